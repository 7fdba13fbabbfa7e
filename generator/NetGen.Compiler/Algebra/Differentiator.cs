using static NetGen.Compiler.Algebra.Notation;

namespace NetGen.Compiler.Algebra;

/// <summary>Derives a formula with respect to one symbol, by the rules of the textbook.</summary>
/// <remarks>
/// At a kink it takes the side that PyTorch takes: max(a, b) counts as b where they are equal, min(a, b) likewise,
/// a choice is derived on each side of its condition, and |a| has the slope sign(a), 0 at 0.
/// </remarks>
internal static class Differentiator
{
    /// <summary>The derivative, simplified.</summary>
    public static Expression Derive(this Expression expression, Reference variable) =>
        Simplifier.Simplify(Raw(expression, variable));

    private static Expression Raw(Expression expression, Reference variable)
    {
        return expression switch
        {
            Constant => 0,
            Reference reference => reference == variable ? 1 : 0,
            _ when !expression.Mentions(variable) => 0,
            Negation(var a) => -D(a),
            Sum(var a, var b) => D(a) + D(b),
            Difference(var a, var b) => D(a) - D(b),
            Product(var a, var b) => (D(a) * b) + (a * D(b)),
            Quotient(var a, var b) when !b.Mentions(variable) => D(a) / b,
            Quotient(var a, var b) => ((D(a) * b) - (a * D(b))) / Square(b),
            Minimum(var a, var b) => When(Less(a, b), D(a), D(b)),
            Maximum(var a, var b) => When(Greater(a, b), D(a), D(b)),
            Choice(var condition, var a, var b) => When(condition, D(a), D(b)),
            Call(var function, var a) => Outer(function, a) * D(a),
            _ => throw new ArgumentException($"No rule for {expression.GetType().Name}.", nameof(expression)),
        };

        Expression D(Expression part) => Raw(part, variable);
    }

    /// <summary>The slope of a function at its argument.</summary>
    private static Expression Outer(Function function, Expression a) => function switch
    {
        Function.Exp or Function.ExpM1 => Exp(a),
        Function.Log => 1 / a,
        Function.Log1P => 1 / (1 + a),
        Function.Tanh => 1 - Square(Tanh(a)),
        Function.Sinh => Cosh(a),
        Function.Cosh => new Call(Function.Sinh, a),
        Function.Sin => Cos(a),
        Function.Cos => -Sin(a),
        Function.Atan => 1 / (1 + Square(a)),
        Function.Sigmoid => Definitions.DerivativeOfSigmoid(a),
        Function.Sqrt => 1 / (2 * Sqrt(a)),
        Function.Abs => Sign(a),
        Function.Sign => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };
}
