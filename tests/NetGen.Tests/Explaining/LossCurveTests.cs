using System.Globalization;
using System.Xml.Linq;
using NetGen.Tests.ModelFiles;
using NetGen.Tests.Training;

namespace NetGen.Tests.Explaining;

/// <summary>E over one weight is what Evaluate says, its tangent is the gradient, and the network stays as it was.</summary>
public class LossCurveTests
{
    private static readonly double[] Inputs = [0, 0, 0, 1, 1, 0, 1, 1];
    private static readonly double[] Targets = [0, 1, 1, 0];
    private static readonly Dataset<double> Rows = new(Inputs, Targets, 2, 1);

    /// <summary>Each weight and bias of the two layers, in canonical order; i = fan-in is the bias.</summary>
    public static TheoryData<int, int, int, string> Places => new()
    {
        { 0, 0, 0, "HiddenLayer.Weights[0, 0]" },
        { 0, 1, 2, "HiddenLayer.Weights[1, 2]" },
        { 0, 2, 1, "HiddenLayer.Biases[1]" },
        { 1, 0, 0, "OutputLayer.Weights[0, 0]" },
        { 1, 2, 0, "OutputLayer.Weights[2, 0]" },
        { 1, 3, 0, "OutputLayer.Biases[0]" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void It_goes_through_the_weight_and_touches_the_slope(int layer, int i, int j, string name)
    {
        var network = new ExplainedXor(3);
        var curve = LossCurve.Along(network, Rows, layer, i, j, reach: 2, points: 41);
        Assert.Equal(name, curve.Weight.Name);
        Assert.Equal(network.Evaluate(Inputs, Targets), curve.Error);
        (double at, double slope) = (curve.Weight.At, curve.Weight.Gradient);
        Assert.Equal(
            (41, 41, at - 2, at + 2),
            (curve.Errors.Count, curve.Weight.Values.Count, curve.Weight.Values[0], curve.Weight.Values[^1]));
        Assert.Equal(curve.Error, curve.Errors[20], 1e-12);
        Assert.Equal((curve.Error, curve.Error + slope), (curve.Tangent(at), curve.Tangent(at + 1)));
        Assert.Equal(curve.Errors.Min(), curve.LowestError, 1e-12);
        Assert.Equal(curve.LowestError, curve.Errors[curve.Weight.Values.ToList().IndexOf(curve.LowestAt)]);

        // By hand: the weight is moved, and E is asked for.
        LayerView<double> moved = layer == 0 ? network.HiddenLayer : network.OutputLayer;
        double Moved(double by)
        {
            double before = i < moved.Weights.Rows ? moved.Weights[i, j] : moved.Biases[j];
            double error;
            if (i < moved.Weights.Rows)
            {
                moved.Weights[i, j] = before + by;
                error = network.Evaluate(Inputs, Targets);
                moved.Weights[i, j] = before;
            }
            else
            {
                moved.Biases[j] = before + by;
                error = network.Evaluate(Inputs, Targets);
                moved.Biases[j] = before;
            }

            return error;
        }

        Assert.Equal(Moved(2), curve.Errors[^1], 1e-12);
        Assert.Equal(Moved(-2), curve.Errors[0], 1e-12);
        Assert.Equal((Moved(1e-5) - Moved(-1e-5)) / 2e-5, slope, 1e-8);
    }

    [Fact]
    public void Nothing_is_left_changed()
    {
        var network = new ExplainedXor(3);
        network.TrainBatch(Inputs, Targets, 0.1);
        double[] parameters = network.Parameters(), state = new double[ExplainedXor.OptimizerStateCount];
        network.CopyOptimizerStateTo(state);
        LossCurve.Along(network, Rows, 0, 0, 0);
        LossSurface.Over(network, Rows, new(0, 0, 0), new(1, 0, 0), reach: 1, points: 5);
        Assert.Equal(parameters, network.Parameters());
        double[] after = new double[state.Length];
        network.CopyOptimizerStateTo(after);
        Assert.Equal(state, after);
    }

    [Fact]
    public void Arrays_and_floats_give_the_same_curve()
    {
        var network = new ExplainedXor(3);
        var curve = LossCurve.Along(network, Rows, 1, 1, 0);
        var ofArrays = LossCurve.Along(new ArrayNetwork(network), Inputs, Targets, 1, 1, 0);
        Assert.Equal(curve.Weight.Values, ofArrays.Weight.Values);
        Assert.Equal(curve.Errors, ofArrays.Errors);
        Assert.Equal(curve.Weight.Gradient, ofArrays.Weight.Gradient);

        var single = new ExplainedSingleXor(3);
        single.LoadParameters(Numbers.Of<float>(network.Parameters()));
        var ofFloats = LossCurve.Along(
            single, new Dataset<float>(Numbers.Of<float>(Inputs), Numbers.Of<float>(Targets), 2, 1), 1, 1, 0);
        Assert.Equal(curve.Weight.Gradient, ofFloats.Weight.Gradient, 1e-5);
        Assert.All(ofFloats.Weight.Values, value => Assert.Equal((float)value, value));
        Assert.Equal(curve.Errors[0], ofFloats.Errors[0], 1e-4);
    }

    [Fact]
    public void Without_gradients_the_slope_is_a_difference()
    {
        var network = new WithoutGradients(3);
        var with = new ExplainedXor(3);
        with.LoadParameters(network.Parameters());
        Assert.Equal(
            LossCurve.Along(with, Rows, 0, 1, 1).Weight.Gradient,
            LossCurve.Along(network, Rows, 0, 1, 1).Weight.Gradient,
            1e-9);
        var surface = LossSurface.Over(network, Rows, new(0, 1, 1), new(1, 1, 0), reach: 1, points: 3);
        Assert.Equal(LossCurve.Along(with, Rows, 1, 1, 0).Weight.Gradient, surface.Second.Gradient, 1e-9);
    }

    [Fact]
    public void Weights_of_rows_count()
    {
        var network = new ExplainedXor(3);
        var curve = LossCurve.Along(network, Rows.WithWeights([2, 2, 0, 0]), 1, 0, 0, reach: 1, points: 3);
        var half = LossCurve.Along(
            network, new Dataset<double>(Inputs.AsSpan(0, 4), Targets.AsSpan(0, 2), 2, 1), 1, 0, 0, reach: 1, points: 3);
        Assert.Equal(half.Error, curve.Error, 1e-12);
        Assert.Equal(half.Weight.Gradient, curve.Weight.Gradient, 1e-12);
    }

    [Fact]
    public void It_is_drawn_with_its_tangent()
    {
        var curve = LossCurve.Along(new ExplainedXor(3), Rows, 1, 0, 0);
        XElement root = XDocument.Parse(curve.ToSvg("<E>")).Root!;
        Assert.Equal("<E>", root.Attribute("aria-label")!.Value);
        Assert.Equal(["reference", "curve c0"], root.Elements().Where(element => element.Name.LocalName == "path")
            .Select(path => path.Attribute("class")!.Value));
        Assert.Contains("∂w = ", root.Value, StringComparison.Ordinal);

        // Both lines are inside of the frame.
        Assert.All(root.Elements().Where(element => element.Name.LocalName == "path"), path => Assert.All(
            path.Attribute("d")!.Value.Split('M', 'L').Skip(1).Select(point => point.Split(' ')),
            point =>
            {
                Assert.InRange(double.Parse(point[0], CultureInfo.InvariantCulture), 72, 720 - 24);
                Assert.InRange(double.Parse(point[1], CultureInfo.InvariantCulture), 48, 400 - 48);
            }));
        Assert.Contains("E over OutputLayer.Weights[0, 0]", curve.ToSvg(), StringComparison.Ordinal);
        Assert.Equal(curve.ToSvg(), Cultures.In(Cultures.WithLongMinus(), () => curve.ToSvg()));

        using var folder = new TemporaryFolder();
        curve.SaveSvg(folder.File("curve.svg"));
        Assert.Equal(curve.ToSvg(), File.ReadAllText(folder.File("curve.svg")));
        Assert.Throws<ArgumentException>("title", () => curve.SaveSvg(folder.File("other.svg"), "\u0001"));
        Assert.Equal(["curve.svg"], folder.Files);
    }

    [Fact]
    public void What_does_not_fit_is_refused_before_anything_moves()
    {
        var network = new ExplainedXor(3);
        double[] before = network.Parameters();
        Assert.Contains(
            "has 2 layers. Pass a number from 0 to 1",
            Assert.Throws<ArgumentOutOfRangeException>("layer", () => LossCurve.Along(network, Rows, 2, 0, 0)).Message);
        Assert.Contains(
            "HiddenLayer takes 2 values, and i = 2 stands for its biases. Pass a number from 0 to 2",
            Assert.Throws<ArgumentOutOfRangeException>("i", () => LossCurve.Along(network, Rows, 0, 3, 0)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("j", () => LossCurve.Along(network, Rows, 0, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>("reach", () => LossCurve.Along(network, Rows, 0, 0, 0, 0, 9));
        Assert.Throws<ArgumentOutOfRangeException>("reach", () => LossCurve.Along(network, Rows, 0, 0, 0, double.NaN, 9));
        Assert.Throws<ArgumentOutOfRangeException>(
            "reach", () => LossCurve.Along(network, Rows, 0, 0, 0, double.PositiveInfinity, 9));
        Assert.Throws<ArgumentOutOfRangeException>("points", () => LossCurve.Along(network, Rows, 0, 0, 0, 1, 2));
        Assert.Throws<ArgumentNullException>("network", () => LossCurve.Along((INetwork<double>)null!, Rows, 0, 0, 0));
        Assert.Throws<ArgumentNullException>("data", () => LossCurve.Along(network, null!, 0, 0, 0));
        Assert.Throws<ArgumentException>("data", () => LossCurve.Along(network, new([1], [1], 1, 1), 0, 0, 0));
        Assert.Throws<ArgumentNullException>(
            "targets", () => LossCurve.Along(new ArrayNetwork(network), Inputs, null!, 0, 0, 0));
        Assert.Throws<ArgumentException>(() => LossCurve.Along(new ArrayNetwork(network), [1, 2, 3], Targets, 0, 0, 0));
        Assert.Throws<ArgumentException>(() => LossCurve.Along(new ArrayNetwork(network), [], [], 0, 0, 0));
        Assert.Equal(before, network.Parameters());

        network.LoadParameters([.. Enumerable.Repeat(double.NaN, 13)]);
        Assert.Contains(
            "HiddenLayer.Weights[0, 0] is NaN",
            Assert.Throws<InvalidOperationException>(() => LossCurve.Along(network, Rows, 0, 0, 0)).Message);
        network.LoadParameters([.. Enumerable.Repeat(1e200, 13)]);
        Assert.Contains(
            "E over the data is ",
            Assert.Throws<InvalidOperationException>(() => LossCurve.Along(network, Rows, 1, 3, 0)).Message);
    }
}

/// <summary>The chapter's network, which learns but keeps no gradients.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = Precision.Double, Gradients = false)]
internal sealed partial class WithoutGradients;
