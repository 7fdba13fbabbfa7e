using System.Globalization;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.C99;

/// <summary>Numbers as C literals that read back as the same bits.</summary>
internal static class CLiteral
{
    /// <summary>A finite number: 0.1f, -0.0f, 1e-06f; 0.1, 1.0.</summary>
    public static Operand Of(double value, NumberFormat format)
    {
        double rounded = format.Round(value);
        string digits = Digits.Shortest(Math.Abs(rounded), format);
        string text = Digits.Sign(rounded) + (IsWhole(digits) ? digits + ".0" : digits)
            + (format == NumberFormat.Single ? "f" : "");
        return new(text, Digits.HasSign(rounded) ? Precedence.Unary : Precedence.Primary);
    }

    /// <summary>A whole number; what is too long to be a count is a pattern of bits, in hexadecimal digits.</summary>
    public static Operand Whole(long value, int bits)
    {
        if (value == (bits == 32 ? int.MinValue : long.MinValue))
        {
            return $"INT{bits}_MIN";
        }

        string text = value > ushort.MaxValue ? "0x" + value.ToString("X8", CultureInfo.InvariantCulture)
            : value.ToString(CultureInfo.InvariantCulture);
        return new(text, value < 0 ? Precedence.Unary : Precedence.Primary);
    }

    private static bool IsWhole(string digits) => !digits.Any(digit => digit is '.' or 'e');
}
