using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen;

/// <summary>
/// Datasets from files of comma-separated values, by column names. The separator (comma, semicolon, tab or bar) is
/// detected.
/// </summary>
/// <remarks>
/// Numbers are read with a decimal point, or, with <see cref="CsvFormat.DecimalComma"/>, with a decimal comma, whatever
/// the machine's culture. Digits in groups, as in 1,234.5, are refused.
/// </remarks>
public static partial class CsvDataset
{
    private const string TextHint = ". For text, use LoadClasses, which makes one target per class, "
        + "or LoadBinary, which makes one target for yes or no";

    /// <summary>Reads numbers as inputs and numbers as targets.</summary>
    /// <param name="path">The file.</param>
    /// <param name="targets">The targets' columns.</param>
    /// <param name="inputs">The inputs' columns; null: all that are not targets, in the file's order.</param>
    /// <param name="format">How the file is written; null: with a header.</param>
    /// <exception cref="InvalidDataException">
    /// A column is missing or its name occurs twice, a cell is not a number, or <c>float</c> makes one of two different
    /// numbers; the message names line and column.
    /// </exception>
    /// <exception cref="ArgumentException">No column is named, or one is named twice.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dataset<T> Load<T>(
        string path, IReadOnlyList<string> targets, IReadOnlyList<string>? inputs = null, CsvFormat? format = null)
        where T : unmanaged
    {
        using StreamReader text = Open(path);
        return Load<T>(text, targets, inputs, format, Path.GetFileName(path));
    }

    /// <summary>
    /// As <see cref="Load{T}(string, IReadOnlyList{string}, IReadOnlyList{string}, CsvFormat)"/>, from any text.
    /// </summary>
    /// <param name="text">The text, which is read to its end.</param>
    /// <param name="targets">The targets' columns.</param>
    /// <param name="inputs">The inputs' columns; null: all that are not targets, in the file's order.</param>
    /// <param name="format">How it is written; null: with a header.</param>
    /// <param name="name">The name that messages use for it.</param>
    /// <exception cref="InvalidDataException">
    /// A column is missing or its name occurs twice, a cell is not a number, or <c>float</c> makes one of two different
    /// numbers; the message names line and column.
    /// </exception>
    /// <exception cref="ArgumentException">No column is named, or one is named twice.</exception>
    public static Dataset<T> Load<T>(
        TextReader text,
        IReadOnlyList<string> targets,
        IReadOnlyList<string>? inputs = null,
        CsvFormat? format = null,
        string name = "CSV")
        where T : unmanaged
    {
        Real.Check<T>();
        CheckNames(targets ?? throw new ArgumentNullException(nameof(targets)), "column", nameof(targets));
        CheckNames(inputs, "column", nameof(inputs));
        using CsvTable table = Table(text, format, name);
        inputs ??= table.AllBut(targets);
        int[] inputColumns = table.FindNumbers(inputs), targetColumns = table.FindNumbers(targets);
        var (x, t) = (new List<T>(), new List<T>());
        while (table.Read())
        {
            x.AddRange(inputColumns.Select(column => table.Number<T>(column)));
            t.AddRange(targetColumns.Select(column => table.Number<T>(column, TextHint)));
        }

        table.CheckRows(x.Count);
        table.CheckSingles(inputColumns, x);
        table.CheckSingles(targetColumns, t);
        return new Dataset<T>(x.ToArray(), t.ToArray(), inputs.Count, targets.Count, inputs, targets);
    }

    private static CsvTable Table(TextReader text, CsvFormat? format, string name) => new(
        text ?? throw new ArgumentNullException(nameof(text)), format ?? new CsvFormat(), name);

    /// <exception cref="IOException">It is a folder, or closed to the user; or as the reader says.</exception>
    private static StreamReader Open(string path) => new(InputFile.Open(path));

    /// <exception cref="ArgumentException">There is none, or one is null or there twice.</exception>
    private static void CheckNames(IReadOnlyList<string>? names, string what, string parameter)
    {
        if (names is null)
        {
            return;
        }

        string? problem =
            names.Count == 0 ? $"names no {what}; at least one is expected"
            : names.Contains(null!) ? $"has a {what} that is null"
            : ClassNames.FirstTwice(names) is { } twice ? $"has the {what} \"{Excerpt.Of(twice)}\" twice"
            : null;
        if (problem is not null)
        {
            throw new ArgumentException($"{parameter} {problem}.", parameter);
        }
    }
}
