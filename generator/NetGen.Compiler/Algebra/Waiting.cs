namespace NetGen.Compiler.Algebra;

/// <summary>Orders a product by what is known first.</summary>
internal static class Waiting
{
    /// <summary>
    /// ∂y·(1 − y)·y → ∂y·((1 − y)·y): everything else is multiplied while the last factor is still being computed.
    /// </summary>
    public static Expression Last(Expression formula, Reference last)
    {
        IReadOnlyList<Expression> factors = formula.Factors();
        Expression[] others = [.. factors.Where(factor => !factor.Equals(last))];
        return formula is Product && others.Length == factors.Count - 1 && !others.Any(factor => factor.Mentions(last))
            ? new Product(last, others.Aggregate((left, right) => new Product(left, right)))
            : formula;
    }
}
