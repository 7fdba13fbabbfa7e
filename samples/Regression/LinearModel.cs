using MathNet.Numerics.LinearRegression;

namespace NetGen.Samples.Regression;

/// <summary>The baseline: ordinary least squares.</summary>
internal sealed class LinearModel(Dataset<double> train)
{
    private readonly double[] _coefficients = MultipleRegression.QR(
        [.. Enumerable.Range(0, train.Count).Select(row => train.Input(row).ToArray())],
        train.Targets.ToArray(),
        intercept: true);

    public double[] Predict(Dataset<double> patients) =>
    [
        .. Enumerable.Range(0, patients.Count).Select(
            row => _coefficients[0] + patients.Input(row).ToArray().Select((x, i) => _coefficients[i + 1] * x).Sum()),
    ];
}
