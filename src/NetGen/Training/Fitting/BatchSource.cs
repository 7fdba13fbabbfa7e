using System;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Cuts a dataset into batches, in an order that follows from seed and epoch alone.</summary>
internal sealed class BatchSource<T>
    where T : unmanaged
{
    private const int ForOrder = 1, ForAugmentation = 2;

    private readonly Dataset<T> _dataset;
    private readonly BatchAugmentation<T>? _augment;
    private readonly RowOrder _order;
    private readonly T[] _inputs;
    private readonly T[] _targets;
    private readonly int _batchSize;
    private readonly int _seed;
    private readonly bool _shuffles;

    public BatchSource(Dataset<T> dataset, int batchSize, bool shuffle, int seed, BatchAugmentation<T>? augment = null)
    {
        (_dataset, _seed, _augment) = (dataset, seed, augment);
        _batchSize = Math.Min(batchSize, dataset.Count);
        _order = new RowOrder(dataset.Count);
        _order.Reset();

        // In one batch there is no order.
        _shuffles = shuffle && _batchSize < dataset.Count;
        bool copies = augment is not null || (_shuffles && _batchSize > 1);
        _inputs = copies ? new T[_batchSize * dataset.InputCount] : Array.Empty<T>();
        _targets = copies ? new T[_batchSize * dataset.TargetCount] : Array.Empty<T>();
    }

    /// <summary>The batches of an epoch; the last may be smaller.</summary>
    public int Count => (_dataset.Count + _batchSize - 1) / _batchSize;

    public void StartEpoch(int epoch)
    {
        if (_shuffles)
        {
            _order.Shuffle(Generator(_seed, epoch, ForOrder));
        }
    }

    /// <param name="index">Which batch of the epoch, from 0.</param>
    /// <param name="step">The steps that have been made.</param>
    [MethodImpl(Optimization.FromFirstCall)]
    public Batch<T> Take(int index, long step)
    {
        int start = index * _batchSize;
        ReadOnlySpan<int> rows = _order.Rows.Slice(start, Math.Min(_batchSize, _dataset.Count - start));
        if (_inputs.Length == 0)
        {
            // Rows that stand beside each other are taken from where they are.
            int first = rows[0];
            return new Batch<T>(
                _dataset.Inputs.Slice(first * _dataset.InputCount, rows.Length * _dataset.InputCount),
                _dataset.Targets.Slice(first * _dataset.TargetCount, rows.Length * _dataset.TargetCount),
                rows);
        }

        Span<T> inputs = _inputs.AsSpan(0, rows.Length * _dataset.InputCount);
        Span<T> targets = _targets.AsSpan(0, rows.Length * _dataset.TargetCount);
        for (int n = 0; n < rows.Length; n++)
        {
            _dataset.Input(rows[n]).CopyTo(inputs.Slice(n * _dataset.InputCount));
            _dataset.Target(rows[n]).CopyTo(targets.Slice(n * _dataset.TargetCount));
        }

        if (_augment is not null)
        {
            UniformGenerator random = Generator(_seed, step, ForAugmentation);
            _augment(inputs, targets, ref random);
        }

        return new Batch<T>(inputs, targets, rows);
    }

    /// <summary>
    /// A sequence for one epoch or step: seed and number, mixed as in <see cref="UniformGenerator"/>.
    /// </summary>
    private static UniformGenerator Generator(int seed, long number, int purpose)
    {
        unchecked
        {
            ulong z = ((ulong)seed * 0x9E3779B97F4A7C15) + ((ulong)number * 0xD1342543DE82EF95) + (ulong)purpose;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return new UniformGenerator((int)(z >> 32));
        }
    }
}
