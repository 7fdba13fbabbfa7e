using System.Globalization;
using System.Xml.Linq;

namespace NetGen.Tests.Training.Judging;

/// <summary>
/// Every chart is XML inside of its frame, in every culture, with names that XML would not hold as they are.
/// </summary>
public class JudgingChartTests
{
    private const double Width = 720;

    public static TheoryData<string> Names => [.. Charts().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_chart_is_drawn_inside_of_its_frame(string name)
    {
        string svg = Charts()[name]();
        XElement root = XDocument.Parse(svg).Root!;
        double height = Parsed(root.Attribute("viewBox")!.Value.Split(' ')[3]);
        Assert.All(
            root.Descendants().Attributes().Where(a => a.Name.LocalName is "x" or "x1" or "x2" or "cx"),
            a => Assert.InRange(Parsed(a.Value), 0, Width));
        Assert.All(
            root.Descendants().Attributes().Where(a => a.Name.LocalName is "y" or "y1" or "y2" or "cy"),
            a => Assert.InRange(Parsed(a.Value), 0, height));
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("NETGEN_CHARTS") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, name + ".svg"), svg);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_does_not_depend_on_the_culture(string name)
    {
        Func<string> draw = Charts()[name];
        Assert.Equal(
            Cultures.In(CultureInfo.InvariantCulture, draw), Cultures.In(Cultures.WithLongMinus("sv-SE"), draw));
    }

    private static double Parsed(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static Dictionary<string, Func<string>> Charts()
    {
        ProbabilityMetrics tumours = JudgingCase.All[0].Probabilities, digits = JudgingCase.All[^1].Probabilities;
        JudgingCase iris = JudgingCase.All.Single(judged => judged.Name == "iris");
        ProbabilityMetrics named = ProbabilityMetrics.Of(
            iris.Outputs,
            iris.Targets,
            3,
            independent: false,
            ["<setosa> & \"others\"", "versicolor\u0001, the long-named", "c"]);
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Iris<float>());
        return new()
        {
            ["roc"] = () => tumours.RocToSvg(),
            ["roc of ten classes"] = () => digits.RocToSvg(),
            ["roc with names"] = () => named.RocToSvg(),
            ["precision and recall"] = () => tumours.PrecisionRecallToSvg(),
            ["precision and recall of ten classes"] = () => digits.PrecisionRecallToSvg(),
            ["reliability"] = () => tumours.ReliabilityToSvg(),
            ["reliability of three classes"] = () => named.ReliabilityToSvg(),
            ["one class"] = () => ProbabilityMetrics.Of<double>([0.2, 0.4], [0, 0], 1).RocToSvg(),
            ["cross-validation"] = () => CrossValidation.Run(
                () => new IrisNetwork(), train, new() { Epochs = 5, LearningRate = 0.05, Metrics = [Metric.Accuracy] })
                .ToSvg(Metric.Accuracy),
            ["restarts"] = () => Restarts.Run(
                () => new IrisNetwork(), train, new() { Epochs = 3 }, new() { Count = 6 }).ToSvg(),
            ["ensemble"] = () => Ensemble.Of(Restarts.Run(
                () => new IrisNetwork(), train, new() { Epochs = 5 }, new() { Count = 4 }).Networks)
                .ToSvg(heldOut, k: 1),
            ["importance"] = () => PermutationImportance.Of(Trained(train), heldOut).ToSvg(),
            ["sets"] = () => ConformalSets.Calibrate(Trained(train), train, 0.9).ToSvg(Trained(train), heldOut),
            ["intervals"] = Intervals,
            ["candidates"] = () => Candidates.Run(
                train,
                [
                    new("logistic <regression>", () => new IrisLogisticNetwork()),
                    new("8 neurons", () => new IrisNetwork()),
                ],
                new() { Epochs = 20, LearningRate = 0.02 },
                metric: Metric.LogLoss).ToSvg(),
            ["search"] = () => RandomSearch.Run(
                () => new IrisNetwork(),
                train,
                draw => new() { Epochs = 5, LearningRate = draw.LogUniform(1e-3, 0.1) },
                trials: 5,
                metric: Metric.Accuracy).ToSvg(),
        };
    }

    private static IrisNetwork Trained(Dataset<float> train)
    {
        var network = new IrisNetwork(1);
        network.Fit(train, new() { Epochs = 10, LearningRate = 0.02 });
        return network;
    }

    private static string Intervals()
    {
        Dataset<double> all = RealData.Diabetes<double>();
        (Dataset<double> train, Dataset<double> heldOut) = RealData.Standardized(all, stratified: false);
        Standardizer targets = Standardizer.OfTargets(train);
        var network = new DiabetesNetwork(1);
        network.Fit(targets.ApplyToTargets(train), new() { Epochs = 20, LearningRate = 0.02 });
        targets.FoldIntoLastLayer(network);
        return ConformalIntervals.Calibrate(network, heldOut, 0.9).ToSvg(network, heldOut);
    }
}
