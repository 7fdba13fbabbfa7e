using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>Cells in columns as wide as their widest cell.</summary>
internal static class TextTable
{
    /// <param name="head">The columns' names.</param>
    /// <param name="body">Rows.</param>
    /// <param name="ofNumbers">Whether all columns but the first and the last stand to the right.</param>
    public static string Of(string[] head, IEnumerable<string[]> body, bool ofNumbers)
    {
        string[][] rows = new[] { head }.Concat(body).ToArray();
        int[] widths = head.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return string.Join("\n", rows.Select(row => string.Join("  ", row.Select((cell, column) =>
            !ofNumbers || column == 0 || column == row.Length - 1
                    ? cell.PadRight(widths[column])
                    : cell.PadLeft(widths[column])))
            .TrimEnd()));
    }
}
