using NetGen.Tests.ModelFiles;

namespace NetGen.Tests.Behaviour;

/// <summary>Networks without a hidden layer, and hidden layers with an activation each.</summary>
public class LayerTests
{
    /// <summary>y = 2·x₁ − 3·x₂ + 0.5 is found as it is: there is one minimum.</summary>
    [Fact]
    public void Without_a_hidden_layer_and_with_identity_outputs_it_is_linear_regression()
    {
        var random = new Random(1);
        double[] x = [.. Enumerable.Range(0, 400).Select(_ => (2 * random.NextDouble()) - 1)];
        double[] t = [.. Enumerable.Range(0, 200).Select(row => (2 * x[2 * row]) - (3 * x[(2 * row) + 1]) + 0.5)];
        var network = new Line(7);
        network.Fit(
            new Dataset<double>(x, t, inputCount: 2, targetCount: 1),
            new FitOptions<double> { Epochs = 400, LearningRate = 0.1 });
        Assert.Equal(2, network.OutputLayer.Weights[0, 0], 1e-6);
        Assert.Equal(-3, network.OutputLayer.Weights[1, 0], 1e-6);
        Assert.Equal(0.5, network.OutputLayer.Biases[0], 1e-6);
        Assert.Equal(-0.5, network.Predict([1, 1])[0], 1e-6);
    }

    [Fact]
    public void With_binary_cross_entropy_it_is_logistic_regression()
    {
        var network = new Logistic(3);
        network.LoadParameters([1, -2, 0.25]);
        double u = (1 * 0.5) + (-2 * 0.75) + 0.25;
        Assert.Equal(1 / (1 + Math.Exp(-u)), network.Predict([0.5, 0.75])[0], 1e-15);
        Assert.Equal(Math.Log(1 + Math.Exp(-u)), network.Evaluate([0.5, 0.75], [1]), 1e-15);
    }

    [Fact]
    public void It_has_an_output_layer_alone()
    {
        LayerTopology layer = Assert.Single(Line.Topology.Layers);
        Assert.Equal((2, 1, Activation.Identity), (layer.FanIn, layer.FanOut, layer.Activation));
        Assert.DoesNotContain(
            typeof(Line).GetProperties(), property => property.Name.StartsWith("Hidden", StringComparison.Ordinal));
        Assert.Equal(3, Line.ParameterCount);
    }

    [Fact]
    public void Each_hidden_layer_has_its_activation()
    {
        Assert.Equal(
            [Activation.ReLU, Activation.Tanh, Activation.Identity],
            TwoKinds.Topology.Layers.Select(layer => layer.Activation));
        var network = new TwoKinds();
        network.LoadParameters([1, -1, 0, 0, 0.5f, 2, 0, 3, 0]);
        // y of layer 1: max(0, ±0.7); of layer 2: tanh(0.5·0.7) of what is left.
        float expected = 3 * MathF.Tanh(0.5f * 0.7f);
        Assert.Equal(expected, network.Predict([0.7f])[0], 1e-6f);
        Assert.Equal(3 * MathF.Tanh(2 * 0.7f), network.Predict([-0.7f])[0], 1e-6f);
    }

    [Fact]
    public void Files_keep_both()
    {
        using var folder = new TemporaryFolder();
        var line = new Line(1);
        line.Save(folder.File("line"));
        var loaded = new Line(2);
        loaded.Load(folder.File("line"));
        Assert.Equal(line.Parameters(), loaded.Parameters());

        var kinds = new TwoKinds(1);
        kinds.Save(folder.File("kinds"));
        var same = new TwoKinds(2);
        same.Load(folder.File("kinds"));
        Assert.Equal(kinds.Parameters(), same.Parameters());

        // The same sizes, and other functions.
        string message = Assert.Throws<ModelFileException>(() => new OneKind(1).Load(folder.File("kinds"))).Message;
        Assert.Contains("ReLU", message);
        Assert.Contains("Tanh", message);
    }
}

[Network(Inputs = 2, HiddenLayers = new int[0], Outputs = 1, Precision = Precision.Double)]
public partial class Line;

[Network(Inputs = 2, HiddenLayers = [], Outputs = 1, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Logistic;

[Network(Inputs = 1, HiddenLayers = [2, 1], HiddenActivations = [Activation.ReLU, Activation.Tanh], Outputs = 1)]
public partial class TwoKinds;

[Network(Inputs = 1, HiddenLayers = [2, 1], HiddenActivation = Activation.Tanh, Outputs = 1)]
public partial class OneKind;
