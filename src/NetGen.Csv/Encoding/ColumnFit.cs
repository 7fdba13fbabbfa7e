using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen;

/// <summary>What the training part says about a column.</summary>
internal static class ColumnFit
{
    /// <exception cref="InvalidDataException">
    /// There is no such column, a cell is not what it should be, or the column is constant.
    /// </exception>
    public static FittedColumn Of(CsvRows train, CsvColumn column, CsvNumbers numbers, IReadOnlyList<string> missing)
    {
        int place = train.Find(column.Name);
        string[] cells = Enumerable.Range(0, train.Count).Select(row => train.Cell(row, place)).ToArray();
        for (int row = 0; row < cells.Length; row++)
        {
            if (RawCell.Unreadable(cells[row]) is { } problem)
            {
                throw train.Wrong(row, place, problem);
            }
        }

        return column.Kind switch
        {
            CsvColumn.CategoryKind => OfTexts(train, column, place, InOrder(cells, numbers)),
            CsvColumn.YesNoKind => OfYesNo(train, column, place, cells),
            CsvColumn.DateKind => OfDates(train, column, place, cells),
            _ => OfNumbers(train, column, place, numbers, missing),
        };
    }

    private static FittedColumn OfTexts(CsvRows train, CsvColumn column, int place, string[] texts) => texts.Length > 1
        ? new FittedColumn(column, 0, texts, default)
        : throw Constant(train, place);

    private static FittedColumn OfYesNo(CsvRows train, CsvColumn column, int place, string[] cells)
    {
        string[] others = cells.Where(cell => cell != column.Positive).Distinct().ToArray();
        if (others.Length == 0 || others.Length == cells.Distinct().Count())
        {
            throw train.Wrong(0, place, others.Length == 0
                ? "as all rows of the training part have: there is nothing to tell apart"
                : $"but no row of the training part has \"{Excerpt.Of(column.Positive)}\", the text for yes");
        }

        if (others.Length > 1)
        {
            int row = Array.IndexOf(cells, others[1]);
            throw train.Wrong(row, place, $"which is neither \"{Excerpt.Of(column.Positive)}\" nor "
                + $"\"{Excerpt.Of(others[0])}\". For more than two texts, use CsvColumn.Category");
        }

        return new FittedColumn(column, 0, new[] { others[0], column.Positive }, default);
    }

    private static FittedColumn OfDates(CsvRows train, CsvColumn column, int place, string[] cells)
    {
        var dates = new DateTime[cells.Length];
        for (int row = 0; row < cells.Length; row++)
        {
            if (!FittedColumn.TryDate(cells[row], column.Format, out dates[row]))
            {
                throw train.Wrong(row, place, FittedColumn.NoDate(column.Format));
            }
        }

        // One date may be written in two ways. And dates that differ may all be Mondays, or all at midnight.
        if (dates.All(date => date == dates[0]))
        {
            throw Constant(train, place);
        }

        foreach (DateParts part in new[] { DateParts.DayOfYear, DateParts.DayOfWeek, DateParts.TimeOfDay })
        {
            if ((column.Parts & part) != 0 && dates.All(date => Part(date, part) == Part(dates[0], part)))
            {
                throw train.Wrong(0, place, $"whose {FittedColumn.Word(part)} all rows of the training part have: "
                    + $"nothing can be learned from it. Leave out DateParts.{part}");
            }
        }

        return new FittedColumn(column, 0, Array.Empty<string>(), dates.Min());
    }

    /// <summary>What comes round again, before it becomes an angle.</summary>
    private static long Part(DateTime date, DateParts part) => part switch
    {
        DateParts.DayOfYear => date.DayOfYear,
        DateParts.DayOfWeek => (long)date.DayOfWeek,
        _ => date.TimeOfDay.Ticks,
    };

    private static FittedColumn OfNumbers(
        CsvRows train, CsvColumn column, int place, CsvNumbers numbers, IReadOnlyList<string> missing)
    {
        var values = new List<double>();
        for (int row = 0; row < train.Count; row++)
        {
            string cell = train.Cell(row, place);
            if (missing.Contains(cell))
            {
                if (column.Missing.Kind == MissingValues.RefusedKind)
                {
                    throw train.Wrong(row, place, FittedColumn.MissingNumber);
                }
            }
            else if (numbers.TryRead<double>(cell.AsSpan(), out double value))
            {
                values.Add(value);
            }
            else
            {
                throw train.Wrong(row, place, FittedColumn.NoNumber(cell, numbers));
            }
        }

        if (values.Count == 0)
        {
            throw train.Wrong(0, place, "and no row of the training part has a number there. Leave the column out");
        }

        // With an indicator, it is still known where the value is missing.
        bool isConstant = values.All(value => value == values[0]);
        return isConstant && (values.Count == train.Count || !column.Missing.HasIndicator)
            ? throw Constant(train, place)
            : new FittedColumn(column, Mean(values), Array.Empty<string>(), default);
    }

    /// <summary>Σ v/N; term by term if the sum alone is beyond the largest number.</summary>
    private static double Mean(List<double> values)
    {
        double mean = values.Average();
        return double.IsFinite(mean) ? mean : values.Sum(value => value / values.Count);
    }

    private static InvalidDataException Constant(CsvRows train, int place) => train.Wrong(
        0, place, "as all rows of the training part have: nothing can be learned from a constant column. Leave it out");

    /// <summary>Sorted as numbers if all are numbers, else as text: the order of <see cref="CsvDataset"/>.</summary>
    private static string[] InOrder(string[] cells, CsvNumbers numbers)
    {
        string[] texts = cells.Distinct().ToArray();
        double[] keys = new double[texts.Length];
        bool areNumbers = true;
        for (int n = 0; n < texts.Length && areNumbers; n++)
        {
            areNumbers = numbers.TryReadLabel(texts[n], out keys[n]);
        }

        return areNumbers
            ? texts.Select((text, n) => (text, n)).OrderBy(pair => keys[pair.n]).Select(pair => pair.text).ToArray()
            : texts.OrderBy(text => text, StringComparer.Ordinal).ToArray();
    }
}
