using System.Linq;
using NetGen.Onnx.Format;

namespace NetGen.Onnx.Import;

/// <summary>A node of a file, and what messages call it.</summary>
internal sealed class NodeView
{
    private readonly NodeProto _node;

    public NodeView(NodeProto node)
    {
        _node = node;
    }

    /// <summary>Such as "Gemm"; operators of other domains have theirs before it.</summary>
    public string Operation => _node.Domain is "" or "ai.onnx" ? _node.OpType : $"{_node.Domain}.{_node.OpType}";

    public int InputCount => _node.Input.Count;

    /// <summary>The name of an input; empty if it is left out.</summary>
    public string Input(int index) => index < _node.Input.Count ? _node.Input[index] : "";

    /// <summary>The names of what the node makes.</summary>
    public string[] Outputs => [.. _node.Output.Where(name => name.Length > 0)];

    /// <summary>A float attribute, or its default.</summary>
    public double Number(string name, double otherwise) => Find(name)?.F ?? otherwise;

    /// <summary>An integer attribute, or its default.</summary>
    public long Whole(string name, long otherwise) => Find(name)?.I ?? otherwise;

    /// <summary>A string attribute, or its default.</summary>
    public string Word(string name, string otherwise) => Find(name)?.S.ToStringUtf8() ?? otherwise;

    /// <summary>A tensor attribute, if it is there.</summary>
    public TensorProto? Tensor(string name) => Find(name)?.T;

    public bool Has(string name) => Find(name) is not null;

    /// <summary>What is wrong with this node.</summary>
    public ModelFileException Problem(string message) => new($"{this}: {message}");

    /// <summary>Such as: Node "Gemm_0" (Gemm)</summary>
    public override string ToString()
    {
        string name = _node.Name.Length > 0 ? $"\"{Excerpt.Of(_node.Name)}\" "
            : Outputs.Length > 0 ? $"of \"{Excerpt.Of(Outputs[0])}\" " : "";
        return $"Node {name}({Excerpt.Of(Operation)})";
    }

    private AttributeProto? Find(string name) => _node.Attribute.FirstOrDefault(attribute => attribute.Name == name);
}
