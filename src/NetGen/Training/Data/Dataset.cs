using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Rows of inputs and the targets that belong to them: what <c>Fit</c> learns from.</summary>
/// <remarks>
/// An immutable copy of what it was made from, row-major. Every number is finite. Rows and columns are counted from 0,
/// in indices and in messages.
/// </remarks>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
[DebuggerDisplay("{Shape,nq}")]
[DebuggerTypeProxy(typeof(DatasetDebugView<>))]
public sealed partial class Dataset<T>
    where T : unmanaged
{
    private readonly T[] _inputs;
    private readonly T[] _targets;
    private readonly double[]? _weights;
    private readonly IReadOnlyList<string>? _classNames;
    private TargetClasses? _classes;

    /// <summary>A copy of consecutive rows.</summary>
    /// <param name="inputs">Rows of <paramref name="inputCount"/> inputs.</param>
    /// <param name="targets">As many rows of <paramref name="targetCount"/> targets.</param>
    /// <param name="inputCount">l: inputs per row.</param>
    /// <param name="targetCount">n: targets per row.</param>
    /// <param name="inputNames">The inputs' names, for messages.</param>
    /// <param name="targetNames">The targets' names, likewise; for classes, the names of the classes.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, a row is not whole, there are not as many targets as inputs, or a number is not finite.
    /// </exception>
    public Dataset(
        ReadOnlySpan<T> inputs,
        ReadOnlySpan<T> targets,
        int inputCount,
        int targetCount,
        IReadOnlyList<string>? inputNames = null,
        IReadOnlyList<string>? targetNames = null)
        : this(inputs.ToArray(), targets.ToArray(), null, inputCount, targetCount, inputNames, targetNames, null)
    {
        CheckFinite(_inputs, inputCount, "input", inputNames, nameof(inputs));
        CheckFinite(_targets, targetCount, "target", targetNames, nameof(targets));
    }

    /// <summary>For parts and changed copies: takes the arrays as its own.</summary>
    internal Dataset(
        T[] inputs,
        T[] targets,
        double[]? weights,
        int inputCount,
        int targetCount,
        IReadOnlyList<string>? inputNames,
        IReadOnlyList<string>? targetNames,
        IReadOnlyList<string>? classNames)
    {
        Real.Check<T>();
        Positive(inputCount, nameof(inputCount));
        Positive(targetCount, nameof(targetCount));
        Count = Guard.SomeRows(
            inputs.Length, inputCount, nameof(inputs), targets.Length, targetCount, nameof(targets));
        CheckNames(inputNames, inputCount, nameof(inputNames));
        CheckNames(targetNames, targetCount, nameof(targetNames));
        (_inputs, _targets, _weights) = (inputs, targets, weights);
        (InputCount, TargetCount) = (inputCount, targetCount);
        (InputNames, TargetNames) = (inputNames, targetNames);
        _classNames = classNames;
    }

    /// <summary>The number of rows; at least 1.</summary>
    public int Count { get; }

    /// <summary>l: inputs per row.</summary>
    public int InputCount { get; }

    /// <summary>n: targets per row.</summary>
    public int TargetCount { get; }

    /// <summary>The inputs' names, if they have any.</summary>
    public IReadOnlyList<string>? InputNames { get; }

    /// <summary>The targets' names, if they have any; for classes, the names of the classes.</summary>
    public IReadOnlyList<string>? TargetNames { get; }

    /// <summary>
    /// The classes' names in the order of <see cref="Label"/>, if they have any: with one target, those of no (0) and
    /// yes (1); with several, <see cref="TargetNames"/>, unless <see cref="WithClassNames"/> gave others.
    /// </summary>
    public IReadOnlyList<string>? ClassNames => _classNames ?? (TargetCount == 1 ? null : TargetNames);

    /// <summary>All inputs, row after row.</summary>
    public ReadOnlySpan<T> Inputs => _inputs;

    /// <summary>All targets, row after row.</summary>
    public ReadOnlySpan<T> Targets => _targets;

    /// <summary>Whether rows count differently: see <see cref="WithWeights"/>.</summary>
    public bool IsWeighted => _weights is not null;

    /// <summary>The inputs of one row.</summary>
    public ReadOnlySpan<T> Input(int row) => _inputs.AsSpan(row * InputCount, InputCount);

    /// <summary>The targets of one row.</summary>
    public ReadOnlySpan<T> Target(int row) => _targets.AsSpan(row * TargetCount, TargetCount);

    /// <summary>How much a row counts: 1, unless <see cref="WithWeights"/> said otherwise.</summary>
    public double Weight(int row) => _weights is null ? 1 : _weights[row];

    /// <summary>The class of a row: its largest target; with one target, 1 if that is above ½, else 0.</summary>
    /// <exception cref="InvalidOperationException">
    /// The targets are not one class per row: there are rows with several, or none, or the targets are numbers.
    /// </exception>
    public int Label(int row)
    {
        (_classes ??= TargetClasses.Of(this)).Check();
        return Classes.Of(Target(row));
    }

    /// <summary>The number of classes: as many as targets, or 2 with one target.</summary>
    public int ClassCount => NetGen.ClassNames.CountOf(TargetCount);

    /// <summary>The same rows, with names of the classes for metrics and model files.</summary>
    /// <param name="names">One per class; with one target, the name of no (0), then that of yes (1).</param>
    /// <exception cref="ArgumentException">
    /// There is not one name per class, or a name is null or occurs twice.
    /// </exception>
    public Dataset<T> WithClassNames(IReadOnlyList<string> names) => Like(
        _inputs, _targets, _weights,
        NetGen.ClassNames.Checked(
            names ?? throw new ArgumentNullException(nameof(names)), ClassCount, nameof(names)));

    /// <summary>
    /// How many steps after its window a row's targets come, if rows are windows of a series in their order; else 1.
    /// </summary>
    internal int Horizon { get; set; } = 1;

    /// <summary>The same inputs and targets, in other numbers.</summary>
    internal Dataset<T> With(T[] inputs, T[] targets) => Like(inputs, targets, _weights, _classNames);

    /// <summary>All rows in their order, and what does not change about them.</summary>
    private Dataset<T> Like(T[] inputs, T[] targets, double[]? weights, IReadOnlyList<string>? classNames) =>
        new(inputs, targets, weights, InputCount, TargetCount, InputNames, TargetNames, classNames)
        {
            Horizon = Horizon,
        };

    private static void CheckFinite(
        T[] values, int width, string what, IReadOnlyList<string>? names, string parameter)
    {
        int index = Real.FirstNotFinite<T>(values);
        if (index >= 0)
        {
            int column = index % width;
            string value = Real.ToDouble(values[index]).ToString(CultureInfo.InvariantCulture);
            string name = names is null ? "" : $" ({Excerpt.Of(names[column])})";
            throw new ArgumentException(
                $"Row {index / width} has {value} as {what} {column}{name}; finite numbers are expected. Leave "
                + "the row out, or put a number there.",
                parameter);
        }
    }

    private static void CheckNames(IReadOnlyList<string>? names, int count, string parameter)
    {
        if (names is not null && names.Count != count)
        {
            throw new ArgumentException($"There are {names.Count} names for {count} columns.", parameter);
        }
    }

    private static void Positive(int value, string parameter)
    {
        if (value <= 0)
        {
            throw new ArgumentOutOfRangeException(parameter, value, "A row has at least one.");
        }
    }
}
