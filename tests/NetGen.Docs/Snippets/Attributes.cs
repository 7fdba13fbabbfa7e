using Xunit;

namespace NetGen.Docs.Snippets.Attributes;

/// <summary>The code of docs/attribute.md.</summary>
public sealed class AttributeSnippets
{
    [Fact]
    public void Options_take_effect() =>
        Assert.Equal("4-16-8-3, ReLU, Softmax, CrossEntropy, Adam, Single", Describe(Iris.Topology));

    [Fact]
    public void A_network_may_have_no_hidden_layer() =>
        Assert.Equal(
            "4-3, Softmax, Softmax, CrossEntropy, GradientDescent, Single", Describe(LogisticRegression.Topology));

    private static string Describe(NetworkTopology topology) => string.Join(
        ", ",
        string.Join('-', topology.Layers.Select(layer => layer.FanOut).Prepend(topology.Inputs)),
        topology.Layers[0].Activation,
        topology.Layers[^1].Activation,
        topology.Loss,
        topology.Optimizer,
        topology.Precision);
}

#region many
[Network(
    Inputs = 4,
    HiddenLayers = new[] { 16, 8 },
    Outputs = 3,
    HiddenActivation = Activation.ReLU,
    Loss = Loss.CrossEntropy, // brings softmax along
    Optimizer = Optimizer.Adam,
    WeightDecay = 1e-4,
    MaxBytes = 8_000)]
public partial class Iris;
#endregion

#region regularized
[Network(Inputs = 30, Hidden = 16, Outputs = 1, Loss = Loss.BinaryCrossEntropy, L2 = 1e-3, DecayBiases = false)]
public partial class Tumour;
#endregion

#region trainable
[Network(Inputs = 4, Hidden = 16, Outputs = 3, Loss = Loss.CrossEntropy, Trainable = new[] { false, true })]
public partial class Head;
#endregion

#region skips
[Network(Inputs = 8, HiddenLayers = new[] { 24, 24, 24 }, Outputs = 1, HiddenActivation = Activation.Tanh,
    Residual = true, InputSkip = true)]
public partial class Price;
#endregion

#region baseline
[Network(Inputs = 4, HiddenLayers = new int[0], Outputs = 3, Loss = Loss.CrossEntropy)]
public partial class LogisticRegression;
#endregion
