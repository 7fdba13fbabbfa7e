using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using CsvHelper;

namespace NetGen;

/// <summary>Rows of a file, and errors that name their places.</summary>
internal sealed partial class CsvTable : IDisposable
{
    /// <summary>Cells of up to this many bytes are read without an allocation. Only padded numbers have more.</summary>
    private const int ShortBytes = 64;

    /// <summary>A message shows at most this much of a long cell.</summary>
    private const int ShownBytes = 1024;

    private readonly CsvReader _csv;
    private readonly CsvNumbers _numbers;
    private readonly string _name;
    private readonly string[] _columns;
    private readonly CsvFormat _format;
    private readonly int _firstLine;
    private readonly List<int> _numberColumns = new();
    private string? _malformed;
    private bool _hasOddQuotes;
    private bool _hasFirst;
    private bool _hasOtherSeparators;
    private bool _hasNumbers;
    private readonly List<long> _lines = new();

    /// <exception cref="InvalidDataException">It is no table at all.</exception>
    public CsvTable(TextReader text, CsvFormat format, string name)
    {
        (_name, _format) = (Excerpt.Of(name), format.Copy());
        _numbers = new CsvNumbers(format.DecimalComma);
        for (int n = 0; n < format.SkippedLines; n++)
        {
            text.ReadLine();
        }

        char? separator = format.Separator;
        if (separator is null && format.DecimalComma)
        {
            var first = new FirstLine(text);
            (text, separator) = (first, first.Separator());
        }

        _csv = CsvReader.Create(text, new CsvReaderOptions
        {
            HasHeader = format.HasHeader,
            Separator = separator,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            OnMalformedRecord = Note,
        });
        try
        {
            _columns = format.HasHeader ? ReadHeader() : ReadNumbered();
            _firstLine = (int)Line;
        }
        catch
        {
            // No caller has the table yet to dispose of it.
            Dispose();
            throw;
        }
    }

    public void Dispose() => _csv.Dispose();

    /// <summary>All other columns: the inputs, if the caller names none.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public string[] AllBut(IReadOnlyList<string> targets)
    {
        Find(targets);
        string[] others = _columns.Where(column => !targets.Contains(column)).ToArray();
        return others.Length > 0 ? others : throw new InvalidDataException(
            $"{_name} has no column except {Excerpt.Of(targets)}: none is left to learn from. "
            + "If the file has another separator, set CsvFormat.Separator.");
    }

    /// <exception cref="InvalidDataException">There is no such column, or more than one.</exception>
    public int[] Find(IReadOnlyList<string> names)
    {
        int[] columns = names.Select(name => Array.IndexOf(_columns, name)).ToArray();
        int missing = Array.IndexOf(columns, -1);
        if (missing >= 0)
        {
            throw new InvalidDataException(
                $"{_name} has no column {Excerpt.Of(names[missing])}. "
                + (_columns.Length == 0 ? "It is empty." : $"It has {Excerpt.Of(_columns)}."));
        }

        string[] ambiguous = names.Where((name, n) => Array.LastIndexOf(_columns, name) != columns[n])
            .Distinct().ToArray();
        return ambiguous.Length == 0 ? columns : throw new InvalidDataException(
            $"{_name} has more than one column named {Excerpt.Of(ambiguous)}. Give each column that is used its "
            + $"own name, or read the file with {WithoutHeader()}, which names columns \"0\", \"1\", \"2\", ….");
    }

    /// <summary>As <see cref="Find"/>, for columns in which every cell is a number.</summary>
    public int[] FindNumbers(IReadOnlyList<string> names)
    {
        int[] columns = Find(names);
        _numberColumns.AddRange(columns);
        return columns;
    }

    /// <exception cref="InvalidDataException">The row has more or fewer values than there are columns.</exception>
    public bool Read()
    {
        if (_hasFirst)
        {
            _hasFirst = false;
        }
        else if (!ReadRecord())
        {
            return false;
        }
        else if (_csv.FieldCount != _columns.Length)
        {
            throw new InvalidDataException(
                $"{_name}, line {Line}: {_csv.FieldCount} values, but there are {_columns.Length} columns.");
        }

        _lines.Add(Line);
        return true;
    }

    public string Text(int column) => _csv.GetString(column);

    /// <summary>All cells of the row.</summary>
    public string[] Texts() => Enumerable.Range(0, _columns.Length).Select(Text).ToArray();

    public string[] ColumnNames => _columns;

    /// <summary>The line of each row that was read.</summary>
    public IReadOnlyList<long> Lines => _lines;

    /// <summary>The line on which the row begins or ends, counted from 1.</summary>
    public long Line => _csv.LineNumber + _format.SkippedLines;

    /// <param name="column">Which.</param>
    /// <param name="hint">What else to try, if it is text.</param>
    /// <exception cref="InvalidDataException">It is not a finite number.</exception>
    public T Number<T>(int column, string hint = "")
        where T : unmanaged
    {
        double value;
        bool isNumber;
        if (_csv.GetSpan(column).Length <= ShortBytes)
        {
            Span<char> text = stackalloc char[ShortBytes];
            text = text.Slice(0, _csv.GetChars(column, text));
            isNumber = _numbers.TryRead<T>(text, out value);
            NoteLong<T>(column, text, value);
        }
        else
        {
            string text = _csv.GetString(column);
            isNumber = _numbers.TryRead<T>(text.AsSpan(), out value);
            NoteLong<T>(column, text.AsSpan(), value);
        }

        if (isNumber && _hasOddQuotes && RawCell.HasTail(_csv.GetRawSpan(column)))
        {
            throw Wrong(
                Place(column, _csv.GetRawSpan(column)),
                "with text after the closing quote. Leave the quotes out, or write the number between them");
        }

        if (isNumber)
        {
            _hasNumbers = true;
            return Real.Of<T>(value);
        }

        throw NoNumber(column, hint);
    }

    public InvalidDataException Wrong(int column, string what) => Wrong(Place(column), what);

    public InvalidDataException WrongColumn(int column, string what) =>
        new($"{_name}: column {Excerpt.Of(_columns[column])} has {what}.");

    /// <summary>Labels, sorted as numbers if all are numbers, else as text.</summary>
    public string[] InOrder(IEnumerable<string> labels)
    {
        string[] names = labels.ToArray();
        double[] keys = new double[names.Length];
        bool areNumbers = true;
        for (int n = 0; n < names.Length && areNumbers; n++)
        {
            areNumbers = _numbers.TryReadLabel(names[n], out keys[n]);
        }

        return areNumbers
            ? names.Select((label, n) => (label, n)).OrderBy(pair => keys[pair.n]).Select(pair => pair.label).ToArray()
            : names.OrderBy(label => label, StringComparer.Ordinal).ToArray();
    }

    public void CheckRows(int count)
    {
        if (count == 0)
        {
            throw new InvalidDataException($"{_name} has no rows.");
        }
    }

    private static InvalidDataException Wrong(string place, string what) => new($"{place}, {what}.");

    private string Place(int column) => Place(column, _csv.GetSpan(column));

    private string Place(int column, ReadOnlySpan<byte> cell) =>
        $"{_name}, line {Line}: column {Excerpt.Of(_columns[column])} has \"{Excerpt.Of(Start(cell))}\"";

    /// <summary>The start of a cell: far more than a message shows.</summary>
    private static string Start(ReadOnlySpan<byte> cell) =>
        Encoding.UTF8.GetString(cell.Slice(0, Math.Min(cell.Length, ShownBytes)));

    /// <exception cref="InvalidDataException">A quote is never closed, or a record is too long to read.</exception>
    private bool ReadRecord()
    {
        bool isRead;
        _hasOddQuotes = false;
        try
        {
            isRead = _csv.Read();
        }
        catch (CsvFormatException problem)
        {
            throw Unreadable(problem);
        }

        // Of a record with several faults, the reader names the first.
        if (isRead && _hasOddQuotes && RawCell.IsOpen(_csv.GetRawSpan(_csv.FieldCount - 1)))
        {
            NoteOpen(_csv.LineNumber);
        }

        CheckForm();
        return isRead;
    }

    /// <exception cref="InvalidDataException">As <see cref="ReadRecord"/>.</exception>
    private string[] ReadHeader()
    {
        string[] columns;
        try
        {
            columns = _csv.Headers.ToArray();
        }
        catch (CsvFormatException problem)
        {
            throw Unreadable(problem);
        }

        CheckForm();
        NoteSeparators(columns);
        return columns;
    }

    /// <summary>Without a header the columns' names are their numbers.</summary>
    private string[] ReadNumbered()
    {
        _hasFirst = ReadRecord();
        IEnumerable<int> columns = Enumerable.Range(0, _hasFirst ? _csv.FieldCount : 0);
        NoteSeparators(columns.Select(Text));
        return columns.Select(n => n.ToString(CultureInfo.InvariantCulture)).ToArray();
    }

    private InvalidDataException Unreadable(CsvFormatException problem) =>
        new($"{_name} cannot be read: {problem.Message}", problem);

    private void CheckForm()
    {
        if (_malformed is { } problem)
        {
            throw new InvalidDataException(problem);
        }
    }

    /// <summary>A quote that is not closed swallows the rest of the file. In text, other quotes do no harm.</summary>
    private void Note(CsvMalformedRecord record)
    {
        _hasOddQuotes = true;
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
        {
            NoteOpen(record.LineNumber);
        }
    }

    private void NoteOpen(long line) =>
        _malformed = $"{_name}, line {line + _format.SkippedLines}: a quote is opened and never closed. "
        + "Close it, or write \"\"\"\" for a quote in text.";
}
