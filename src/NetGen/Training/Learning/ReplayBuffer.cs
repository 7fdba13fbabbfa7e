using System;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>
/// Some of the rows that have been seen, each equally likely to be kept: a network that learns row by row is shown old
/// ones too, and does not forget them.
/// </summary>
/// <remarks>
/// Reservoir sampling: Vitter (1985), Random sampling with a reservoir, algorithm R. The same rows and seed keep and
/// draw the same rows. Only the constructor allocates. For one thread at a time.
/// </remarks>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed class ReplayBuffer<T>
    where T : unmanaged
{
    private readonly T[] _inputs;
    private readonly T[] _targets;
    private UniformGenerator _random;

    /// <summary>An empty buffer.</summary>
    /// <param name="capacity">The most rows that are kept, at least 1.</param>
    /// <param name="inputCount">l: inputs per row.</param>
    /// <param name="targetCount">n: targets per row.</param>
    /// <param name="seed">Determines which rows are kept, and which are drawn.</param>
    /// <exception cref="ArgumentException">
    /// A number is less than 1, or the rows would not fit into an array.
    /// </exception>
    public ReplayBuffer(int capacity, int inputCount, int targetCount, int seed = 0)
    {
        Real.Check<T>();
        if (capacity < 1 || inputCount < 1 || targetCount < 1)
        {
            throw new ArgumentException(
                $"capacity is {capacity}, inputCount {inputCount} and targetCount {targetCount}; each must be at least "
                + "1.");
        }

        (Capacity, InputCount, TargetCount) = (capacity, inputCount, targetCount);
        _inputs = new T[DataChecks.Numbers(capacity, inputCount, nameof(capacity))];
        _targets = new T[DataChecks.Numbers(capacity, targetCount, nameof(capacity))];
        _random = new UniformGenerator(seed);
    }

    /// <summary>The most rows that are kept.</summary>
    public int Capacity { get; }

    /// <summary>l: inputs per row.</summary>
    public int InputCount { get; }

    /// <summary>n: targets per row.</summary>
    public int TargetCount { get; }

    /// <summary>The rows that are kept now.</summary>
    public int Count { get; private set; }

    /// <summary>The rows that were added in all; it stops counting at the largest <c>int</c>.</summary>
    public int Seen { get; private set; }

    /// <summary>
    /// Adds a row. If the buffer is full, the row takes the place of another with the probability capacity/seen, so
    /// that every row seen so far is equally likely to be kept.
    /// </summary>
    /// <param name="x">l inputs.</param>
    /// <param name="t">n targets.</param>
    /// <exception cref="ArgumentException">
    /// A length does not fit, or a number is not finite; nothing was added.
    /// </exception>
    public void Add(ReadOnlySpan<T> x, ReadOnlySpan<T> t)
    {
        Guard.Length(x.Length, InputCount, nameof(x));
        Guard.Length(t.Length, TargetCount, nameof(t));
        CheckFinite(x, nameof(x));
        CheckFinite(t, nameof(t));
        Seen += Seen < int.MaxValue ? 1 : 0;
        int place = Count < Capacity ? Count++ : _random.Next(Seen);
        if (place < Capacity)
        {
            x.CopyTo(_inputs.AsSpan(place * InputCount));
            t.CopyTo(_targets.AsSpan(place * TargetCount));
        }
    }

    /// <summary>Fills a batch with rows that are drawn, each as likely as any other; one may come twice.</summary>
    /// <param name="inputs">Receives as many rows as fit: whole rows of l.</param>
    /// <param name="targets">As many rows of n.</param>
    /// <exception cref="ArgumentException">The lengths do not fit; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The buffer is empty.</exception>
    public void Draw(Span<T> inputs, Span<T> targets)
    {
        int rows = Guard.Rows(
            inputs.Length, InputCount, nameof(inputs), targets.Length, TargetCount, nameof(targets));
        if (Count == 0)
        {
            throw new InvalidOperationException("The buffer is empty: add a row before drawing.");
        }

        for (int row = 0; row < rows; row++)
        {
            int place = _random.Next(Count);
            _inputs.AsSpan(place * InputCount, InputCount).CopyTo(inputs.Slice(row * InputCount));
            _targets.AsSpan(place * TargetCount, TargetCount).CopyTo(targets.Slice(row * TargetCount));
        }
    }

    /// <summary>The rows that are kept now: to judge the network on, or to keep them in a file.</summary>
    /// <exception cref="InvalidOperationException">The buffer is empty.</exception>
    public Dataset<T> ToDataset() => Count > 0
        ? new Dataset<T>(
            _inputs.AsSpan(0, Count * InputCount), _targets.AsSpan(0, Count * TargetCount), InputCount, TargetCount)
        : throw new InvalidOperationException("The buffer is empty: a dataset has at least one row.");

    private static void CheckFinite(ReadOnlySpan<T> values, string name)
    {
        if (Real.FirstNotFinite(values) is var broken and >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{name}[{broken}] is {Real.ToDouble(values[broken])}; it must be finite."),
                name);
        }
    }
}
