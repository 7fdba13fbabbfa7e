// Printed from NetGen.Compiler's Program/Functions; docs/decisions/0001-portable-math.md says how.
using System;
using System.Runtime.CompilerServices;

namespace NetGen;

public static partial class PortableMath
{
    // Beyond, neighbouring numbers are ½ apart or more: one within 7 ulp of x has the sine 0.
    private const float SingleSinHighest = 6500000f;
    private const double SinHighest = 3.5e+15;

    // π/2 = SingleHalfPi1 + … + SingleHalfPi4; k times one of the first three, of 12 bits each, is exact
    // for |k| < 2¹².
    private const float SingleTwoOverPi = 0.63661975f;
    private const float SingleHalfPi1 = 1.5703125f;
    private const float SingleHalfPi2 = 0.0004837513f;
    private const float SingleHalfPi3 = 7.5495336e-08f;
    private const float SingleHalfPi4 = 2.563344e-12f;

    // (sin r − r) / r³ ≈ SingleSinTerm1 + SingleSinTerm2·r² + …
    private const float SingleSinTerm1 = -0.16666655f;
    private const float SingleSinTerm2 = 0.008332192f;
    private const float SingleSinTerm3 = -0.00019518788f;

    // (cos r − 1 + ½·r²) / r⁴ ≈ SingleCosTerm1 + SingleCosTerm2·r² + …
    private const float SingleCosTerm1 = 0.041666646f;
    private const float SingleCosTerm2 = -0.001388731f;
    private const float SingleCosTerm3 = 2.4432327e-05f;

    // π/2 = HalfPi1 + … + HalfPi4; k times one of the first three, of 33 bits each, is exact for |k| < 2²⁰.
    private const double TwoOverPi = 0.6366197723675814;
    private const double HalfPi1 = 1.5707963267341256;
    private const double HalfPi2 = 6.077100506303966e-11;
    private const double HalfPi3 = 2.0222662487111665e-21;
    private const double HalfPi4 = 8.4784276603689e-32;

    // (sin r − r) / r³ ≈ SinTerm1 + SinTerm2·r² + …
    private const double SinTerm1 = -0.16666666666666632;
    private const double SinTerm2 = 0.008333333333322488;
    private const double SinTerm3 = -0.000198412698298556;
    private const double SinTerm4 = 2.7557313706044014e-06;
    private const double SinTerm5 = -2.505076006750519e-08;
    private const double SinTerm6 = 1.58968979807466e-10;

    // (cos r − 1 + ½·r²) / r⁴ ≈ CosTerm1 + CosTerm2·r² + …
    private const double CosTerm1 = 0.041666666666666595;
    private const double CosTerm2 = -0.001388888888887334;
    private const double CosTerm3 = 2.48015872889998e-05;
    private const double CosTerm4 = -2.7557314216180096e-07;
    private const double CosTerm5 = 2.0875705257718396e-09;
    private const double CosTerm6 = -1.135874115352168e-11;

    /// <summary>sin x</summary>
    /// <remarks>
    /// Range: −1 … 1; sin ±0 = ±0, NaN for ±∞ and NaN; odd: sin(−x) = −sin x, bit for bit. Accuracy: 1 ulp
    /// for |x| ≤ 6433; from there to 6.5·10⁶ that of some number within 1 ulp of x; beyond, where
    /// neighbouring numbers are ½ apart or more, it is 0. Platform variance: none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static float Sin(float x)
    {
        float u = Math.Abs(x) <= SingleSinHighest ? x : x * 0f;
        return u == 0f ? u : SinTurned(u, 0);
    }

    /// <summary>sin x</summary>
    /// <remarks>
    /// Range: −1 … 1; sin ±0 = ±0, NaN for ±∞ and NaN; odd: sin(−x) = −sin x, bit for bit. Accuracy: 1 ulp
    /// for |x| ≤ 1.6·10⁶; from there to 3.5·10¹⁵ that of some number within 1 ulp of x; beyond, where
    /// neighbouring numbers are ½ apart or more, it is 0. Platform variance: none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static double Sin(double x)
    {
        double u = Math.Abs(x) <= SinHighest ? x : x * 0.0;
        return u == 0.0 ? u : SinTurned(u, 0);
    }

    /// <summary>cos x</summary>
    /// <remarks>
    /// Range: −1 … 1; cos ±0 = 1, NaN for ±∞ and NaN; even: cos(−x) = cos x, bit for bit. Accuracy: 1 ulp
    /// for |x| ≤ 6433; from there to 6.5·10⁶ that of some number within 1 ulp of x; beyond, where
    /// neighbouring numbers are ½ apart or more, it is 1. Platform variance: none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static float Cos(float x)
    {
        float u = Math.Abs(x) <= SingleSinHighest ? x : x * 0f;
        return SinTurned(u, 1);
    }

    /// <summary>cos x</summary>
    /// <remarks>
    /// Range: −1 … 1; cos ±0 = 1, NaN for ±∞ and NaN; even: cos(−x) = cos x, bit for bit. Accuracy: 1 ulp
    /// for |x| ≤ 1.6·10⁶; from there to 3.5·10¹⁵ that of some number within 1 ulp of x; beyond, where
    /// neighbouring numbers are ½ apart or more, it is 1. Platform variance: none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static double Cos(double x)
    {
        double u = Math.Abs(x) <= SinHighest ? x : x * 0.0;
        return SinTurned(u, 1);
    }

    /// <summary>sin(u + quarters·π/2)</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    private static float SinTurned(float u, int quarters)
    {
        // u = k·π/2 + r, |r| ≤ π/4: the lowest bits of k say which quarter of a turn u is in.
        float shifted = u * SingleTwoOverPi + SingleRounder;
        float k = shifted - SingleRounder;
        int quarter = unchecked(Bits(shifted) + quarters);

        // What rounding these differences loses goes to the rest of r.
        float a = u - k * SingleHalfPi1;
        float p2 = k * SingleHalfPi2;
        float b = a - p2;
        float p3 = k * SingleHalfPi3;
        float c = b - p3;
        float lost = b - c - p3 - k * SingleHalfPi4;
        float r = c + lost;
        float rest = c - r + lost;

        // The cosine in odd quarters; the other sign in the second half of a turn.
        float y = (quarter & 1) == 0 ? SmallSin(r, rest) : SmallCos(r, rest);
        int sign = (quarter >> 1) << 31;
        return FromBits(unchecked(Bits(y) + sign));
    }

    /// <summary>
    /// sin(r + rest) for |r| ≤ π/4, with a rest far below r's last digit: r + rest·(1 − ½·r²) + r³·p(r²).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float SmallSin(float r, float rest)
    {
        float z = r * r;
        float p = SingleSinTerm1 + z * (SingleSinTerm2 + z * SingleSinTerm3);
        return r + (rest + z * (r * p - 0.5f * rest));
    }

    /// <summary>cos(r + rest), likewise: 1 − ½·r² + r⁴·p(r²) − r·rest, and what rounding 1 − ½·r² lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float SmallCos(float r, float rest)
    {
        float z = r * r;
        float p = SingleCosTerm1 + z * (SingleCosTerm2 + z * SingleCosTerm3);
        float half = 0.5f * z;
        float y = 1f - half;
        return y + (1f - y - half + (z * z * p - r * rest));
    }

    /// <summary>sin(u + quarters·π/2)</summary>
    [MethodImpl(Optimization.FromFirstCall)]
    private static double SinTurned(double u, int quarters)
    {
        // u = k·π/2 + r, |r| ≤ π/4: the lowest bits of k say which quarter of a turn u is in.
        double shifted = u * TwoOverPi + Rounder;
        double k = shifted - Rounder;
        int quarter = unchecked((int)BitConverter.DoubleToInt64Bits(shifted) + quarters);

        // What rounding these differences loses goes to the rest of r.
        double a = u - k * HalfPi1;
        double p2 = k * HalfPi2;
        double b = a - p2;
        double p3 = k * HalfPi3;
        double c = b - p3;
        double lost = a - b - p2 + (b - c - p3) - k * HalfPi4;
        double r = c + lost;
        double rest = c - r + lost;

        // The cosine in odd quarters; the other sign in the second half of a turn.
        double y = (quarter & 1) == 0 ? SmallSin(r, rest) : SmallCos(r, rest);
        long sign = (long)(quarter >> 1) << 63;
        return BitConverter.Int64BitsToDouble(unchecked(BitConverter.DoubleToInt64Bits(y) + sign));
    }

    /// <summary>
    /// sin(r + rest) for |r| ≤ π/4, with a rest far below r's last digit: r + rest·(1 − ½·r²) + r³·p(r²).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SmallSin(double r, double rest)
    {
        double z = r * r;
        double low = SinTerm1 + z * (SinTerm2 + z * SinTerm3);
        double high = SinTerm4 + z * (SinTerm5 + z * SinTerm6);
        double p = low + z * z * z * high;
        return r + (rest + z * (r * p - 0.5 * rest));
    }

    /// <summary>cos(r + rest), likewise: 1 − ½·r² + r⁴·p(r²) − r·rest, and what rounding 1 − ½·r² lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SmallCos(double r, double rest)
    {
        double z = r * r;
        double low = CosTerm1 + z * (CosTerm2 + z * CosTerm3);
        double high = CosTerm4 + z * (CosTerm5 + z * CosTerm6);
        double p = low + z * z * z * high;
        double half = 0.5 * z;
        double y = 1.0 - half;
        return y + (1.0 - y - half + (z * z * p - r * rest));
    }
}
