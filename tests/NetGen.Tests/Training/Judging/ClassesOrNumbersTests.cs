namespace NetGen.Tests.Training.Judging;

/// <summary>Metrics of classes are not for networks that learn numbers; matrices are printed.</summary>
public class ClassesOrNumbersTests
{
    [Fact]
    public void A_regression_network_is_refused()
    {
        Dataset<double> data = RealData.Diabetes<double>();
        string message = Assert.Throws<ArgumentException>(
            () => ClassificationMetrics.Of(new DiabetesNetwork(1), data)).Message;
        Assert.StartsWith("ClassificationMetrics is for classes; the targets are numbers, such as 151, 75 and 141", message);
        Assert.Contains("Use RegressionMetrics", message);
        message = Assert.Throws<ArgumentException>(
            () => new DiabetesNetwork(1).Fit(data, new() { Metrics = [Metric.Accuracy] })).Message;
        Assert.StartsWith("The metric Accuracy is for classes", message);
        Assert.Throws<ArgumentException>(() => new DiabetesNetwork(1).FitLbfgs(data, new() { Metrics = [Metric.MacroF1] }));
        Assert.Throws<ArgumentException>(() => ClassificationMetrics.Of(new DiabetesNetwork(1), data, 0.3));
    }

    /// <summary>Squared errors learn exclusive or too: its targets are 0 and 1.</summary>
    [Fact]
    public void Two_different_numbers_are_classes() =>
        Assert.Equal(4, ClassificationMetrics.Of(new XorNetwork(1), XorNetwork.Data).Count);

    [Fact]
    public void A_threshold_is_for_one_output()
    {
        Dataset<float> iris = RealData.Iris<float>();
        Assert.Contains(
            "A threshold is for one output",
            Assert.Throws<ArgumentException>(() => ClassificationMetrics.Of(new IrisNetwork(1), iris, 0.4)).Message);
        Assert.Throws<ArgumentException>(
            () => ClassificationMetrics.Of(new TumourNetwork(1), RealData.BreastCancer<float>(), double.NaN));
    }

    [Fact]
    public void The_confusion_matrix_is_printed()
    {
        ClassificationMetrics metrics = ClassificationMetrics.Of<float>(
            [9, 1, 0, 9, 0, 1, 0, 9, 1, 0, 9, 1], [1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0], 3);
        Assert.Equal(
            """
            accuracy 0.7500, 3 of 4
            actual \ predicted  0  1  2
            0                   2  1  0
            1                   0  1  0
            2                   0  0  0
            """.ReplaceLineEndings("\n"),
            metrics.ToString());
    }

    /// <summary>Precision of class 1 is 1/2, its recall 1; class 2 is neither there nor predicted.</summary>
    [Fact]
    public void Averages_are_over_the_classes_that_occur_or_are_predicted()
    {
        ClassificationMetrics metrics = ClassificationMetrics.Of<float>(
            [9, 1, 0, 9, 0, 1, 0, 9, 1, 0, 9, 1], [1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0], 3);
        Assert.Equal((1 + 0.5) / 2, metrics.MacroPrecision, 1e-15);
        Assert.Equal(((2 / 3.0) + 1) / 2, metrics.MacroRecall, 1e-15);
        Assert.Equal((0.8 + (2 / 3.0)) / 2, metrics.MacroF1, 1e-15);
        Assert.Equal(((3 * 0.8) + (2 / 3.0)) / 4, metrics.WeightedF1, 1e-15);
    }
}
