using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen;

/// <summary>
/// Makes numbers of texts, numbers, dates and missing values, by what the training part has: fitted on it, applied to
/// all rows, and saved with the model.
/// </summary>
/// <remarks>
/// Fit it on the training part alone: means and categories of held-out rows would tell the network about them. Numbers
/// are not standardised: apply a <see cref="Standardizer"/> to the dataset.
/// </remarks>
public sealed partial class CsvEncoder
{
    private readonly FittedColumn[] _inputs;
    private readonly FittedColumn[] _targets;
    private readonly string[] _missing;
    private readonly bool _decimalComma;

    private CsvEncoder(FittedColumn[] inputs, FittedColumn[] targets, string[] missing, bool decimalComma)
    {
        (_inputs, _targets, _missing, _decimalComma) = (inputs, targets, missing, decimalComma);
        InputNames = Array.AsReadOnly(inputs.SelectMany(column => column.Names).ToArray());
        TargetNames = Array.AsReadOnly(
            IsOfClasses ? targets[0].Texts : targets.SelectMany(column => column.Names).ToArray());
    }

    /// <summary>What each input is: a column, such as "area", or a part of one, such as "district = north".</summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>What each target is; for classes, their names.</summary>
    public IReadOnlyList<string> TargetNames { get; }

    /// <summary>The classes' names, if the target is one column of classes or of yes or no; else null.</summary>
    public IReadOnlyList<string>? ClassNames => IsOfClasses || (_targets.Length == 1 && IsYesNo(_targets[0]))
        ? Array.AsReadOnly(_targets[0].Texts)
        : null;

    private bool IsOfClasses => _targets[0].Column.Kind == CsvColumn.CategoryKind;

    /// <summary>Learns what the training part has.</summary>
    /// <param name="train">The training part.</param>
    /// <param name="inputs">The inputs' columns, at least one, none twice.</param>
    /// <param name="targets">
    /// The targets' columns: numbers that are not missing, yes or no, any number of them; or one column of categories.
    /// </param>
    /// <param name="missingTexts">Texts that say that a number is missing; null: the empty cell.</param>
    /// <exception cref="ArgumentException">
    /// There is no column, one is named twice, or targets are not as described.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// A column is missing or its name occurs twice, a cell is not what it should be, or a column is constant; the
    /// message names line and column.
    /// </exception>
    public static CsvEncoder Fit(
        CsvRows train,
        IReadOnlyList<CsvColumn> inputs,
        IReadOnlyList<CsvColumn> targets,
        IReadOnlyList<string>? missingTexts = null)
    {
        _ = train ?? throw new ArgumentNullException(nameof(train));
        Check(inputs ?? throw new ArgumentNullException(nameof(inputs)), nameof(inputs));
        Check(targets ?? throw new ArgumentNullException(nameof(targets)), nameof(targets));
        CheckTargets(inputs, targets);
        string[] missing = missingTexts?.ToArray() ?? new[] { "" };
        var numbers = new CsvNumbers(train.DecimalComma);
        return new CsvEncoder(
            inputs.Select(column => ColumnFit.Of(train, column, numbers, missing)).ToArray(),
            targets.Select(column => ColumnFit.Of(train, column, numbers, missing)).ToArray(),
            missing,
            train.DecimalComma);
    }

    /// <summary>The rows as numbers, with their targets.</summary>
    /// <param name="rows">
    /// Any rows with the same columns. Their numbers are read by the format that these rows were read with.
    /// </param>
    /// <exception cref="InvalidDataException">
    /// A column is missing, a cell is not what it should be, it is a text that the training part does not have, or
    /// <c>float</c> makes one of two different numbers; the message names line and column.
    /// </exception>
    public Dataset<T> Encode<T>(CsvRows rows)
        where T : unmanaged
    {
        _ = rows ?? throw new ArgumentNullException(nameof(rows));
        var dataset = new Dataset<T>(
            Encoded<T>(rows, _inputs),
            Encoded<T>(rows, _targets),
            InputNames.Count,
            TargetNames.Count,
            InputNames,
            TargetNames);
        return ClassNames is { } names ? dataset.WithClassNames(names) : dataset;
    }

    /// <summary>The inputs of rows, row after row: for rows whose targets are not known.</summary>
    /// <param name="rows">Any rows with the inputs' columns.</param>
    /// <exception cref="InvalidDataException">As <see cref="Encode{T}"/>.</exception>
    public T[] EncodeInputs<T>(CsvRows rows)
        where T : unmanaged => Encoded<T>(rows ?? throw new ArgumentNullException(nameof(rows)), _inputs);

    /// <summary>The inputs of one row that does not come from a file, such as a form or a message.</summary>
    /// <param name="row">
    /// The cell of each of the inputs' columns; others are not looked at. As in a file, spaces and tabs around a cell
    /// do not count. Null is a cell without a value: a number that is missing, or an empty text. Numbers are written as
    /// in the training part: with its decimal mark.
    /// </param>
    /// <exception cref="InvalidDataException">
    /// A column is missing, a cell is not what it should be, or it is a text that the training part does not have.
    /// </exception>
    public T[] EncodeInputs<T>(IReadOnlyDictionary<string, string> row)
        where T : unmanaged
    {
        _ = row ?? throw new ArgumentNullException(nameof(row));
        Real.Check<T>();
        var values = new T[InputNames.Count];
        var numbers = new CsvNumbers(_decimalComma);
        int place = 0;
        foreach (FittedColumn column in _inputs)
        {
            string name = column.Column.Name;
            if (!row.TryGetValue(name, out string? cell))
            {
                throw new InvalidDataException($"The row has no column {Excerpt.Of(name)}.");
            }

            // Null would be no text of a file; a text with spaces around it is one if it stood in quotes.
            string? text = cell is null || column.Texts.Contains(cell) ? cell : cell.Trim(' ', '\t');
            if (EncodeCell(column, text, numbers, values, ref place) is { } problem)
            {
                // A single row has no format of its own.
                problem = problem != FittedColumn.OtherMark ? problem
                    : "with another decimal mark than the training part, whose numbers have a decimal "
                    + (_decimalComma ? "comma" : "point");
                throw new InvalidDataException(
                    $"Column {Excerpt.Of(name)} "
                + $"{(cell is null ? "is null" : $"has \"{Excerpt.Of(cell)}\"")}, {problem}.");
            }
        }

        return values;
    }

    private static bool IsYesNo(FittedColumn column) => column.Column.Kind == CsvColumn.YesNoKind;

    private static void Check(IReadOnlyList<CsvColumn> columns, string name)
    {
        string? problem = columns.Count == 0 ? "names no column; at least one is expected"
            : columns.Contains(null!) ? "has a column that is null"
            : NetGen.ClassNames.FirstTwice(columns.Select(column => column.Name)) is { } twice
                ? $"has the column \"{Excerpt.Of(twice)}\" twice"
            : null;
        if (problem is not null)
        {
            throw new ArgumentException($"{name} {problem}.", name);
        }
    }

    private static void CheckTargets(IReadOnlyList<CsvColumn> inputs, IReadOnlyList<CsvColumn> targets)
    {
        CsvColumn? wrong = targets.FirstOrDefault(target => target.Kind == CsvColumn.DateKind
            || target.Missing.Kind != MissingValues.RefusedKind
            || (target.Kind == CsvColumn.CategoryKind && (targets.Count > 1 || !target.KnowsOnlyItsOwn)));
        CsvColumn? both = targets.FirstOrDefault(target => inputs.Any(input => input.Name == target.Name));
        string column = $"Column \"{Excerpt.Of((both ?? wrong)?.Name)}\"";
        string? problem =
            both is not null ? $"{column} is an input and a target: the answer would be known"
            : wrong is null ? null
            : wrong.Kind == CsvColumn.DateKind
                ? $"{column} is a date; a target is a number, a category, or yes or no"
            : wrong.Kind == CsvColumn.CategoryKind
                ? $"{column} is a category; as a target, it stands alone and refuses what it does not know"
            : $"{column} replaces missing values; a target that is missing teaches nothing. Leave such rows out";
        if (problem is not null)
        {
            throw new ArgumentException(problem + ".", nameof(targets));
        }
    }

    private T[] Encoded<T>(CsvRows rows, FittedColumn[] columns)
        where T : unmanaged
    {
        Real.Check<T>();
        int[] places = columns.Select(column => rows.Find(column.Column.Name)).ToArray();
        int width = columns.Sum(column => column.Width), place = 0;
        var values = new T[DataChecks.Numbers(rows.Count, width, nameof(rows))];
        var numbers = new CsvNumbers(rows.DecimalComma);
        for (int row = 0; row < rows.Count; row++)
        {
            for (int n = 0; n < columns.Length; n++)
            {
                if (EncodeCell(columns[n], rows.Cell(row, places[n]), numbers, values, ref place) is { } problem)
                {
                    throw rows.Wrong(row, places[n], problem);
                }
            }
        }

        if (Real.IsSingle<T>())
        {
            for (int n = 0; n < columns.Length; n++)
            {
                if (columns[n].Column.Kind == CsvColumn.NumberKind)
                {
                    CheckSingle(rows, places[n], numbers);
                }
            }
        }

        return values;
    }

    /// <exception cref="InvalidDataException"><c>float</c> makes one of two different numbers.</exception>
    private void CheckSingle(CsvRows rows, int column, CsvNumbers numbers)
    {
        var (values, places) = (new List<double>(rows.Count), new List<int>(rows.Count));
        for (int row = 0; row < rows.Count; row++)
        {
            string cell = rows.Cell(row, column);
            if (Array.IndexOf(_missing, cell) < 0 && numbers.TryRead<double>(cell.AsSpan(), out double value))
            {
                values.Add(value);
                places.Add(row);
            }
        }

        if (SinglePrecision.FirstLost(values) is var (first, second))
        {
            int other = places[first];
            throw rows.Wrong(places[second], column, SinglePrecision.Problem(
                rows.Line(other), rows.Cell(other, column), (float)values[first], numbers));
        }
    }

    /// <returns>What is wrong with the cell; null: nothing.</returns>
    private string? EncodeCell<T>(FittedColumn column, string? cell, CsvNumbers numbers, T[] values, ref int place)
        where T : unmanaged
    {
        double[] encoded = new double[column.Width];
        if (column.Encode(cell, numbers, _missing, encoded) is { } problem)
        {
            return problem;
        }

        foreach (double number in encoded)
        {
            values[place++] = Real.Of<T>(number);
            if (!double.IsFinite(Real.ToDouble(values[place - 1])))
            {
                return $"which is too large for {typeof(T).Name}. Use double";
            }
        }

        return null;
    }
}
