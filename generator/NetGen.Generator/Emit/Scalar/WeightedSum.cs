using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit.Scalar;

/// <summary>Prints sums of products, left to right.</summary>
internal static class WeightedSum
{
    /// <summary>
    /// Statements that leave the sum in <paramref name="target"/>, declared by <paramref name="declaration"/>; several
    /// where one statement would be too long, in the same order of additions.
    /// </summary>
    public static IEnumerable<string> Statements(string declaration, string target, IReadOnlyList<string> terms)
    {
        yield return $"{declaration} = {string.Join(" + ", terms.Take(Budgets.TermsPerStatement))};";
        for (int k = Budgets.TermsPerStatement; k < terms.Count; k += Budgets.TermsPerStatement)
        {
            yield return $"{target} = {target} + {string.Join(" + ", terms.Skip(k).Take(Budgets.TermsPerStatement))};";
        }
    }
}
