using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;

namespace NetGen;

/// <summary>A layer's weights or their gradients as a matrix [fan-in, fan-out], wherever they are stored.</summary>
/// <remarks>A window, not a copy: the network computes with what you write here.</remarks>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
[DebuggerDisplay("{DebuggerText,nq}")]
[DebuggerTypeProxy(typeof(MatrixDebugView<>))]
public readonly struct MatrixView<T>
    where T : unmanaged
{
    private readonly T[] _storage;
    private readonly int _origin;
    private readonly int _rowStride;
    private readonly int _columnStride;

    /// <summary>For generated code: a window on its storage.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MatrixView(T[] storage, int origin, int rows, int columns, int rowStride, int columnStride)
    {
        _storage = storage;
        _origin = origin;
        Rows = rows;
        Columns = columns;
        _rowStride = rowStride;
        _columnStride = columnStride;
    }

    /// <summary>Fan-in: the neurons of the layer above; 0 where the network keeps no such matrix.</summary>
    public int Rows { get; }

    /// <summary>Fan-out: the neurons of this layer.</summary>
    public int Columns { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private string DebuggerText => ViewText.Line(this);

    /// <summary>w_ij, or ∂w_ij: from neuron i of the layer above to neuron j of this layer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">i or j is outside the matrix.</exception>
    public ref T this[int i, int j]
    {
        get
        {
            if ((uint)i >= (uint)Rows)
            {
                throw new ArgumentOutOfRangeException(nameof(i), i, Rows > 0
                    ? $"The matrix has rows 0 to {Rows - 1}."
                    : ViewText.NotKept);
            }

            if ((uint)j >= (uint)Columns)
            {
                throw new ArgumentOutOfRangeException(nameof(j), j, $"The matrix has columns 0 to {Columns - 1}.");
            }

            return ref _storage[_origin + (i * _rowStride) + (j * _columnStride)];
        }
    }

    /// <summary>A copy as a rectangular array.</summary>
    public T[,] ToArray()
    {
        var copy = new T[Rows, Columns];
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                copy[i, j] = this[i, j];
            }
        }

        return copy;
    }

    /// <summary>
    /// The shape, such as "2×3", and below it the numbers, with five digits; of a large matrix, the first.
    /// </summary>
    public override string ToString() => $"{ViewText.Shape(this)}\n{ViewText.Table(this)}";
}

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
