using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen;

/// <summary>
/// The rows of a file as texts, before they become numbers: what a <see cref="CsvEncoder"/> is fitted on.
/// </summary>
/// <remarks>Immutable. Rows are counted from 0; messages name their lines in the file, counted from 1.</remarks>
public sealed class CsvRows
{
    private readonly string[][] _rows;
    private readonly long[] _lines;

    private CsvRows(string name, bool decimalComma, string[] columns, string[][] rows, long[] lines)
    {
        (Name, DecimalComma, Columns) = (name, decimalComma, Array.AsReadOnly(columns));
        (_rows, _lines) = (rows, lines);
    }

    /// <summary>The number of rows; at least 1.</summary>
    public int Count => _rows.Length;

    /// <summary>The columns' names, in the file's order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The cell of a row in a column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidDataException">There is no such column, or more than one.</exception>
    public string this[int row, string column] => row >= 0 && row < Count
        ? _rows[row][Find(column)]
        : throw new ArgumentOutOfRangeException(nameof(row), row, $"There are rows 0 to {Count - 1}.");

    internal string Name { get; }

    internal bool DecimalComma { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">How it is written; null: with a header.</param>
    /// <exception cref="InvalidDataException">
    /// It has no rows, or one that is not whole; the message names the line.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvRows Load(string path, CsvFormat? format = null)
    {
        using StreamReader text = new(InputFile.Open(path));
        return Read(text, format, Path.GetFileName(path));
    }

    /// <summary>As <see cref="Load"/>, from any text.</summary>
    /// <param name="text">The text, which is read to its end.</param>
    /// <param name="format">How it is written; null: with a header.</param>
    /// <param name="name">The name that messages use for it.</param>
    /// <exception cref="InvalidDataException">
    /// It has no rows, or one that is not whole; the message names the line.
    /// </exception>
    public static CsvRows Read(TextReader text, CsvFormat? format = null, string name = "CSV")
    {
        _ = text ?? throw new ArgumentNullException(nameof(text));
        format ??= new CsvFormat();
        using var table = new CsvTable(text, format, name);
        var rows = new List<string[]>();
        while (table.Read())
        {
            rows.Add(table.Texts());
        }

        table.CheckRows(rows.Count);
        return new CsvRows(
            Excerpt.Of(name), format.DecimalComma, table.ColumnNames, rows.ToArray(), table.Lines.ToArray());
    }

    /// <summary>The rows with these indices, in this order.</summary>
    /// <exception cref="ArgumentException">There is none, or no such row.</exception>
    public CsvRows Select(IReadOnlyList<int> rows)
    {
        _ = rows ?? throw new ArgumentNullException(nameof(rows));
        if (rows.Count == 0 || rows.Any(row => row < 0 || row >= Count))
        {
            throw new ArgumentException(
                rows.Count == 0
                    ? "There are no rows; at least one is expected."
                    : $"Row {rows.First(row => row < 0 || row >= Count)} was named; there are rows 0 to {Count - 1}.",
                nameof(rows));
        }

        return new CsvRows(
            Name,
            DecimalComma,
            Columns.ToArray(),
            rows.Select(row => _rows[row]).ToArray(),
            rows.Select(row => _lines[row]).ToArray());
    }

    /// <summary>Two parts that have no row in common, as <see cref="Dataset{T}.Split"/> divides them.</summary>
    /// <param name="heldOut">The second part's share, between 0 and 1; rounded to whole rows, at least one.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="stratifiedBy">A column whose texts are each divided by that share; null: rows are.</param>
    /// <exception cref="ArgumentException">A part would be empty.</exception>
    /// <exception cref="InvalidDataException">There is no such column, or more than one.</exception>
    public (CsvRows Train, CsvRows HeldOut) Split(double heldOut, int seed, string? stratifiedBy = null)
    {
        (int[] train, int[] other) = Numbered(stratifiedBy).SplitRows(heldOut, seed, stratifiedBy is not null);
        return (Select(train), Select(other));
    }

    /// <summary>Two parts in the rows' order: the last rows are held out.</summary>
    /// <param name="heldOut">The second part's share, between 0 and 1; rounded to whole rows, at least one.</param>
    /// <param name="gap">How many rows before the held-out part are in neither part.</param>
    /// <exception cref="ArgumentException">A part would be empty, or the gap is negative.</exception>
    public (CsvRows Train, CsvRows HeldOut) SplitInOrder(double heldOut, int gap = 0)
    {
        (Dataset<float> train, Dataset<float> other) = Numbered(null).SplitInOrder(heldOut, gap);
        return (
            Select(Enumerable.Range(0, train.Count).ToArray()),
            Select(Enumerable.Range(Count - other.Count, other.Count).ToArray()));
    }

    /// <summary>The index of a column.</summary>
    /// <exception cref="InvalidDataException">There is no such column, or more than one.</exception>
    internal int Find(string column)
    {
        int[] places = Enumerable.Range(0, Columns.Count).Where(n => Columns[n] == column).ToArray();
        return places.Length == 1
            ? places[0]
            : throw new InvalidDataException(places.Length == 0
                ? $"{Name} has no column {Excerpt.Of(column)}. It has {Excerpt.Of(Columns)}."
                : $"{Name} has more than one column named {Excerpt.Of(column)}. Give each its own name.");
    }

    internal string Cell(int row, int column) => _rows[row][column];

    /// <summary>The row's line in the file.</summary>
    internal long Line(int row) => _lines[row];

    /// <summary>An error about a cell.</summary>
    internal InvalidDataException Wrong(int row, int column, string what) => new(
        $"{Name}, line {_lines[row]}: column {Excerpt.Of(Columns[column])} has \"{Excerpt.Of(Cell(row, column))}\", "
        + $"{what}.");

    /// <summary>As many rows, whose classes are the texts of a column.</summary>
    private Dataset<float> Numbered(string? column)
    {
        if (column is null)
        {
            return new Dataset<float>(new float[Count], new float[Count], 1, 1);
        }

        int place = Find(column);
        string[] texts = _rows.Select(row => row[place]).ToArray();
        string[] kinds = texts.Distinct().OrderBy(text => text, StringComparer.Ordinal).ToArray();
        int[] labels = texts.Select(text => Array.BinarySearch(kinds, text, StringComparer.Ordinal)).ToArray();
        return Dataset.FromLabels(new float[Count], labels, 1, kinds.Length);
    }
}
