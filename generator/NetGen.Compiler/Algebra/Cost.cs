namespace NetGen.Compiler.Algebra;

/// <summary>How much there is to read and to compute: what the simplifier makes small.</summary>
internal static class Cost
{
    public static int Of(Expression expression)
    {
        int cost = Own(expression);
        foreach (Expression child in expression.Children())
        {
            cost += Of(child);
        }

        return cost;
    }

    /// <summary>Whether computing the function is worth a temporary.</summary>
    public static bool IsCostly(Function function) => function is not (Function.Abs or Function.Sign);

    private static int Own(Expression node) => node switch
    {
        Quotient => 3,
        Call call => IsCostly(call.Function) ? 8 : 2,
        _ => 2,
    };
}
