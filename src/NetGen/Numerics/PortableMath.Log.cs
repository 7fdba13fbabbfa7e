using System;

namespace NetGen;

public static partial class PortableMath
{
    // The bits of √½: an argument's exponent counts from here, so that its mantissa lies in [√½, √2).
    private const long SqrtHalfBits = 0x3FE6A09E667F3BCD;
    private const long OneBits = 0x3FF0000000000000;

    /// <summary>ln x</summary>
    /// <remarks>
    /// Range: −103.28 … 88.73; −∞ for ±0, NaN for x &lt; 0, +∞ for +∞; subnormal x are exact arguments. Accuracy:
    /// 1 ulp. Platform variance: none.
    /// </remarks>
    public static float Log(float x)
    {
        // A subnormal number is lifted by 2²⁴ first.
        bool isSubnormal = x < SingleSmallestNormal;
        float u = isSubnormal ? x * SingleLift : x;
        int k = LogExponent(u);
        float y = LogSum(LogMantissa(u, k) - 1f, isSubnormal ? unchecked(k - SingleLiftBits) : k, 0f);
        return x > 0f ? (x < float.PositiveInfinity ? y : x) : x == 0f ? float.NegativeInfinity : float.NaN;
    }

    /// <summary>ln x</summary>
    /// <remarks>
    /// Range: −744.45 … 709.79; −∞ for ±0, NaN for x &lt; 0, +∞ for +∞; subnormal x are exact arguments. Accuracy:
    /// 1.5 ulp, near x = √½ and √2; elsewhere 1 ulp. Platform variance: none.
    /// </remarks>
    public static double Log(double x)
    {
        if (!(x > 0 && x < double.PositiveInfinity))
        {
            return LogOutside(x);
        }

        // A subnormal number is lifted by 2⁵⁴ first.
        int lift = x < 2.2250738585072014e-308 ? 54 : 0;
        double u = x * PowerOfTwo(lift);
        int k = LogExponent(u);
        return LongLog(LogMantissa(u, k) - 1, k - lift, 0);
    }

    /// <summary>ln(1 + x), without losing the digits of a small x.</summary>
    /// <remarks>
    /// Range: −16.64 … 88.73; x itself for |x| &lt; 2⁻²⁵, −∞ for −1, NaN for x &lt; −1, +∞ for +∞. Accuracy: 1 ulp.
    /// Platform variance: none.
    /// </remarks>
    public static float Log1P(float x)
    {
        // What rounding 1 + x lost, relative to u: the first term of its logarithm suffices.
        float u = 1f + x;
        float one = u - x;
        float lost = (1f - one) + (x - (u - one));
        int k = LogExponent(u);
        float y = LogSum(LogMantissa(u, k) - 1f, k, lost / u);
        return x > -1f ? (x == 0f || x == float.PositiveInfinity ? x : y)
            : x == -1f ? float.NegativeInfinity : float.NaN;
    }

    /// <summary>ln(1 + x), without losing the digits of a small x.</summary>
    /// <remarks>
    /// Range: −36.74 … 709.79; x itself for |x| &lt; 2⁻⁵⁴, −∞ for −1, NaN for x &lt; −1, +∞ for +∞. Accuracy: 1.5 ulp,
    /// near 1 + x = √½ and √2; elsewhere 1 ulp. Platform variance: none.
    /// </remarks>
    public static double Log1P(double x)
    {
        if (!(x > -1 && x < double.PositiveInfinity))
        {
            return LogOutside(1 + x);
        }

        if (x == 0)
        {
            return x;
        }

        double u = 1 + x;
        int k = LogExponent(u);
        if (k == 0)
        {
            return LongLog(x, 0, 0);
        }

        // What rounding 1 + x lost, relative to u: the first term of its logarithm suffices.
        double lost = x < 1 ? x - (u - 1) : 1 - (u - x);
        return LongLog(LogMantissa(u, k) - 1, k, lost / u);
    }

    /// <summary>ln of what has none: −∞ at 0, +∞ at +∞, NaN elsewhere.</summary>
    private static double LogOutside(double x) =>
        x == 0 ? double.NegativeInfinity : x > 0 ? double.PositiveInfinity : double.NaN;

    /// <summary>k such that u / 2ᵏ lies in [√½, √2), for a normal u &gt; 0.</summary>
    private static int LogExponent(double u) => (int)((BitConverter.DoubleToInt64Bits(u) - SqrtHalfBits) >> 52);

    /// <summary>u / 2ᵏ, by exponent bits, so that no power of two can overflow.</summary>
    private static double LogMantissa(double u, int k) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(u) - ((long)k << 52));

    /// <summary>k such that u / 2ᵏ lies in [√½, √2), for a normal u &gt; 0.</summary>
    private static int LogExponent(float u) => unchecked(Bits(u) - SingleSqrtHalfBits) >> SingleFractionBits;

    /// <summary>u / 2ᵏ, by exponent bits, so that no power of two can overflow.</summary>
    private static float LogMantissa(float u, int k) => FromBits(unchecked(Bits(u) - (k << SingleFractionBits)));

    /// <summary>
    /// ln(1 + f) + k·ln 2 + correction as below; the polynomial's error is below 2⁻³⁰ of the logarithm.
    /// </summary>
    private static float LogSum(float f, int k, float correction)
    {
        float s = f / (2f + f);
        float z = s * s;
        float tail = z * (LogTail1 + (z * (LogTail2 + (z * LogTail3))));
        return (k * SingleLn2Hi) + (f - ((s * (f - tail)) - ((k * SingleLn2Lo) + correction)));
    }

    /// <summary>
    /// ln(1 + f) + k·ln 2 + correction, with ln(1 + f) = 2·artanh s = f − s·(f − R), s = f / (2 + f) and
    /// R = (2·artanh s − 2·s) / s: f is exact, and only the small product rounds.
    /// </summary>
    private static double LongLog(double f, int k, double correction)
    {
        double s = f / (2 + f);
        double z = s * s;
        double z2 = z * z;
        double tail = z * (0.6666666666666666 + (z * 0.4000000000000088)
            + (z2 * (0.2857142857080323 + (z * 0.2222222239180047)
            + (z2 * (0.18181795630884753 + (z * 0.15386240205813478)
            + (z2 * (0.13268759668560612 + (z * 0.13086767009948175))))))));
        return (k * Ln2Hi) + (f - ((s * (f - tail)) - ((k * Ln2Lo) + correction)));
    }
}
