using Google.Protobuf;
using NetGen.Onnx.Format;
using NetGen.TestSupport;

namespace NetGen.Onnx.Tests;

/// <summary>Nodes are an activation if they are it for every u, not for those near 0.</summary>
public class ActivationOverAllInputsTests
{
    private static readonly Dictionary<string, (Activation Like, Action<Graph> Nodes)> Others = new()
    {
        ["ReLU up to 20"] = (Activation.ReLU, graph => graph.Clip(0, 20)),
        ["ReLU up to 10³⁰"] = (Activation.ReLU, graph => graph.Clip(0, 1e30f)),
        ["ReLU6 shifted"] = (Activation.ReLU, graph => graph.Clip(0, 13)),
        ["Identity within ±100"] = (Activation.Identity, graph => graph.Clip(-100, 100)),
        ["Identity within ±12.5"] = (Activation.Identity, graph => graph.Clip(-12.5f, 12.5f)),
        ["a leak that ends"] = (Activation.LeakyReLU, graph => graph.Add("LeakyRelu").Clip(-1, 1e38f)),
        ["SELU that ends"] = (Activation.SELU, graph => graph.Add("Selu").Clip(-5, 1000)),
        ["softplus that ends"] = (Activation.Softplus, graph => graph.Add("Softplus").Clip(0, 500)),
        ["SiLU of what is clipped"] = (
            Activation.SiLU, graph => graph.Clip(-300, 300).As("c").Add("Sigmoid").Add("Mul", "c")),
        ["a peak at 20.06"] = (
            Activation.ReLU,
            graph => graph.Add("Relu").As("y")
                .From("u").Add("Sub", 20.0625f).Add("Mul", 4000).Add("Abs").Add("Neg").Add("Add", 1).Add("Relu").Add("Add", "y")),
        ["a bell at −1000.3"] = (
            Activation.Tanh,
            graph => graph.Add("Tanh").As("y")
                .From("u").Add("Add", 1000.3f).Add("Mul", 500).As("z").Add("Mul", "z").Add("Neg").Add("Exp").Add("Add", "y")),
        ["a step at 7777.7"] = (
            Activation.Identity,
            graph => graph.Add("Sub", 7777.7f).Add("Mul", 1e6f).Add("Sigmoid").Add("Add", "u")),
    };

    public static TheoryData<string> OtherNames => [.. Others.Keys];

    [Theory]
    [MemberData(nameof(OtherNames))]
    public void What_differs_far_out_is_another_activation(string name)
    {
        (Activation like, Action<Graph> nodes) = Others[name];
        ITestNetwork<float> network = TestNetworks.ForFile<float>(like);
        float[] before = network.Parameters();
        ModelFileException refused = Assert.Throws<ModelFileException>(() => Load(network, nodes));
        Assert.Contains("not the activation of layer 1", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"{like} gives", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters());
    }

    [Fact]
    public void So_is_a_softmax_of_what_is_clipped()
    {
        ITestNetwork<float> network = TestNetworks.ForFile<float>(Activation.Tanh, Activation.Softmax);
        ModelProto model = TestNetworks.Saved(network);
        var graph = new Graph(model.Graph, index: 3);
        model.Graph.Node[3].Input[0] = graph.Clip(-100, 100).Last;
        ModelFileException refused = Assert.Throws<ModelFileException>(
            () => network.LoadOnnx(new MemoryStream(model.ToByteArray())));
        Assert.Contains("Softmax gives", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Activation.ReLU, "Relu")]
    [InlineData(Activation.Identity, "")]
    [InlineData(Activation.SELU, "Selu")]
    [InlineData(Activation.Softplus, "Softplus")]
    public void A_clip_at_the_ends_of_float_is_none(Activation activation, string operation)
    {
        ITestNetwork<float> network = TestNetworks.ForFile<float>(activation);
        float[] expected = TestNetworks.ForFile<float>(Activation.Tanh).Parameters();
        network.Initialize(5);
        Load(network, graph =>
        {
            if (activation != Activation.Identity) graph.Add(operation);
            graph.Clip(float.MinValue, float.MaxValue);
        });
        Assert.Equal(expected, network.Parameters());
    }

    /// <summary>e^u is more than any number has from 710 on; what the formula means is not.</summary>
    [Fact]
    public void Formulas_that_overflow_are_taken_for_what_they_mean()
    {
        ITestNetwork<float> network = TestNetworks.ForFile<float>(Activation.Softplus);
        network.Initialize(5);
        Load(network, graph => graph.Add("Exp").Add("Add", 1).Add("Log"));
        Assert.Equal(TestNetworks.ForFile<float>(Activation.Tanh).Parameters(), network.Parameters());
    }

    [Fact]
    public void What_bends_without_end_is_refused_at_once()
    {
        // Each |2x − 1| doubles the bends.
        ITestNetwork<float> network = TestNetworks.ForFile<float>(Activation.Tanh);
        ModelFileException refused = Assert.Throws<ModelFileException>(() => Load(network, graph =>
        {
            graph.Clip(-1, 1);
            for (int n = 0; n < 25; n++) graph.Add("Mul", 2).Add("Abs").Add("Sub", 1);
        }));
        Assert.Contains("not the activation of layer 1", refused.Message, StringComparison.Ordinal);
    }

    private static void Load(ITestNetwork<float> network, Action<Graph> nodes)
    {
        // The chain of a network with one node as its activation, which is replaced; all have the weights of seed 1.
        ModelProto model = TestNetworks.Saved(TestNetworks.ForFile<float>(Activation.Tanh));
        model.Graph.Node.RemoveAt(1);
        var graph = new Graph(model.Graph, index: 1);
        nodes(graph);
        model.Graph.Node[graph.Next].Input[0] = graph.Last;
        network.LoadOnnx(new MemoryStream(model.ToByteArray()));
    }

    /// <summary>Puts nodes one after another behind the first layer's sums, "u".</summary>
    private sealed class Graph(GraphProto graph, int index)
    {
        private readonly Dictionary<string, string> _names = new() { ["u"] = graph.Node[index - 1].Output[0] };

        public string Last { get; private set; } = graph.Node[index - 1].Output[0];

        public int Next { get; private set; } = index;

        public Graph As(string name)
        {
            _names[name] = Last;
            return this;
        }

        public Graph From(string name)
        {
            Last = _names[name];
            return this;
        }

        public Graph Add(string operation, params string[] others) =>
            Node(operation, [.. others.Select(name => _names[name])]);

        public Graph Add(string operation, float number) => Node(operation, [Number(number)]);

        public Graph Clip(float low, float high) => Node("Clip", [Number(low), Number(high)]);

        private Graph Node(string operation, string[] others)
        {
            var node = new NodeProto { OpType = operation, Output = { $"made{Next}" }, Input = { Last } };
            node.Input.Add(others);
            if (operation is "Selu")
            {
                node.Attribute.Add(new AttributeProto
                {
                    Name = "alpha", F = 1.6732632f, Type = AttributeProto.Types.AttributeType.Float,
                });
            }

            Last = node.Output[0];
            graph.Node.Insert(Next++, node);
            return this;
        }

        private string Number(float value)
        {
            string name = $"number{graph.Initializer.Count}";
            graph.Initializer.Add(new TensorProto
            {
                Name = name, DataType = (int)TensorProto.Types.DataType.Float, FloatData = { value },
            });
            return name;
        }
    }
}
