namespace NetGen.Tests.Training.Judging;

/// <summary>Numbers that would be wrong without a word: refused, or right.</summary>
public partial class SilentNumbersTests
{
    [Network(Inputs = 4, Hidden = 3, Outputs = 3)]
    private sealed partial class IrisSquaresNetwork;

    [Fact]
    public void A_row_of_independent_outputs_has_no_class()
    {
        var tags = Dataset.FromRows<float>([[0, 1], [1, 0]], [[1, 1], [0, 0]]);
        ArgumentException problem = Assert.Throws<ArgumentException>(
            "network", () => ClassificationMetrics.Of(new TagsNetwork(1), tags));
        Assert.Contains("independent", problem.Message, StringComparison.Ordinal);
        Assert.Contains("ProbabilityMetrics", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_threshold_stays_below_the_score_that_it_lets_through()
    {
        double[] p = [1, Math.BitDecrement(1.0), 0.25], t = [1, 0, 0];
        ThresholdChoice best = ProbabilityMetrics.Of(p, t, 1).BestThreshold(ThresholdCriterion.Accuracy);
        Assert.Equal(1, best.TruePositives);
        Assert.Equal([true, false, false], p.Select(score => score > best.Threshold));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1.5)]
    public void A_threshold_where_no_output_is_is_refused(double threshold) => Assert.Contains(
        "write a number from 0 to 1",
        Assert.Throws<ArgumentException>(
            nameof(threshold), () => ClassificationMetrics.Of(new XorNetwork(1), XorNetwork.Data, threshold)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void With_a_threshold_of_minus_infinity_every_row_is_a_yes() => Assert.Equal(
        0.5, ClassificationMetrics.Of(new XorNetwork(1), XorNetwork.Data, double.NegativeInfinity).Accuracy);

    /// <summary>It would be one for 1 − p, and ClassificationMetrics compares p.</summary>
    [Fact]
    public void A_threshold_for_no_is_refused_with_one_output()
    {
        double[] p = [0.9, 0.2, 0.6, 0.1], t = [1, 0, 0, 1];
        ProbabilityMetrics metrics = ProbabilityMetrics.Of(p, t, 1);
        foreach (Action call in (Action[])
            [() => metrics.BestThreshold(ThresholdCriterion.F1, label: 0), () => metrics.CheapestThreshold(1, 2, label: 0)])
        {
            Assert.Contains("a threshold is for class 1 (yes)", Assert.Throws<ArgumentException>("label", call).Message);
        }

        // What missing a no costs is said the other way round.
        ThresholdChoice choice = metrics.CheapestThreshold(falsePositive: 2, falseNegative: 1);
        Assert.Equal((choice.TruePositives, choice.FalsePositives), (1, 0));
        Assert.Equal([true, false, false, false], p.Select(score => score > choice.Threshold));

        // With several outputs, each class has its own.
        ProbabilityMetrics two = ProbabilityMetrics.Of<double>([0.9, 0.1, 0.2, 0.8], [1, 0, 0, 1], 2);
        Assert.Equal(1, two.BestThreshold(ThresholdCriterion.F1, label: 0).TruePositives);
    }

    [Fact]
    public void Candidates_are_never_judged_on_different_folds()
    {
        ArgumentException problem = Assert.Throws<ArgumentException>(
            "validation",
            () => Candidates.Run<float>(
                RealData.Iris<float>(),
                [new("softmax", () => new IrisNetwork()), new("squares", () => new IrisSquaresNetwork())],
                new() { Epochs = 1, LearningRate = 0.01 },
                new(),
                Metric.Accuracy));
        Assert.Contains("\"squares\"", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Set Kind", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_output_is_looked_at_for_NaN() => Assert.Throws<ArgumentException>(
        "outputs", () => ClassificationMetrics.Of<double>([double.PositiveInfinity, double.NaN], [1, 0], 2));
}
