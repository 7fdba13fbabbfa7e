using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;

namespace NetGen.Compiler.Plan.Formulas;

/// <summary>y = f(u) of one activation, and the derivative that follows from it.</summary>
internal sealed class ActivationFormula
{
    private static readonly FormulaCache<ActivationFormula> Known =
        new(static activation => new(ActivationDefinition.Of(activation)));

    private readonly ActivationDefinition _definition;

    private readonly Lazy<Expression> _derivative;

    private ActivationFormula(ActivationDefinition definition)
    {
        _definition = definition;
        _derivative = new(Derive);
    }

    /// <summary>What prose calls it, in lower case where it is not an abbreviation: "sigmoid", "leaky ReLU".</summary>
    public string Name => _definition.Name;

    /// <summary>
    /// f(u) as the textbook writes it, in <see cref="Symbols.U"/>; softmax divides by <see cref="Symbols.Z"/>.
    /// </summary>
    /// <remarks>Code prints what <see cref="Stabiliser"/> makes of it.</remarks>
    public Expression Value => _definition.Value;

    /// <summary>
    /// f′ in <see cref="Symbols.Y"/> where f allows it, otherwise in <see cref="Symbols.U"/>, never in both.
    /// </summary>
    /// <exception cref="InvalidOperationException">Softmax: its derivative is a matrix, not one neuron's.</exception>
    public Expression Derivative => _derivative.Value;

    /// <summary>
    /// Whether each output depends on all u: y_k = e^(u_k) / Σ_r e^(u_r), ∂y_r/∂u_k = y_r·([r = k] − y_k).
    /// </summary>
    public bool IsSoftmax => _definition.IsSoftmax;

    /// <summary>
    /// Whether 0 &lt; y &lt; 1 for every u: what <see cref="Loss.BinaryCrossEntropy"/> is defined on.
    /// </summary>
    public bool IsInsideZeroToOne => IsSoftmax || ValueRange.Of(Value).IsInsideZeroToOne;

    /// <summary>
    /// Whether it is a formula of the user's. Built-in ones are finite, and so are their slopes, for every finite u.
    /// </summary>
    public bool IsOfUser => _definition.IsOfUser;

    /// <summary>
    /// Whether it passes little or nothing of negative u, so that half of the signal is lost: f(0) is about 0, and
    /// f(−1)² is less than half of f(1)².
    /// </summary>
    public bool SilencesHalf => !IsSoftmax
        && Math.Abs(At(0)) < 0.1 * Math.Abs(At(1)) && At(-1) * At(-1) < 0.5 * At(1) * At(1);

    public static ActivationFormula For(FormulaId activation) => Known.Of(activation);

    private Expression Derive() => IsSoftmax
        ? throw new InvalidOperationException("Softmax's derivative is a matrix; DeltaFormula.Output goes through it.")
        : Elimination.DerivativeInOwnValue(Value, Symbols.U, Symbols.Y);

    private double At(double u) => Value.Evaluate(_ => u);
}
