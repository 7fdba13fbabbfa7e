using System.ComponentModel;
using System.Diagnostics;

namespace NetGen;

/// <summary>A layer of a network that keeps no gradients: its weights and biases.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
[DebuggerDisplay("w {Weights.Rows}×{Weights.Columns}, b {Biases}")]
public readonly struct LayerParameters<T>
    where T : unmanaged
{
    /// <summary>For generated code: the windows of one layer.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LayerParameters(MatrixView<T> weights, VectorView<T> biases)
    {
        Weights = weights;
        Biases = biases;
    }

    /// <summary>w: [fan-in, fan-out].</summary>
    public MatrixView<T> Weights { get; }

    /// <summary>b: one per neuron.</summary>
    public VectorView<T> Biases { get; }

    /// <summary>Weights and biases, with five digits; of a large layer, the first.</summary>
    public override string ToString() =>
        $"w {ViewText.Shape(Weights)}\n{ViewText.Table(Weights, "  ")}\nb {Biases}";
}
