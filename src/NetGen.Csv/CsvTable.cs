using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;

namespace NetGen;

/// <summary>Rows of a file, and errors that name their places.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly CsvReader _csv;
    private readonly string _name;
    private readonly string[] _columns;
    private readonly int _skipped;
    private bool _hasFirst;

    public CsvTable(TextReader text, CsvFormat format, string name)
    {
        (_name, _skipped) = (name, format.SkippedLines);
        for (int n = 0; n < format.SkippedLines; n++)
        {
            text.ReadLine();
        }

        _csv = CsvReader.Create(text, new CsvReaderOptions
        {
            HasHeader = format.HasHeader,
            Separator = format.Separator,
            TrackLineNumbers = true,
            TrimWhitespace = true,
        });
        if (format.HasHeader)
        {
            _columns = _csv.Headers.ToArray();
        }
        else
        {
            _hasFirst = _csv.Read();
            _columns = Enumerable.Range(0, _hasFirst ? _csv.FieldCount : 0)
                .Select(n => n.ToString(CultureInfo.InvariantCulture)).ToArray();
        }
    }

    public void Dispose() => _csv.Dispose();

    /// <summary>The columns that are none of these.</summary>
    public string[] AllBut(IReadOnlyList<string> names) => _columns.Where(column => !names.Contains(column)).ToArray();

    /// <exception cref="InvalidDataException">There is no such column.</exception>
    public int[] Find(IReadOnlyList<string> names)
    {
        int[] columns = names.Select(name => Array.IndexOf(_columns, name)).ToArray();
        int missing = Array.IndexOf(columns, -1);
        return missing < 0
            ? columns
            : throw new InvalidDataException(
                $"{_name} has no column {names[missing]}. There are: {string.Join(", ", _columns)}.");
    }

    /// <exception cref="InvalidDataException">The row has more or fewer values than there are columns.</exception>
    public bool Read()
    {
        if (_hasFirst)
        {
            _hasFirst = false;
            return true;
        }

        if (!_csv.Read())
        {
            return false;
        }

        return _csv.FieldCount == _columns.Length
            ? true
            : throw new InvalidDataException(
                $"{_name}, line {Line}: {_csv.FieldCount} values, where there are {_columns.Length} columns.");
    }

    public string Text(int column) => _csv.GetString(column);

    /// <exception cref="InvalidDataException">It is none, or not finite.</exception>
    public T Number<T>(int column)
        where T : unmanaged
    {
        bool isNumber;
        double value;
        if (Real.IsSingle<T>())
        {
            isNumber = _csv.TryParse(column, out float single);
            value = single;
        }
        else
        {
            isNumber = _csv.TryParse(column, out value);
        }

        return isNumber && double.IsFinite(value)
            ? Real.Of<T>(value)
            : throw Wrong(column, "where a finite number is wanted. Leave the line out, or put a number there");
    }

    public InvalidDataException Wrong(int column, string what) =>
        new($"{_name}, line {Line}: column {_columns[column]} has \"{Text(column)}\", {what}.");

    public void CheckRows(int count)
    {
        if (count == 0)
        {
            throw new InvalidDataException($"{_name} has no rows.");
        }
    }

    private long Line => _csv.LineNumber + _skipped;
}
