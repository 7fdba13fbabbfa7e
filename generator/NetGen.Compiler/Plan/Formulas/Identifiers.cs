using NetGen.Compiler.Algebra;

namespace NetGen.Compiler.Plan.Formulas;

/// <summary>What programs call the symbols of formulas: places in memory, parameters and locals.</summary>
internal static class Identifiers
{
    /// <summary>Signs that are no identifiers of ASCII; every other symbol keeps its name.</summary>
    private static readonly Dictionary<string, string> Spelled = new()
    {
        ["∂y"] = "dy",
        ["∂w"] = "g",
        ["∂w′"] = "previous",
        ["η"] = "learningRate",
        ["η′"] = "stepSize",
        ["c"] = "rootScale",
        ["1 − β₁ᵗ"] = "correction1",
        ["1 − β₂ᵗ"] = "correction2",
    };

    /// <summary>"u" of u, "dy" of ∂y, "learningRate" of η.</summary>
    public static string Of(Reference reference) =>
        Spelled.TryGetValue(reference.Symbol.Name, out string? spelled) ? spelled : reference.Symbol.Name;
}
