using NetGen.Compiler.Algebra;

namespace NetGen.Generator.Tests.Algebra;

/// <summary>Numbers to try formulas with, and how to compare them.</summary>
internal static class Numeric
{
    /// <summary>Both signs, both sides of every kink in use, none of them on one.</summary>
    public static readonly double[] Samples =
        [-30.1, -7.3, -3.01, -2.99, -1.7, -1.01, -0.99, -0.4, -1e-3, 1e-3, 0.3, 0.99, 1.01, 1.6, 2.99, 3.01, 8.2, 30.3];

    /// <summary>Every order of magnitude that a float has.</summary>
    public static readonly double[] Extremes =
    [
        .. new[] { 0, 1e-45, 1e-20, 1e-3, 1, 9, 20, 88, 89, 104, 1e4, 1e10, 1.9e19, 3e38 }
            .SelectMany(size => new[] { size, -size }),
    ];

    public static double Single(double value) => (float)value;

    public static double At(this Expression formula, params (Reference Symbol, double Value)[] values) =>
        formula.Evaluate(symbol => values.Single(pair => pair.Symbol.Symbol == symbol).Value);

    public static double Slope(Func<double, double> f, double at)
    {
        double step = 1e-5 * Math.Max(1, Math.Abs(at));
        return (f(at + step) - f(at - step)) / (2 * step);
    }

    public static void AssertClose(double expected, double actual, double tolerance, string what = "")
    {
        bool isClose = Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected));
        Assert.True(isClose, $"{what}: expected {expected:R}, got {actual:R}");
    }

    /// <summary>
    /// The value of a formula that is well-behaved at a point: no huge intermediate result, and no digit lost when each
    /// operation errs a little. Null where there is nothing to compare.
    /// </summary>
    public static double? TameValue(this Expression formula, Func<string, double> values)
    {
        bool isTame = true;
        double exact = formula.Evaluate(values, Tame);
        double shaken = formula.Evaluate(values, value => Tame(value) * (1 + 1e-10));
        isTame &= double.IsFinite(exact) && Math.Abs(exact - shaken) <= 1e-8 * Math.Max(1, Math.Abs(exact));
        return isTame ? exact : null;

        double Tame(double value)
        {
            isTame &= Math.Abs(value) < 1e8;
            return value;
        }
    }
}
