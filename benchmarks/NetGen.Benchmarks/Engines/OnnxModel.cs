using Google.Protobuf;
using NetGen.Benchmarks.Cases;

namespace NetGen.Benchmarks.Engines;

/// <summary>A topology as an ONNX file in memory: Gemm and Sigmoid, with the field numbers of onnx.proto.</summary>
internal static class OnnxModel
{
    public const string Input = "x";
    public const string Output = "y";

    private const int Float = 1; // TensorProto.DataType

    public static byte[] Of(Problem problem, int rows)
    {
        Topology topology = problem.Topology;
        return Message(model =>
        {
            Number(model, 1, 8); // ir_version
            Bytes(model, 8, Message(opset => Number(opset, 2, 13))); // opset_import, version
            Bytes(model, 7, Message(graph =>
            {
                for (int n = 1; n <= topology.Layers; n++) Layer(graph, problem, n);
                Text(graph, 2, topology.ToString());
                Bytes(graph, 11, Value(Input, rows, topology.Inputs));
                Bytes(graph, 12, Value(Output, rows, topology.Outputs));
            }));
        });
    }

    private static void Layer(CodedOutputStream graph, Problem problem, int n)
    {
        Topology topology = problem.Topology;
        int fanIn = topology.Sizes[n - 1], fanOut = topology.Sizes[n];
        int start = Enumerable.Range(1, n - 1).Sum(k => (topology.Sizes[k - 1] + 1) * topology.Sizes[k]);
        ReadOnlySpan<float> parameters = problem.Parameters.AsSpan(start);
        Bytes(graph, 5, Tensor($"w{n}", parameters[..(fanIn * fanOut)], fanIn, fanOut));
        Bytes(graph, 5, Tensor($"b{n}", parameters.Slice(fanIn * fanOut, fanOut), fanOut));
        string y = n == topology.Layers ? Output : $"u{n}";
        Bytes(graph, 1, Node("Gemm", y, n == 1 ? Input : $"y{n - 1}", $"w{n}", $"b{n}"));
        if (n < topology.Layers) Bytes(graph, 1, Node("Sigmoid", $"y{n}", $"u{n}"));
    }

    private static byte[] Node(string type, string output, params string[] inputs) => Message(node =>
    {
        foreach (string input in inputs) Text(node, 1, input);
        Text(node, 2, output);
        Text(node, 4, type);
    });

    private static byte[] Tensor(string name, ReadOnlySpan<float> values, params int[] dimensions)
    {
        byte[] raw = System.Runtime.InteropServices.MemoryMarshal.AsBytes(values).ToArray();
        return Message(tensor =>
        {
            foreach (int dimension in dimensions) Number(tensor, 1, dimension);
            Number(tensor, 2, Float);
            Text(tensor, 8, name);
            Bytes(tensor, 9, raw);
        });
    }

    private static byte[] Value(string name, params int[] dimensions) => Message(value =>
    {
        Text(value, 1, name);
        Bytes(value, 2, Message(type => Bytes(type, 1, Message(tensor =>
        {
            Number(tensor, 1, Float);
            Bytes(tensor, 2, Message(shape =>
            {
                foreach (int dimension in dimensions) Bytes(shape, 1, Message(size => Number(size, 1, dimension)));
            }));
        }))));
    });

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using var stream = new CodedOutputStream(bytes);
        write(stream);
        stream.Flush();
        return bytes.ToArray();
    }

    private static void Number(CodedOutputStream stream, int field, long value)
    {
        stream.WriteTag(field, WireFormat.WireType.Varint);
        stream.WriteInt64(value);
    }

    private static void Text(CodedOutputStream stream, int field, string value)
    {
        stream.WriteTag(field, WireFormat.WireType.LengthDelimited);
        stream.WriteString(value);
    }

    private static void Bytes(CodedOutputStream stream, int field, byte[] value)
    {
        stream.WriteTag(field, WireFormat.WireType.LengthDelimited);
        stream.WriteBytes(ByteString.CopyFrom(value));
    }
}
