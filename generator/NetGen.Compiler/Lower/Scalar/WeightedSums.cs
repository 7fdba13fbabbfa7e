using NetGen.Compiler.Plan;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Scalar;

/// <summary>Sums of products, left to right.</summary>
internal static class WeightedSums
{
    public static Value Of(IEnumerable<Value> terms) => terms.Aggregate((sum, term) => sum + term);

    /// <summary>
    /// Statements that leave a sum in a local or an element; several where one would be too long, in the same order of
    /// additions.
    /// </summary>
    /// <param name="first">The statement that takes the first terms' sum.</param>
    /// <param name="target">What it leaves it in.</param>
    /// <param name="terms">At least one.</param>
    public static IEnumerable<Statement> Statements(
        Func<Value, Statement> first, Value target, IReadOnlyList<Value> terms)
    {
        yield return first(Of(terms.Take(Budgets.TermsPerStatement)));
        for (int k = Budgets.TermsPerStatement; k < terms.Count; k += Budgets.TermsPerStatement)
        {
            Value more = Of(terms.Skip(k).Take(Budgets.TermsPerStatement).Prepend(target));
            yield return target is Local local ? new Assign(local, more) : new Store((Element)target, more);
        }
    }
}
