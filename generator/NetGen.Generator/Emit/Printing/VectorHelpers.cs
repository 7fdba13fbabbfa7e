using NetGen.Generator.Model;
using NetGen.Generator.Plan.Algebra;

namespace NetGen.Generator.Emit.Printing;

/// <summary>The functions that vectors lack in .NET: Tanh, ExpM1, Log1P, as the text of static methods.</summary>
internal static class VectorHelpers
{
    /// <summary>The method as C#, lines ended by \n, not indented: <c>private static Vector256&lt;float&gt; Tanh(…) { … }</c>.</summary>
    public static string Method(Function function, Precision precision, int bits, string prefix = "") =>
        throw new NotImplementedException();
}
