using System.Globalization;

namespace NetGen.Generator.Emit.Vector;

/// <summary>Spells indexes as a person would: no 0 added, no 1 multiplied.</summary>
internal static class Indexes
{
    public static string Times(string variable, int factor) =>
        factor == 1 || variable == "0" ? variable : $"{variable} * {factor}";

    /// <summary>variable + offset</summary>
    public static string Plus(string? variable, int offset) =>
        int.TryParse(variable ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out int known) ? $"{known + offset}"
        : offset == 0 ? variable! : $"{variable} + {offset}";

    /// <summary>product + variable + offset</summary>
    public static string Plus(string? product, string? variable, int offset) =>
        variable is null or "0" ? Plus(product, offset)
        : product is null or "0" ? Plus(variable, offset)
        : Plus($"{product} + {variable}", offset);
}
