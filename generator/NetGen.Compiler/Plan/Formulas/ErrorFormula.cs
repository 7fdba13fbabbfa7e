using System.Collections.Concurrent;
using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Compiler.Plan.Formulas;

/// <summary>
/// E of one sample for a pair of loss and output activation: in u where the loss undoes the activation, because y
/// rounds to 0 and 1, and takes with it what a logarithm of it would say.
/// </summary>
internal sealed class ErrorFormula
{
    private static readonly ConcurrentDictionary<LossOfOutput, ErrorFormula> Known = new();

    private ErrorFormula(Expression value) => Value = value;

    /// <summary>
    /// One output's part of E: the loss's term, in <see cref="Y"/>; or where <see cref="IsOfSums"/>, in <see cref="U"/>
    /// and, for softmax, ln <see cref="Z"/>. Both in <see cref="T"/> and <see cref="N"/>.
    /// </summary>
    public Expression Value { get; }

    /// <summary>Whether E is computed from u.</summary>
    public bool IsOfSums => Value.Mentions(U);

    /// <summary>
    /// What code computes. Softmax and its E stay the same with a number taken off every u: with ln Σ_r e^(u_r), which
    /// is 0 then. u is ln y so.
    /// </summary>
    public Expression Code => Simplifier.Simplify(Value.Substitute(Ln(Z), 0));

    public static ErrorFormula Output(FormulaId loss, FormulaId activation)
    {
        LossOfOutput pair = new(loss, activation);
        return pair.IsBuiltIn ? Known.GetOrAdd(pair, Of) : Of(pair);

        static ErrorFormula Of(LossOfOutput pair) =>
            new(Derive(LossFormula.For(pair.Loss).Term, ActivationFormula.For(pair.Activation)));
    }

    /// <summary>Loss and activation cancel where a logarithm of y goes that does not come back as one of u.</summary>
    private static Expression Derive(Expression term, ActivationFormula output)
    {
        if (!term.Descendants().Any(static part => part is Call(Function.Log, var a) && a.Mentions(Y)))
        {
            return term;
        }

        var inSums = Logarithms.Expand(term.Substitute(Y, output.Value));
        var code = inSums.Substitute(Ln(Z), 0);
        return !code.Mentions(Z) && Logarithms.Count(code) < Logarithms.Count(term) ? inSums : term;
    }
}
