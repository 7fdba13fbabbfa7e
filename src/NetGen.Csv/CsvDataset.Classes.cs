using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen;

/// <content>Text as classes, one target each.</content>
public static partial class CsvDataset
{
    /// <summary>Reads numbers as inputs and a class as the target; targets become one-hot, one per class.</summary>
    /// <param name="path">The file.</param>
    /// <param name="target">The column of the class: any text.</param>
    /// <param name="inputs">The inputs' columns; null: all others, in the file's order.</param>
    /// <param name="classes">
    /// The classes in the order of the outputs, at least two; null: those that occur, sorted as numbers if all are
    /// numbers, else as text.
    /// </param>
    /// <param name="format">How the file is written; null: with a header.</param>
    /// <returns>The dataset; its <see cref="Dataset{T}.ClassNames"/> are the classes.</returns>
    /// <remarks>
    /// For a network with a single output, <see cref="LoadBinary{T}(string, string, string, IReadOnlyList{string},
    /// string, CsvFormat)"/> makes one target, 0 or 1.
    /// </remarks>
    /// <exception cref="InvalidDataException">
    /// A column is missing or its name occurs twice, a cell is not a number, a class is not one of those given, or
    /// <c>float</c> makes one of two different numbers; the message names line and column. Or there is only one class.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// A column or a class is named twice, or there are fewer than two classes.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dataset<T> LoadClasses<T>(
        string path,
        string target,
        IReadOnlyList<string>? inputs = null,
        IReadOnlyList<string>? classes = null,
        CsvFormat? format = null)
        where T : unmanaged
    {
        using StreamReader text = Open(path);
        return LoadClasses<T>(text, target, inputs, classes, format, Path.GetFileName(path));
    }

    /// <summary>
    /// As <see cref="LoadClasses{T}(string, string, IReadOnlyList{string}, IReadOnlyList{string}, CsvFormat)"/>, from
    /// any text.
    /// </summary>
    /// <param name="text">The text, which is read to its end.</param>
    /// <param name="target">The column of the class: any text.</param>
    /// <param name="inputs">The inputs' columns; null: all others, in the file's order.</param>
    /// <param name="classes">The classes in the order of the outputs, at least two; null: those that occur.</param>
    /// <param name="format">How it is written; null: with a header.</param>
    /// <param name="name">The name that messages use for it.</param>
    /// <exception cref="InvalidDataException">
    /// A column is missing or its name occurs twice, a cell is not a number, a class is not one of those given,
    /// <c>float</c> makes one of two different numbers, or there is only one class.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// A column or a class is named twice, or there are fewer than two classes.
    /// </exception>
    public static Dataset<T> LoadClasses<T>(
        TextReader text,
        string target,
        IReadOnlyList<string>? inputs = null,
        IReadOnlyList<string>? classes = null,
        CsvFormat? format = null,
        string name = "CSV")
        where T : unmanaged
    {
        CheckNames(classes, "class", nameof(classes));
        if (classes?.Count == 1)
        {
            throw new ArgumentException(
                $"classes has only \"{Excerpt.Of(classes[0])}\"; at least two are expected. "
                + "For a network with one output, for yes or no, use LoadBinary(…, positive: "
                + $"\"{Excerpt.Of(classes[0])}\").",
                nameof(classes));
        }

        CheckNames(inputs, "column", nameof(inputs));
        using CsvTable table = Table(text, format, name);
        var rows = new LabelledRows<T>(table, target ?? throw new ArgumentNullException(nameof(target)), inputs);
        rows.Read(label => classes?.Contains(label) == false
            ? $"which is none of the classes {Excerpt.Of(classes)}"
            : null);
        classes ??= table.InOrder(rows.Labels);
        if (classes.Count == 1)
        {
            throw table.WrongColumn(
                rows.TargetColumn,
                $"\"{Excerpt.Of(classes[0])}\" in every row: there is nothing to tell apart. If other rows can have "
                + "other classes, pass all of them as classes");
        }

        if ((long)rows.Numbers.Count * classes.Count > DataChecks.MostNumbers)
        {
            throw table.WrongColumn(
                rows.TargetColumn,
                $"{classes.Count} different classes in {rows.Numbers.Count} rows, which are too many. Use the "
                + "column of the class, not one that numbers the rows");
        }

        return Dataset.FromLabels<T>(
            rows.Inputs, rows.NumbersBy(classes), rows.InputNames.Count, classes.Count, rows.InputNames, classes);
    }
}
