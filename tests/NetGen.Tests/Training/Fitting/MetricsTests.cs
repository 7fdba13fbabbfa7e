namespace NetGen.Tests.Training.Fitting;

/// <summary>Metrics are their formulas, worked out by hand.</summary>
public class MetricsTests
{
    [Fact]
    public void Regression()
    {
        // t̄ = 3; Σ(y − t)² = 1 + 0 + 4 = 5; Σ(t − t̄)² = 4 + 1 + 9 = 14
        RegressionMetrics metrics = RegressionMetrics.Of<double>([2, 2, 4], [1, 2, 6]);
        Assert.Equal(1 - (5 / 14.0), metrics.R2, 1e-15);
        Assert.Equal(1, metrics.MeanAbsoluteError, 1e-15);
        Assert.Equal(Math.Sqrt(5 / 3.0), metrics.RootMeanSquaredError, 1e-15);

        // Of two outputs, the mean of theirs: the second is perfect.
        metrics = RegressionMetrics.Of<double>([2, 7, 2, 8, 4, 9], [1, 7, 2, 8, 6, 9], 2);
        Assert.Equal((1 - (5 / 14.0) + 1) / 2, metrics.R2, 1e-15);
        Assert.Equal(0.5, metrics.MeanAbsoluteError, 1e-15);
        Assert.Equal(1, RegressionMetrics.Of<float>([4, 4], [4, 4]).R2);
        Assert.Equal(double.NegativeInfinity, RegressionMetrics.Of<float>([4, 5], [4, 4]).R2);
    }

    [Fact]
    public void Outputs_that_are_NaN_name_no_class() => Assert.StartsWith(
        "Output 1 of row 1 is NaN",
        Assert.Throws<ArgumentException>(() => ClassificationMetrics.Of<float>([1, 0, 0, float.NaN], [1, 0, 0, 1], 2)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Classification()
    {
        // actual    0  0  0  1  1  2
        // predicted 0  0  1  1  2  2
        ClassificationMetrics metrics = ClassificationMetrics.Of<float>(
            [9, 1, 0, 9, 0, 1, 0, 9, 1, 0, 9, 1, 1, 0, 9, 0, 1, 9],
            [1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1],
            3);
        Assert.Equal(new[,] { { 2, 1, 0 }, { 0, 1, 1 }, { 0, 0, 1 } }, metrics.ToArray());
        Assert.Equal((6, 4, 3), (metrics.Count, metrics.Right, metrics.ClassCount));
        Assert.Equal(4 / 6.0, metrics.Accuracy, 1e-15);
        Assert.Equal([1, 0.5, 0.5], Enumerable.Range(0, 3).Select(metrics.Precision));
        Assert.Equal([2 / 3.0, 0.5, 1], Enumerable.Range(0, 3).Select(metrics.Recall));
        Assert.Equal([0.8, 0.5, 2 / 3.0], Enumerable.Range(0, 3).Select(metrics.F1));
        Assert.Equal(((2 / 3.0) + 0.5 + 1) / 3, metrics.BalancedAccuracy, 1e-15);
    }

    [Fact]
    public void Names_of_classes_are_printed()
    {
        float[] outputs = [9, 1, 0, 9, 0, 1, 0, 9, 1, 0, 9, 1], targets = [1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0];
        ClassificationMetrics metrics = ClassificationMetrics.Of<float>(outputs, targets, 3, ["lily", "rose", "fern"]);
        Assert.Equal(["lily", "rose", "fern"], metrics.ClassNames!);
        Assert.Equal(
            """
            accuracy 0.7500, 3 of 4
            lily: 2 of 3, precision 1.0000, recall 0.6667, F₁ 0.8000
            rose: 1 of 1, precision 0.5000, recall 1.0000, F₁ 0.6667
            fern: 0 of 0, precision NaN, recall NaN, F₁ NaN
            actual \ predicted  lily  rose  fern
            lily                   2     1     0
            rose                   0     1     0
            fern                   0     0     0
            """.ReplaceLineEndings("\n"),
            metrics.ToString());
        Assert.Throws<ArgumentException>(() => ClassificationMetrics.Of<float>(outputs, targets, 3, ["lily", "rose"]));

        float[] wide = new float[100];
        string[] lines = ClassificationMetrics.Of<float>(
            wide, wide, 100, [.. Enumerable.Range(0, 100).Select(n => $"c{n}")])
            .ToString().Split('\n');
        Assert.Equal(22, lines.Length);
        Assert.Equal("… (100 classes)", lines[^1]);
    }

    [Fact]
    public void A_single_output_is_a_class_of_two()
    {
        ClassificationMetrics metrics = ClassificationMetrics.Of<float>([0.2f, 0.6f, 0.9f, 0.4f], [0, 0, 1, 1], 1);
        Assert.Equal(new[,] { { 1, 1 }, { 1, 1 } }, metrics.ToArray());
    }

    [Fact]
    public void A_class_that_does_not_occur_has_no_recall()
    {
        ClassificationMetrics metrics = ClassificationMetrics.Of<float>([1, 0, 0, 1, 0, 0], [1, 0, 0, 1, 0, 0], 3);
        Assert.Equal(double.NaN, metrics.Recall(1));
        Assert.Equal(double.NaN, metrics.Precision(1));
        Assert.Equal(1, metrics.BalancedAccuracy);
    }

    [Fact]
    public void Independent_outputs_are_counted_one_by_one()
    {
        var network = new TagsNetwork(1);
        var data = new Dataset<float>([0, 1, 1, 0, 0, 0], [1, 1, 0, 1, 0, 0], 2, 2);
        FitHistory history = network.Fit(data, new() { Epochs = 1, Metrics = [Metric.Accuracy] });
        float[] outputs = new float[6];
        network.PredictBatch(data.Inputs, outputs);
        int right = Enumerable.Range(0, 6).Count(n => outputs[n] > 0.5 == data.Targets[n] > 0.5);
        Assert.Equal(right / 6.0, history.Last.Metrics[0]);
    }

    [Fact]
    public void The_history_has_every_metric_of_the_validation_part()
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Diabetes<float>(), stratified: false);
        var network = new DiabetesSingleNetwork(1);
        FitHistory history = network.Fit(train, new()
        {
            Epochs = 2,
            LearningRate = 0.001,
            Validation = heldOut,
            Metrics = [Metric.RootMeanSquaredError, Metric.R2, Metric.MeanAbsoluteError],
        });
        RegressionMetrics metrics = RegressionMetrics.Of(network, heldOut);
        Assert.Equal([metrics.RootMeanSquaredError, metrics.R2, metrics.MeanAbsoluteError], history.Last.Metrics);
        Assert.Equal(Math.Sqrt(history.Last.ValidationLoss), metrics.RootMeanSquaredError, 1e-3);
    }
}
