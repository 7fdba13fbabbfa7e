using NetGen.Generator.Plan.Algebra;

namespace NetGen.Generator.Tests.Algebra;

/// <summary>Numbers to try formulas with, and how to compare them.</summary>
internal static class Numeric
{
    /// <summary>Both signs, both sides of every kink in use, none of them on one.</summary>
    public static readonly double[] Samples =
        [-30.1, -7.3, -3.01, -2.99, -1.7, -1.01, -0.99, -0.4, -1e-3, 1e-3, 0.3, 0.99, 1.01, 1.6, 2.99, 3.01, 8.2, 30.3];

    /// <summary>Every order of magnitude that a float has.</summary>
    public static readonly double[] Extremes =
        [.. new[] { 0, 1e-45, 1e-20, 1e-3, 1, 9, 20, 88, 89, 104, 1e4, 1e10, 1.9e19, 3e38 }.SelectMany(size => new[] { size, -size })];

    public static double Single(double value) => (float)value;

    public static double At(this Expression formula, params (Reference Symbol, double Value)[] values) =>
        formula.Evaluate(symbol => values.Single(pair => pair.Symbol.Symbol == symbol).Value);

    public static double Slope(Func<double, double> f, double at)
    {
        double step = 1e-5 * Math.Max(1, Math.Abs(at));
        return (f(at + step) - f(at - step)) / (2 * step);
    }

    public static void AssertClose(double expected, double actual, double tolerance, string what = "") => Assert.True(
        Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{what}: expected {expected:R}, got {actual:R}");
}
