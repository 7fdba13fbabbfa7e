using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Generator.Tests.Algebra;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Formulas;

/// <summary>Formulas at all magnitudes of one precision, and what they should be, in <c>double</c>.</summary>
internal sealed class Extreme(Precision precision)
{
    private readonly bool _isSingle = precision == Precision.Single;

    /// <summary>Of either sign; for double, the ends of its range besides.</summary>
    public double[] Numbers { get; } =
    [
        .. Numeric.Extremes.Where(number => Math.Abs(number) < 2e38).Select(Numeric.Single),
        .. new[] { 1.5, 1e20, 1.6e38 }.SelectMany(size => new[] { Numeric.Single(size), Numeric.Single(-size) }),
        .. (precision == Precision.Single ? [] : new[] { 1e-300, 700, 750, 1e160, 8e307 }).SelectMany(size => new[] { size, -size }),
    ];

    private double Largest => _isSingle ? float.MaxValue : double.MaxValue;

    /// <summary>y = f(u), as code computes it.</summary>
    public double Value(Activation activation, double u) =>
        Evaluate(Stabiliser.Lower(ActivationFormula.For(activation).Value), u, 0, 0, 0);

    /// <summary>f′, of y where code has it from y.</summary>
    public double Slope(Activation activation, double u, double y)
    {
        double slope = Exact(Stabiliser.Lower(ActivationFormula.For(activation).Derivative), u, y, 0, 0);
        Assert.InRange(slope, -2, 2);
        return slope;
    }

    /// <summary>As the network's precision computes it.</summary>
    public double Evaluate(Expression formula, double u, double y, double t, double dy) =>
        formula.Evaluate(Values(u, y, t, dy), _isSingle ? Numeric.Single : null);

    /// <summary>As double computes it.</summary>
    public double Exact(Expression formula, double u, double y, double t, double dy) => formula.Evaluate(Values(u, y, t, dy));

    /// <summary>The product of a gradient and a slope that is at most 2: ∞ only where it is out of range.</summary>
    public void AssertProduct(double gradient, double slope, double actual, string where)
    {
        // A difference of opposite ends of the range overflows by itself.
        if (double.IsInfinity(gradient) || Math.Abs(gradient) > Largest) return;
        double expected = gradient * slope;
        double unit = _isSingle ? 1e-6 : 1e-14;
        double allowed = unit * Math.Max(Math.Abs(gradient), _isSingle ? 1e-37 : 1e-307);
        bool isRight = Math.Abs(expected) > Largest * (1 - unit)
            ? double.IsInfinity(actual) || Math.Abs(actual) > Largest * (1 - (2 * unit))
            : Math.Abs(actual - expected) <= allowed;
        Assert.True(isRight, $"{precision}, {where}: δ = {actual:R} instead of {gradient:R} · {slope:R}");
    }

    private static Func<string, double> Values(double u, double y, double t, double dy) => symbol =>
        symbol == U.Symbol ? u : symbol == Y.Symbol ? y : symbol == T.Symbol ? t : symbol == DY.Symbol ? dy
        : throw new ArgumentException($"No value for {symbol}.", nameof(symbol));
}
