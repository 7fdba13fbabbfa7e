#region usings
using NetGen.Explain;
#endregion
using Xunit;

namespace NetGen.Docs.Snippets.Explaining;

/// <summary>The code of docs/explaining.md.</summary>
[Collection(nameof(Workplace))]
public sealed class ExplainingSnippets(Workplace workplace)
{
    [Fact]
    public void A_layer_shows_its_numbers() => workplace.Prints("Snippets/layer.txt", () =>
    {
        #region layer
        var network = new Xor(seed: 1);
        double[] x = [1, 0.5], t = [1];
        network.Forward(x);
        network.Backward(t);
        Console.WriteLine(network.HiddenLayer);
        #endregion
    });

    [Fact]
    public void Gradients_are_checked() => workplace.Prints("Snippets/gradients.txt", () =>
    {
        #region check
        var network = new Xor(seed: 1);
        double[] x = [1, 0.5], t = [1];
        GradientCheck check = GradientCheck.Run<double>(network, x, t);
        Console.WriteLine(check);
        #endregion
        Assert.True(check.Passed);
    });

    [Fact]
    public void A_network_is_drawn()
    {
        var network = new Xor(seed: 1);

        #region drawing
        network.SaveSvg("xor.svg");
        string svg = network.ToSvg("exclusive or", inputNames: ["a", "b"], outputNames: ["a xor b"]);
        #endregion
        Assert.Contains("a xor b", svg, StringComparison.Ordinal);
        Assert.True(File.Exists("xor.svg"));
    }

    [Fact]
    public void E_is_measured_over_weights() => workplace.Prints("Snippets/curve.txt", () =>
    {
        var network = new Xor(seed: 1);
        Dataset<double> data = LearningRates.TruthTable.Data;

        #region curve
        var curve = LossCurve.Along(network, data, layer: 1, i: 0, j: 0);
        curve.SaveSvg("curve.svg");
        LossSurface.Over(network, data, new(1, 0, 0), new(1, 1, 0)).SaveSvg("surface.svg");
        Console.WriteLine(curve);
        Console.WriteLine($"smallest E: {curve.LowestError:G3} at w = {curve.LowestAt:G3}");
        #endregion
        Assert.True(File.Exists("curve.svg") && File.Exists("surface.svg"));
    });

    [Fact]
    public void A_training_step_is_explained()
    {
        var network = new Xor(seed: 1);

        #region page
        double[] x = [1, 0.5], t = [1];
        network.SaveExplanation("xor.html", x, t, learningRate: 0.1);
        #endregion
        #region names
        network.SaveExplanation("xor.html", x, t, learningRate: 0.1, new ExplanationOptions
        {
            Title = "Exclusive or", InputNames = ["a", "b"], OutputNames = ["a xor b"],
        });
        #endregion
        Assert.Contains("a xor b", File.ReadAllText("xor.html"), StringComparison.Ordinal);
    }
}

#region network
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = Precision.Double, Kernel = Kernel.Scalar,
    InputGradients = true)]
public partial class Xor;
#endregion
