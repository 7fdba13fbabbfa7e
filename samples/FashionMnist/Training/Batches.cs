using NetGen.Samples.FashionMnist.Data;

namespace NetGen.Samples.FashionMnist.Training;

/// <summary>An epoch's rows in a new order, in portions of so many; the last one may be smaller.</summary>
internal sealed class Batches(FashionSet set, int size, int seed)
{
    private readonly Random _random = new(seed);
    private readonly int[] _order = [.. Enumerable.Range(0, set.Count)];
    private readonly float[] _inputs = GC.AllocateArray<float>(size * FashionSet.Points, pinned: true);
    private readonly float[] _targets = GC.AllocateArray<float>(size * FashionSet.Classes.Count, pinned: true);

    public void Shuffle() => _random.Shuffle(_order);

    public int Count => (_order.Length + size - 1) / size;

    /// <summary>Gathers one portion.</summary>
    public Batch this[int n]
    {
        get
        {
            ReadOnlySpan<int> rows = _order.AsSpan(n * size, Math.Min(size, _order.Length - (n * size)));
            set.Gather(rows, _inputs, _targets);
            return new Batch(
                rows.Length,
                _inputs.AsSpan(0, rows.Length * FashionSet.Points),
                _targets.AsSpan(0, rows.Length * FashionSet.Classes.Count));
        }
    }
}

/// <summary>So many rows, one after another.</summary>
internal readonly ref struct Batch(int count, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
{
    public int Count => count;

    public ReadOnlySpan<float> Inputs { get; } = inputs;

    public ReadOnlySpan<float> Targets { get; } = targets;
}
