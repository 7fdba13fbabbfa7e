using System.Collections.Concurrent;
using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Compiler.Plan.Formulas;

/// <summary>δ = ∂E/∂u of one neuron, equations (5-15) and (5-19).</summary>
internal sealed class DeltaFormula
{
    private static readonly ConcurrentDictionary<LossOfOutput, DeltaFormula> KnownOutputs = new();

    private static readonly FormulaCache<DeltaFormula> KnownHidden = new(OfHidden);

    private static readonly FormulaCache<DeltaFormula> KnownOfSums = new(static activation =>
        new(Simplifier.Simplify(DY * ActivationFormula.For(activation).Value.Derive(U)))
        {
            IsOfUser = activation.Definition is not null,
        });

    private DeltaFormula(Expression value) => Value = value;

    /// <summary>
    /// δ in <see cref="Y"/>, <see cref="U"/>, <see cref="T"/>, <see cref="N"/>; in a hidden layer <see cref="DY"/> with
    /// Y or U; where <see cref="NeedsSum"/>, in Y, DY and <see cref="S"/>.
    /// </summary>
    public Expression Value { get; }

    /// <summary>
    /// Whether DY is the loss's gradient and S = Σ_r ∂y_r·y_r over the layer: softmax's whole Jacobian.
    /// </summary>
    public bool NeedsSum => Value.Mentions(S);

    /// <summary>Whether a formula of the user's is part of it.</summary>
    public bool IsOfUser { get; private init; }

    /// <summary>δ_k of an output neuron: ∂E/∂y_k · ∂y_k/∂u_k, with what cancels gone.</summary>
    public static DeltaFormula Output(FormulaId loss, FormulaId activation)
    {
        LossOfOutput pair = new(loss, activation);
        return pair.IsBuiltIn ? KnownOutputs.GetOrAdd(pair, Of) : Of(pair);

        static DeltaFormula Of(LossOfOutput pair) =>
            new(Derive(LossFormula.For(pair.Loss), ActivationFormula.For(pair.Activation)))
            {
                IsOfUser = !pair.IsBuiltIn,
            };
    }

    /// <summary>
    /// δ of a neuron whose ∂y is known: ∂y · ∂y/∂u. Of softmax it is that of an output layer, whose ∂y_k are given.
    /// </summary>
    public static DeltaFormula Hidden(FormulaId activation) => KnownHidden.Of(activation);

    /// <summary>
    /// The same in u and ∂y alone, of a layer whose y is not f(u): ∂y · f′(u). Not of softmax, which is no hidden
    /// layer's.
    /// </summary>
    public static DeltaFormula OfSums(FormulaId activation) => KnownOfSums.Of(activation);

    /// <summary>Σ_r ∂y_r·y_r·([r = k] − y_k), for softmax.</summary>
    private static Expression WholeJacobian => (DY * Y) - (Y * S);

    private static DeltaFormula OfHidden(FormulaId activation) =>
        new(Simplifier.Simplify(ActivationFormula.For(activation) is { IsSoftmax: false } simple
            ? DY * simple.Derivative
            : WholeJacobian))
        {
            IsOfUser = activation.Definition is not null,
        };

    private static Expression Derive(LossFormula loss, ActivationFormula output) => output.IsSoftmax
        ? ThroughSoftmax(loss)
        : Simplifier.Simplify(loss.Gradient * output.Derivative);

    /// <summary>δ_k = Σ_r ∂y_r·y_r·([r = k] − y_k) = ∂y_k·y_k − y_k·Σ_r ∂y_r·y_r</summary>
    private static Expression ThroughSoftmax(LossFormula loss)
    {
        var weighted = Simplifier.Simplify(loss.Gradient * Y);
        return loss.TargetsAreDistribution && SumOverTargets(weighted) is { } sum
            ? Simplifier.Simplify(weighted - (Y * sum))
            : Simplifier.Simplify(WholeJacobian);
    }

    /// <summary>Σ_r of a·t_r is a, because Σ_r t_r = 1; null for anything that is not proportional to t.</summary>
    private static Expression? SumOverTargets(Expression term)
    {
        var slope = term.Derive(T);
        var rest = Simplifier.Simplify(term - (slope * T));
        return slope.FreeReferences().Count == 0 && rest.Equals(new Constant(0)) ? slope : null;
    }
}
