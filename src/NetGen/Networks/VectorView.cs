using System;
using System.ComponentModel;
using System.Diagnostics;

namespace NetGen;

/// <summary>One value per neuron: biases, u, outputs, δ or a gradient.</summary>
/// <remarks>
/// A window, not a copy: it shows the results of the last call. <see cref="LayerView{T}.Sums"/> alone is a copy.
/// </remarks>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(VectorDebugView<>))]
public readonly struct VectorView<T>
    where T : unmanaged
{
    private readonly T[] _storage;
    private readonly int _origin;

    /// <summary>For generated code: a window on its storage.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public VectorView(T[] storage, int origin, int length)
    {
        _storage = storage;
        _origin = origin;
        Length = length;
    }

    /// <summary>The number of neurons; 0 where the network keeps no such values.</summary>
    public int Length { get; }

    /// <summary>The value of neuron j.</summary>
    /// <exception cref="ArgumentOutOfRangeException">j is outside the layer.</exception>
    public ref T this[int j]
    {
        get
        {
            if ((uint)j >= (uint)Length)
            {
                throw new ArgumentOutOfRangeException(nameof(j), j, Length > 0
                    ? $"The layer has neurons 0 to {Length - 1}."
                    : ViewText.NotKept);
            }

            return ref _storage[_origin + j];
        }
    }

    /// <summary>For <c>foreach</c> and <c>foreach (ref …)</c>: the values from neuron 0 on.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>A copy as an array.</summary>
    public T[] ToArray()
    {
        var copy = new T[Length];
        if (Length > 0)
        {
            Array.Copy(_storage, _origin, copy, 0, Length);
        }

        return copy;
    }

    /// <summary>The values, with five digits, such as "[0.25, -1, 0.5]"; of a long vector, the first.</summary>
    public override string ToString()
    {
        VectorView<T> view = this;
        return ViewText.Of(Length, j => view[j]);
    }

    /// <summary>Steps through a layer's neurons.</summary>
    public struct Enumerator
    {
        private readonly VectorView<T> _view;
        private int _neuron;

        internal Enumerator(VectorView<T> view)
        {
            _view = view;
            _neuron = -1;
        }

        /// <summary>The current neuron's value; with <c>foreach (ref …)</c> it can be written.</summary>
        public readonly ref T Current => ref _view[_neuron];

        /// <summary>Steps to the next neuron.</summary>
        /// <returns>False past the last one.</returns>
        public bool MoveNext() => ++_neuron < _view.Length;
    }
}

/// <summary>A vector in the debugger: its values.</summary>
internal sealed class VectorDebugView<T>(VectorView<T> vector)
    where T : unmanaged
{
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public T[] Values => vector.ToArray();
}
