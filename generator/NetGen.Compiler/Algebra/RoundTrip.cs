using System.Globalization;

namespace NetGen.Compiler.Algebra;

/// <summary>
/// The fewest digits that read back as the same number. .NET Framework's own "R" writes others than .NET: what a
/// compiler writes must not depend on the runtime that it runs on.
/// </summary>
internal static class RoundTrip
{
    /// <summary>Such as 0.1, 1 or 1E-06.</summary>
    public static string Of(double value) => First(
        digits => value.ToString(digits, CultureInfo.InvariantCulture),
        text => double.Parse(text, CultureInfo.InvariantCulture) == value,
        "G15", "G16", "G17");

    /// <summary>0.1 rather than 0.100000001, where both are the same float.</summary>
    public static string Of(float value) => First(
        digits => value.ToString(digits, CultureInfo.InvariantCulture),
        text => float.Parse(text, CultureInfo.InvariantCulture) == value,
        "G7", "G8", "G9");

    /// <summary>The last of the formats always reads back.</summary>
    private static string First(Func<string, string> write, Func<string, bool> readsBack, params string[] formats)
    {
        var texts = formats.Select(write).ToArray();
        return texts.Take(texts.Length - 1).FirstOrDefault(readsBack) ?? texts[^1];
    }
}
