using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <content>Parts of a dataset, in order or drawn by a seed: the same seed, the same rows, everywhere.</content>
public sealed partial class Dataset<T>
{
    /// <summary>Two parts that have no row in common.</summary>
    /// <param name="heldOut">The second part's share, between 0 and 1; rounded to whole rows, at least one.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="stratified">
    /// Whether each class (<see cref="Label"/>) is divided by that share. A class of one row stays in the first part.
    /// </param>
    /// <exception cref="ArgumentException">A part would be empty.</exception>
    /// <exception cref="InvalidOperationException">
    /// It is to be stratified, and the targets are not one class per row.
    /// </exception>
    public (Dataset<T> Train, Dataset<T> HeldOut) Split(double heldOut, int seed, bool stratified = false)
    {
        (int[] train, int[] other) = SplitRows(heldOut, seed, stratified);
        return (Select(train), Select(other));
    }

    /// <summary>The rows of <see cref="Split"/>.</summary>
    internal (int[] Train, int[] HeldOut) SplitRows(double heldOut, int seed, bool stratified)
    {
        CheckShare(heldOut);

        var (first, second) = (new List<int>(), new List<int>());
        int seen = 0;
        foreach (List<int> group in Groups(Shuffled(seed), stratified))
        {
            // What rounding takes from one class it gives to the next.
            seen += group.Count;
            int wanted = (int)Math.Round(heldOut * seen) - second.Count;
            wanted = Math.Min(Math.Max(wanted, 1), group.Count - 1);
            second.AddRange(group.GetRange(0, wanted));
            first.AddRange(group.GetRange(wanted, group.Count - wanted));
        }

        if (second.Count == 0)
        {
            throw new ArgumentException($"{Count} rows cannot be divided: a part would be empty.", nameof(heldOut));
        }

        return (first.ToArray(), second.ToArray());
    }

    /// <summary>
    /// Two parts in the rows' order: the last rows are held out. For time series, where a held-out row between two
    /// training rows would be almost known already.
    /// </summary>
    /// <param name="heldOut">The second part's share, between 0 and 1; rounded to whole rows, at least one.</param>
    /// <param name="gap">
    /// How many rows before the held-out part are in neither part, because they overlap with it. Rows of
    /// <see cref="Dataset.FromSeries"/> have a gap of at least horizon − 1: the targets of the rows in it come
    /// after the first held-out window.
    /// </param>
    /// <exception cref="ArgumentException">A part would be empty, or the gap is negative.</exception>
    public (Dataset<T> Train, Dataset<T> HeldOut) SplitInOrder(double heldOut, int gap = 0)
    {
        CheckShare(heldOut);
        if (Count < 2)
        {
            throw new ArgumentException($"{Count} row cannot be divided: a part would be empty.", nameof(heldOut));
        }

        int last = Math.Min(Math.Max((int)Math.Round(heldOut * Count), 1), Count - 1);
        return (Range(0, BeforeGap(Count - last, gap)), Range(Count - last, last));
    }

    /// <summary>
    /// Cross-validation in the rows' order: the rows are cut into <paramref name="parts"/> + 1 blocks. One is held out,
    /// and all blocks before it are the training part. Nothing is learned from later rows.
    /// </summary>
    /// <param name="part">Which: 0 to <paramref name="parts"/> − 1; 0 learns from the first block alone.</param>
    /// <param name="parts">How many: 1 to <see cref="Count"/> − 1.</param>
    /// <param name="gap">As in <see cref="SplitInOrder"/>.</param>
    /// <exception cref="ArgumentException">
    /// There is no such part, the gap is negative, or it leaves nothing to learn from.
    /// </exception>
    public (Dataset<T> Train, Dataset<T> HeldOut) FoldInOrder(int part, int parts, int gap = 0)
    {
        (int start, int end) = BlockInOrder(part, parts);
        return (Range(0, BeforeGap(start, gap)), Range(start, end - start));
    }

    /// <summary>The gap that is asked for, or that the horizon of a series needs.</summary>
    internal int GapOf(int gap) => Math.Max(gap, Horizon - 1);

    /// <summary>The rows that <see cref="FoldInOrder"/> holds out, from start up to end.</summary>
    internal (int Start, int End) BlockInOrder(int part, int parts)
    {
        if (parts < 1 || parts >= Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(parts),
                parts,
                Count < 2
                    ? "The dataset has one row, which cannot be divided."
                    : $"There must be 1 to {Count - 1} parts: at least one row in each and one before the first.");
        }

        CheckPart(part, parts);
        return (Block(part + 1), Block(part + 2));

        int Block(int index) => (int)((long)index * Count / (parts + 1));
    }

    /// <summary>One of equal parts, and the others together: cross-validation.</summary>
    /// <param name="part">Which: 0 to <paramref name="parts"/> − 1.</param>
    /// <param name="parts">How many: 2 to <see cref="Count"/>.</param>
    /// <param name="seed">Any number; the same for every part.</param>
    /// <param name="stratified">Whether each class is spread over the parts evenly.</param>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    /// <exception cref="InvalidOperationException">
    /// It is to be stratified, and the targets are not one class per row.
    /// </exception>
    public (Dataset<T> Train, Dataset<T> HeldOut) Fold(int part, int parts, int seed, bool stratified = false)
    {
        (int[] train, int[] heldOut) = FoldRows(part, parts, seed, stratified);
        return (Select(train), Select(heldOut));
    }

    /// <summary>The rows of <see cref="Fold"/>.</summary>
    internal (int[] Train, int[] HeldOut) FoldRows(int part, int parts, int seed, bool stratified)
    {
        if (parts < 2 || parts > Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(parts), parts, $"There must be 2 to {Count} parts: at least one row in each.");
        }

        CheckPart(part, parts);

        var (first, second) = (new List<int>(), new List<int>());
        int next = 0;
        foreach (List<int> group in Groups(Shuffled(seed), stratified))
        {
            foreach (int row in group)
            {
                (next++ % parts == part ? second : first).Add(row);
            }
        }

        return (first.ToArray(), second.ToArray());
    }

    /// <summary>The rows with these indices, in this order.</summary>
    /// <exception cref="ArgumentException">There is none, or no such row.</exception>
    public Dataset<T> Select(ReadOnlySpan<int> rows)
    {
        var inputs = new T[DataChecks.Numbers(rows.Length, InputCount, nameof(rows))];
        var targets = new T[DataChecks.Numbers(rows.Length, TargetCount, nameof(rows))];
        double[]? weights = _weights is null ? null : new double[rows.Length];
        for (int n = 0; n < rows.Length; n++)
        {
            int row = rows[n];
            if (row < 0 || row >= Count)
            {
                throw new ArgumentOutOfRangeException(nameof(rows), row, $"The dataset has rows 0 to {Count - 1}.");
            }

            Input(row).CopyTo(inputs.AsSpan(n * InputCount));
            Target(row).CopyTo(targets.AsSpan(n * TargetCount));
            if (weights is not null)
            {
                weights[n] = Weight(row);
            }
        }

        return new Dataset<T>(
            inputs, targets, weights, InputCount, TargetCount, InputNames, TargetNames, _classNames);
    }

    private static void CheckShare(double heldOut)
    {
        if (!(heldOut > 0 && heldOut < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(heldOut), heldOut, "The share must be between 0 and 1, such as 0.2.");
        }
    }

    private static void CheckPart(int part, int parts)
    {
        if (part < 0 || part >= parts)
        {
            throw new ArgumentOutOfRangeException(nameof(part), part, $"Parts go from 0 to {parts - 1}.");
        }
    }

    private Dataset<T> Range(int start, int count)
    {
        Dataset<T> rows = Select(Enumerable.Range(start, count).ToArray());
        rows.Horizon = Horizon;
        return rows;
    }

    /// <returns>The rows from 0 on that are learned from.</returns>
    private int BeforeGap(int start, int gap)
    {
        int rows = gap >= 0 ? start - GapOf(gap)
            : throw new ArgumentOutOfRangeException(nameof(gap), gap, $"gap is {gap}; it must be 0 or more.");
        return rows > 0 ? rows : throw new ArgumentException(
            $"Before the held-out part there are {start} rows, and the gap leaves out {GapOf(gap)}: none is left to "
            + "learn from. "
            + (Horizon - 1 > gap
                ? $"Targets that come {Horizon} steps after their window need a gap of {Horizon - 1}. Use more rows."
                : "Use more rows, or a smaller gap."),
            nameof(gap));
    }

    private int[] Shuffled(int seed)
    {
        var order = new RowOrder(Count);
        order.Shuffle(new UniformGenerator(seed));
        return order.Rows.ToArray();
    }

    private IEnumerable<List<int>> Groups(int[] rows, bool stratified)
    {
        if (!stratified)
        {
            return new[] { new List<int>(rows) };
        }

        var classes = new SortedDictionary<int, List<int>>();
        foreach (int row in rows)
        {
            int label = Label(row);
            if (!classes.TryGetValue(label, out List<int>? same))
            {
                classes.Add(label, same = new List<int>());
            }

            same.Add(row);
        }

        return classes.Values;
    }
}
