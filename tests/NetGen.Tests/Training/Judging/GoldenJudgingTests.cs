using System.Text.Json;

namespace NetGen.Tests.Training.Judging;

/// <summary>
/// Metrics and curves are scikit-learn's, to 1e-9, on real data, also where many probabilities are equal.
/// </summary>
public class GoldenJudgingTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Names => [.. JudgingCase.All.Select(judged => judged.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Metrics_of_all_classes(string name)
    {
        JudgingCase judged = Of(name);
        ProbabilityMetrics metrics = judged.Probabilities;
        Assert.Equal(judged.Labels.Length, metrics.Count);
        Assert.Equal(judged.RocAuc, metrics.RocAuc, Tolerance);
        Assert.Equal(judged.WeightedRocAuc, metrics.WeightedRocAuc, Tolerance);
        Assert.Equal(judged.AveragePrecision, metrics.AveragePrecision, Tolerance);
        Assert.Equal(judged.WeightedAveragePrecision, metrics.WeightedAveragePrecision, Tolerance);
        Assert.Equal(judged.LogLoss, metrics.LogLoss, Tolerance);
        Assert.Equal(judged.Brier, metrics.Brier, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Metrics_of_each_class(string name)
    {
        JudgingCase judged = Of(name);
        ProbabilityMetrics metrics = judged.Probabilities;
        for (int label = 0; label < judged.Classes.Length; label++)
        {
            JudgedClass expected = judged.Classes[label];
            Assert.Equal(expected.RocAuc, metrics.RocAucOf(label), Tolerance);
            Assert.Equal(expected.AveragePrecision, metrics.AveragePrecisionOf(label), Tolerance);
            Assert.Equal(expected.Brier, metrics.BrierOf(label), Tolerance);
            Assert.Equal(expected.LogLoss, metrics.LogLossOf(label), Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Curves_of_each_class(string name)
    {
        JudgingCase judged = Of(name);
        ProbabilityMetrics metrics = judged.Probabilities;
        for (int label = 0; label < judged.Classes.Length; label++)
        {
            JudgedClass expected = judged.Classes[label];
            if (expected.Roc.Length == 0) continue;
            AssertSame(
                expected.Roc,
                [.. metrics.RocCurve(label).Skip(1).Select(point => new[]
                {
                    point.Threshold, point.FalsePositiveRate, point.TruePositiveRate,
                })]);

            // scikit-learn 1.2 ends where the last row of the class is found.
            AssertSame(
                expected.PrecisionRecall,
                [.. metrics.PrecisionRecallCurve(label).Skip(1).Take(expected.PrecisionRecall.Length).Select(point => new[]
                {
                    point.Threshold, point.Recall, point.Precision,
                })]);
            AssertSame(
                expected.Reliability,
                [.. metrics.Reliability(label).Select(bin => new[] { bin.MeanProbability, bin.Share })]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Classes(string name)
    {
        JudgingCase judged = Of(name);
        ClassificationMetrics metrics = ClassificationMetrics.Of(judged.Outputs, judged.Targets, judged.Width);
        for (int actual = 0; actual < metrics.ClassCount; actual++)
        {
            Assert.Equal(
                judged.Confusion[actual], Enumerable.Range(0, metrics.ClassCount).Select(predicted => metrics[actual, predicted]));
        }

        Assert.Equal(judged.Accuracy, metrics.Accuracy, Tolerance);
        Assert.Equal(judged.BalancedAccuracy, metrics.BalancedAccuracy, Tolerance);
        Assert.Equal(judged.MacroPrecision, metrics.MacroPrecision, Tolerance);
        Assert.Equal(judged.MacroRecall, metrics.MacroRecall, Tolerance);
        Assert.Equal(judged.MacroF1, metrics.MacroF1, Tolerance);
        Assert.Equal(judged.WeightedF1, metrics.WeightedF1, Tolerance);
    }

    [Theory]
    [InlineData("diabetes")]
    [InlineData("petals")]
    public void Numbers(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Golden", "golden.regression.json");
        using JsonDocument cases = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement judged = cases.RootElement.EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
        RegressionMetrics metrics = RegressionMetrics.Of(
            Values("outputs"), Values("targets"), judged.GetProperty("width").GetInt32());
        Assert.Equal(judged.GetProperty("r2").GetDouble(), metrics.R2, Tolerance);
        Assert.Equal(judged.GetProperty("meanAbsoluteError").GetDouble(), metrics.MeanAbsoluteError, Tolerance);
        Assert.Equal(judged.GetProperty("rootMeanSquaredError").GetDouble(), metrics.RootMeanSquaredError, Tolerance);

        double[] Values(string side) => judged.GetProperty(side).Deserialize<double[]>()!;
    }

    private static JudgingCase Of(string name) => JudgingCase.All.Single(judged => judged.Name == name);

    private static void AssertSame(double[][] expected, double[][] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int n = 0; n < expected.Length; n++)
        {
            for (int k = 0; k < expected[n].Length; k++) Assert.Equal(expected[n][k], actual[n][k], Tolerance);
        }
    }
}
