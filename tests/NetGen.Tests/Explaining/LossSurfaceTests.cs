using System.Globalization;
using System.Xml.Linq;
using NetGen.Tests.ModelFiles;
using NetGen.Tests.Training;

namespace NetGen.Tests.Explaining;

/// <summary>E over two weights is a curve along each of them.</summary>
public class LossSurfaceTests
{
    private static readonly Dataset<double> Rows = new([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0], 2, 1);

    [Fact]
    public void Rows_and_columns_are_curves()
    {
        var network = new ExplainedXor(3);
        var surface = LossSurface.Over(network, Rows, new(0, 1, 2), new(1, 3, 0), reach: 2, points: 5);
        LossCurve first = LossCurve.Along(network, Rows, 0, 1, 2, 2, 5), second = LossCurve.Along(network, Rows, 1, 3, 0, 2, 5);
        AssertEqual(first.Weight, surface.First);
        AssertEqual(second.Weight, surface.Second);
        Assert.Equal(first.Error, surface.Error);
        for (int n = 0; n < 5; n++)
        {
            Assert.Equal(first.Errors[n], surface[n, 2]);
            Assert.Equal(second.Errors[n], surface[2, n]);
        }

        var moved = new ExplainedXor(3);
        moved.HiddenLayer.Weights[1, 2] += 2;
        moved.OutputLayer.Biases[0] -= 2;
        Assert.Equal(moved.Evaluate(Rows.Inputs, Rows.Targets), surface[4, 0], 1e-12);
        Assert.Equal(Enumerable.Range(0, 25).Min(n => surface[n / 5, n % 5]), surface.LowestError, 1e-12);
        Assert.Equal(
            surface.LowestError,
            surface[
                surface.First.Values.ToList().IndexOf(surface.LowestAtFirst),
                surface.Second.Values.ToList().IndexOf(surface.LowestAtSecond)]);
        Assert.Throws<ArgumentOutOfRangeException>("second", () => surface[0, 5]);
    }

    [Fact]
    public void Arrays_give_the_same()
    {
        var network = new ExplainedXor(3);
        var surface = LossSurface.Over(network, Rows, new(0, 0, 0), new(0, 2, 0));
        var ofArrays = LossSurface.Over(
            new ArrayNetwork(network), Rows.Inputs.ToArray(), Rows.Targets.ToArray(), new(0, 0, 0), new(0, 2, 0));
        Assert.Equal(61, surface.First.Values.Count);
        Assert.Equal(surface.ToSvg(), ofArrays.ToSvg());
    }

    [Fact]
    public void Wrong_weights_are_refused()
    {
        var network = new ExplainedXor(3);
        Assert.Contains(
            "j is 1; OutputLayer has 1 neuron.",
            Assert.Throws<ArgumentOutOfRangeException>(
                "second", () => LossSurface.Over(network, Rows, new(0, 0, 0), new(1, 0, 1))).Message);
        Assert.Throws<ArgumentOutOfRangeException>("first", () => LossSurface.Over(network, Rows, new(-1, 0, 0), new(1, 0, 0)));
        Assert.Throws<ArgumentException>("second", () => LossSurface.Over(network, Rows, new(0, 0, 0), new(0, 0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(
            "points", () => LossSurface.Over(network, Rows, new(0, 0, 0), new(0, 0, 1), 1, 0));
    }

    [Fact]
    public void It_is_drawn_inside_of_its_frame()
    {
        var network = new ExplainedXor(3);
        var surface = LossSurface.Over(network, Rows, new(0, 0, 0), new(1, 0, 0));
        XElement root = XDocument.Parse(surface.ToSvg("a & b")).Root!;
        Assert.Equal("a & b", root.Attribute("aria-label")!.Value);
        XElement[] cells = [.. root.Elements().First(element => element.Name.LocalName == "g").Elements()];
        Assert.Equal(448.0 * 448, cells.Sum(cell => Of(cell, "width") * Of(cell, "height")), 448.0);
        Assert.All(cells, cell => Assert.InRange(Of(cell, "x"), 72, 72 + 448));
        Assert.Equal(surface.ToSvg(), Cultures.In(Cultures.WithLongMinus(), () => surface.ToSvg()));

        using var folder = new TemporaryFolder();
        surface.SaveSvg(folder.File("surface.svg"));
        Assert.Equal(["surface.svg"], folder.Files);
        Assert.Throws<ArgumentException>("title", () => surface.ToSvg("\u0001"));
    }

    /// <summary>Flat, tiny and huge surfaces: labels and places stay numbers.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1e-150, 1)]
    [InlineData(1e150, 1)]
    [InlineData(1e150, 1e153)]
    public void Any_finite_surface_is_drawn(double bias, double reach)
    {
        var network = new ExplainedXor(3);
        network.LoadParameters([.. Enumerable.Repeat(0.0, 12), bias]);
        string svg = LossSurface.Over(network, Rows, new(0, 0, 0), new(1, 3, 0), reach, 5).ToSvg();
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
        XDocument.Parse(svg);
        svg = LossCurve.Along(network, Rows, 1, 3, 0, reach, 5).ToSvg();
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        XDocument.Parse(svg);
    }

    private static void AssertEqual(MovedWeight expected, MovedWeight weight)
    {
        Assert.Equal((expected.Name, expected.At, expected.Gradient), (weight.Name, weight.At, weight.Gradient));
        Assert.Equal(expected.Values, weight.Values);
    }

    private static double Of(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
