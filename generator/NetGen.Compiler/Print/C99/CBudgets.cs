using NetGen.Compiler.Plan;

namespace NetGen.Compiler.Print.C99;

/// <summary>The bounds that decide between forms of C, each with its reason.</summary>
internal static class CBudgets
{
    /// <summary>
    /// Up to so many weights code is unrolled if nothing else is asked for: there it is about as small as loops, and
    /// faster.
    /// </summary>
    public const int UnrolledWeights = 16;

    /// <summary>
    /// Code is unrolled up to so many weights if that is asked for: a compiler for a device takes minutes.
    /// </summary>
    public const int MostUnrolledWeights = Budgets.WrittenWeights;
}
