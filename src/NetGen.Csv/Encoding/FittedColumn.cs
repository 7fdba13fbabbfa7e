using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen;

/// <summary>A column, and what the training part said about it.</summary>
internal sealed class FittedColumn
{
    private static readonly string[] DateForms =
    {
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss",
    };

    private const int PartsOfDate = 4;

    /// <param name="column">The rule.</param>
    /// <param name="mean">Of numbers that are not missing.</param>
    /// <param name="texts">
    /// The categories in the order of their places; for yes or no, the negative and the positive.
    /// </param>
    /// <param name="first">The earliest date.</param>
    public FittedColumn(CsvColumn column, double mean, string[] texts, DateTime first) =>
        (Column, Mean, Texts, First) = (column, mean, texts, first);

    public CsvColumn Column { get; }

    public double Mean { get; }

    public string[] Texts { get; }

    public DateTime First { get; }

    /// <summary>How many numbers it becomes.</summary>
    public int Width => Names.Length;

    /// <summary>What the numbers are called.</summary>
    public string[] Names => Column.Kind switch
    {
        CsvColumn.CategoryKind => Texts.Select(text => $"{Column.Name} = {text}").ToArray(),
        CsvColumn.DateKind => Enumerable.Range(0, PartsOfDate).Select(n => (DateParts)(1 << n))
            .Where(part => (Column.Parts & part) != 0).SelectMany(NamesOf).ToArray(),
        _ when Column.Missing.HasIndicator => new[] { Column.Name, $"{Column.Name} is missing" },
        _ => new[] { Column.Name },
    };

    /// <summary>Writes the numbers that a cell becomes.</summary>
    /// <param name="cell">The cell; null: there is no value.</param>
    /// <param name="numbers">How numbers are written.</param>
    /// <param name="missing">Texts that say that a value is missing.</param>
    /// <param name="to">As many places as <see cref="Width"/>.</param>
    /// <returns>What is wrong with the cell; null: nothing.</returns>
    public string? Encode(string? cell, CsvNumbers numbers, IReadOnlyList<string> missing, Span<double> to)
    {
        bool isNull = cell is null;
        cell ??= "";
        switch (Column.Kind)
        {
            case CsvColumn.CategoryKind:
                to.Clear();
                int place = Array.IndexOf(Texts, cell);
                if (place >= 0)
                {
                    to[place] = 1;
                    return null;
                }

                return Column.KnowsOnlyItsOwn
                    ? $"which the training part does not have; it has {Excerpt.Of(Texts)}. Add rows with it to the "
                    + "training part, leave the row out, or pass unseenIsZero: true to CsvColumn.Category"
                    : null;
            case CsvColumn.YesNoKind:
                to[0] = cell == Column.Positive ? 1 : 0;
                return Texts.Contains(cell) ? null : $"which is neither of {Excerpt.Of(Texts)}";
            case CsvColumn.DateKind:
                if (!TryDate(cell, Column.Format, out DateTime date))
                {
                    return NoDate(Column.Format);
                }

                WriteDate(date, to);
                return null;
            default:
                bool isMissing = isNull || missing.Contains(cell);
                if (Column.Missing.HasIndicator)
                {
                    to[1] = isMissing ? 1 : 0;
                }

                if (isMissing)
                {
                    to[0] = Column.Missing.Kind == MissingValues.MeanKind ? Mean : Column.Missing.Value;
                    return Column.Missing.Kind == MissingValues.RefusedKind ? MissingNumber : null;
                }

                return numbers.TryRead<double>(cell.AsSpan(), out to[0]) ? null : NoNumber(cell, numbers);
        }
    }

    public const string MissingNumber =
        "where a number is expected: it is missing. Leave the row out, or, for an input, choose what takes its place: "
        + "MissingValues.Mean or MissingValues.Constant, with or without an indicator";

    public const string OtherMark = "with another decimal mark than the format's. See CsvFormat.DecimalComma";

    public static string NoNumber(string cell, CsvNumbers numbers) => numbers.HasOtherMark(cell)
        ? OtherMark
        : numbers.GroupsOf(cell, "new CsvFormat { DecimalComma = true }")
        ?? "where a finite number is expected. If it says that the value is missing, name it in missingTexts; for "
        + "text, use CsvColumn.Category";

    public static string NoDate(string? format) => format is null
        ? "where a date such as 2024-12-31 or 2024-12-31 23:59 is expected. For another form, pass it as format"
        : $"where a date of the form \"{Excerpt.Of(format)}\" is expected";

    public static bool TryDate(string cell, string? format, out DateTime date) => DateTime.TryParseExact(
        cell,
        format is null ? DateForms : new[] { format },
        CultureInfo.InvariantCulture,
        DateTimeStyles.AdjustToUniversal | DateTimeStyles.NoCurrentDateDefault,
        out date);

    private IEnumerable<string> NamesOf(DateParts part) => part == DateParts.Days
        ? new[] { $"{Column.Name}, days" }
        : new[] { $"{Column.Name}, sine of {Word(part)}", $"{Column.Name}, cosine of {Word(part)}" };

    public static string Word(DateParts part) => part switch
    {
        DateParts.DayOfYear => "day of year",
        DateParts.DayOfWeek => "day of week",
        _ => "time of day",
    };

    private void WriteDate(DateTime date, Span<double> to)
    {
        int place = 0;
        if ((Column.Parts & DateParts.Days) != 0)
        {
            to[place++] = (date - First).TotalDays;
        }

        if ((Column.Parts & DateParts.DayOfYear) != 0)
        {
            place = WriteAngle((date.DayOfYear - 1.0) / (DateTime.IsLeapYear(date.Year) ? 366 : 365), to, place);
        }

        if ((Column.Parts & DateParts.DayOfWeek) != 0)
        {
            place = WriteAngle(((int)date.DayOfWeek + 6) % 7 / 7.0, to, place);
        }

        if ((Column.Parts & DateParts.TimeOfDay) != 0)
        {
            WriteAngle(date.TimeOfDay.TotalDays, to, place);
        }
    }

    private static int WriteAngle(double turns, Span<double> to, int place)
    {
        to[place] = Math.Sin(2 * Math.PI * turns);
        to[place + 1] = Math.Cos(2 * Math.PI * turns);
        return place + 2;
    }
}
