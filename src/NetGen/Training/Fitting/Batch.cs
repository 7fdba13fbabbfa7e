using System;

namespace NetGen;

/// <summary>The rows of one step.</summary>
internal readonly ref struct Batch<T>
    where T : unmanaged
{
    public Batch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<int> rows)
    {
        Inputs = inputs;
        Targets = targets;
        Rows = rows;
    }

    public ReadOnlySpan<T> Inputs { get; }

    public ReadOnlySpan<T> Targets { get; }

    /// <summary>Where they come from in the dataset.</summary>
    public ReadOnlySpan<int> Rows { get; }
}
