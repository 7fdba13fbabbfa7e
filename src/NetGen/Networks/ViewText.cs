using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen;

/// <summary>
/// The numbers of views as text: five digits, in every culture the same, and never more than fits a screen.
/// </summary>
internal static class ViewText
{
    /// <summary>Of an empty view.</summary>
    public const string NotKept =
        "The network keeps no such values: the layer, or what the error would reach it through, is not trainable.";

    private const int MostNumbers = 12, MostRows = 12, MostColumns = 8, MostRowsOnALine = 3;

    public static string Number<T>(T value)
        where T : unmanaged =>
        Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("G5", CultureInfo.InvariantCulture);

    /// <summary>Such as "[0.25, -1, … 62 more]".</summary>
    public static string Of<T>(int count, Func<int, T> at)
        where T : unmanaged
    {
        IEnumerable<string> numbers = Enumerable.Range(0, Math.Min(count, MostNumbers)).Select(n => Number(at(n)));
        return $"[{string.Join(", ", numbers)}{(count > MostNumbers ? $", … {Whole(count - MostNumbers)} more" : "")}]";
    }

    /// <summary>Rows below one another, numbers to the right.</summary>
    public static string Table<T>(MatrixView<T> matrix, string indent = "")
        where T : unmanaged
    {
        int columns = Math.Min(matrix.Columns, MostColumns), more = matrix.Columns - columns;
        string[][] cells = Enumerable.Range(0, Math.Min(matrix.Rows, MostRows))
            .Select(i => Enumerable.Range(0, columns).Select(j => Number(matrix[i, j])).ToArray()).ToArray();
        int[] widths = Enumerable.Range(0, columns).Select(j => cells.Max(row => row[j].Length)).ToArray();
        IEnumerable<string> lines = cells.Select(row =>
            indent + string.Join("  ", row.Select((cell, j) => cell.PadLeft(widths[j])))
            + (more > 0 ? $"  … {Whole(more)} more" : ""));
        return string.Join("\n", matrix.Rows > MostRows
            ? lines.Append($"{indent}… {Whole(matrix.Rows - MostRows)} more rows")
            : lines);
    }

    /// <summary>Such as "2×3: [1, 2, 3], [4, 5, 6]".</summary>
    public static string Line<T>(MatrixView<T> matrix)
        where T : unmanaged
    {
        IEnumerable<string> rows = Enumerable.Range(0, Math.Min(matrix.Rows, MostRowsOnALine))
            .Select(i => Of(matrix.Columns, j => matrix[i, j]));
        return $"{Shape(matrix)}: {string.Join(", ", rows)}{(matrix.Rows > MostRowsOnALine ? ", …" : "")}";
    }

    /// <summary>Such as "2×3".</summary>
    public static string Shape<T>(MatrixView<T> matrix)
        where T : unmanaged => $"{Whole(matrix.Rows)}×{Whole(matrix.Columns)}";

    /// <summary>Such as "1 row", "2 rows".</summary>
    public static string Count(int count, string what) => $"{Whole(count)} {what}{(count == 1 ? "" : "s")}";

    public static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
