using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetGen;

/// <summary>A confusion matrix as text: aligned columns, a row per actual class.</summary>
internal static class ConfusionTable
{
    private const string Corner = "actual \\ predicted";
    private const int NameLetters = 16;

    public static string Of(int[,] confusion, IReadOnlyList<string>? names)
    {
        int classes = confusion.GetLength(0);
        string[] heads = Enumerable.Range(0, classes)
            .Select(label => names is null ? Count(label) : Short(names[label])).ToArray();
        int first = Math.Max(Corner.Length, heads.Max(head => head.Length));
        var text = new StringBuilder(Corner.PadRight(first));
        int[] widths = new int[classes];
        for (int predicted = 0; predicted < classes; predicted++)
        {
            widths[predicted] = Math.Max(heads[predicted].Length, Enumerable.Range(0, classes)
                .Max(actual => Count(confusion[actual, predicted]).Length));
            text.Append("  ").Append(heads[predicted].PadLeft(widths[predicted]));
        }

        for (int actual = 0; actual < classes; actual++)
        {
            text.Append('\n').Append(heads[actual].PadRight(first));
            for (int predicted = 0; predicted < classes; predicted++)
            {
                text.Append("  ").Append(Count(confusion[actual, predicted]).PadLeft(widths[predicted]));
            }
        }

        return text.ToString();
    }

    private static string Count(int rows) => rows.ToString(CultureInfo.InvariantCulture);

    private static string Short(string name)
    {
        string shown = Excerpt.Of(name);
        return shown.Length <= NameLetters ? shown : $"{shown.Substring(0, NameLetters - 1)}…";
    }
}
