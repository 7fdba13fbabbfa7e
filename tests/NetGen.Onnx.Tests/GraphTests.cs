using Google.Protobuf;
using NetGen.Onnx.Format;
using NetGen.TestSupport;
using static NetGen.Onnx.Format.AttributeProto.Types;
using static NetGen.Onnx.Format.TensorProto.Types;

namespace NetGen.Onnx.Tests;

/// <summary>Graphs in other forms than the exported one: read where they are the same network, else refused.</summary>
public class GraphTests
{
    /// <summary>What is done to the graph 3-5-2 (Gemm, Tanh, Gemm), and what the message has to say.</summary>
    private static readonly Dictionary<string, (Action<ModelProto> Change, string[] Words)> Wrong = new()
    {
        ["no graph"] = (model => model.Graph = null, ["no graph"]),
        ["no inputs"] = (model => model.Graph.Input.Clear(), ["0 inputs", "one"]),
        ["two inputs"] = (model => model.Graph.Input.Add(new ValueInfoProto { Name = "more" }), ["2 inputs", "one"]),
        ["no outputs"] = (model => model.Graph.Output.Clear(), ["No output"]),
        ["alpha"] = (model => model.Graph.Node[0].Attribute.Add(Number("alpha", 2)), ["0.Gemm", "alpha"]),
        ["transA"] = (model => model.Graph.Node[2].Attribute.Add(Whole("transA", 1)), ["2.Gemm", "transA"]),
        ["orientation"] = (model => model.Graph.Node[0].Attribute.Clear(), ["0.Gemm", "0.weight", "[5, 3]", "[3, 5]"]),
        ["biases' shape"] = (model => Tensor(model, "0.bias").Dims[0] = 4, ["0.bias", "[4]", "[5]"]),
        ["numbers are missing"] = (
            model => Tensor(model, "0.weight").RawData = ByteString.CopyFrom(new byte[56]), ["0.weight", "56 bytes", "15"]),
        ["half a number"] = (
            model => Tensor(model, "0.weight").RawData = ByteString.CopyFrom(new byte[61]), ["0.weight", "61 bytes", "15"]),
        ["external data"] = (
            model => Tensor(model, "2.weight").DataLocation = DataLocation.External, ["2.weight", "separate file"]),
        ["type"] = (model => Tensor(model, "2.bias").DataType = 10, ["2.bias", "type 10"]),
        ["no weights"] = (
            model => model.Graph.Initializer.Remove(Tensor(model, "0.weight")), ["0.Gemm", "\"0.weight\""]),
        ["weights on the left"] = (
            model => (model.Graph.Node[0].Input[0], model.Graph.Node[0].Input[1]) = ("0.weight", "input"),
            ["0.Gemm", "y·w"]),
        ["weights that are computed"] = (
            model => model.Graph.Node[2].Input[1] = "0.Tanh", ["2.Gemm", "0.Tanh", "not a tensor"]),
        ["a layer too few"] = (
            model =>
            {
                model.Graph.Node.RemoveAt(2);
                model.Graph.Node[1].Output[0] = "output";
            },
            ["1 layers", "has 2"]),
        ["a layer too many"] = (
            model =>
            {
                model.Graph.Node.Add(Node("Gemm", "third", "output", "0.weight"));
                model.Graph.Output[0].Name = "third";
            },
            ["third", "too many"]),
        ["a layer that is passed by"] = (
            model => model.Graph.Node[2].Input[0] = "input", ["2.Gemm", "[2, 5]", "layer 1", "[5, 3]"]),
        ["two networks of one shape"] = (
            model =>
            {
                model.Graph.Initializer.Add(new TensorProto(Tensor(model, "2.bias")) { Name = "other" });
                model.Graph.Node.Add(new NodeProto(model.Graph.Node[2]) { Name = "critic", Output = { "critic" } });
                model.Graph.Node[3].Output.Remove("output");
                model.Graph.Node[3].Input[2] = "other";
                model.Graph.Output.Add(new ValueInfoProto { Name = "critic" });
            },
            ["\"output\"", "\"critic\"", "not the same"]),
        ["sums with biases and without"] = (
            model =>
            {
                BiasesOfTheirOwn(model);
                Insert(model, 3, Node("Mul", "gated", "0.Tanh", "0.Gemm"));
            },
            ["gated", "with biases and without"]),
        ["biases twice"] = (
            model =>
            {
                BiasesOfTheirOwn(model);
                Insert(model, 2, Node("Add", "again", "sum", "0.bias"));
            },
            ["again", "0.bias", "single"]),
        ["a skip"] = (model => Insert(model, 2, Node("Add", "skip", "0.Tanh", "input")), ["skip", "two layers"]),
        ["no activation"] = (model => model.Graph.Node[2].Input[0] = "0.Gemm", ["2.Gemm", "layer 1", "Tanh gives"]),
        ["scaled inputs"] = (
            model =>
            {
                model.Graph.Initializer.Add(Scalar("two", 2));
                model.Graph.Node.Insert(0, Node("Mul", "scaled", "input", "two"));
                model.Graph.Node[1].Input[0] = "scaled";
            },
            ["0.Gemm", "change its inputs"]),
        ["a scale a neuron"] = (
            model => Insert(model, 2, Node("Mul", "scale", "0.Tanh", "0.bias")), ["scale", "0.bias", "single"]),
        ["another operator"] = (
            model => Insert(model, 2, Node("Conv", "fold", "0.Tanh")), ["\"fold\" (Conv)", "do not use this operator"]),
        ["another domain"] = (model => model.Graph.Node[1].Domain = "com.example", ["com.example.Tanh"]),
        ["twice"] = (model => model.Graph.Node.Add(model.Graph.Node[1].Clone()), ["0.Tanh", "twice"]),
        ["too early"] = (
            model => (model.Graph.Node[0], model.Graph.Node[1]) = (model.Graph.Node[1], model.Graph.Node[0].Clone()),
            ["0.Tanh", "\"0.Gemm\"", "no node before"]),
        ["softmax along rows"] = (
            model =>
            {
                model.Graph.Node.Add(
                    new NodeProto(Node("Softmax", "rows", "output")) { Attribute = { Whole("axis", 0) } });
                model.Graph.Output[0].Name = "rows";
            },
            ["rows", "axis"]),
        ["reshaped inputs"] =
            (model => Insert(model, 0, Node("Reshape", "reshaped", "input")), ["reshaped", "do not use this operator"]),
        ["everything in one row"] = (
            model =>
            {
                Insert(model, 0, Node("Flatten", "row", "input"));
                model.Graph.Node[0].Attribute.Add(Whole("axis", 0));
            },
            ["row", "axis 1"]),
        ["an input is missing"] = (model => model.Graph.Node[1].Input.Clear(), ["0.Tanh", "no input 1"]),
        ["very many nodes"] = (
            model => model.Graph.Node.Add(Enumerable.Range(0, 5000).Select(n => Node("Tanh", $"{n}", "output"))),
            ["5003 nodes"]),
    };

    /// <summary>Other ways to say the same.</summary>
    private static readonly Dictionary<string, Action<ModelProto>> Right = new()
    {
        ["nothing"] = _ => { },
        ["[in, out]"] = model =>
        {
            model.Graph.Node[0].Attribute.Clear();
            TensorProto weights = Tensor(model, "0.weight");
            float[] values = Floats(weights);
            weights.Dims.Clear();
            weights.Dims.Add([3, 5]);
            weights.RawData = ByteString.Empty;
            weights.FloatData.Add(Enumerable.Range(0, 15).Select(n => values[(n % 5 * 3) + (n / 5)]));
        },
        ["biases [1, n]"] = model => Tensor(model, "0.bias").Dims.Insert(0, 1),
        ["biases of their own"] = BiasesOfTheirOwn,
        ["biases that go nowhere"] = model =>
        {
            // u = m + b; dead = m + bx, which nothing takes.
            BiasesOfTheirOwn(model);
            model.Graph.Initializer.Add(Dead());
            model.Graph.Node.Insert(2, Node("Add", "dead", "0.Gemm", "dead.bias"));
        },
        ["biases that another output takes"] = model =>
        {
            BiasesOfTheirOwn(model);
            model.Graph.Initializer.Add(Dead());
            model.Graph.Node.Insert(2, Node("Add", "other", "0.Gemm", "dead.bias"));
            model.Graph.Output.Add(new ValueInfoProto { Name = "other" });
        },
        ["nodes that go nowhere"] = model => model.Graph.Node.Add(
        [
            Node("Conv", "dead1", "output"), Node("Gemm", "dead2", "output", "0.weight"), Node("Loop", "dead3", "nothing"),
        ]),
        ["tensors are inputs too"] = model =>
            model.Graph.Input.Add(model.Graph.Initializer.Select(tensor => new ValueInfoProto { Name = tensor.Name })),
        ["nodes without effect"] = model =>
        {
            Insert(model, 2, Node("Dropout", "dropped", "0.Tanh"));
            Insert(model, 1, Node("Identity", "same", "0.Gemm"));
            Insert(model, 0, Node("Flatten", "flat", "input"));
        },
        ["an activation in parts"] = model =>
        {
            // tanh u = 2·σ(2u) − 1
            model.Graph.Initializer.Add([Scalar("one", 1), Scalar("two", 2)]);
            model.Graph.Node.RemoveAt(1);
            model.Graph.Node.Insert(1, Node("Mul", "double", "two", "0.Gemm"));
            model.Graph.Node.Insert(2, Node("Sigmoid", "sigmoid", "double"));
            model.Graph.Node.Insert(3, Node("Mul", "twice", "sigmoid", "two"));
            model.Graph.Node.Insert(4, Node("Sub", "0.Tanh", "twice", "one"));
        },
        ["two classes from one output"] = model =>
        {
            model.Graph.Initializer.Add(Scalar("one", 1));
            model.Graph.Node.Add(Node("Sub", "other", "one", "output"));
            model.Graph.Node.Add(Node("Concat", "both", "other", "output"));
            model.Graph.Output[0].Name = "both";
        },
        ["labels"] = model =>
        {
            model.Graph.Node.Add(Node("ArgMax", "label", "output"));
            model.Graph.Output[0].Name = "label";
        },
    };

    public static TheoryData<string> WrongNames => [.. Wrong.Keys];

    public static TheoryData<string> RightNames => [.. Right.Keys];

    [Theory]
    [MemberData(nameof(WrongNames))]
    public void Another_network_is_refused(string name)
    {
        ITestNetwork<float> network = TestNetworks.ForFile<float>(Activation.Tanh);
        float[] before = network.Parameters();
        ModelProto model = TestNetworks.Saved(TestNetworks.ForFile<float>(Activation.Tanh));
        Wrong[name].Change(model);
        ModelFileException refused = Assert.Throws<ModelFileException>(
            () => network.LoadOnnx(new MemoryStream(model.ToByteArray())));
        Assert.All(Wrong[name].Words, word => Assert.Contains(word, refused.Message, StringComparison.Ordinal));
        Assert.Equal(before, network.Parameters());
    }

    [Theory]
    [MemberData(nameof(RightNames))]
    public void The_same_network_is_read(string name)
    {
        ITestNetwork<float> network = TestNetworks.ForFile<float>(Activation.Tanh);
        network.Initialize(9);
        ModelProto model = TestNetworks.Saved(TestNetworks.ForFile<float>(Activation.Tanh));
        Right[name](model);
        network.LoadOnnx(new UnseekableStream(model.ToByteArray()));
        Assert.Equal(TestNetworks.ForFile<float>(Activation.Tanh).Parameters(), network.Parameters());
    }

    private static void BiasesOfTheirOwn(ModelProto model)
    {
        model.Graph.Node[0].Input.RemoveAt(2);
        Insert(model, 1, Node("Add", "sum", "0.bias", "0.Gemm"));
    }

    private static TensorProto Dead() => new()
    {
        Name = "dead.bias", DataType = (int)DataType.Float, Dims = { 5 }, FloatData = { 9, 9, 9, 9, 9 },
    };

    private static TensorProto Tensor(ModelProto model, string name) =>
        model.Graph.Initializer.Single(tensor => tensor.Name == name);

    private static float[] Floats(TensorProto tensor)
    {
        byte[] bytes = tensor.RawData.ToByteArray();
        return [.. Enumerable.Range(0, bytes.Length / 4).Select(n => BitConverter.ToSingle(bytes, 4 * n))];
    }

    private static TensorProto Scalar(string name, float value) =>
        new() { Name = name, DataType = (int)DataType.Float, FloatData = { value } };

    private static NodeProto Node(string operation, string output, params string[] inputs) =>
        new() { Name = output, OpType = operation, Output = { output }, Input = { inputs } };

    /// <summary>Puts a node before another, which then takes what the new one makes.</summary>
    private static void Insert(ModelProto model, int index, NodeProto node)
    {
        model.Graph.Node[index].Input[0] = node.Output[0];
        model.Graph.Node.Insert(index, node);
    }

    private static AttributeProto Number(string name, float value) =>
        new() { Name = name, F = value, Type = AttributeType.Float };

    private static AttributeProto Whole(string name, long value) =>
        new() { Name = name, I = value, Type = AttributeType.Int };
}
