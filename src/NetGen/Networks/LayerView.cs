using System.ComponentModel;

namespace NetGen;

/// <summary>Everything that one layer holds, under the chapter's names.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public readonly struct LayerView<T>
    where T : unmanaged
{
    /// <summary>For generated code: the windows of one layer.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LayerView(
        MatrixView<T> weights,
        VectorView<T> biases,
        MatrixView<T> weightGradients,
        VectorView<T> biasGradients,
        VectorView<T> outputs,
        VectorView<T> deltas,
        VectorView<T> outputGradients)
    {
        Weights = weights;
        Biases = biases;
        WeightGradients = weightGradients;
        BiasGradients = biasGradients;
        Outputs = outputs;
        Deltas = deltas;
        OutputGradients = outputGradients;
    }

    /// <summary>w: [fan-in, fan-out].</summary>
    public MatrixView<T> Weights { get; }

    /// <summary>b: one per neuron.</summary>
    public VectorView<T> Biases { get; }

    /// <summary>∂w = ∂E/∂w: [fan-in, fan-out].</summary>
    public MatrixView<T> WeightGradients { get; }

    /// <summary>∂b = ∂E/∂b: one per neuron.</summary>
    public VectorView<T> BiasGradients { get; }

    /// <summary>y: the values that the last forward pass computed.</summary>
    public VectorView<T> Outputs { get; }

    /// <summary>δ = ∂E/∂u: one per neuron.</summary>
    public VectorView<T> Deltas { get; }

    /// <summary>∂y = ∂E/∂y: one per neuron.</summary>
    public VectorView<T> OutputGradients { get; }

    /// <summary>The shape [fan-in, fan-out], such as "2×3".</summary>
    public override string ToString() => Weights.ToString();
}
