using System.Globalization;
using NetGen.Compiler.Model;
using NetGen.Compiler.Program;
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
        bool hasSign = !double.IsInfinity(rounded) && Digits.HasSign(rounded);
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
        if (float.IsNaN(value) || float.IsInfinity(value))
        {
            return Special("float", value);
        }

        float size = Math.Abs(value);
        string text = size == float.MaxValue ? "float.MaxValue" : Digits.Shortest(size, NumberFormat.Single) + "f";
        return Digits.Sign(value) + text;
    }

    private static string Double(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return Special("double", value);
        }

        double size = Math.Abs(value);
        if (size == double.MaxValue)
        {
            return Digits.Sign(value) + "double.MaxValue";
        }

        string text = Digits.Sign(value) + Digits.Shortest(size, NumberFormat.Double);
        return text.Any(static digit => digit is '.' or 'e') ? text : text + ".0";
    }

    private static string Special(string type, double value) => double.IsNaN(value) ? $"{type}.NaN"
        : value > 0 ? $"{type}.PositiveInfinity" : $"{type}.NegativeInfinity";
}
