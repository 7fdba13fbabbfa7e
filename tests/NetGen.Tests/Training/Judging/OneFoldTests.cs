namespace NetGen.Tests.Training.Judging;

/// <summary>A single value has no deviation, and a single fold cannot say what is chance.</summary>
public class OneFoldTests
{
    private static readonly CrossValidationOptions One = new() { Kind = FoldKind.InOrder, Folds = 1 };

    [Fact]
    public void Candidates_on_one_fold_say_so()
    {
        Dataset<float> iris = RealData.Iris<float>();
        int[] mixed = [.. Enumerable.Range(0, 150).OrderBy(row => row % 50)];
        Candidates candidates = Candidates.Run<float>(
            iris.Select(mixed),
            [
                new("slow", () => new IrisNetwork()) { Options = new() { Epochs = 40, LearningRate = 1e-5 } },
                new("fast", () => new IrisNetwork()),
            ],
            new() { Epochs = 40, LearningRate = 0.02 },
            One,
            Metric.LogLoss);
        Assert.Equal("fast", candidates.Best.Name);
        Assert.False(candidates.Best.IsWorthIt);
        Assert.Matches(
            @"\nfast is better than slow by \d+\.?\d* on one fold, which cannot say whether that is chance\. Use more folds\.$",
            candidates.ToString());
        Assert.DoesNotContain("NaN", candidates.ToString() + candidates.ToSvg(), StringComparison.Ordinal);
        Candidates same = Candidates.Run<float>(
            iris.Select(mixed),
            [new("a", () => new IrisNetwork()), new("b", () => new IrisNetwork())],
            new() { Epochs = 2 },
            One);
        Assert.EndsWith("\nNone is better than a on the one fold.", same.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_value_is_printed_alone()
    {
        CrossValidationResult<CurveNetwork, double> result = CrossValidation.Run(
            () => new CurveNetwork(), CurveNetwork.Data(), new() { Epochs = 2, Metrics = [Metric.R2] }, One);
        Assert.True(double.IsNaN(result.Loss.Deviation));
        Assert.Equal((result.Loss.Mean, result.Loss.Mean), (result.Loss.Minimum, result.Loss.Maximum));
        Assert.DoesNotContain("±", result.Loss.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"\nmean of one fold: loss \S+, R² \S+$", result.ToString());
        Assert.DoesNotContain("NaN", result.ToSvg(), StringComparison.Ordinal);
        Restarts<CurveNetwork> restarts = Restarts.Run(
            () => new CurveNetwork(), CurveNetwork.Data(), new() { Epochs = 2 }, new() { Count = 1 });
        Assert.DoesNotContain("±", restarts.Loss.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_candidate_without_a_network_is_named()
    {
        Dataset<float> iris = RealData.Iris<float>();
        Assert.Equal(
            "Candidate \"none\": create returned null instead of a network.",
            Assert.Throws<InvalidOperationException>(() => Candidates.Run<float>(
                iris, [new("a", () => new IrisNetwork()), new("none", () => null!)])).Message);
        var shared = new IrisNetwork();
        Assert.StartsWith(
            "Candidate \"shared\": create returned the same network twice",
            Assert.Throws<InvalidOperationException>(
                () => Candidates.Run<float>(iris, [new("shared", () => shared)], new() { Epochs = 1 })).Message);
    }
}
