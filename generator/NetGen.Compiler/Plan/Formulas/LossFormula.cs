using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Compiler.Plan.Formulas;

/// <summary>E of one sample, a sum of one term an output, and the gradient that follows from it.</summary>
internal sealed class LossFormula
{
    private static readonly FormulaCache<LossFormula> Known = new(Define);

    private readonly Lazy<Expression> _gradient;

    private LossFormula(FormulaId id, string name, Expression term)
    {
        (Id, Name, Term) = (id, name, term);
        _gradient = new(() => Term.Derive(Y));
    }

    public FormulaId Id { get; }

    /// <summary>Whether it is a formula of the user's.</summary>
    public bool IsOfUser => Id.Definition is not null;

    /// <summary>What prose calls it: "sum of squares".</summary>
    public string Name { get; }

    /// <summary>One output's part of E, in <see cref="Y"/>, <see cref="T"/> and <see cref="N"/>.</summary>
    /// <remarks>Code prints what <see cref="Stabiliser.Lower(Expression, double)"/> makes of it.</remarks>
    public Expression Term { get; }

    /// <summary>∂E/∂y of that output.</summary>
    public Expression Gradient => _gradient.Value;

    /// <summary>Whether a sample's targets add up to 1, by the loss's definition.</summary>
    public bool TargetsAreDistribution { get; private init; }

    /// <summary>Whether it is defined for 0 &lt; y &lt; 1 alone.</summary>
    private bool IsInsideZeroToOne { get; init; }

    /// <summary>What stands for 0 where its logarithm or reciprocal must stay finite.</summary>
    public static double SmallestNormal(Precision precision) =>
        precision == Precision.Single ? 1.17549435e-38f : 2.2250738585072014e-308;

    /// <summary>What keeps logarithms and divisors of a loss away from 0; 0 where outputs may be of any size.</summary>
    public static double Guard(NetworkModel model) =>
        ActivationFormula.For(model.Output.Activation).IsInsideZeroToOne ? SmallestNormal(model.Precision) : 0;

    public static LossFormula For(FormulaId loss) => Known.Of(loss);

    /// <summary>
    /// Whether the loss is defined on what the activation gives; if not, the reason, without a full stop.
    /// </summary>
    public bool Accepts(FormulaId activation, out string reason)
    {
        var output = ActivationFormula.For(activation);
        reason = TargetsAreDistribution && !output.IsSoftmax
            ? $"{Id.Name} is defined on outputs that add up to 1, which {Activation.Softmax} gives and "
                + $"{activation.Name} does not"
            : IsInsideZeroToOne && !output.IsInsideZeroToOne
                ? $"{activation.Name} leaves the open interval 0…1 on which {Id.Name} is defined"
                : "";
        return reason.Length == 0;
    }

    private static LossFormula Define(FormulaId loss)
    {
        if (loss.Definition is { } formula)
        {
            return new(loss, loss.Name, formula);
        }

        var d = Y - T;
        return loss.Name switch
        {
            nameof(Loss.SumSquares) => new(loss, "sum of squares", 0.5 * Square(d)),
            nameof(Loss.MeanSquaredError) => new(loss, "mean squared error", 1 / (Expression)N * Square(d)),
            nameof(Loss.CrossEntropy) => new(loss, "cross-entropy", -(T * Ln(Y))) { TargetsAreDistribution = true },
            nameof(Loss.BinaryCrossEntropy) =>
                new(loss, "binary cross-entropy", -((T * Ln(Y)) + ((1 - T) * Ln(1 - Y)))) { IsInsideZeroToOne = true },
            nameof(Loss.AbsoluteError) => new(loss, "absolute error", Abs(d)),
            nameof(Loss.Huber) => new(loss, "Huber", When(AtMost(Abs(d), 1), 0.5 * Square(d), Abs(d) - 0.5)),
            nameof(Loss.LogCosh) => new(loss, "log-cosh", Ln(Cosh(d))),
            _ => throw new ArgumentOutOfRangeException(nameof(loss), loss.Name, null),
        };
    }
}
