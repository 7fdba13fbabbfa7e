using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace NetGen;

/// <content>
/// Files: lines of fields that a tab separates, in which \, tab and line ends are escaped. The last line has the
/// fingerprint of those before it.
/// </content>
public sealed partial class CsvEncoder
{
    private const string Head = "netgen-encoder", Version = "2", End = "end";
    private const string Advice = "CsvEncoder.Save writes such files.";
    private const int LongestFile = 100_000_000;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Writes what was learned to a file, whole or not at all. Numbers read back to the same bits.</summary>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void Save(string path) =>
        AtomicFile.Write(path ?? throw new ArgumentNullException(nameof(path)), AtomicFile.Utf8(Text()));

    /// <summary>The encoder that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">
    /// It is another file, or is damaged; the message says which line is wrong, and why.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvEncoder Load(string path)
    {
        using FileStream file = InputFile.Open(path);
        if (file.Length > LongestFile)
        {
            throw new InvalidDataException($"{path}: {file.Length} bytes are too many for an encoder. {Advice}");
        }

        using var memory = new MemoryStream();
        file.CopyTo(memory);
        try
        {
            return Parsed(Whole(memory.GetBuffer().AsSpan(0, (int)memory.Length)));
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException($"{path}: {problem.Message}", problem);
        }
    }

    private string Text()
    {
        var text = new StringBuilder();
        Line(Head, Version);
        Line(new[] { "numbers", _decimalComma ? "comma" : "point" }.Concat(_missing).ToArray());
        foreach (FittedColumn column in _inputs.Concat(_targets))
        {
            CsvColumn rule = column.Column;
            Line(new[]
            {
                _targets.Contains(column) ? "target" : "input",
                rule.Kind,
                rule.Name,
                rule.Missing.Kind,
                Number(rule.Missing.Value),
                rule.Missing.HasIndicator ? "1" : "0",
                rule.KnowsOnlyItsOwn ? "1" : "0",
                ((int)rule.Parts).ToString(CultureInfo.InvariantCulture),
                rule.Format is null ? "" : "=" + rule.Format,
                rule.Positive,
                Number(column.Mean),
                column.First.Ticks.ToString(CultureInfo.InvariantCulture),
            }.Concat(column.Texts).ToArray());
        }

        string whole = text.ToString();
        return $"{whole}{End}\t{FingerprintOf(whole)}\n";

        void Line(params string[] fields) => text.Append(string.Join("\t", fields.Select(Escaped))).Append('\n');

        static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string FingerprintOf(string text) =>
        Fingerprint.Of(Strict.GetBytes(text)).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The file's text without its last line, which says that all of it is there and as it was.</summary>
    /// <exception cref="InvalidDataException">It is not such a file, or is damaged.</exception>
    private static string Whole(ReadOnlySpan<byte> bytes)
    {
        string text;
        try
        {
            // Editors and version control may have given it the line ends of Windows; other carriage returns are
            // escaped.
            text = Strict.GetString(bytes).Replace("\r\n", "\n");
        }
        catch (ArgumentException)
        {
            throw new InvalidDataException("It has bytes that are not UTF-8: it is damaged, or another file. "
                + $"{Advice}");
        }

        if (!text.StartsWith(Head + "\t", StringComparison.Ordinal))
        {
            throw new InvalidDataException(
                $"Line 1 is not \"{Head}\": this is not an encoder, or it is damaged. {Advice}");
        }

        if (!text.StartsWith($"{Head}\t{Version}\n", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The file has another version than {Version}, which this library reads.");
        }

        int last = text.LastIndexOf($"\n{End}\t", StringComparison.Ordinal) + 1;
        if (last == 0 || text[text.Length - 1] != '\n')
        {
            throw new InvalidDataException($"The file does not end with \"{End}\": it is cut off. {Advice}");
        }

        string whole = text.Substring(0, last);
        return text.Substring(last) == $"{End}\t{FingerprintOf(whole)}\n"
            ? whole
            : throw new InvalidDataException(
                "Its fingerprint does not match its content: the file was changed or damaged. Fit and save the encoder "
                + "again, or take a copy that is whole.");
    }

    /// <param name="text">The file's lines but the last.</param>
    private static CsvEncoder Parsed(string text)
    {
        string[][] lines = text.TrimEnd('\n').Split('\n')
            .Select(line => line.Split('\t').Select(Unescaped).ToArray()).ToArray();
        if (lines.Length < 3)
        {
            throw Damaged(lines.Length);
        }

        if (lines[1].Length < 2 || lines[1][0] != "numbers" || lines[1][1] is not ("comma" or "point"))
        {
            throw Damaged(2);
        }

        var columns = new List<FittedColumn>[] { new(), new() };
        for (int n = 2; n < lines.Length; n++)
        {
            int side = Array.IndexOf(new[] { "input", "target" }, lines[n][0]);
            columns[side >= 0 ? side : throw Damaged(n + 1)].Add(ColumnOf(lines[n], n + 1));
        }

        try
        {
            FittedColumn[] inputs = columns[0].ToArray(), targets = columns[1].ToArray();
            CsvColumn[] rules = targets.Select(column => column.Column).ToArray();
            Check(inputs.Select(column => column.Column).ToArray(), "inputs");
            Check(rules, "targets");
            CheckTargets(inputs.Select(column => column.Column).ToArray(), rules);
            return new CsvEncoder(inputs, targets, lines[1].Skip(2).ToArray(), lines[1][1] == "comma");
        }
        catch (ArgumentException problem)
        {
            throw new InvalidDataException($"The columns do not fit together: {problem.Message} {Advice}", problem);
        }
    }

    private static FittedColumn ColumnOf(string[] fields, int line)
    {
        const int Fixed = 12;
        if (fields.Length < Fixed)
        {
            throw Damaged(line);
        }

        try
        {
            string name = fields[2];
            double constant = Finite(fields[4], line);
            MissingValues missing = fields[3] switch
            {
                MissingValues.RefusedKind => MissingValues.Refused,
                MissingValues.MeanKind => MissingValues.Mean,
                MissingValues.ConstantKind => MissingValues.Constant(constant),
                _ => throw Damaged(line),
            };
            string[] texts = fields.Skip(Fixed).ToArray();
            CsvColumn rule = fields[1] switch
            {
                CsvColumn.NumberKind => CsvColumn.Number(name, fields[5] == "1" ? missing.WithIndicator() : missing),
                CsvColumn.CategoryKind => CsvColumn.Category(name, unseenIsZero: fields[6] == "0"),
                CsvColumn.DateKind => CsvColumn.Date(
                    name,
                    (DateParts)int.Parse(fields[7], NumberStyles.None, CultureInfo.InvariantCulture),
                    fields[8].Length == 0 ? null : fields[8].Substring(1)),
                CsvColumn.YesNoKind => CsvColumn.YesNo(name, fields[9]),
                _ => throw Damaged(line),
            };
            int wanted = rule.Kind == CsvColumn.YesNoKind ? 2 : rule.Kind == CsvColumn.CategoryKind ? texts.Length : 0;
            bool fits = texts.Length == wanted && (rule.Kind != CsvColumn.CategoryKind || wanted > 1)
                && (rule.Kind != CsvColumn.YesNoKind || texts[1] == rule.Positive)
                && NetGen.ClassNames.FirstTwice(texts) is null;
            return fits
                ? new FittedColumn(
                    rule,
                    Finite(fields[10], line),
                    texts,
                    new DateTime(long.Parse(fields[11], NumberStyles.None, CultureInfo.InvariantCulture)))
                : throw Damaged(line);
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or OverflowException
            or InvalidOperationException)
        {
            throw Damaged(line);
        }
    }

    private static double Finite(string text, int line) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value)
            ? value
            : throw Damaged(line);

    private static InvalidDataException Damaged(int line) => new($"Line {line} is damaged. {Advice}");

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\").Replace("\t", "\\t").Replace("\n", "\\n").Replace("\r", "\\r");

    private static string Unescaped(string text)
    {
        if (text.IndexOf('\\') < 0)
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (int n = 0; n < text.Length; n++)
        {
            plain.Append(text[n] != '\\' || n + 1 == text.Length ? text[n] : text[++n] switch
            {
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                var other => other,
            });
        }

        return plain.ToString();
    }
}
