using System;

namespace NetGen;

public static partial class PortableMath
{
    /// <summary>eˣ</summary>
    /// <remarks>
    /// Range: 0 … +∞; 0 for x &lt; −104, +∞ for x &gt; 88.73, NaN for NaN; e^±0 = 1; results below 1.2·10⁻³⁸ are
    /// subnormal, not flushed. Accuracy: 0.51 ulp. Platform variance: none.
    /// </remarks>
    public static float Exp(float x)
    {
        if (!(x < 89f))
        {
            return float.IsNaN(x) ? x : float.PositiveInfinity;
        }

        if (x < -104f)
        {
            return 0f;
        }

        double shifted = (x * Log2E) + Rounder;
        double r = x - ((shifted - Rounder) * Ln2);
        return (float)(PowerOfTwo(LowBits(shifted)) * (1 + ShortExpM1(r)));
    }

    /// <summary>eˣ</summary>
    /// <remarks>
    /// Range: 0 … +∞; 0 for x &lt; −745.14, +∞ for x &gt; 709.79, NaN for NaN; e^±0 = 1; results below 2.3·10⁻³⁰⁸ are
    /// subnormal, not flushed. Accuracy: 1 ulp. Platform variance: none.
    /// </remarks>
    public static double Exp(double x)
    {
        if (!(x < 710))
        {
            return double.IsNaN(x) ? x : double.PositiveInfinity;
        }

        if (x < -746)
        {
            return 0;
        }

        double shifted = (x * Log2E) + Rounder;
        double k = shifted - Rounder;
        double hi = x - (k * Ln2Hi);
        double lo = k * Ln2Lo;
        double r = hi - lo;
        double y = 1 + (r + ((r * r * ExpTail(r)) + ((hi - r) - lo)));

        // Two factors, since 2ᵏ may itself overflow or be subnormal; only the second product rounds.
        int exponent = LowBits(shifted);
        int half = exponent / 2;
        return y * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <summary>eˣ − 1, without losing the digits of a small x.</summary>
    /// <remarks>
    /// Range: −1 … +∞; x itself for |x| &lt; 2⁻²⁵, −1 for x &lt; −18, +∞ for x &gt; 88.73, NaN for NaN. Accuracy:
    /// 0.51 ulp. Platform variance: none.
    /// </remarks>
    public static float ExpM1(float x)
    {
        if (!(x < 89f))
        {
            return float.IsNaN(x) ? x : float.PositiveInfinity;
        }

        if (x < -18f)
        {
            return -1f;
        }

        return x == 0f ? x : (float)WideExpM1(x);
    }

    /// <summary>eˣ − 1, without losing the digits of a small x.</summary>
    /// <remarks>
    /// Range: −1 … +∞; x itself for |x| &lt; 2⁻⁵⁴, −1 for x &lt; −40, +∞ for x &gt; 709.79, NaN for NaN. Accuracy:
    /// 1 ulp. Platform variance: none.
    /// </remarks>
    public static double ExpM1(double x)
    {
        if (!(x < 40))
        {
            return Exp(x); // −1 is far below the last digit
        }

        if (x < -40)
        {
            return -1;
        }

        if (x == 0)
        {
            return x;
        }

        // eˣ − 1 = 2ᵏ·(r + tail) + (2ᵏ − 1), summed as a rounded value and what its rounding lost.
        double shifted = (x * Log2E) + Rounder;
        double k = shifted - Rounder;
        double hi = x - (k * Ln2Hi);
        double lo = k * Ln2Lo;
        double r = hi - lo;
        double tail = (r * r * ExpTail(r)) + ((hi - r) - lo);
        double power = PowerOfTwo(LowBits(shifted));
        double shift = power - 1;
        double sum = shift + (power * r);
        double lost = ((power * r) - (sum - shift)) + ((power - shift) - 1);
        return sum + ((power * tail) + lost);
    }

    /// <summary>eˣ − 1 for −20 &lt; x &lt; 89 to 34 bits, enough to round to <c>float</c>.</summary>
    private static double WideExpM1(double x)
    {
        double shifted = (x * Log2E) + Rounder;
        double r = x - ((shifted - Rounder) * Ln2);
        double power = PowerOfTwo(LowBits(shifted));
        return (power * ShortExpM1(r)) + (power - 1);
    }

    /// <summary>eʳ − 1 for |r| ≤ ½·ln 2; the relative error is below 2⁻³⁰·⁸.</summary>
    private static double ShortExpM1(double r)
    {
        double r2 = r * r;
        return r + (r2 * (0.500000001346581 + (r * 0.16666666681623232)
            + (r2 * (0.041666464925285904 + (r * 0.0083333109254809)
            + (r2 * (0.0013933649996309251 + (r * 0.00019890990824673654)))))));
    }

    /// <summary>(eʳ − 1 − r) / r² for |r| ≤ ½·ln 2; what it adds to r has a relative error below 2⁻⁶⁰.</summary>
    private static double ExpTail(double r)
    {
        double r2 = r * r;
        double r4 = r2 * r2;
        return 0.5 + (r * 0.1666666666666667)
            + (r2 * (0.04166666666666667 + (r * 0.008333333333326136)))
            + (r4 * (0.0013888888888883748 + (r * 0.00019841269874820627)
                + (r2 * (2.4801587325547743e-05 + (r * 2.7557255400206422e-06)))
                + (r4 * (2.75572736431103e-07 + (r * 2.5105217004720745e-08) + (r2 * 2.0914686968086876e-09)))));
    }

    /// <summary>The integer that adding <see cref="Rounder"/> left in the lowest bits.</summary>
    private static int LowBits(double shifted) => unchecked((int)BitConverter.DoubleToInt64Bits(shifted));
}
