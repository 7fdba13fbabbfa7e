using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>Cells in columns: numbers to the right, the first and the last column to the left.</summary>
internal static class TextTable
{
    public static string Of(string[] head, IEnumerable<string[]> body)
    {
        string[][] rows = new[] { head }.Concat(body).ToArray();
        int[] widths = head.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return string.Join("\n", rows.Select(row => string.Join("  ", row.Select((cell, column) =>
            column == 0 || column == row.Length - 1 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))
            .TrimEnd()));
    }
}
