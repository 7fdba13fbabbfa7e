using MathNet.Numerics;

namespace NetGen.Samples.Regression;

/// <summary>How near predictions come to what happened.</summary>
/// <param name="R2">1 − Σ(y − t)² / Σ(t − t̄)²: 1 is perfect, 0 is no better than the mean.</param>
/// <param name="Rmse">The root of the mean squared error, in the progression's unit.</param>
/// <param name="Mae">The mean absolute error.</param>
internal sealed record Score(double R2, double Rmse, double Mae)
{
    public static Score Of(double[] predicted, double[] actual) => new(
        GoodnessOfFit.CoefficientOfDetermination(predicted, actual),
        Distance.Euclidean(predicted, actual) / Math.Sqrt(actual.Length),
        Distance.MAE(predicted, actual));
}
