// Printed from NetGen.Compiler's Program/Functions; docs/decisions/0001-portable-math.md says how.
using System;
using System.Runtime.CompilerServices;

namespace NetGen;

public static partial class PortableMath
{
    // π/4 and π/2, each in two parts, of which Single…Lo is what rounding lost.
    private const float SingleQuarterPiHi = 0.7853982f;
    private const float SingleHalfPiHi = 1.5707964f;
    private const float SingleQuarterPiLo = -2.1855694e-08f;
    private const float SingleHalfPiLo = -4.371139e-08f;

    // (arctan t − t) / t³ ≈ SingleAtanTerm1 + SingleAtanTerm2·t² + …
    private const float SingleAtanTerm1 = -0.33333236f;
    private const float SingleAtanTerm2 = 0.19994287f;
    private const float SingleAtanTerm3 = -0.14175686f;
    private const float SingleAtanTerm4 = 0.10162965f;
    private const float SingleAtanTerm5 = -0.051369995f;

    // π/4 and π/2, each in two parts, of which …Lo is what rounding lost.
    private const double QuarterPiHi = 0.7853981633974483;
    private const double HalfPiHi = 1.5707963267948966;
    private const double QuarterPiLo = 3.061616997868383e-17;
    private const double HalfPiLo = 6.123233995736766e-17;

    // (arctan t − t) / t³ ≈ AtanTerm1 + AtanTerm2·t² + …
    private const double AtanTerm1 = -0.33333333333332993;
    private const double AtanTerm2 = 0.1999999999990555;
    private const double AtanTerm3 = -0.14285714276575617;
    private const double AtanTerm4 = 0.11111110667055993;
    private const double AtanTerm5 = -0.09090896414034222;
    private const double AtanTerm6 = 0.076920763477014;
    private const double AtanTerm7 = -0.06663833599291152;
    private const double AtanTerm8 = 0.058584433053855654;
    private const double AtanTerm9 = -0.05122604087810481;
    private const double AtanTerm10 = 0.04188074786571179;
    private const double AtanTerm11 = -0.02745861103425352;
    private const double AtanTerm12 = 0.010132433800727682;

    /// <summary>arctan x, the angle between −π/2 and π/2 whose tangent is x</summary>
    /// <remarks>
    /// Range: −π/2 … π/2, rounded; x itself for |x| &lt; 2⁻¹², arctan ±0 = ±0, NaN for NaN; odd: arctan(−x)
    /// = −arctan x, bit for bit. Accuracy: 1.4 ulp, near |x| = 0.5, elsewhere less. Platform variance: none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static float Atan(float x)
    {
        float a = Math.Abs(x);
        if (!(a > 0f))
        {
            // or NaN
            return x;
        }

        // arctan a = arctan t below ½, π/4 + arctan t up to 2, π/2 + arctan t above; |t| ≤ ½.
        float t = a < 0.5f ? a : (a < 2f ? (a - 1f) / (a + 1f) : -1f / a);
        float angle = a < 0.5f ? 0f : (a < 2f ? SingleQuarterPiHi : SingleHalfPiHi);
        float low = a < 0.5f ? 0f : (a < 2f ? SingleQuarterPiLo : SingleHalfPiLo);

        // The large part last, so that only this sum rounds much.
        float z = t * t;
        float z2 = z * z;
        float p1 = SingleAtanTerm1 + z * SingleAtanTerm2;
        float p2 = SingleAtanTerm3 + z * (SingleAtanTerm4 + z * SingleAtanTerm5);
        float p = p1 + z2 * p2;
        float y = angle + (t + (t * (z * p) + low));
        return x < 0f ? -y : y;
    }

    /// <summary>arctan x, the angle between −π/2 and π/2 whose tangent is x</summary>
    /// <remarks>
    /// Range: −π/2 … π/2, rounded; x itself for |x| &lt; 2⁻²⁷, arctan ±0 = ±0, NaN for NaN; odd: arctan(−x)
    /// = −arctan x, bit for bit. Accuracy: 1.5 ulp, near |x| = 0.5, elsewhere 1 ulp. Platform variance:
    /// none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static double Atan(double x)
    {
        double a = Math.Abs(x);
        if (!(a > 0.0))
        {
            // or NaN
            return x;
        }

        // arctan a = arctan t below ½, π/4 + arctan t up to 2, π/2 + arctan t above; |t| ≤ ½.
        double t = a < 0.5 ? a : (a < 2.0 ? (a - 1.0) / (a + 1.0) : -1.0 / a);
        double angle = a < 0.5 ? 0.0 : (a < 2.0 ? QuarterPiHi : HalfPiHi);
        double low = a < 0.5 ? 0.0 : (a < 2.0 ? QuarterPiLo : HalfPiLo);

        // The large part last, so that only this sum rounds much.
        double z = t * t;
        double z2 = z * z;
        double z4 = z2 * z2;
        double p1 = AtanTerm1 + z * AtanTerm2 + z2 * (AtanTerm3 + z * AtanTerm4);
        double p2 = AtanTerm5 + z * AtanTerm6 + z2 * (AtanTerm7 + z * AtanTerm8);
        double p3 = AtanTerm9 + z * AtanTerm10 + z2 * (AtanTerm11 + z * AtanTerm12);
        double p = p1 + z4 * (p2 + z4 * p3);
        double y = angle + (t + (t * (z * p) + low));
        return x < 0.0 ? -y : y;
    }
}
