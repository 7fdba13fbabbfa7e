using System.ComponentModel;

namespace NetGen;

/// <summary>A layer of a network that keeps no gradients: its weights and biases.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
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

    /// <summary>The shape [fan-in, fan-out], such as "2×3".</summary>
    public override string ToString() => Weights.ToString();
}
