using static NetGen.Compiler.Algebra.Notation;

namespace NetGen.Compiler.Algebra;

/// <summary>
/// Turns a textbook formula into one that floating point computes well, of nodes that every printer can print.
/// </summary>
/// <remarks>
/// The value stays the same in real numbers. What overflows, cancels or becomes 0·∞ is rewritten, so that every finite
/// u has a finite result; short forms (σ, sign, cosh, sinh) are written out; constants lose their symbols and are
/// folded.
/// </remarks>
internal static class Stabiliser
{
    /// <summary>An activation, its derivative, a δ, or an optimizer's step.</summary>
    public static Expression Lower(Expression formula) => Lower(formula, 0);

    /// <summary>
    /// A loss's term or gradient for outputs between 0 and 1: besides, logarithms and divisors that y rounded to 0 or 1
    /// would make zero are kept away from it.
    /// </summary>
    /// <param name="formula">The formula.</param>
    /// <param name="smallest">
    /// The precision's smallest normal number, which stands for 0. 0, for outputs of any size, guards nothing.
    /// </param>
    public static Expression Lower(Expression formula, double smallest) =>
        ConstantFolder.Fold(Stable(formula, smallest)).Rewrite(SlopeFirst);

    private static Expression Stable(Expression formula, double smallest)
    {
        return formula switch
        {
            Difference(Call(Function.Log, var sum), var rest) when Exponent(sum) is Reference a && rest.Mentions(a) =>
                Halves(a, -rest),
            Sum(Call(Function.Log, var sum), var rest) when Exponent(sum) is Reference a && rest.Mentions(a) =>
                Halves(a, rest),
            Call(Function.Log, var sum) when Exponent(sum) is { } a => SoftPlus(a),
            // ln cosh a = |a| + ln(1 + e^(−2|a|)) − ln 2 cannot overflow as cosh does; with the last two terms in one,
            // ln(1 + (e^(−2|a|) − 1)/2), a small a keeps its digits too.
            Call(Function.Log, Call(Function.Cosh, var a)) =>
                S(Abs(a) + new Call(Function.Log1P, 0.5 * (Exp(-2 * Abs(a)) - 1))),
            // t·ln y is 0 for t = 0 and y = 0, not 0·∞.
            Call(Function.Log, var a) when smallest > 0 && MayRoundToZero(a) => Ln(Max(smallest, S(a))),
            Call(Function.Sigmoid, var a) => S(Definitions.Sigmoid(a)),
            Call(Function.Cosh, var a) => S(0.5 * (Exp(a) + Exp(-a))),
            Call(Function.Sinh, var a) => S(0.5 * (Exp(a) - Exp(-a))),
            Call(Function.Sign, var a) => Signum(S(a)),
            // e^a − 1 loses all digits of a small a.
            Difference(Call(Function.Exp, var a), Constant { Value: 1 }) => new Call(Function.ExpM1, S(a)),
            Difference(Constant { Value: 1 }, Call(Function.Exp, var a)) => -new Call(Function.ExpM1, S(a)),
            // 1 − cos a, likewise: it is 2·sin²(a/2).
            Difference(Constant { Value: 1 }, Call(Function.Cos, var a)) => S(2 * Square(Sin(0.5 * a))),
            Difference(Call(Function.Cos, var a), Constant { Value: 1 }) => S(-2 * Square(Sin(0.5 * a))),
            Quotient(var a, var b) when smallest > 0 && !IsPositive(b) && MayRoundToZero(b) =>
                S(a) / Max(smallest, S(b)),
            Product => Saturated([.. formula.Factors().Select(S)]),
            _ => formula.MapChildren(S),
        };

        Expression S(Expression part) => Stable(part, smallest);

        // ln(1 + e^a) = a + ln(1 + e^(−a)): the half that cannot overflow, for either sign of a.
        Expression SoftPlus(Expression a) => S(Max(0, a) + new Call(Function.Log1P, Exp(-Abs(a))));

        // Beside multiples of a, the larger half of ln(1 + e^a) is put together with them first: a − t·a = (1 − t)·a.
        Expression Halves(Reference a, Expression rest) => S(
            When(Greater(a, 0), Simplifier.Simplify(a + rest), Simplifier.Simplify(rest))
            + new Call(Function.Log1P, Exp(-Abs(a))));
    }

    /// <summary>
    /// ∂y·(1 + (1 − σ)·u)·σ → ∂y·((1 + (1 − σ)·u)·σ): f′(u) is bounded though its factors are not. With the error among
    /// them, what grows with u would overflow before it meets what dies out: ∞·0.
    /// </summary>
    private static Expression SlopeFirst(Expression node)
    {
        if (node is not Product)
        {
            return node;
        }

        Expression[] slope = [.. node.Factors().Where(IsOfSum)], others = [.. node.Factors().Where(f => !IsOfSum(f))];
        return slope.Length > 1 && others.Any(IsError) ? others.Aggregate(Times) * slope.Aggregate(Times) : node;

        static bool IsOfSum(Expression factor) => factor.Mentions(Symbols.U);

        static Expression Times(Expression left, Expression right) => left * right;

        static bool IsError(Expression factor) => factor.Mentions(Symbols.T) || factor.Mentions(Symbols.DY);
    }

    /// <summary>a of 1 + e^a; null of any other sum.</summary>
    public static Expression? Exponent(Expression sum) => sum switch
    {
        Sum(Constant { Value: 1 }, Call(Function.Exp, var a)) => a,
        Sum(Call(Function.Exp, var a), Constant { Value: 1 }) => a,
        _ => null,
    };

    private static Expression Signum(Expression a) => When(Greater(a, 0), 1, When(Less(a, 0), -1, 0));

    /// <summary>
    /// (1 − tanh²v)·p(u) is 0 once tanh v has rounded to ±1, even where the polynomial p overflows: 0·∞.
    /// </summary>
    private static Expression Saturated(IReadOnlyList<Expression> factors)
    {
        var product = factors.Aggregate(static (left, right) => left * right);
        foreach (var factor in factors)
        {
            if (factor is not Difference(Constant { Value: 1 }, Product(Call(Function.Tanh, _) tanh, var again)))
            {
                continue;
            }

            if (!tanh.Equals(again) || !factors.Any(other => other != factor && IsPower(other)))
            {
                continue;
            }

            return When(Less(Abs(tanh), 1), product, 0);
        }

        return product;
    }

    /// <summary>Of y between 0 and 1.</summary>
    private static bool MayRoundToZero(Expression a) => ValueRange.OfOutputsInsideZeroToOne(a).IsNotNegative;

    private static bool IsPower(Expression factor) => factor.Descendants().OfType<Product>()
        .Any(static product => HasDuplicates(product.Factors().OfType<Reference>().ToList()));

    private static bool HasDuplicates(List<Reference> names) => names.Distinct().Count() < names.Count;

    /// <summary>Whether a formula is above 0 wherever it is defined, as far as its form tells.</summary>
    public static bool IsPositive(Expression expression) => expression switch
    {
        Constant constant => constant.Value > 0,
        Reference reference => reference == Symbols.N || reference == Symbols.Z,
        Call(Function.Exp or Function.Cosh or Function.Sigmoid, _) => true,
        Sum(var a, var b) => (IsPositive(a) && IsNotNegative(b)) || (IsNotNegative(a) && IsPositive(b)),
        Product(var a, var b) => IsPositive(a) && IsPositive(b),
        Quotient(var a, var b) => IsPositive(a) && IsPositive(b),
        _ => false,
    };

    private static bool IsNotNegative(Expression expression) => expression switch
    {
        Constant { Value: 0 } => true,
        Call(Function.Abs or Function.Sqrt, _) => true,
        Product(var a, var b) when a.Equals(b) => true,
        _ => IsPositive(expression),
    };
}
