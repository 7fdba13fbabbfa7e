using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen;

/// <content>Text as yes or no, one target.</content>
public static partial class CsvDataset
{
    /// <summary>
    /// Reads numbers as inputs and yes or no as the target, for a network with one output. The target is 1 if a column
    /// has one text, and 0 if it has the other.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="target">The column that says yes or no, in any two texts.</param>
    /// <param name="positive">The text that becomes 1.</param>
    /// <param name="inputs">The inputs' columns; null: all others, in the file's order.</param>
    /// <param name="negative">The text that becomes 0; null: the only other one that occurs.</param>
    /// <param name="format">How the file is written; null: with a header.</param>
    /// <returns>The dataset; its <see cref="Dataset{T}.ClassNames"/> are the two texts, that of 0 first.</returns>
    /// <exception cref="InvalidDataException">
    /// A column is missing or its name occurs twice, a cell is not a number, there is a third text, or <c>float</c>
    /// makes one of two different numbers; the message names line and column. Or <paramref name="negative"/> is null
    /// and only one text occurs.
    /// </exception>
    /// <exception cref="ArgumentException">A column is named twice, or both answers have the same text.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dataset<T> LoadBinary<T>(
        string path,
        string target,
        string positive,
        IReadOnlyList<string>? inputs = null,
        string? negative = null,
        CsvFormat? format = null)
        where T : unmanaged
    {
        using StreamReader text = Open(path);
        return LoadBinary<T>(text, target, positive, inputs, negative, format, Path.GetFileName(path));
    }

    /// <summary>
    /// As <see cref="LoadBinary{T}(string, string, string, IReadOnlyList{string}, string, CsvFormat)"/>, from any text.
    /// </summary>
    /// <param name="text">The text, which is read to its end.</param>
    /// <param name="target">The column that says yes or no, in any two texts.</param>
    /// <param name="positive">The text that becomes 1.</param>
    /// <param name="inputs">The inputs' columns; null: all others, in the file's order.</param>
    /// <param name="negative">The text that becomes 0; null: the only other one that occurs.</param>
    /// <param name="format">How it is written; null: with a header.</param>
    /// <param name="name">The name that messages use for it.</param>
    /// <exception cref="InvalidDataException">
    /// A column is missing or its name occurs twice, a cell is not a number, there is a third text, <c>float</c> makes
    /// one of two different numbers, or <paramref name="negative"/> is null and there is only one.
    /// </exception>
    /// <exception cref="ArgumentException">A column is named twice, or both answers have the same text.</exception>
    public static Dataset<T> LoadBinary<T>(
        TextReader text,
        string target,
        string positive,
        IReadOnlyList<string>? inputs = null,
        string? negative = null,
        CsvFormat? format = null,
        string name = "CSV")
        where T : unmanaged
    {
        _ = positive ?? throw new ArgumentNullException(nameof(positive));
        if (positive == negative)
        {
            throw new ArgumentException(
                $"positive and negative are both \"{Excerpt.Of(positive)}\"; they must differ.", nameof(negative));
        }

        CheckNames(inputs, "column", nameof(inputs));
        using CsvTable table = Table(text, format, name);
        var rows = new LabelledRows<T>(table, target ?? throw new ArgumentNullException(nameof(target)), inputs);
        string? other = negative;
        rows.Read(label => label == positive || label == (other ??= label)
            ? null
            : $"which is neither \"{Excerpt.Of(positive)}\" nor \"{Excerpt.Of(other)}\". "
            + "For more than two classes, use LoadClasses");
        if (negative is null && rows.Labels.Count == 1)
        {
            string only = Excerpt.Of(rows.Labels.First());
            throw table.WrongColumn(
                rows.TargetColumn,
                other is null
                    ? $"\"{only}\" in every row: there is nothing to tell apart. If other rows can have another "
                    + "text, pass it as negative"
                    : $"\"{only}\" in every row, but never \"{Excerpt.Of(positive)}\", the text for positive");
        }

        string[] names = { other!, positive };
        T[] targets = Array.ConvertAll(rows.NumbersBy(names), label => Real.Of<T>(label));
        return new Dataset<T>(rows.Inputs, targets, rows.InputNames.Count, 1, rows.InputNames, new[] { target })
            .WithClassNames(names);
    }
}
