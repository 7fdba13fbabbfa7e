using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen;

/// <summary>
/// Datasets from files of comma-separated values (or semicolons, tabs, bars: it is found out), by column names.
/// </summary>
/// <remarks>Numbers are read with a decimal point, whatever the machine's culture.</remarks>
public static class CsvDataset
{
    /// <summary>Reads numbers to learn from and numbers to learn.</summary>
    /// <param name="path">The file.</param>
    /// <param name="targets">The targets' columns.</param>
    /// <param name="inputs">The inputs' columns; null: all that are no target, in the file's order.</param>
    /// <param name="format">How the file is written; null: with a header.</param>
    /// <exception cref="InvalidDataException">
    /// A column is missing, or a cell is no number: its line and column are named.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dataset<T> Load<T>(
        string path, IReadOnlyList<string> targets, IReadOnlyList<string>? inputs = null, CsvFormat? format = null)
        where T : unmanaged
    {
        using var text = new StreamReader(InputFile.Open(path));
        return Load<T>(text, targets, inputs, format, Path.GetFileName(path));
    }

    /// <summary>
    /// As <see cref="Load{T}(string, IReadOnlyList{string}, IReadOnlyList{string}, CsvFormat)"/>, from any text.
    /// </summary>
    /// <param name="text">What is read, to its end.</param>
    /// <param name="targets">The targets' columns.</param>
    /// <param name="inputs">The inputs' columns; null: all that are no target, in the file's order.</param>
    /// <param name="format">How it is written; null: with a header.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">
    /// A column is missing, or a cell is no number: its line and column are named.
    /// </exception>
    public static Dataset<T> Load<T>(
        TextReader text,
        IReadOnlyList<string> targets,
        IReadOnlyList<string>? inputs = null,
        CsvFormat? format = null,
        string name = "CSV")
        where T : unmanaged
    {
        using var table = new CsvTable(text, format ?? new CsvFormat(), name);
        inputs ??= table.AllBut(targets);
        int[] inputColumns = table.Find(inputs), targetColumns = table.Find(targets);
        var (x, t) = (new List<T>(), new List<T>());
        while (table.Read())
        {
            x.AddRange(inputColumns.Select(table.Number<T>));
            t.AddRange(targetColumns.Select(table.Number<T>));
        }

        table.CheckRows(x.Count);
        return new Dataset<T>(x.ToArray(), t.ToArray(), inputs.Count, targets.Count, inputs, targets);
    }

    /// <summary>Reads numbers to learn from and a class to learn; targets become one-hot.</summary>
    /// <param name="path">The file.</param>
    /// <param name="target">The column of the class: any text.</param>
    /// <param name="inputs">The inputs' columns; null: all others, in the file's order.</param>
    /// <param name="classes">
    /// The classes in the order of the outputs; null: those that occur, in the order of their numbers, else their
    /// letters.
    /// </param>
    /// <param name="format">How the file is written; null: with a header.</param>
    /// <returns>The dataset; its <see cref="Dataset{T}.TargetNames"/> are the classes.</returns>
    /// <exception cref="InvalidDataException">
    /// A column is missing, a cell is no number, or a class is none of those given: its line and column are named.
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
        using var text = new StreamReader(InputFile.Open(path));
        return LoadClasses<T>(text, target, inputs, classes, format, Path.GetFileName(path));
    }

    /// <summary>
    /// As <see cref="LoadClasses{T}(string, string, IReadOnlyList{string}, IReadOnlyList{string}, CsvFormat)"/>, from
    /// any text.
    /// </summary>
    /// <param name="text">What is read, to its end.</param>
    /// <param name="target">The column of the class: any text.</param>
    /// <param name="inputs">The inputs' columns; null: all others, in the file's order.</param>
    /// <param name="classes">The classes in the order of the outputs; null: those that occur.</param>
    /// <param name="format">How it is written; null: with a header.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">
    /// A column is missing, a cell is no number, or a class is none of those given.
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
        using var table = new CsvTable(text, format ?? new CsvFormat(), name);
        inputs ??= table.AllBut(new[] { target });
        int[] inputColumns = table.Find(inputs);
        int targetColumn = table.Find(new[] { target })[0];
        var (x, labels) = (new List<T>(), new List<string>());
        while (table.Read())
        {
            x.AddRange(inputColumns.Select(table.Number<T>));
            string label = table.Text(targetColumn);
            if (classes?.Contains(label) == false)
            {
                throw table.Wrong(targetColumn, $"which is none of the classes {string.Join(", ", classes)}");
            }

            labels.Add(label);
        }

        table.CheckRows(x.Count);
        classes ??= InOrder(labels.Distinct().ToArray());
        Dictionary<string, int> numbers =
            classes.Select((label, n) => (label, n)).ToDictionary(pair => pair.label, pair => pair.n);
        int[] rows = labels.Select(label => numbers[label]).ToArray();
        return Dataset.FromLabels<T>(x.ToArray(), rows, inputs.Count, classes.Count, inputs, classes);
    }

    private static string[] InOrder(string[] classes) => classes.All(IsNumber)
        ? classes.OrderBy(label => double.Parse(label, CultureInfo.InvariantCulture)).ToArray()
        : classes.OrderBy(label => label, StringComparer.Ordinal).ToArray();

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
