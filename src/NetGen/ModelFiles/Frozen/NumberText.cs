using System;
using System.Globalization;
using System.Linq;

namespace NetGen;

/// <summary>Finite numbers as C# literals that read back to the same bits: 0.1f, -0f, 1.4013E-45f, 0.1d.</summary>
/// <remarks>
/// The first format that reads back, so that the text is short and the same on every framework: "R" is not.
/// </remarks>
internal static class NumberText
{
    public static string Of(float value) => value == 0
        ? Zero(value) + "f"
        : new[] { "G6", "G7", "G8", "G9" }.Select(format => value.ToString(format, CultureInfo.InvariantCulture))
            .First(text => float.Parse(text, CultureInfo.InvariantCulture) == value) + "f";

    public static string Of(double value) => value == 0
        ? Zero(value) + "d"
        : new[] { "G15", "G16", "G17" }.Select(format => value.ToString(format, CultureInfo.InvariantCulture))
            .First(text => double.Parse(text, CultureInfo.InvariantCulture) == value) + "d";

    /// <summary>Formatting loses the sign of −0 on older runtimes.</summary>
    private static string Zero(double value) => BitConverter.DoubleToInt64Bits(value) < 0 ? "-0" : "0";
}
