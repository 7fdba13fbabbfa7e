using System.Collections.Generic;
using System.Globalization;

namespace NetGen;

/// <summary>How a file of comma-separated values is written.</summary>
public sealed class CsvFormat
{
    /// <summary>Whether the first line names the columns. If not, they are named "0", "1", "2", ….</summary>
    public bool HasHeader { get; set; } = true;

    /// <summary>What stands between values; null: it is detected.</summary>
    public char? Separator { get; set; }

    /// <summary>
    /// Whether numbers have a decimal comma, as in 5,1; otherwise they have a decimal point. Digits are never in
    /// groups: 1.234,5 is refused either way.
    /// </summary>
    public bool DecimalComma { get; set; }

    /// <summary>The number of lines to skip before the header, or before the first row.</summary>
    public int SkippedLines { get; set; }

    internal CsvFormat Copy() => (CsvFormat)MemberwiseClone();

    /// <summary>The C# that makes it, for messages.</summary>
    internal string Code()
    {
        var options = new List<string>();
        if (Separator is { } separator)
        {
            string escape = separator is '\'' or '\\' ? "\\" : "";
            options.Add($"Separator = '{(separator == '\t' ? "\\t" : escape + separator)}'");
        }

        if (!HasHeader)
        {
            options.Add("HasHeader = false");
        }

        if (DecimalComma)
        {
            options.Add("DecimalComma = true");
        }

        if (SkippedLines > 0)
        {
            options.Add($"SkippedLines = {SkippedLines.ToString(CultureInfo.InvariantCulture)}");
        }

        return $"new CsvFormat {{ {string.Join(", ", options)} }}";
    }
}
