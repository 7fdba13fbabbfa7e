using NetGen.Compiler.Algebra;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Print;

/// <summary>
/// Numbers in decimal digits, the same under every culture: what literals of all languages are made of.
/// </summary>
internal static class Digits
{
    /// <summary>
    /// The fewest digits that read back as the same number of a format, such as 0.1, 1 or 1e-06: 0.1 rather than
    /// 0.100000001, where both are the same float.
    /// </summary>
    /// <param name="size">Finite and without a sign.</param>
    /// <param name="format">IEEE 754 in 32 or 64 bits.</param>
    public static string Shortest(double size, NumberFormat format) =>
        (format == NumberFormat.Single ? RoundTrip.Of((float)size) : RoundTrip.Of(size)).Replace('E', 'e');

    /// <summary>−0 has a sign too, and formatting would lose it on older runtimes.</summary>
    public static string Sign(double value) => HasSign(value) ? "-" : "";

    /// <summary>Whether a minus stands before its digits.</summary>
    public static bool HasSign(double value) => value < 0 || (value == 0 && double.IsNegativeInfinity(1 / value));
}
