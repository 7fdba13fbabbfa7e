using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NetGen.Tests.ModelFiles;
using NetGen.Tests.Training;

namespace NetGen.Tests.Charts;

/// <summary>Charts of any losses are drawn, at once, inside of the frame, with a few labels that differ.</summary>
public partial class ChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Losses of the training part and, above them, of the validation part.</summary>
    public static TheoryData<double, double> Losses => new()
    {
        { 0.5, 0.5 },
        { 0.5, Math.BitIncrement(0.5) },
        { 0.5, 0.5 + 1e-15 },
        { 0.5, 0.5 + 1e-9 },
        { 0.69310, 0.69315 },
        { 1e-3, 1e-3 * (1 + 1e-12) },
        { 12345.678, 12345.679 },
        { 2e6, Math.BitIncrement(2e6) },
        { 9_007_199_254_740_993, 9_007_199_254_740_999 },
        { 1e300, Math.BitIncrement(1e300) },
        { 1e308, 1e308 },
        { 0, 1e308 },
        { 1e-300, 1e308 },
        { 1e307, 1e308 },
        { 0, 0 },
        { 0, double.Epsilon },
        { double.Epsilon, double.Epsilon },
        { double.Epsilon, 1e-300 },
        { 1e-310, 2e-310 },
        { 1e-300, 1.5e-300 },
        { 1e-9, 1e3 },
        { 0.2, 1.5 },
        { 0.2, 2.1 },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void Every_range_is_drawn(double training, double validation)
    {
        FitHistory history = Constant(training, validation);
        string text = history.ToSvg();
        Assert.InRange(text.Length, 1_000, 10_000);
        XElement root = XDocument.Parse(text).Root!;
        Assert.All(
            root.Descendants().Attributes().Where(
                attribute => attribute.Name.LocalName is "d" or "x1" or "y1" or "x" or "y"),
            attribute => Assert.All(
                Number().Matches(attribute.Value), number => Assert.InRange(Parsed(number.Value), 0, 720)));
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);

        string[] labels = Labels(root);
        Assert.InRange(labels.Length, 1, 12);
        Assert.Equal(labels.Distinct(), labels);
        Assert.All(labels, label => Assert.InRange(label.Length, 1, 12));
        double[] values = [.. labels.Select(Parsed)];
        Assert.Equal(values.Order(), values);
    }

    /// <summary>
    /// The least and the largest number are labelled, and what is between them stands where they say.
    /// </summary>
    [Fact]
    public void Labels_stand_where_their_values_are()
    {
        XElement root = XDocument.Parse(Constant(0.69310, 0.69315).ToSvg()).Root!;
        string[] labels = Labels(root);
        Assert.Contains("0.69312", labels);
        double[] places =
        [
            .. root.Elements(Svg + "text").Where(IsLabelOfY).Select(text => Parsed(text.Attribute("y")!.Value)),
        ];
        double[] steps = [.. places.Zip(places.Skip(1), (below, above) => below - above)];
        Assert.All(steps, step => Assert.Equal(steps[0], step, 0.02));
    }

    [Fact]
    public void Differences_too_small_for_labels_are_drawn_flat_in_the_middle()
    {
        XElement root = XDocument.Parse(Constant(0.5, Math.BitIncrement(0.5)).ToSvg()).Root!;
        double[] heights =
        [
            .. root.Elements(Svg + "path").SelectMany(path => Number().Matches(path.Attribute("d")!.Value)
                .Where((_, n) => n % 2 == 1).Select(y => Parsed(y.Value))),
        ];
        Assert.All(heights, height => Assert.Equal(200, height, 0.5));
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("fa-IR")]
    [InlineData("de-DE")]
    public void Its_text_does_not_depend_on_the_culture(string culture)
    {
        // The best epoch is the last: its text stands to the left, at a negative distance.
        FitHistory history = new XorNetwork(1).Fit(XorNetwork.Data, new() { Epochs = 40, LearningRate = 0.5 });
        Assert.True(history.BestEpoch > 30);
        string expected = Cultures.In(CultureInfo.InvariantCulture, () => history.ToSvg());
        Assert.Contains("dx=\"-8\"", expected, StringComparison.Ordinal);
        CultureInfo other = Cultures.WithLongMinus(culture);
        Assert.Equal(expected, Cultures.In(other, () => history.ToSvg()));
        Assert.Equal(
            Cultures.In(CultureInfo.InvariantCulture, history.ToCsv), Cultures.In(other, history.ToCsv));
    }

    [Theory]
    [InlineData("a", 0, "b", "U+0000 at index 1")]
    [InlineData("", 0x1B, "[1m", "U+001B at index 0")]
    [InlineData("half ", 0xD83D, "", "U+D83D at index 5")]
    [InlineData("half ", 0xD83D, " of it", "U+D83D at index 5")]
    [InlineData("", 0xDC00, "", "U+DC00 at index 0")]
    [InlineData("", 0xFFFF, "", "U+FFFF at index 0")]
    public void Titles_that_XML_cannot_hold_are_refused(string before, int letter, string after, string words)
    {
        string title = $"{before}{(char)letter}{after}";
        FitHistory history = new XorNetwork(1).Fit(XorNetwork.Data, new() { Epochs = 1 });
        LearningRateRange range = LearningRateRange.Test(new XorNetwork(1), XorNetwork.Data);
        using var folder = new TemporaryFolder();
        string path = folder.File("chart.svg");
        foreach (Action draw in new Action[]
        {
            () => history.ToSvg(title),
            () => history.SaveSvg(path, title),
            () => range.ToSvg(title),
            () => range.SaveSvg(path, title),
        })
        {
            Assert.Contains(words, Assert.Throws<ArgumentException>(draw).Message, StringComparison.Ordinal);
        }

        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_title_may_be_empty_and_have_any_text_but_not_be_null()
    {
        FitHistory history = new XorNetwork(1).Fit(XorNetwork.Data, new() { Epochs = 1 });
        foreach (string title in new[] { "", "δ < η & \"w\"", "\ud83d\ude00", "two\tcells" })
        {
            XElement root = XDocument.Parse(history.ToSvg(title)).Root!;
            Assert.Equal(title, root.Elements(Svg + "text").First().Value);
        }

        Assert.Equal("title", Assert.Throws<ArgumentNullException>(() => history.ToSvg(null!)).ParamName);
    }

    /// <summary>
    /// A history in which every epoch has these losses: outputs are 0, and steps too small to change them.
    /// </summary>
    private static FitHistory Constant(double training, double validation)
    {
        var network = new LevelNetwork(0);
        network.LoadParameters(new double[LevelNetwork.ParameterCount]);
        FitHistory history = network.Fit(
            Data(training), new() { Epochs = 3, LearningRate = double.Epsilon, Validation = Data(validation) });
        Assert.Equal(3, history.Epochs.Count);
        Assert.Equal(training, history.Last.TrainingLoss, 1e-320);
        Assert.Equal(validation, history.Last.ValidationLoss, 1e-320);
        return history;

        // E = |y − t|
        static Dataset<double> Data(double loss) => new([0], [loss], 1, 1);
    }

    private static string[] Labels(XElement root) =>
        [.. root.Elements(Svg + "text").Where(IsLabelOfY).Select(text => text.Value)];

    private static bool IsLabelOfY(XElement text) => text.Attribute("dy")?.Value == "4";

    private static double Parsed(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();

    [Network(Inputs = 1, Hidden = 1, Outputs = 1, Loss = Loss.AbsoluteError, Precision = Precision.Double,
        Kernel = Kernel.Scalar)]
    private sealed partial class LevelNetwork;
}
