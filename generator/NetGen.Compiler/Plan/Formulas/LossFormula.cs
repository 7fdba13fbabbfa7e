using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Algebra;
using static NetGen.Compiler.Plan.Algebra.Notation;
using static NetGen.Compiler.Plan.Algebra.Symbols;

namespace NetGen.Compiler.Plan.Formulas;

/// <summary>E of one sample, a sum of one term an output, and the gradient that follows from it.</summary>
internal sealed class LossFormula
{
    private static readonly LossFormula?[] Known = new LossFormula?[Enum.GetValues(typeof(Loss)).Length];

    private readonly Lazy<Expression> _gradient;

    private LossFormula(Loss kind, string name, Expression term)
    {
        (Kind, Name, Term) = (kind, name, term);
        _gradient = new(() => Term.Derive(Y));
    }

    public Loss Kind { get; }

    /// <summary>What prose calls it: "sum of squares".</summary>
    public string Name { get; }

    /// <summary>One output's part of E, in <see cref="Y"/>, <see cref="T"/> and <see cref="N"/>.</summary>
    /// <remarks>Code prints what <see cref="Stabiliser.Lower(Expression, double)"/> makes of it.</remarks>
    public Expression Term { get; }

    /// <summary>∂E/∂y of that output.</summary>
    public Expression Gradient => _gradient.Value;

    /// <summary>Whether a sample's targets add up to 1, by the loss's definition.</summary>
    public bool TargetsAreDistribution => Kind == Loss.CrossEntropy;

    public static LossFormula For(Loss loss) => Known[(int)loss] ??= Define(loss);

    /// <summary>
    /// Whether the loss is defined on what the activation gives; if not, the reason, without a full stop.
    /// </summary>
    public bool Accepts(Activation activation, out string reason)
    {
        var output = ActivationFormula.For(activation);
        reason = Kind switch
        {
            Loss.CrossEntropy when !output.IsSoftmax =>
                $"{Kind} is defined on outputs that add up to 1, which {Activation.Softmax} gives "
                + $"and {activation} does not",
            Loss.BinaryCrossEntropy when !output.IsInsideZeroToOne =>
                $"{activation} leaves the open interval 0…1 on which {Kind} is defined",
            _ => "",
        };
        return reason.Length == 0;
    }

    private static LossFormula Define(Loss loss)
    {
        var d = Y - T;
        return loss switch
        {
            Loss.SumSquares => new(loss, "sum of squares", 0.5 * Square(d)),
            Loss.MeanSquaredError => new(loss, "mean squared error", 1 / (Expression)N * Square(d)),
            Loss.CrossEntropy => new(loss, "cross-entropy", -(T * Ln(Y))),
            Loss.BinaryCrossEntropy => new(loss, "binary cross-entropy", -((T * Ln(Y)) + ((1 - T) * Ln(1 - Y)))),
            Loss.AbsoluteError => new(loss, "absolute error", Abs(d)),
            Loss.Huber => new(loss, "Huber", When(AtMost(Abs(d), 1), 0.5 * Square(d), Abs(d) - 0.5)),
            Loss.LogCosh => new(loss, "log-cosh", Ln(Cosh(d))),
            _ => throw new ArgumentOutOfRangeException(nameof(loss)),
        };
    }
}
