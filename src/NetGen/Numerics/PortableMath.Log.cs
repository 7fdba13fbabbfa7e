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
    /// 0.51 ulp. Platform variance: none.
    /// </remarks>
    public static float Log(float x)
    {
        if (!(x > 0f && x < float.PositiveInfinity))
        {
            return (float)LogOutside(x);
        }

        double u = x;
        int k = LogExponent(u);
        return (float)ShortLog(LogMantissa(u, k) - 1, k);
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
    /// Range: −16.64 … 88.73; x itself for |x| &lt; 2⁻²⁵, −∞ for −1, NaN for x &lt; −1, +∞ for +∞. Accuracy: 0.51 ulp.
    /// Platform variance: none.
    /// </remarks>
    public static float Log1P(float x)
    {
        if (!(x > -1f && x < float.PositiveInfinity))
        {
            return (float)LogOutside(1.0 + x);
        }

        if (x == 0f)
        {
            return x;
        }

        double u = 1.0 + x;
        int k = LogExponent(u);
        return (float)ShortLog(k == 0 ? x : LogMantissa(u, k) - 1, k);
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

    /// <summary>ln(1 + f) + k·ln 2 = 2·artanh s + k·ln 2 with s = f / (2 + f), to 35 bits.</summary>
    private static double ShortLog(double f, int k)
    {
        double s = f / (2 + f);
        double z = s * s;
        double z2 = z * z;
        double tail = z * (0.6666666655445165 + (z * 0.40000121876972)
            + (z2 * (0.2855081659971155 + (z * 0.23330581938241893))));
        return (k * Ln2) + (s * (2 + tail));
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
