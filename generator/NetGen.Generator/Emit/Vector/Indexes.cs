using System.Globalization;

namespace NetGen.Generator.Emit.Vector;

/// <summary>Spells indexes as a person would: no 0 added, no 1 multiplied, constants multiplied and added up.</summary>
internal static class Indexes
{
    public static string Times(string variable, int factor) =>
        IsNumber(variable, out int known) ? $"{known * factor}"
        : factor == 1 ? variable : $"{variable} * {factor}";

    /// <summary>variable + offset</summary>
    public static string Plus(string? variable, int offset) =>
        IsNumber(variable ?? "0", out int known) ? $"{known + offset}"
        : offset == 0 ? variable! : $"{variable} + {offset}";

    /// <summary>product + variable + offset</summary>
    public static string Plus(string? product, string? variable, int offset) =>
        variable is null ? Plus(product, offset)
        : product is null ? Plus(variable, offset)
        : IsNumber(variable, out int known) ? Plus(product, known + offset)
        : IsNumber(product, out known) ? Plus(variable, known + offset)
        : Plus($"{product} + {variable}", offset);

    private static bool IsNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
