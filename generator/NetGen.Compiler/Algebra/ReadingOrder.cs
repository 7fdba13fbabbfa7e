using System.Globalization;

namespace NetGen.Compiler.Algebra;

/// <summary>
/// In which order a product's factors and a sum's terms read well. A total order, so that equal means equal.
/// </summary>
internal static class ReadingOrder
{
    /// <summary>Errors open a product, sums come before names: dy·(1 − y)·y, (y − t)·(1 − y)·y.</summary>
    public static int CompareFactors(Expression left, Expression right) =>
        Compare(left, right, FactorRank(left), FactorRank(right));

    /// <summary>Outputs before their targets: y − t, ∂y − s.</summary>
    public static int CompareTerms(Expression left, Expression right) =>
        Compare(left, right, TermRank(left), TermRank(right));

    /// <summary>A text that tells two formulas apart.</summary>
    public static string Key(Expression expression) => expression switch
    {
        Constant constant => constant.Symbol ?? constant.Value.ToString("R", CultureInfo.InvariantCulture),
        Reference reference => reference.Symbol.Name,
        Call call => $"{call.Function}({Key(call.Argument)})",
        Choice choice => $"Choice({choice.Condition.Relation} {string.Join(" ", choice.Children().Select(Key))})",
        _ => $"{expression.GetType().Name}({string.Join(" ", expression.Children().Select(Key))})",
    };

    private static int Compare(Expression left, Expression right, int leftRank, int rightRank)
    {
        if (leftRank != rightRank)
        {
            return leftRank.CompareTo(rightRank);
        }

        int size = Cost.Of(left).CompareTo(Cost.Of(right));
        return size != 0 ? size : string.CompareOrdinal(Key(left), Key(right));
    }

    private static int FactorRank(Expression factor) => factor switch
    {
        Constant => 0,
        Reference { Symbol.Place: SymbolPlace.Error } => 1,
        Sum or Difference => IsError(factor) ? 2 : 4,
        Call when IsError(factor) => 3,
        Reference => 5,
        Call => 6,
        _ => 7,
    };

    /// <summary>y and 1 + a: a name opens a sum, otherwise its constant does; constants with names follow.</summary>
    private static int TermRank(Expression term) => term switch
    {
        Reference reference => (int)reference.Symbol.Place,
        Constant => 3,
        _ when !HasReference(term) => 4,
        _ => 5,
    };

    private static bool HasReference(Expression term) =>
        term is Reference || Array.Exists(term.Children(), HasReference);

    private static bool IsError(Expression factor) =>
        factor.Mentions(Symbols.T) || factor.Mentions(Symbols.DY);
}
