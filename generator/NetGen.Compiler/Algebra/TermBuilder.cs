using static NetGen.Compiler.Algebra.Notation;

namespace NetGen.Compiler.Algebra;

/// <summary>Writes a term as a tree: number, factors in reading order, one fraction bar.</summary>
internal static class TermBuilder
{
    public static Expression Build(Term term)
    {
        if (term.Coefficient == 0)
        {
            return 0;
        }

        if (term.Coefficient < 0)
        {
            return Negative(term);
        }

        var above = Factors(term, 1);
        var below = Factors(term, -1);
        if (below.Count == 0)
        {
            return Chain(term.Coefficient, above);
        }
        // 2/n·(y − t): a factor that is known beforehand stands before the rest, so that it can be computed beforehand.
        return below.All(static factor => factor is Reference or Constant)
            && above.Any(static factor => factor is Sum or Difference)
            ? Chain(Chain(term.Coefficient, []) / Chain(1, below), above)
            : Chain(term.Coefficient, above) / Chain(1, below);
    }

    /// <summary>−(y − t) is t − y; other products carry the sign in front.</summary>
    private static Expression Negative(Term term)
    {
        var positive = term.Times(-1);
        return Build(positive) switch
        {
            Constant { Symbol: null } constant => -constant.Value,
            (Sum or Difference) and var sum => Terms.Build(Terms.Of(sum).Select(static part => part.Times(-1))),
            var other => -other,
        };
    }

    /// <summary>
    /// The factors above (sign 1) or below (sign −1) the fraction bar; a power stands as often as it says.
    /// </summary>
    private static List<Expression> Factors(Term term, int sign)
    {
        var factors = new List<Expression>();
        foreach (var power in term.Powers)
        {
            (Expression factor, int exponent) = power;
            // e^a below the bar is e^(−a) above it.
            if (exponent < 0 && factor is Call(Function.Exp, var a))
            {
                (factor, exponent) = (Exp(Minus(a)), -exponent);
            }

            if (exponent * sign > 0)
            {
                factors.AddRange(Enumerable.Repeat(factor, Math.Abs(exponent)));
            }
        }

        factors.Sort(ReadingOrder.CompareFactors);
        return factors;
    }

    private static Expression Minus(Expression a) => Build(Term.Of(a).Times(-1));

    private static Expression Chain(double coefficient, List<Expression> factors) =>
        coefficient == 1 && factors.Count > 0
            ? Chain(factors[0], factors.Skip(1))
            : Chain(coefficient, factors.AsEnumerable());

    private static Expression Chain(Expression first, IEnumerable<Expression> rest) =>
        rest.Aggregate(first, static (product, factor) => product * factor);
}
