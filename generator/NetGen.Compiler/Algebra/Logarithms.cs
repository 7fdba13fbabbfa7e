using static NetGen.Compiler.Algebra.Notation;

namespace NetGen.Compiler.Algebra;

/// <summary>Takes logarithms of positive products, quotients and powers apart: ln(e^a / b) is a − ln b.</summary>
internal static class Logarithms
{
    public static Expression Expand(Expression formula) => Simplifier.Simplify(formula.Rewrite(Rule));

    /// <summary>The logarithms that a formula takes.</summary>
    public static int Count(Expression formula) =>
        formula.Descendants().Count(static part => part is Call(Function.Log, _));

    private static Expression Rule(Expression node)
    {
        if (node is not Call(Function.Log, var argument))
        {
            return node;
        }

        var product = SumForms.OverOneBar(Terms.Of(Simplifier.Simplify(argument)));
        if (product.Coefficient <= 0 || !product.Powers.All(static power => Stabiliser.IsPositive(power.Factor)))
        {
            return node;
        }

        Expression number = product.Coefficient == 1 ? 0 : Ln(product.Coefficient);
        return product.Powers.Aggregate(number, static (sum, power) => sum + (power.Exponent * OfFactor(power.Factor)));
    }

    /// <summary>ln(1 + e^(−a)) = ln(1 + e^a) − a: one logarithm for both, so that they add up.</summary>
    private static Expression OfFactor(Expression factor) => factor switch
    {
        Call(Function.Exp, var a) => a,
        _ when Stabiliser.Exponent(factor) is { } a =>
            Positive(a) is { } positive ? Ln(1 + Exp(positive)) - positive : Ln(1 + Exp(a)),
        _ => Ln(factor),
    };

    /// <summary>a of −a; null where there is no minus.</summary>
    private static Expression? Positive(Expression a) =>
        Term.Of(Exp(a)).Powers is [{ Exponent: < 0, Factor: Call(Function.Exp, var opposite) }] ? opposite : null;
}
