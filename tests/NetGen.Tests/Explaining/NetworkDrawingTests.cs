using System.Globalization;
using System.Xml.Linq;
using NetGen.Tests.ModelFiles;
using NetGen.Tests.Training;

namespace NetGen.Tests.Explaining;

/// <summary>Networks are drawn as valid XML, inside of the frame, and large ones say what is left out.</summary>
public class NetworkDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_weight_is_a_line_and_every_neuron_a_circle()
    {
        var network = new ExplainedXor(1);
        network.LoadParameters([1, -2, 0, 4, 0.5, -0.25, 0, 0.5, -8, 1, 1, double.NaN, 0]);
        XElement root = Drawn(network.ToSvg());
        XElement[] lines = [.. root.Elements(Svg + "line")];
        Assert.Equal((2 * 3) + 3, lines.Length);
        Assert.Equal(2 + 3 + 1, root.Elements(Svg + "circle").Count());

        // Width is size, class is sign; 8 is the largest.
        Assert.Equal("x0 to y1_0: w = 1", lines[0].Value);
        Assert.Equal(("c0", "0.76"), (Of(lines[0], "class"), Of(lines[0], "stroke-width")));
        Assert.Equal(("c1", "1.23"), (Of(lines[1], "class"), Of(lines[1], "stroke-width")));
        Assert.Equal("0", Of(lines[2], "stroke-width"));
        Assert.Equal(("reference", "y1_2 to y2_0: w = NaN"), (Of(lines[8], "class"), lines[8].Value));
        XElement[] circles = [.. root.Elements(Svg + "circle")];
        Assert.Equal(
            ("c1", "4", "y1_2: b = -8"), (Of(circles[4], "class"), Of(circles[4], "stroke-width"), circles[4].Value));
        Assert.Equal("x0", circles[0].Value);
        Assert.Equal("2-3-1", Of(root, "aria-label"));
        Assert.Equal(
            "2 inputs; hidden layer of 3 Sigmoid neurons; output layer of 1 Identity neuron. 13 weights and biases, the "
            + "largest 8 in size.",
            root.Element(Svg + "desc")!.Value);
    }

    [Fact]
    public void Large_layers_say_how_many_are_left_out()
    {
        XElement root = Drawn(new DigitsNetwork(1).ToSvg());
        Assert.Equal((10 * 10) + (10 * 10), root.Elements(Svg + "line").Count());
        Assert.Equal(30, root.Elements(Svg + "circle").Count());
        Assert.Equal(["… 54 more", "… 14 more"], Texts(root).Where(text => text.StartsWith('…')));
        Assert.Contains("64 inputs", Texts(root));
        Assert.Contains("24 ReLU", Texts(root));

        // The weights that are drawn are those of their neurons.
        var network = new DigitsNetwork(1);
        double weight = network.OutputLayer.Weights[9, 9];
        string last = string.Create(CultureInfo.InvariantCulture, $"y1_9 to y2_9: w = {weight:G5}");
        Assert.Contains(root.Elements(Svg + "line"), line => line.Value == last);
    }

    [Fact]
    public void Many_layers_are_cut_as_well()
    {
        XElement root = Drawn(new DeepNetwork(1).ToSvg());
        Assert.Contains("5 more", Texts(root));
        Assert.Contains(
            root.Elements(Svg + "circle"), circle => circle.Value.StartsWith("y11_0: b = 0", StringComparison.Ordinal));
        Assert.Equal(2 + (3 * 2) + (2 * 2) + 1, root.Elements(Svg + "circle").Count());
    }

    [Fact]
    public void Without_a_hidden_layer_there_are_two_columns()
    {
        XElement root = Drawn(new ExplainedLogistic(1).ToSvg());
        Assert.Equal(6, root.Elements(Svg + "line").Count());
        Assert.Equal(
            "3 inputs; output layer of 2 Softmax neurons. 8 weights and biases",
            root.Element(Svg + "desc")!.Value.Split(',')[0]);
    }

    [Fact]
    public void Names_are_escaped_and_cut()
    {
        string svg = new ExplainedXor(1).ToSvg("<xor> & \"more\"", ["a<b", "a name that is much too long"], ["\u0001&"]);
        XElement root = Drawn(svg);
        Assert.Equal("<xor> & \"more\"", Of(root, "aria-label"));
        Assert.Contains("a<b", Texts(root));
        Assert.Contains("a name that is m…", Texts(root));
        Assert.Contains("?&", Texts(root));
        Assert.Throws<ArgumentException>("title", () => new ExplainedXor(1).ToSvg("\u0001"));
        Assert.Throws<ArgumentException>("inputNames", () => new ExplainedXor(1).ToSvg(null, ["a"]));
        Assert.Throws<ArgumentException>("outputNames", () => new ExplainedXor(1).ToSvg(null, null, [null!]));
        Assert.Throws<ArgumentNullException>(() => ((ExplainedXor)null!).ToSvg());
    }

    [Fact]
    public void It_is_the_same_in_every_culture_and_changes_nothing()
    {
        var network = new ExplainedXor(1);
        double[] before = network.Parameters();
        Assert.Equal(network.ToSvg(), Cultures.In(Cultures.WithLongMinus(), () => network.ToSvg()));
        Assert.Equal(before, network.Parameters());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Any_numbers_are_drawn(double value)
    {
        var network = new ExplainedXor(1);
        network.LoadParameters([.. Enumerable.Repeat(value, 13)]);
        string svg = network.ToSvg();
        Assert.All(
            Drawn(svg).Descendants().Attributes("stroke-width").Select(width => Parsed(width.Value)),
            width => Assert.InRange(width, 0, 4));
    }

    [Fact]
    public void It_is_saved_whole()
    {
        using var folder = new TemporaryFolder();
        new ExplainedXor(1).SaveSvg(folder.File("xor.svg"));
        Assert.Equal(new ExplainedXor(1).ToSvg(), File.ReadAllText(folder.File("xor.svg")));
        Assert.Throws<ArgumentException>(() => new ExplainedXor(1).SaveSvg(folder.File("other.svg"), "\u0001"));
        Assert.Equal(["xor.svg"], folder.Files);
    }

    /// <summary>Parsed, and inside of its frame.</summary>
    private static XElement Drawn(string svg)
    {
        XElement root = XDocument.Parse(svg).Root!;
        double[] frame = [.. Of(root, "viewBox").Split(' ').Select(Parsed)];
        foreach (XElement element in root.Elements())
        {
            AssertIn(element, frame[2], "x", "x1", "x2", "cx");
            AssertIn(element, frame[3], "y", "y1", "y2", "cy");
        }

        return root;
    }

    private static void AssertIn(XElement element, double end, params string[] names) => Assert.All(
        names.Select(name => element.Attribute(name)).OfType<XAttribute>(),
        place => Assert.InRange(Parsed(place.Value), 0, end));

    private static IEnumerable<string> Texts(XElement root) => root.Elements(Svg + "text").Select(text => text.Value);

    private static string Of(XElement element, string name) => element.Attribute(name)!.Value;

    private static double Parsed(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>More layers than are drawn.</summary>
[Network(Inputs = 2, HiddenLayers = [2, 2, 2, 2, 2, 2, 2, 2, 2, 2], Outputs = 1)]
internal sealed partial class DeepNetwork;
