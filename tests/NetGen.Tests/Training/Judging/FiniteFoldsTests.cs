namespace NetGen.Tests.Training.Judging;

/// <summary>What is not defined on a fold is refused before training; what turns out infinite names its fold.</summary>
public class FiniteFoldsTests
{
    private static readonly FitOptions<double> R2 = new() { Epochs = 2, LearningRate = 1e-3, Metrics = [Metric.R2] };

    private static readonly CrossValidationOptions InOrder = new() { Kind = FoldKind.InOrder, Folds = 3 };

    [Fact]
    public void R2_of_equal_targets_is_refused_before_training()
    {
        // The last quarter is constant, by a number whose mean is rounded.
        Dataset<double> data = Curve((row, target) => row < 30 ? target : 0.1);
        string message = Assert.Throws<ArgumentException>(
            "data", () => CrossValidation.Run(() => new CurveNetwork(), data, R2, InOrder)).Message;
        Assert.StartsWith(
            "The held-out part of fold 3 of 3: The metric R2 compares with the mean of the targets; target 0 is 0.1 in all 10 rows",
            message,
            StringComparison.Ordinal);
        Assert.EndsWith("or MeanAbsoluteError or RootMeanSquaredError. (Parameter 'data')", message, StringComparison.Ordinal);

        // Around a candidate, too, no message names two parameters.
        message = Assert.Throws<ArgumentException>("candidate", () => Candidates.Run<double>(
            data, [new("curve", () => new CurveNetwork())], R2, InOrder, Metric.R2)).Message;
        Assert.StartsWith("Candidate \"curve\": The held-out part of fold 3 of 3: ", message, StringComparison.Ordinal);
        Assert.Equal(2, message.Split("(Parameter").Length);

        // Of several outputs, one is enough.
        message = Assert.Throws<ArgumentException>("validation", () => new CurveNetwork(1).Fit(
            CurveNetwork.Data(), new() { Validation = data.Select([31, 32, 33]), Metrics = [Metric.R2] })).Message;
        Assert.Contains("in all 3 rows", message, StringComparison.Ordinal);
        message = Assert.Throws<ArgumentException>(() => CrossValidation.Run(
            () => new CurveNetwork(), CurveNetwork.Data(), R2, new() { Folds = 40 })).Message;
        Assert.Contains("in the only row", message, StringComparison.Ordinal);
        FitOptions<double> absolute = R2.Copy();
        absolute.Metrics = [Metric.MeanAbsoluteError];
        Assert.All(
            CrossValidation.Run(() => new CurveNetwork(), data, absolute, InOrder).Folds,
            fold => Assert.True(double.IsFinite(fold.Metrics[0])));
    }

    [Fact]
    public void A_rounded_mean_of_equal_targets_is_no_spread()
    {
        double[] same = [.. Enumerable.Repeat(0.1, 10)], other = [.. Enumerable.Repeat(0.2, 10)];
        Assert.Equal(1, RegressionMetrics.Of(same, same).R2);
        Assert.Equal(double.NegativeInfinity, RegressionMetrics.Of(other, same).R2);
    }

    [Fact]
    public void A_fold_whose_loss_is_not_finite_is_named()
    {
        Dataset<double> data = Curve((row, target) => row < 39 ? target : 1e200);
        string message = Assert.Throws<TrainingException>(
            () => CrossValidation.Run(() => new CurveNetwork(), data, R2, InOrder)).Message;
        Assert.StartsWith(
            "Fold 3 of 3: The mean of E of the 10 rows that are held out is ∞", message.Replace("Infinity", "∞"));
    }

    [Fact]
    public void Ranks_of_one_class_are_refused_before_training()
    {
        Dataset<float> cancer = RealData.BreastCancer<float>();
        Dataset<float> sorted = cancer.Select(
            [.. Enumerable.Range(0, cancer.Count).OrderBy(row => row < 100 ? -1 : cancer.Label(row))]);
        foreach (Metric metric in new[] { Metric.RocAuc, Metric.AveragePrecision })
        {
            string message = Assert.Throws<ArgumentException>("data", () => CrossValidation.Run(
                () => new TumourNetwork(),
                sorted,
                new() { Epochs = 1, Metrics = [metric] },
                new() { Kind = FoldKind.InOrder, Folds = 3 })).Message;
            Assert.Matches($"^The held-out part of fold [23] of 3: The metric {metric} compares", message);
        }
    }

    private static Dataset<double> Curve(Func<int, double, double> target)
    {
        Dataset<double> data = CurveNetwork.Data();
        double[] targets = data.Targets.ToArray();
        for (int row = 0; row < data.Count; row++) targets[2 * row] = target(row, targets[2 * row]);
        return new Dataset<double>(data.Inputs, targets, 1, 2);
    }
}
