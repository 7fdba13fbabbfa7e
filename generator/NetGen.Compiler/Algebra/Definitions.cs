using static NetGen.Compiler.Algebra.Notation;

namespace NetGen.Compiler.Algebra;

/// <summary>Functions that are short for a formula: whatever holds for them follows from it.</summary>
internal static class Definitions
{
    private static readonly Reference Argument = new("a");

    private static readonly Reference Result = new("f");

    private static readonly Expression SigmoidFormula = 1 / (1 + Exp(-Argument));

    /// <summary>
    /// σ′ in σ, found by the same elimination that finds an activation's derivative in its own value.
    /// </summary>
    private static readonly Lazy<Expression> SigmoidDerivative =
        new(() => Elimination.DerivativeInOwnValue(SigmoidFormula, Argument, Result));

    /// <summary>σ(a) = 1 / (1 + e^(−a))</summary>
    public static Expression Sigmoid(Expression argument) => SigmoidFormula.Substitute(Argument, argument);

    /// <summary>σ′(a), in terms of σ(a).</summary>
    public static Expression DerivativeOfSigmoid(Expression argument) =>
        SigmoidDerivative.Value.Substitute(Result, Notation.Sigmoid(argument));
}
