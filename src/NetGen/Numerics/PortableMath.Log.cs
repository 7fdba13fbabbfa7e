// Printed from NetGen.Compiler's Program/Functions; docs/decisions/0001-portable-math.md says how.
using System;
using System.Runtime.CompilerServices;

namespace NetGen;

public static partial class PortableMath
{
    // A subnormal number is multiplied by 2²⁴ to be a normal one.
    private const float SingleSmallestNormal = 1.1754944e-38f;
    private const float SingleLift = 16777216f;
    private const int SingleLiftBits = 24;

    // A subnormal number is multiplied by 2⁵⁴ to be a normal one.
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double Lift = 18014398509481984.0;
    private const int LiftBits = 54;

    // The bits of √½: an argument's exponent counts from here, so that its mantissa lies in [√½, √2).
    private const int SingleSqrtHalfBits = 0x3F3504F3;
    private const long SqrtHalfBits = 0x3FE6A09E667F3BCD;

    // (2·artanh s − 2·s) / s ≈ SingleLogTail1·s² + SingleLogTail2·s⁴ + SingleLogTail3·s⁶
    private const float SingleLogTail1 = 0.66666776f;
    private const float SingleLogTail2 = 0.39977574f;
    private const float SingleLogTail3 = 0.29871237f;

    // (2·artanh s − 2·s) / s ≈ LogTail1·s² + … + LogTail8·s¹⁶
    private const double LogTail1 = 0.6666666666666666;
    private const double LogTail2 = 0.4000000000000088;
    private const double LogTail3 = 0.2857142857080323;
    private const double LogTail4 = 0.2222222239180047;
    private const double LogTail5 = 0.18181795630884753;
    private const double LogTail6 = 0.15386240205813478;
    private const double LogTail7 = 0.13268759668560612;
    private const double LogTail8 = 0.13086767009948175;

    /// <summary>ln x</summary>
    /// <remarks>
    /// Range: −103.28 … 88.73; −∞ for ±0, NaN for x &lt; 0, +∞ for +∞; subnormal x are exact arguments.
    /// Accuracy: 1 ulp. Platform variance: none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static float Log(float x)
    {
        bool isSubnormal = x < SingleSmallestNormal;
        float u = isSubnormal ? x * SingleLift : x;
        int k = LogExponent(u);
        float y = LogSum(LogMantissa(u, k) - 1f, isSubnormal ? unchecked(k - SingleLiftBits) : k, 0f);
        return x > 0f ? (x < float.PositiveInfinity ? y : x)
            : x == 0f ? float.NegativeInfinity
            : float.NaN;
    }

    /// <summary>ln x</summary>
    /// <remarks>
    /// Range: −744.45 … 709.79; −∞ for ±0, NaN for x &lt; 0, +∞ for +∞; subnormal x are exact arguments.
    /// Accuracy: 1.5 ulp, near x = √½ and √2; elsewhere 1 ulp. Platform variance: none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static double Log(double x)
    {
        if (!(x > 0.0 && x < double.PositiveInfinity))
        {
            return LogOutside(x);
        }

        bool isSubnormal = x < SmallestNormal;
        double u = isSubnormal ? x * Lift : x;
        int k = LogExponent(u);
        return LogSum(LogMantissa(u, k) - 1.0, isSubnormal ? unchecked(k - LiftBits) : k, 0.0);
    }

    /// <summary>ln(1 + x), without losing the digits of a small x.</summary>
    /// <remarks>
    /// Range: −16.64 … 88.73; x itself for |x| &lt; 2⁻²⁵, −∞ for −1, NaN for x &lt; −1, +∞ for +∞. Accuracy:
    /// 1 ulp. Platform variance: none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static float Log1P(float x)
    {
        // What rounding 1 + x lost, relative to u: the first term of its logarithm suffices.
        float u = 1f + x;
        float one = u - x;
        float lost = 1f - one + (x - (u - one));
        int k = LogExponent(u);
        float y = LogSum(LogMantissa(u, k) - 1f, k, lost / u);
        return x > -1f ? (x == 0f || x == float.PositiveInfinity ? x : y)
            : x == -1f ? float.NegativeInfinity
            : float.NaN;
    }

    /// <summary>ln(1 + x), without losing the digits of a small x.</summary>
    /// <remarks>
    /// Range: −36.74 … 709.79; x itself for |x| &lt; 2⁻⁵⁴, −∞ for −1, NaN for x &lt; −1, +∞ for +∞.
    /// Accuracy: 1.5 ulp, near 1 + x = √½ and √2; elsewhere 1 ulp. Platform variance: none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static double Log1P(double x)
    {
        if (!(x > -1.0 && x < double.PositiveInfinity))
        {
            return LogOutside(1.0 + x);
        }

        if (x == 0.0)
        {
            return x;
        }

        double u = 1.0 + x;
        int k = LogExponent(u);
        if (k == 0)
        {
            return LogSum(x, 0, 0.0);
        }

        // What rounding 1 + x lost, relative to u: the first term of its logarithm suffices.
        double lost = x < 1.0 ? x - (u - 1.0) : 1.0 - (u - x);
        return LogSum(LogMantissa(u, k) - 1.0, k, lost / u);
    }

    /// <summary>k such that u / 2ᵏ lies in [√½, √2), for a normal u &gt; 0.</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    private static int LogExponent(float u)
    {
        return unchecked((Bits(u) - SingleSqrtHalfBits) >> SingleFractionBits);
    }

    /// <summary>
    /// ln(1 + f) + k·ln 2 + correction; ln(1 + f) = 2·artanh s = f − s·(f − R), with s = f / (2 + f) and R =
    /// (2·artanh s − 2·s) / s: f is exact, and only the small product rounds. The polynomial's error is
    /// below 2⁻³⁰ of the logarithm.
    /// </summary>
    [MethodImpl(Optimization.FromFirstCall)]
    private static float LogSum(float f, int k, float correction)
    {
        float s = f / (2f + f);
        float z = s * s;
        float tail = z * (SingleLogTail1 + z * (SingleLogTail2 + z * SingleLogTail3));
        float n = (float)k;
        return n * SingleLn2Hi + (f - (s * (f - tail) - (n * SingleLn2Lo + correction)));
    }

    /// <summary>u / 2ᵏ, by exponent bits, so that no power of two can overflow.</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    private static float LogMantissa(float u, int k)
    {
        return FromBits(unchecked(Bits(u) - (k << SingleFractionBits)));
    }

    /// <summary>ln of what has none: −∞ at 0, +∞ at +∞, NaN elsewhere.</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    private static double LogOutside(double x)
    {
        return x == 0.0 ? double.NegativeInfinity : (x > 0.0 ? double.PositiveInfinity : double.NaN);
    }

    /// <summary>k such that u / 2ᵏ lies in [√½, √2), for a normal u &gt; 0.</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    private static int LogExponent(double u)
    {
        return unchecked((int)((BitConverter.DoubleToInt64Bits(u) - SqrtHalfBits) >> FractionBits));
    }

    /// <summary>
    /// ln(1 + f) + k·ln 2 + correction; ln(1 + f) = 2·artanh s = f − s·(f − R), with s = f / (2 + f) and R =
    /// (2·artanh s − 2·s) / s: f is exact, and only the small product rounds.
    /// </summary>
    [MethodImpl(Optimization.FromFirstCall)]
    private static double LogSum(double f, int k, double correction)
    {
        double s = f / (2.0 + f);
        double z = s * s;
        double z2 = z * z;
        double p1 = LogTail1 + z * LogTail2;
        double p2 = LogTail3 + z * LogTail4;
        double p3 = LogTail5 + z * LogTail6;
        double p4 = LogTail7 + z * LogTail8;
        double tail = z * (p1 + z2 * (p2 + z2 * (p3 + z2 * p4)));
        double n = (double)k;
        return n * Ln2Hi + (f - (s * (f - tail) - (n * Ln2Lo + correction)));
    }

    /// <summary>u / 2ᵏ, by exponent bits, so that no power of two can overflow.</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    private static double LogMantissa(double u, int k)
    {
        return BitConverter.Int64BitsToDouble(unchecked(BitConverter.DoubleToInt64Bits(u) - ((long)k << FractionBits)));
    }
}
