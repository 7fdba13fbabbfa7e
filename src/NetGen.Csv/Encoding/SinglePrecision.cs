using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace NetGen;

/// <summary>
/// Whether <c>float</c> holds a column's numbers apart: neighbouring ids, or seconds since 1970, may become one number.
/// </summary>
internal static class SinglePrecision
{
    /// <summary>
    /// Two measurements that differ by less of their column's range than this are the same to a network.
    /// </summary>
    private const double Negligible = 1e-6;

    /// <exception cref="InvalidDataException">
    /// Two different whole numbers become one, or two numbers whose difference is not negligible beside the range.
    /// </exception>
    public static void Check(CsvRows rows, int column, CsvNumbers numbers, IReadOnlyList<string> missing)
    {
        var values = new List<(double Value, int Row)>(rows.Count);
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        bool mayCollapse = false;
        for (int row = 0; row < rows.Count; row++)
        {
            string cell = rows.Cell(row, column);
            if (!IsMissing(cell, missing) && numbers.TryRead<double>(cell.AsSpan(), out double value))
            {
                values.Add((value, row));
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
                mayCollapse |= value != (float)value;
            }
        }

        if (!mayCollapse)
        {
            return;
        }

        var first = new Dictionary<float, (double Value, int Row)>();
        foreach ((double value, int row) in values)
        {
            float single = (float)value;
            if (!first.TryGetValue(single, out (double Value, int Row) other))
            {
                first.Add(single, (value, row));
            }
            else if (value != other.Value && IsWorthTelling(value, other.Value, most - least))
            {
                throw rows.Wrong(row, column, Problem(rows, column, single, other.Row));
            }
        }
    }

    private static bool IsWorthTelling(double one, double other, double range) =>
        (Math.Floor(one) == one && Math.Floor(other) == other) || Math.Abs(one - other) > Negligible * range;

    private static string Problem(CsvRows rows, int column, float single, int other) =>
        $"and line {rows.Line(other)} has \"{Excerpt.Of(rows.Cell(other, column))}\": as float, both are "
        + $"{((double)single).ToString("R", CultureInfo.InvariantCulture)}. Use double, or numbers that begin near 0. What only "
        + "names a row, such as an id, is no input: leave it out";

    private static bool IsMissing(string cell, IReadOnlyList<string> missing)
    {
        for (int n = 0; n < missing.Count; n++)
        {
            if (missing[n] == cell)
            {
                return true;
            }
        }

        return false;
    }
}
