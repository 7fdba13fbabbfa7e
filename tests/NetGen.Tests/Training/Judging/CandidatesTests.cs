namespace NetGen.Tests.Training.Judging;

/// <summary>Candidates are judged on the same folds, and a difference that may be chance is called that.</summary>
public class CandidatesTests
{
    private static readonly FitOptions<float> Options = new() { Epochs = 40, LearningRate = 0.02 };

    private static readonly CrossValidationOptions Folds = new() { Seed = 4, StandardizeInputs = true };

    [Fact]
    public void Each_is_what_cross_validation_makes_of_it()
    {
        Dataset<float> iris = RealData.Iris<float>();
        Candidates candidates = Candidates.Run(
            iris,
            [new("logistic regression", () => new IrisLogisticNetwork()), new("8 neurons", () => new IrisNetwork())],
            Options,
            Folds,
            Metric.LogLoss);
        FitOptions<float> own = Options.Copy();
        own.Metrics = [Metric.LogLoss];
        double[] simple =
            [.. CrossValidation.Run(() => new IrisLogisticNetwork(), iris, own, Folds)[Metric.LogLoss].Values];
        double[] other = [.. CrossValidation.Run(() => new IrisNetwork(), iris, own, Folds)[Metric.LogLoss].Values];
        Assert.Equal(simple, candidates.Results[0].Value.Values);
        Assert.Equal(other, candidates.Results[1].Value.Values);

        // Less is better: the gain is what the other has less.
        double[] gains = [.. simple.Zip(other, (a, b) => a - b)];
        Assert.Equal(gains, candidates.Results[1].Gain.Values);
        Assert.Equal(gains.Count(gain => gain > 0), candidates.Results[1].FoldsBetter);
        double deviation = Math.Sqrt(gains.Sum(g => (g - gains.Average()) * (g - gains.Average())) / 4);
        Assert.Equal(deviation * Math.Sqrt((1 / 5.0) + (30 / 120.0)), candidates.Results[1].StandardError, 1e-12);
        Assert.Equal(gains.Average() > 0 ? "8 neurons" : "logistic regression", candidates.Best.Name);
        string[] lines = candidates.ToString().Split('\n');
        Assert.Matches(@"^candidate +parameters +log loss +better by +folds$", lines[0]);
        Assert.Matches(@"^logistic regression +15 +0\.\d+ ± 0\.\d+$", lines[1]);
        Assert.Matches(@"^8 neurons +67 +0\.\d+ ± 0\.\d+ +-?\d.* ± .* +\d of 5$", lines[2]);
    }

    [Fact]
    public void A_network_that_is_no_better_is_not_worth_it()
    {
        Candidates candidates = Candidates.Run(
            RealData.Diabetes<double>(),
            [new("linear regression", () => new DiabetesLinearNetwork()), new("6 neurons", () => new DiabetesNetwork())],
            new() { Epochs = 30, LearningRate = 0.01 },
            new() { StandardizeInputs = true, StandardizeTargets = true },
            Metric.R2);
        Assert.All(candidates.Results, result => Assert.InRange(result.Value.Mean, 0.3, 0.6));
        Assert.False(candidates.Results[1].IsWorthIt, candidates.ToString());
        Assert.Matches("(None is better than linear regression|which may be chance)", candidates.ToString());
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Dataset<float> iris = RealData.Iris<float>();
        Candidate<float> simple = new("a", () => new IrisLogisticNetwork());
        Refused("There is no candidate", []);
        Refused("Two candidates are named \"a\"", [simple, new("a", () => new IrisNetwork())]);
        Refused(
            "\"b\" has 3 epochs, and \"a\" 40",
            [simple, new("b", () => new IrisNetwork()) { Options = new() { Epochs = 3 } }]);
        Refused("Candidate \"c\": data has 4 inputs", [simple, new("c", () => new TumourNetwork())], Metric.LogLoss);
        Refused("\"c\" has the loss BinaryCrossEntropy", [simple, new("c", () => new TumourNetwork())]);
        TrainingException failure = Assert.Throws<TrainingException>(() => Candidates.Run(
            RealData.Diabetes<double>(), [new("d", () => new DiabetesNetwork())], new() { LearningRate = 100 }));
        Assert.StartsWith("Candidate \"d\": Fold 1 of 5: ", failure.Message, StringComparison.Ordinal);

        void Refused(string words, Candidate<float>[] candidates, Metric? metric = null) => Assert.Contains(
            words,
            Assert.Throws<ArgumentException>(() => Candidates.Run(iris, candidates, Options, Folds, metric)).Message,
            StringComparison.Ordinal);
    }
}
