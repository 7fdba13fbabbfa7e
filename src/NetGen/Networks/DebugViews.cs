using System.Diagnostics;
using System.Linq;

namespace NetGen;

/// <summary>A matrix in the debugger: a line per row.</summary>
internal sealed class MatrixDebugView<T>(MatrixView<T> matrix)
    where T : unmanaged
{
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public Row[] Rows => Enumerable.Range(0, matrix.Rows).Select(i => new Row(matrix, i)).ToArray();

    [DebuggerDisplay("{ToString(),nq}", Name = "[{_i}, …]")]
    internal sealed class Row(MatrixView<T> matrix, int i)
    {
        [DebuggerBrowsable(DebuggerBrowsableState.Never)]
        private readonly int _i = i;

        [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
        public T[] Values => Enumerable.Range(0, matrix.Columns).Select(j => matrix[_i, j]).ToArray();

        public override string ToString() => ViewText.Of(matrix.Columns, j => matrix[_i, j]);
    }
}

/// <summary>A vector in the debugger: its values.</summary>
internal sealed class VectorDebugView<T>(VectorView<T> vector)
    where T : unmanaged
{
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public T[] Values => vector.ToArray();
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

        public T OutputGradient => layer.OutputGradients[_j];

        public T Delta => layer.Deltas[_j];

        public T BiasGradient => layer.BiasGradients[_j];

        public override string ToString() =>
            $"b {ViewText.Number(Bias)}, u {ViewText.Number(Sum)}, y {ViewText.Number(Output)}, "
            + $"∂y {ViewText.Number(OutputGradient)}, δ {ViewText.Number(Delta)}, ∂b {ViewText.Number(BiasGradient)}";
    }
}
