using System.Diagnostics;

namespace NetGen.Samples.Regression;

/// <summary>
/// How long three ways of training take to the same error on the training part: gradient descent for its epochs, then the
/// methods that look at the curvature, from the same start until they are as far. It says nothing of other patients.
/// </summary>
internal static class SecondOrder
{
    public const double LearningRate = 0.1;

    private const int Epochs = 20_000;

    private static readonly int[] Seeds = [1, 2, 3, 4, 5];

    /// <param name="console">Where it is shown.</param>
    /// <param name="train">Standardised, inputs and targets.</param>
    /// <returns>The median of Levenberg–Marquardt's iterations.</returns>
    public static int Show(IAnsiConsole console, Dataset<double> train)
    {
        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumns("seed", "mean E", "gradient descent", "L-BFGS", "Levenberg–Marquardt");
        var iterations = new List<int>();
        foreach (int seed in Seeds)
        {
            var (descent, ofDescent) = Timed(() => new SmallNetwork(seed).Fit(
                train, new() { Epochs = Epochs, BatchSize = train.Count, LearningRate = LearningRate }));
            double target = descent.Last.TrainingLoss;
            var (lbfgs, ofLbfgs) = Timed(() => new SmallNetwork(seed).FitLbfgs(
                train, new() { Iterations = Epochs, TargetError = target }));
            var (marquardt, ofMarquardt) = Timed(() => new SmallNetwork(seed).FitLevenbergMarquardt(
                train, new() { Iterations = Epochs, TargetError = target }));
            table.AddRow(
                $"{seed}", $"{target:F4}", Cell(descent, ofDescent, "epochs"), Cell(lbfgs, ofLbfgs, "iterations"),
                Cell(marquardt, ofMarquardt, "iterations"));
            iterations.Add(marquardt.StopReason == StopReason.TargetReached ? marquardt.Epochs.Count : int.MaxValue);
        }

        console.Write(table);
        return iterations.Order().ElementAt(Seeds.Length / 2);
    }

    private static (FitHistory History, TimeSpan Elapsed) Timed(Func<FitHistory> train)
    {
        long start = Stopwatch.GetTimestamp();
        return (train(), Stopwatch.GetElapsedTime(start));
    }

    private static string Cell(FitHistory history, TimeSpan elapsed, string unit) =>
        history.StopReason is StopReason.TargetReached or StopReason.Completed
            ? $"{history.Epochs.Count:N0} {unit}, {elapsed.TotalMilliseconds:F0} ms"
            : $"stopped at {history.Last.TrainingLoss:F4}: a local minimum";
}

/// <summary>Few parameters, so that there is little to learn by heart.</summary>
[Network(Inputs = 10, Hidden = 3, Outputs = 1, HiddenActivation = Activation.Softplus, Precision = Precision.Double)]
public partial class SmallNetwork;
