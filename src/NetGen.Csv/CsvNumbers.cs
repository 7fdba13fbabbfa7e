using System;
using System.Globalization;
using System.Linq;

namespace NetGen;

/// <summary>
/// Numbers as cells have them: a sign, digits, a decimal point or comma, an exponent. Digits in groups are refused,
/// because one country's group separator is another's decimal point.
/// </summary>
internal sealed class CsvNumbers
{
    /// <summary>
    /// A point, a comma, spaces (also those that do not break, and the thin one), apostrophes, an underscore.
    /// </summary>
    private static readonly char[] GroupSeparators = ".,' \u00A0\u202F\u2009\u2019_".ToCharArray();

    private readonly NumberFormatInfo _format;
    private readonly char _decimal;
    private readonly char _other;

    public CsvNumbers(bool decimalComma)
    {
        (_decimal, _other) = decimalComma ? (',', '.') : ('.', ',');
        _format = new NumberFormatInfo { NumberDecimalSeparator = _decimal.ToString() };
    }

    /// <summary>Whether a number with the format's decimal mark was read.</summary>
    public bool HasFractions { get; private set; }

    /// <returns>Whether it is a finite number.</returns>
    public bool TryRead<T>(ReadOnlySpan<char> text, out double value)
        where T : unmanaged
    {
        bool isNumber;
        if (Real.IsSingle<T>())
        {
            isNumber = float.TryParse(text, NumberStyles.Float, _format, out float single);
            value = single;
        }
        else
        {
            isNumber = double.TryParse(text, NumberStyles.Float, _format, out value);
        }

        HasFractions |= text.IndexOf(_decimal) >= 0;
        // .NET reads over zero characters behind a number.
        return isNumber && double.IsFinite(value) && text.IndexOf('\0') < 0;
    }

    /// <summary>Whether a label is a number, for the order of classes.</summary>
    public bool TryReadLabel(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, _format, out value);

    /// <summary>The shortest text that reads back to the same bits.</summary>
    public string Text(double value) => value.ToString("R", _format);

    /// <summary>Whether its only fault is one comma instead of the point, or one point instead of the comma.</summary>
    public bool HasOtherMark(string text) =>
        text.Count(letter => letter == _other) == 1 && !text.Contains(_decimal)
        && TryReadLabel(text.Replace(_other, _decimal), out _);

    /// <summary>Describes its groups and marks, if it is a number apart from them; else null.</summary>
    /// <param name="text">What is no number.</param>
    /// <param name="commaFormat">The C# of the format that reads a decimal comma.</param>
    public string? GroupsOf(string text, string commaFormat)
    {
        string[] parts = text.TrimStart('+', '-').Split(GroupSeparators);
        string digits = string.Concat(parts);
        int last = text.Length - parts[parts.Length - 1].Length - 1;
        if (parts.Length == 1 || !digits.All(letter => letter is >= '0' and <= '9'))
        {
            return null;
        }

        // The last separator is a decimal mark if it occurs only once, after other separators.
        char mark = text[last];
        bool hasFraction = mark is '.' or ',' && text.IndexOf(mark) == last && parts.Length > 2;
        int group = parts.Length - (hasFraction ? 2 : 1);
        return parts[group].Length != 3 ? null
            : hasFraction && mark == _other
                ? $"with digit groups, which are not read, and a decimal {(mark == ',' ? "comma" : "point")}. Remove "
                + "the group separators from the file, and "
                + (mark == ','
                    ? $"read it with {commaFormat}"
                    : "leave out CsvFormat.DecimalComma")
            : "with digit groups, which are not read. Remove the group separators from the file";
    }
}
