using NetGen.Compiler.Algebra;

namespace NetGen.Compiler.Program.Functions;

/// <summary>
/// Functions whose bits are those of <see cref="PortableFunctions"/>, in fewer instructions: each part of the
/// argument's
/// range goes through the same polynomial, where the others have a copy of it for the usual part.
/// </summary>
internal static class CompactFunctions
{
    /// <summary>A function of numbers of a format: the compact one if there is one.</summary>
    public static Routine Of(Function function, NumberFormat format) =>
        function == Function.Exp && format == NumberFormat.Single ? SingleExp.Compact
            : PortableFunctions.Of(function, format);
}
