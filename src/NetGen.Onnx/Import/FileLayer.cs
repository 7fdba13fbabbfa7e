using NetGen.Onnx.Format;

namespace NetGen.Onnx.Import;

/// <summary>
/// A layer as a file has it: the tensors of one Gemm, or of MatMul and Add, and the layer whose values it takes.
/// Nothing in it changes: if the graph uses the same values in another way, that is another layer.
/// </summary>
internal sealed class FileLayer
{
    /// <summary>An activation takes fifteen nodes at most.</summary>
    private const int MostNodes = 100;
    private int _nodes;

    private FileLayer(FileLayer? before, NodeView? node)
    {
        Before = before;
        Node = node;
        Number = before is null ? 0 : before.Number + 1;
    }

    /// <summary>How many layers there are up to this one; 0 for the network's inputs.</summary>
    public int Number { get; }

    /// <summary>Null for the inputs.</summary>
    public FileLayer? Before { get; }

    /// <summary>The node that makes its sums.</summary>
    public NodeView? Node { get; }

    public TensorProto? Weights { get; private set; }

    /// <summary>Whether the weights stand as [out, in].</summary>
    public bool IsTransposed { get; private set; }

    /// <summary>Null where there are none, which is the same as zeros.</summary>
    public TensorProto? Biases { get; private set; }

    public static FileLayer Inputs() => new(null, null);

    public FileLayer Next(NodeView node, TensorProto weights, bool isTransposed, TensorProto? biases) =>
        new(this, node) { Weights = weights, IsTransposed = isTransposed, Biases = biases };

    public FileLayer With(TensorProto biases) =>
        new(Before, Node) { Weights = Weights, IsTransposed = IsTransposed, Biases = biases };

    /// <summary>Counts a node that takes its values.</summary>
    /// <exception cref="ModelFileException">They are too many for an activation.</exception>
    public void Count(NodeView node)
    {
        if (++_nodes > MostNodes)
        {
            throw node.Problem($"More than {MostNodes} nodes follow one layer; an activation takes fewer.");
        }
    }
}
