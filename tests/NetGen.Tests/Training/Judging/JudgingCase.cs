using NetGen.Tests.Golden;

namespace NetGen.Tests.Training.Judging;

/// <summary>What scikit-learn says of a model's probabilities on real data: see Golden/judging.py.</summary>
public sealed record JudgingCase
{
    private static readonly Lazy<IReadOnlyList<JudgingCase>> LazyAll = new(
        () => GoldenFile.Read<JudgingCase[]>("golden.judging.json"));

    public static IReadOnlyList<JudgingCase> All => LazyAll.Value;

    public required string Name { get; init; }

    public required double[] Outputs { get; init; }

    public required int[] Labels { get; init; }

    public required int Width { get; init; }

    public required double RocAuc { get; init; }

    public required double WeightedRocAuc { get; init; }

    public required double AveragePrecision { get; init; }

    public required double WeightedAveragePrecision { get; init; }

    public required double LogLoss { get; init; }

    public required double Brier { get; init; }

    public required int[][] Confusion { get; init; }

    public required double Accuracy { get; init; }

    public required double BalancedAccuracy { get; init; }

    public required double MacroPrecision { get; init; }

    public required double MacroRecall { get; init; }

    public required double MacroF1 { get; init; }

    public required double WeightedF1 { get; init; }

    public required JudgedClass[] Classes { get; init; }

    /// <summary>0 or 1, or one-hot.</summary>
    public double[] Targets => Width == 1
        ? [.. Labels.Select(label => (double)label)]
        : Dataset.OneHot<double>(Labels, Width);

    public ProbabilityMetrics Probabilities => ProbabilityMetrics.Of(Outputs, Targets, Width);
}

/// <summary>One class against the rest.</summary>
public sealed record JudgedClass
{
    public required double RocAuc { get; init; }

    public required double AveragePrecision { get; init; }

    public required double Brier { get; init; }

    public required double LogLoss { get; init; }

    /// <summary>
    /// Threshold, false-positive rate, true-positive rate; empty, as all curves, for more than three classes.
    /// </summary>
    public required double[][] Roc { get; init; }

    /// <summary>Threshold, recall, precision.</summary>
    public required double[][] PrecisionRecall { get; init; }

    /// <summary>Mean probability, share of the class; one each per interval that has rows.</summary>
    public required double[][] Reliability { get; init; }
}
