using System;
using System.Runtime.CompilerServices;

namespace NetGen;

public static partial class PortableMath
{
    /// <summary>eˣ</summary>
    /// <remarks>
    /// Range: 0 … +∞; 0 for x &lt; −103.97, +∞ for x &gt; 88.73, NaN for NaN; e^±0 = 1; results below 1.2·10⁻³⁸ are
    /// subnormal, not flushed. Accuracy: 1 ulp. Platform variance: none.
    /// </remarks>
    public static float Exp(float x) => x > ExpLowestNormal && x < ExpHighestNormal
        ? NormalExp(x)
        : x < ExpLowest ? 0f : x > ExpHighest ? float.PositiveInfinity : FarExp(x);

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
    /// Range: −1 … +∞; x itself for |x| &lt; 2⁻²⁵, −1 for x &lt; −17.33, +∞ for x &gt; 88.73, NaN for NaN. Accuracy:
    /// 1.8 ulp, near x = 0.3466, elsewhere less. Platform variance: none.
    /// </remarks>
    public static float ExpM1(float x)
    {
        float shifted = (x * SingleLog2E) + SingleRounder;
        float k = shifted - SingleRounder;
        float y = ReducedExpM1(x, k);

        // eˣ − 1 = 2ᵏ·(eʳ − 1) + (2ᵏ − 1)
        float power = FromBits(unchecked((Bits(shifted) << SingleFractionBits) + SingleOneBits));
        if (x > ExpM1Lowest && x < ExpHighestNormal)
        {
            return x == 0f ? x : (power - 1f) + (power * y);
        }

        return x <= ExpM1Lowest ? -1f : Exp(x); // −1 is far below the last digit
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

    /// <summary>
    /// eˣ where it is a normal number, x no NaN: k, in the lowest bits of the shifted sum, goes to eʳ's exponent.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float NormalExp(float x)
    {
        float shifted = (x * SingleLog2E) + SingleRounder;
        float y = 1f + ReducedExpM1(x, shifted - SingleRounder);
        return FromBits(unchecked(Bits(y) + (Bits(shifted) << SingleFractionBits)));
    }

    /// <summary>eˣ for ExpLowest ≤ x ≤ ExpHighest, and NaN for NaN.</summary>
    /// <remarks>Two factors, since 2ᵏ may itself overflow or be subnormal; only the second product rounds.</remarks>
    private static float FarExp(float x)
    {
        float shifted = (x * SingleLog2E) + SingleRounder;
        float y = 1f + ReducedExpM1(x, shifted - SingleRounder);
        int exponent = unchecked(Bits(shifted) - SingleRounderBits);
        int half = exponent >> 1;
        return y * SinglePowerOfTwo(half) * SinglePowerOfTwo(unchecked(exponent - half));
    }

    /// <summary>
    /// eʳ − 1 for r = x − k·ln 2, |r| ≤ ½·ln 2, by a polynomial for (eʳ − 1 − r) / r²; what that adds to r is off by
    /// less than 2⁻²⁸. r is rounded for the polynomial alone: hi is exact, and lo small.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float ReducedExpM1(float x, float k)
    {
        float hi = x - (k * SingleLn2Hi);
        float lo = k * SingleLn2Lo;
        float r = hi - lo;
        float r2 = r * r;
        float low = r2 * (0.5f + (r * ExpTail1));
        float high = (r2 * r2) * ((ExpTail2 + (r * ExpTail3)) + (r2 * ExpTail4));
        return hi + ((low - lo) + high);
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
