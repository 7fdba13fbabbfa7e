using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>Makes datasets from other forms than consecutive rows.</summary>
public static partial class Dataset
{
    /// <summary>From rows with an array each.</summary>
    /// <exception cref="ArgumentException">
    /// A row is longer or shorter than the first; or as the constructor says.
    /// </exception>
    public static Dataset<T> FromRows<T>(IReadOnlyList<T[]> inputs, IReadOnlyList<T[]> targets)
        where T : unmanaged
    {
        T[] flatInputs = Flat(inputs, nameof(inputs)), flatTargets = Flat(targets, nameof(targets));
        return new Dataset<T>(flatInputs, flatTargets, inputs[0].Length, targets[0].Length);
    }

#pragma warning disable RS0026 // An array or a span of inputs: no parameter more changes what a call means.
    /// <summary>From classes: the targets become one-hot, 1 at the row's class and 0 elsewhere.</summary>
    /// <param name="inputs">Rows of <paramref name="inputCount"/> inputs.</param>
    /// <param name="labels">The class of each row: 0 to <paramref name="classCount"/> − 1.</param>
    /// <param name="inputCount">l: inputs per row.</param>
    /// <param name="classCount">n: the network's outputs.</param>
    /// <param name="inputNames">The inputs' names, for messages.</param>
    /// <param name="classNames">The classes' names.</param>
    /// <exception cref="ArgumentException">
    /// A label is not a class, a class's name is null or occurs twice; or as the constructor says.
    /// </exception>
    public static Dataset<T> FromLabels<T>(
        ReadOnlySpan<T> inputs,
        ReadOnlySpan<int> labels,
        int inputCount,
        int classCount,
        IReadOnlyList<string>? inputNames = null,
        IReadOnlyList<string>? classNames = null)
        where T : unmanaged
    {
        T[] targets = OneHot<T>(labels, classCount);
        string[]? names = classNames is null ? null : ClassNames.Checked(classNames, classCount, nameof(classNames));
        return new Dataset<T>(inputs, targets, inputCount, classCount, inputNames, names);
    }

    /// <inheritdoc
    /// cref="FromLabels{T}(ReadOnlySpan{T}, ReadOnlySpan{int}, int, int, IReadOnlyList{string},
    /// IReadOnlyList{string})"/>
    public static Dataset<T> FromLabels<T>(
        T[] inputs,
        ReadOnlySpan<int> labels,
        int inputCount,
        int classCount,
        IReadOnlyList<string>? inputNames = null,
        IReadOnlyList<string>? classNames = null)
        where T : unmanaged => FromLabels<T>(
            new ReadOnlySpan<T>(inputs ?? throw new ArgumentNullException(nameof(inputs))),
            labels,
            inputCount,
            classCount,
            inputNames,
            classNames);

#pragma warning restore RS0026

    /// <summary>One row per label: 1 at the label, 0 elsewhere.</summary>
    /// <param name="labels">The class of each row: 0 to <paramref name="classCount"/> − 1.</param>
    /// <param name="classCount">n: numbers per row.</param>
    /// <exception cref="ArgumentException">
    /// A label is not a class, there is no class, or rows times classes are more numbers than an array holds.
    /// </exception>
    public static T[] OneHot<T>(ReadOnlySpan<int> labels, int classCount)
        where T : unmanaged
    {
        if (classCount < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(classCount), classCount, "At least one class is expected.");
        }

        var targets = new T[DataChecks.Numbers(labels.Length, classCount, nameof(classCount))];
        for (int row = 0; row < labels.Length; row++)
        {
            int label = labels[row];
            if (label < 0 || label >= classCount)
            {
                throw new ArgumentException(
                    $"Row {row} has the label {label}; labels go from 0 to {classCount - 1}.",
                    nameof(labels));
            }

            targets[(row * classCount) + label] = Real.Of<T>(1);
        }

        return targets;
    }

    private static T[] Flat<T>(IReadOnlyList<T[]> rows, string name)
        where T : unmanaged
    {
        if (rows.Count == 0)
        {
            throw new ArgumentException($"{name} has no row; at least one is expected.", name);
        }

        int width = rows[0].Length;
        var flat = new T[DataChecks.Numbers(rows.Count, width, name)];
        for (int row = 0; row < rows.Count; row++)
        {
            if (rows[row].Length != width)
            {
                throw new ArgumentException(
                    $"Row {row} of {name} has {rows[row].Length} values; {width} are expected, as in row 0.", name);
            }

            rows[row].CopyTo(flat, row * width);
        }

        return flat;
    }
}
