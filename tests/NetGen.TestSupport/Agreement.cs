using System.Globalization;
using System.Numerics;

namespace NetGen.TestSupport;

/// <summary>How near two engines must come, and a message that names the value that does not.</summary>
/// <param name="Relative">Of the expected value itself.</param>
/// <param name="OfLargest">Of the largest magnitude in the expected vector.</param>
/// <param name="Absolute">Whatever the values are.</param>
public sealed record Agreement(double Relative, double OfLargest, double Absolute)
{
    /// <summary>The same number to the last bit; all NaN are one number, and 0 is −0.</summary>
    public static readonly Agreement Bits = new(0, 0, 0);

    /// <summary>What golden values in double are held to.</summary>
    public static readonly Agreement GoldenDouble = new(1e-10, 0, 1e-12);

    /// <summary>What golden values in float are held to.</summary>
    public static readonly Agreement GoldenSingle = new(0, 2e-5, 1e-12);

    /// <summary>Two engines that add the same terms in another order.</summary>
    public static Agreement Reordered(Precision precision) =>
        precision == Precision.Double ? new(1e-10, 1e-12, 1e-14) : new(0, 2e-5, 1e-7);

    public static Agreement Golden(Precision precision) =>
        precision == Precision.Double ? GoldenDouble : GoldenSingle;

    /// <summary>Null where they agree; otherwise the worst value, by name.</summary>
    public string? Check<TExpected, TActual>(
        string what, IReadOnlyList<TExpected> expected, IReadOnlyList<TActual> actual)
        where TExpected : INumber<TExpected>
        where TActual : INumber<TActual>
    {
        if (expected.Count != actual.Count)
        {
            return $"{what}: {actual.Count} values instead of {expected.Count}";
        }

        double largest = expected.Count == 0 ? 0 : expected.Max(value => Math.Abs(double.CreateChecked(value)));
        double worst = 0;
        string? message = null;
        for (int n = 0; n < expected.Count; n++)
        {
            double e = double.CreateChecked(expected[n]);
            double a = double.CreateChecked(actual[n]);
            // 0 and −0 are one number here, as they are to every formula of a network.
            if (e == a || (double.IsNaN(e) && double.IsNaN(a))) continue;

            double allowed = (Relative * Math.Abs(e)) + (OfLargest * largest) + Absolute;
            double excess = Math.Abs(a - e) - allowed;
            if (excess > 0 || !double.IsFinite(excess))
            {
                excess = double.IsNaN(excess) ? double.PositiveInfinity : excess;
                if (message is null || excess > worst)
                {
                    worst = excess;
                    message = string.Create(
                        CultureInfo.InvariantCulture, $"{what}[{n}] is {a:G17} instead of {e:G17} (off by {a - e:G3})");
                }
            }
        }

        return message;
    }

    public string? Check<TExpected, TActual>(string what, TExpected expected, TActual actual)
        where TExpected : INumber<TExpected>
        where TActual : INumber<TActual> => Check<TExpected, TActual>(what, [expected], [actual]);
}
