using System.Globalization;
using NetGen.Compiler.Model;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp;

/// <summary>Numbers as C# literals, the same under every culture.</summary>
internal static class Literal
{
    /// <summary>
    /// The shortest literal that reads back as the same number of that precision: 0.1f, 1f, 1e-06f; 0.1, 1.0.
    /// </summary>
    public static string Of(double value, Precision precision) => precision == Precision.Single
        ? Single((float)value)
        : Double(value);

    /// <summary>The literal as an operand: with a minus it is no longer primary.</summary>
    public static Operand Operand(double value, Precision precision)
    {
        double rounded = precision == Precision.Single ? (float)value : value;
        bool hasSign = !double.IsInfinity(rounded) && Sign(rounded).Length > 0;
        return new(Of(value, precision), hasSign ? Precedence.Unary : Precedence.Primary);
    }

    /// <summary>
    /// A whole number of so many bits: what is too long to be a count is a pattern of bits, in hexadecimal digits.
    /// </summary>
    public static Operand Whole(long value, int bits)
    {
        if (value == int.MinValue && bits == 32)
        {
            return "int.MinValue";
        }

        string suffix = bits == 64 && value is >= int.MinValue and <= int.MaxValue ? "L" : "";
        string text = (value > ushort.MaxValue ? "0x" + value.ToString("X8", CultureInfo.InvariantCulture)
            : value.ToString(CultureInfo.InvariantCulture)) + suffix;
        return new(text, value < 0 ? Precedence.Unary : Precedence.Primary);
    }

    private static string Single(float value)
    {
        if (float.IsNaN(value) || float.IsInfinity(value)) return Special("float", value);
        float size = Math.Abs(value);
        if (size == float.MaxValue) return Sign(value) + "float.MaxValue";
        return Sign(value) + Shortest(
            digits => size.ToString(digits, CultureInfo.InvariantCulture),
            text => float.Parse(text, CultureInfo.InvariantCulture) == size,
            "G7", "G8", "G9") + "f";
    }

    private static string Double(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value)) return Special("double", value);
        double size = Math.Abs(value);
        if (size == double.MaxValue) return Sign(value) + "double.MaxValue";
        string text = Sign(value) + Shortest(
            digits => size.ToString(digits, CultureInfo.InvariantCulture),
            text => double.Parse(text, CultureInfo.InvariantCulture) == size,
            "G15", "G16", "G17");
        return text.Any(static digit => digit is '.' or 'e') ? text : text + ".0";
    }

    /// <summary>
    /// 0.1 rather than 0.100000001, where both read back as the same float; the last format always does.
    /// </summary>
    private static string Shortest(Func<string, string> write, Func<string, bool> readsBack, params string[] formats)
    {
        var texts = formats.Select(write).ToArray();
        return (texts.Take(texts.Length - 1).FirstOrDefault(readsBack) ?? texts[^1]).Replace('E', 'e');
    }

    /// <summary>−0 has a sign too, and formatting would lose it on older runtimes.</summary>
    private static string Sign(double value) =>
        value < 0 || (value == 0 && double.IsNegativeInfinity(1 / value)) ? "-" : "";

    private static string Special(string type, double value) => double.IsNaN(value) ? $"{type}.NaN"
        : value > 0 ? $"{type}.PositiveInfinity" : $"{type}.NegativeInfinity";
}
