using System.ComponentModel;
using System.Diagnostics;
using System.Linq;

namespace NetGen;

/// <summary>Everything that one layer holds, under the chapter's names.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
[DebuggerDisplay("{Weights.Rows}→{Weights.Columns}: y {Outputs}")]
[DebuggerTypeProxy(typeof(LayerDebugView<>))]
public readonly struct LayerView<T>
    where T : unmanaged
{
    private readonly VectorView<T> _skipping;
    private readonly VectorView<T> _inputs;

    /// <summary>
    /// For generated code: the windows of one layer; the last one is x, for an output layer that takes x too.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LayerView(
        MatrixView<T> weights,
        VectorView<T> biases,
        MatrixView<T> weightGradients,
        VectorView<T> biasGradients,
        VectorView<T> outputs,
        VectorView<T> deltas,
        VectorView<T> outputGradients,
        VectorView<T> inputs,
        VectorView<T> skipping = default)
    {
        Weights = weights;
        Biases = biases;
        WeightGradients = weightGradients;
        BiasGradients = biasGradients;
        Outputs = outputs;
        Deltas = deltas;
        OutputGradients = outputGradients;
        _skipping = skipping;
        _inputs = inputs;
    }

    /// <summary>w: [fan-in, fan-out].</summary>
    public MatrixView<T> Weights { get; }

    /// <summary>b: one per neuron.</summary>
    public VectorView<T> Biases { get; }

    /// <summary>Whether training changes the layer: <see cref="NetworkAttribute.Trainable"/>.</summary>
    public bool IsTrainable => WeightGradients.Rows > 0;

    /// <summary>∂w = ∂E/∂w: [fan-in, fan-out]; empty if the layer is not trainable.</summary>
    public MatrixView<T> WeightGradients { get; }

    /// <summary>∂b = ∂E/∂b: one per neuron; empty if the layer is not trainable.</summary>
    public VectorView<T> BiasGradients { get; }

    /// <summary>u: u_j = Σ_i y_i·w_ij + b_j of the last forward pass.</summary>
    /// <remarks>
    /// Most networks do not keep u. It is computed when it is asked for, into a new array: from what the layer took in
    /// the last Forward, with the weights and biases as they are now, so ask before they change. The terms are added in
    /// the order of the formula, i from 0 on and then b_j: these are the bits of <see cref="Kernel.Scalar"/>. Other
    /// kernels may have computed with a u_j that differs in its last digits.
    /// </remarks>
    public VectorView<T> Sums => WeightedSums.Of(_skipping, _inputs, Weights, Biases);

    /// <summary>y: the values that the last forward pass computed.</summary>
    public VectorView<T> Outputs { get; }

    /// <summary>
    /// δ = ∂E/∂u: one per neuron; empty if no error travels back to the layer, because neither it nor one above it is
    /// trainable.
    /// </summary>
    public VectorView<T> Deltas { get; }

    /// <summary>∂y = ∂E/∂y: one per neuron; empty where δ is.</summary>
    public VectorView<T> OutputGradients { get; }

    /// <summary>All that the layer holds, with five digits; of a large layer, the first.</summary>
    public override string ToString() =>
        $"w {ViewText.Shape(Weights)}\n{ViewText.Table(Weights, "  ")}\nb {Biases}\nu {Sums}\ny {Outputs}\n"
        + $"∂y {OutputGradients}\nδ {Deltas}\n∂w\n{ViewText.Table(WeightGradients, "  ")}\n∂b {BiasGradients}";
}

/// <summary>A layer in the debugger: its weights and their gradients, and a line per neuron.</summary>
internal sealed class LayerDebugView<T>(LayerView<T> layer)
    where T : unmanaged
{
    public MatrixView<T> Weights => layer.Weights;

    public MatrixView<T> WeightGradients => layer.WeightGradients;

    public Neuron[] Neurons
    {
        get
        {
            VectorView<T> sums = layer.Sums;
            return Enumerable.Range(0, layer.Biases.Length).Select(j => new Neuron(layer, sums, j)).ToArray();
        }
    }

    [DebuggerDisplay("{ToString(),nq}", Name = "[{_j}]")]
    internal sealed class Neuron(LayerView<T> layer, VectorView<T> sums, int j)
    {
        [DebuggerBrowsable(DebuggerBrowsableState.Never)]
        private readonly int _j = j;

        public T Bias => layer.Biases[_j];

        public T Sum => sums[_j];

        public T Output => layer.Outputs[_j];

        public T? OutputGradient => ValueOf(layer.OutputGradients);

        public T? Delta => ValueOf(layer.Deltas);

        public T? BiasGradient => ValueOf(layer.BiasGradients);

        public override string ToString() =>
            $"b {ViewText.Number(Bias)}, u {ViewText.Number(Sum)}, y {ViewText.Number(Output)}, "
            + $"∂y {Text(OutputGradient)}, δ {Text(Delta)}, ∂b {Text(BiasGradient)}";

        /// <summary>Null where the network keeps none.</summary>
        private T? ValueOf(VectorView<T> values) => values.Length > 0 ? values[_j] : null;

        private static string Text(T? value) => value is { } number ? ViewText.Number(number) : "none";
    }
}
