using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <content>Series: what comes next, by what came before.</content>
public static partial class Dataset
{
    /// <summary>
    /// From a series, by a window that slides over it: the inputs of row n are the steps n to n + window − 1, the
    /// oldest first; its targets are the values at step n + window − 1 + horizon.
    /// </summary>
    /// <remarks>
    /// Rows stay in order: divide them with <see cref="Dataset{T}.SplitInOrder"/>, <see cref="Dataset{T}.FoldInOrder"/>
    /// or <see cref="FoldKind.InOrder"/>. These leave out the last horizon − 1 rows before the held-out part, because
    /// their targets come after its first window: when that forecast is made, they are not known yet. A gap of window +
    /// horizon − 1 rows also leaves out windows that overlap with those that are held out.
    /// </remarks>
    /// <param name="series">The steps one after another, <paramref name="width"/> values each.</param>
    /// <param name="width">Values per step: 1, or more for several series that are measured together.</param>
    /// <param name="window">How many steps the network sees, at least 1.</param>
    /// <param name="horizon">How many steps after the last of them the targets come, at least 1.</param>
    /// <param name="targets">Which values of a step are targets; null: all.</param>
    /// <param name="names">The names of a step's values; null: they have none.</param>
    /// <returns>(steps − window − horizon + 1) rows of window·width inputs.</returns>
    /// <exception cref="ArgumentException">
    /// The series is shorter than window and horizon together, a step is not whole, a number is out of its range, or a
    /// value is not finite.
    /// </exception>
    public static Dataset<T> FromSeries<T>(
        ReadOnlySpan<T> series,
        int width,
        int window,
        int horizon = 1,
        IReadOnlyList<int>? targets = null,
        IReadOnlyList<string>? names = null)
        where T : unmanaged
    {
        targets ??= Enumerable.Range(0, Math.Max(width, 0)).ToArray();
        int steps = CheckSeries(series.Length, width, window, horizon, targets, names);
        if (Real.FirstNotFinite(series) is var broken and >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Step {broken / width} of the series ")
                    + FormattableString.Invariant($"has {Real.ToDouble(series[broken])} as ")
                + $"value {broken % width}; steps are counted from 0. Finite numbers are expected: put one there.",
                nameof(series));
        }

        int rows = steps - window - horizon + 1;
        var inputs = new T[DataChecks.Numbers(rows, window * width, nameof(window))];
        var expected = new T[rows * targets.Count];
        for (int row = 0; row < rows; row++)
        {
            series.Slice(row * width, window * width).CopyTo(inputs.AsSpan(row * window * width));
            for (int k = 0; k < targets.Count; k++)
            {
                expected[(row * targets.Count) + k] = series[((row + window - 1 + horizon) * width) + targets[k]];
            }
        }

        return new Dataset<T>(
            inputs,
            expected,
            window * width,
            targets.Count,
            names is null ? null : Enumerable.Range(0, window).SelectMany(step => names.Select(
                name => Ago(name, window - 1 - step))).ToArray(),
            names is null ? null : targets.Select(
                k => FormattableString.Invariant($"{names[k]}, {horizon} ahead")).ToArray())
        {
            Horizon = horizon,
        };

        static string Ago(string name, int steps) =>
            steps == 0 ? name : FormattableString.Invariant($"{name}, {steps} before");
    }

    /// <returns>The number of steps.</returns>
    private static int CheckSeries(
        int length, int width, int window, int horizon, IReadOnlyList<int> targets, IReadOnlyList<string>? names)
    {
        string? problem =
            width < 1 ? $"width is {width}; it must be at least 1"
            : window < 1 ? $"window is {window}; it must be at least 1"
            : horizon < 1 ? $"horizon is {horizon}; it must be at least 1"
            : length % width != 0 ? $"The series has {length} values; whole steps of {width} are expected"
            : (long)window + horizon > length / width
                ? $"The series has {length / width} steps, fewer than the {(long)window + horizon} of one row: a "
                + $"window of {window}, and {horizon} to the targets. Use a longer series or a shorter window"
            : targets.Count == 0 || targets.Any(k => k < 0 || k >= width)
                ? $"targets must name one or more of the {width} values of a step, which are counted from 0"
            : names is not null && names.Count != width ? $"There are {names.Count} names for {width} values of a step"
            : null;
        return problem is null ? length / width : throw new ArgumentException(problem + ".");
    }
}
