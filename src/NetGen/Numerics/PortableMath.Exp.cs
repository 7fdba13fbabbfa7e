// Printed from NetGen.Compiler's Program/Functions; docs/decisions/0001-portable-math.md says how.
using System;
using System.Runtime.CompilerServices;

namespace NetGen;

public static partial class PortableMath
{
    // Between these eˣ is a normal number, with room to spare. e^−104 rounds to 0 and e^89 to ∞, e^−18 − 1
    // to −1.
    private const float SingleExpLowestNormal = -87f;
    private const float SingleExpHighestNormal = 88f;
    private const float SingleExpLowest = -104f;
    private const float SingleExpHighest = 89f;
    private const float SingleExpM1Lowest = -18f;

    // e^−746 rounds to 0, e^710 to ∞, and e^−40 − 1 to −1; 1 is far below the last digit of e^40.
    private const double ExpHighest = 710.0;
    private const double ExpLowest = -746.0;
    private const double ExpM1Highest = 40.0;
    private const double ExpM1Lowest = -40.0;

    // ln 2 = Ln2Hi + Ln2Lo; k·Ln2Hi is exact for |k| < 2²¹, because Ln2Hi ends in 21 zero bits.
    private const double Log2E = 1.4426950408889634;

    // ln 2 = SingleLn2Hi + SingleLn2Lo; k·SingleLn2Hi is exact for |k| < 2¹⁴, because SingleLn2Hi = 355/512
    // has 9 bits.
    private const float SingleLog2E = 1.442695f;

    // A number's bits: the sign, the exponent, which is 127 for 1, and 23 of the fraction.
    private const int SingleOneBits = 0x3F800000;
    private const int SingleExponentOfOne = 127;

    // 1.5·2²³: added to a small number, it leaves the nearest integer in the lowest bits, below its own.
    private const int SingleRounderBits = 0x4B400000;

    // (eʳ − 1 − r) / r² ≈ ½ + SingleExpTail1·r + … + SingleExpTail4·r⁴
    private const float SingleExpTail1 = 0.16666515f;
    private const float SingleExpTail2 = 0.041666456f;
    private const float SingleExpTail3 = 0.008369243f;
    private const float SingleExpTail4 = 0.0013935775f;

    // (eʳ − 1 − r) / r² ≈ ½ + ExpTail1·r + … + ExpTail10·r¹⁰
    private const double ExpTail1 = 0.1666666666666667;
    private const double ExpTail2 = 0.04166666666666667;
    private const double ExpTail3 = 0.008333333333326136;
    private const double ExpTail4 = 0.0013888888888883748;
    private const double ExpTail5 = 0.00019841269874820627;
    private const double ExpTail6 = 2.4801587325547743e-05;
    private const double ExpTail7 = 2.7557255400206422e-06;
    private const double ExpTail8 = 2.75572736431103e-07;
    private const double ExpTail9 = 2.5105217004720745e-08;
    private const double ExpTail10 = 2.0914686968086876e-09;

    // A number's bits: the sign, the exponent, which is 1023 for 1, and 52 of the fraction.
    private const int ExponentOfOne = 1023;

    /// <summary>eˣ</summary>
    /// <remarks>
    /// Range: 0 … +∞; 0 for x &lt; −103.97, +∞ for x &gt; 88.73, NaN for NaN; e^±0 = 1; results below
    /// 1.2·10⁻³⁸ are subnormal, not flushed. Accuracy: 1 ulp. Platform variance: none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static float Exp(float x)
    {
        return x > SingleExpLowestNormal && x < SingleExpHighestNormal ? NormalExp(x)
            : x < SingleExpLowest ? 0f
            : x > SingleExpHighest ? float.PositiveInfinity
            : FarExp(x);
    }

    /// <summary>eˣ</summary>
    /// <remarks>
    /// Range: 0 … +∞; 0 for x &lt; −745.14, +∞ for x &gt; 709.79, NaN for NaN; e^±0 = 1; results below
    /// 2.3·10⁻³⁰⁸ are subnormal, not flushed. Accuracy: 1 ulp. Platform variance: none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static double Exp(double x)
    {
        if (!(x < ExpHighest))
        {
            // or NaN
            return x >= ExpHighest ? double.PositiveInfinity : x;
        }

        if (x < ExpLowest)
        {
            return 0.0;
        }

        // x = k·ln 2 + r, eˣ = 2ᵏ·eʳ
        double shifted = x * Log2E + Rounder;
        double k = shifted - Rounder;
        double hi = x - k * Ln2Hi;
        double lo = k * Ln2Lo;
        double r = hi - lo;
        double y = 1.0 + (r + (r * r * ExpTail(r) + (hi - r - lo)));

        // Two factors, since 2ᵏ may itself overflow or be subnormal; only the second product rounds.
        int exponent = LowBits(shifted);
        int half = exponent >> 1;
        return y * PowerOfTwo(half) * PowerOfTwo(unchecked(exponent - half));
    }

    /// <summary>eˣ − 1, without losing the digits of a small x.</summary>
    /// <remarks>
    /// Range: −1 … +∞; x itself for |x| &lt; 2⁻²⁵, −1 for x &lt; −17.33, +∞ for x &gt; 88.73, NaN for NaN.
    /// Accuracy: 1.8 ulp, near x = 0.3466, elsewhere less. Platform variance: none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static float ExpM1(float x)
    {
        float shifted = x * SingleLog2E + SingleRounder;
        float k = shifted - SingleRounder;
        float y = ReducedExpM1(x, k);

        // eˣ − 1 = 2ᵏ·(eʳ − 1) + (2ᵏ − 1)
        float power = FromBits(unchecked((Bits(shifted) << SingleFractionBits) + SingleOneBits));
        if (x > SingleExpM1Lowest && x < SingleExpHighestNormal)
        {
            return x == 0f ? x : power - 1f + power * y;
        }

        // −1 is far below the last digit.
        return x <= SingleExpM1Lowest ? -1f : Exp(x);
    }

    /// <summary>eˣ − 1, without losing the digits of a small x.</summary>
    /// <remarks>
    /// Range: −1 … +∞; x itself for |x| &lt; 2⁻⁵⁴, −1 for x &lt; −40, +∞ for x &gt; 709.79, NaN for NaN.
    /// Accuracy: 1 ulp. Platform variance: none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static double ExpM1(double x)
    {
        if (!(x < ExpM1Highest))
        {
            // −1 is far below the last digit.
            return Exp(x);
        }

        if (x < ExpM1Lowest)
        {
            return -1.0;
        }

        if (x == 0.0)
        {
            return x;
        }

        // eˣ − 1 = 2ᵏ·(r + tail) + (2ᵏ − 1), summed as a rounded value and what its rounding lost.
        double shifted = x * Log2E + Rounder;
        double k = shifted - Rounder;
        double hi = x - k * Ln2Hi;
        double lo = k * Ln2Lo;
        double r = hi - lo;
        double tail = r * r * ExpTail(r) + (hi - r - lo);
        double power = PowerOfTwo(LowBits(shifted));
        double shift = power - 1.0;
        double sum = shift + power * r;
        double lost = power * r - (sum - shift) + (power - shift - 1.0);
        return sum + (power * tail + lost);
    }

    /// <summary>
    /// eˣ where it is a normal number, x no NaN: k, in the lowest bits of the shifted sum, goes to eʳ's
    /// exponent.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float NormalExp(float x)
    {
        float shifted = x * SingleLog2E + SingleRounder;
        float y = 1f + ReducedExpM1(x, shifted - SingleRounder);
        return FromBits(unchecked(Bits(y) + (Bits(shifted) << SingleFractionBits)));
    }

    /// <summary>eˣ for SingleExpLowest ≤ x ≤ SingleExpHighest, and NaN for NaN.</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    private static float FarExp(float x)
    {
        float shifted = x * SingleLog2E + SingleRounder;
        float y = 1f + ReducedExpM1(x, shifted - SingleRounder);

        // Two factors, since 2ᵏ may itself overflow or be subnormal; only the second product rounds.
        int exponent = unchecked(Bits(shifted) - SingleRounderBits);
        int half = exponent >> 1;
        return y * SinglePowerOfTwo(half) * SinglePowerOfTwo(unchecked(exponent - half));
    }

    /// <summary>
    /// eʳ − 1 for r = x − k·ln 2, |r| ≤ ½·ln 2, by a polynomial for (eʳ − 1 − r) / r²; what that adds to r
    /// is off by less than 2⁻²⁸. r is rounded for the polynomial alone: hi is exact, and lo small.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float ReducedExpM1(float x, float k)
    {
        float hi = x - k * SingleLn2Hi;
        float lo = k * SingleLn2Lo;
        float r = hi - lo;
        float r2 = r * r;
        float low = r2 * (0.5f + r * SingleExpTail1);
        float high = r2 * r2 * (SingleExpTail2 + r * SingleExpTail3 + r2 * SingleExpTail4);
        return hi + (low - lo + high);
    }

    /// <summary>2ᵏ for −126 ≤ k ≤ 127.</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    private static float SinglePowerOfTwo(int k)
    {
        return FromBits(unchecked((k + SingleExponentOfOne) << SingleFractionBits));
    }

    /// <summary>(eʳ − 1 − r) / r² for |r| ≤ ½·ln 2; what it adds to r has a relative error below 2⁻⁶⁰.</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    private static double ExpTail(double r)
    {
        double r2 = r * r;
        double r4 = r2 * r2;
        double low = 0.5 + r * ExpTail1 + r2 * (ExpTail2 + r * ExpTail3);
        double middle = ExpTail4 + r * ExpTail5 + r2 * (ExpTail6 + r * ExpTail7);
        double high = ExpTail8 + r * ExpTail9 + r2 * ExpTail10;
        return low + r4 * (middle + r4 * high);
    }

    /// <summary>The integer that adding Rounder left in the lowest bits.</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    private static int LowBits(double shifted)
    {
        return unchecked((int)BitConverter.DoubleToInt64Bits(shifted));
    }

    /// <summary>2ᵏ for −1022 ≤ k ≤ 1023.</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    private static double PowerOfTwo(int k)
    {
        return BitConverter.Int64BitsToDouble(unchecked((long)(k + ExponentOfOne) << FractionBits));
    }
}
