using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace NetGen;

/// <content>Files for a standardizer that is not folded into its network.</content>
public sealed partial class Standardizer
{
    private const string Header = "mean,deviation";

    /// <summary>More than any two numbers take: a longer line is not from <see cref="Save(string)"/>.</summary>
    private const int LongestLine = 200;

    private const string Advice = "Standardizer.Save writes such files.";

    /// <summary>
    /// Writes means and deviations to a file, whole or not at all: comma-separated values, one line per column, below
    /// the line "mean,deviation". The digits read back to the same bits.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void Save(string path) =>
        AtomicFile.Write(path ?? throw new ArgumentNullException(nameof(path)), Save);

    /// <summary>Writes means and deviations to a stream, at its position. The stream stays open.</summary>
    public void Save(Stream stream)
    {
        _ = stream ?? throw new ArgumentNullException(nameof(stream));
        var text = new StringBuilder(Header).Append('\n');
        for (int n = 0; n < _means.Length; n++)
        {
            text.Append(_means[n].ToString("G17", CultureInfo.InvariantCulture)).Append(',')
                .Append(_deviations[n].ToString("G17", CultureInfo.InvariantCulture)).Append('\n');
        }

        AtomicFile.Utf8(text.ToString())(stream);
    }

    /// <summary>The standardizer that <see cref="Save(string)"/> wrote.</summary>
    /// <exception cref="InvalidDataException">
    /// It is another file, or is damaged; the message says which line is wrong, and why.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Standardizer Load(string path)
    {
        using var stream = InputFile.Open(path);
        try
        {
            return Load(stream);
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException($"{path}: {problem.Message}", problem);
        }
    }

    /// <summary>
    /// The standardizer that <see cref="Save(Stream)"/> wrote; reads from the stream's position to its end. The stream
    /// stays open.
    /// </summary>
    /// <exception cref="InvalidDataException">
    /// It is something else, or is damaged; the message says which line is wrong, and why.
    /// </exception>
    public static Standardizer Load(Stream stream)
    {
        _ = stream ?? throw new ArgumentNullException(nameof(stream));
        using var reader = new StreamReader(stream, Encoding.UTF8, true, bufferSize: 4096, leaveOpen: true);
        List<double> means = new(), deviations = new();
        int line = 1;
        if (ReadLine(reader, line) != Header)
        {
            throw new InvalidDataException(
                $"Line 1 is not \"{Header}\": this is not a standardizer file, or it is damaged. {Advice}");
        }

        while (ReadLine(reader, ++line) is { } text)
        {
            string[] cells = text.Split(',');
            if (cells.Length != 2)
            {
                throw new InvalidDataException(
                    $"Line {line} has {cells.Length} values; two are expected, a mean and a deviation. {Advice}");
            }

            means.Add(Number(cells[0], "mean", double.MinValue, line));
            deviations.Add(Number(cells[1], "deviation", 0, line));
        }

        return means.Count > 0
            ? new Standardizer(means.ToArray(), deviations.ToArray())
            : throw new InvalidDataException(
                $"There is no line below \"{Header}\"; one per column is expected. {Advice}");
    }

    private static double Number(string text, string what, double least, int line) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && value >= least && double.IsFinite(value)
            ? value
            : throw new InvalidDataException(
                $"Line {line} has \"{Excerpt.Of(text)}\" as {what}; a finite number"
                + $"{(least == 0 ? ", 0 or more," : "")} is expected. {Advice}");

    /// <summary>A line without its end; null after the last.</summary>
    private static string? ReadLine(StreamReader reader, int line)
    {
        var text = new StringBuilder();
        for (int letter = reader.Read(); letter != '\n'; letter = reader.Read())
        {
            if (letter < 0)
            {
                return text.Length == 0
                    ? null
                    : throw new InvalidDataException($"The file ends within line {line}: it is cut off. {Advice}");
            }

            text.Append((char)letter);
            if (text.Length > LongestLine)
            {
                throw new InvalidDataException($"Line {line} is longer than {LongestLine} characters. {Advice}");
            }
        }

        // Editors may have given it the line ends of Windows.
        return text.ToString().TrimEnd('\r');
    }
}
