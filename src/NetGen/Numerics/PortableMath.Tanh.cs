// Printed from NetGen.Compiler's Program/Functions; docs/decisions/0001-portable-math.md says how.
using System;
using System.Runtime.CompilerServices;

namespace NetGen;

public static partial class PortableMath
{
    // A number's bits: the sign, the exponent, which is 127 for 1, and 23 of the fraction.
    private const int SingleSignBit = int.MinValue;

    // tanh x / x − 1 ≈ TanhTail1·x² + … + TanhTail5·x¹⁰ below TanhLimit, off by less than 2⁻²⁷; 1 from
    // SingleTanhHighest on.
    private const float TanhLimit = 0.625f;
    private const float SingleTanhHighest = 10f;
    private const float TanhTail1 = -0.3333328f;
    private const float TanhTail2 = 0.13331419f;
    private const float TanhTail3 = -0.053738292f;
    private const float TanhTail4 = 0.02063543f;
    private const float TanhTail5 = -0.005701635f;

    // From here on tanh x is 1.
    private const double TanhHighest = 19.1;

    // From tanh x = ½ on, 1 − 2/(e²ˣ + 1) has smaller rounding errors than a quotient.
    private const double TanhMiddle = 0.55;

    /// <summary>tanh x = 1 − 2/(e²ˣ + 1)</summary>
    /// <remarks>
    /// Range: −1 … 1; ±1 for |x| &gt; 9.02, x itself for |x| &lt; 2⁻¹³, tanh ±0 = ±0, NaN for NaN; odd:
    /// tanh(−x) = −tanh x, bit for bit. Accuracy: 1.4 ulp, near |x| = 0.63, elsewhere less. Platform
    /// variance: none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static float Tanh(float x)
    {
        int sign = Bits(x) & SingleSignBit;
        float a = Math.Abs(x);

        // Below the limit the difference from 1 would cancel, so a polynomial in x² replaces it. NaN stays.
        float y = a < TanhLimit ? SmallTanh(a)
            : a < SingleTanhHighest ? 1f - 2f / (NormalExp(a + a) + 1f)
            : a >= SingleTanhHighest ? 1f
            : a;
        return FromBits(Bits(y) | sign);
    }

    /// <summary>tanh x = (e²ˣ − 1) / (e²ˣ + 1)</summary>
    /// <remarks>
    /// Range: −1 … 1; ±1 for |x| &gt; 19.07, x itself for |x| &lt; 2⁻²⁷, tanh ±0 = ±0, NaN for NaN; odd:
    /// tanh(−x) = −tanh x, bit for bit. Accuracy: 2 ulp. Platform variance: none.
    /// </remarks>
    [MethodImpl(Optimization.FromFirstCall)]
    public static double Tanh(double x)
    {
        double a = Math.Abs(x);
        if (a > TanhHighest)
        {
            return x < 0.0 ? -1.0 : 1.0;
        }

        if (!(a > 0.0))
        {
            return x;
        }

        double e = ExpM1(2.0 * a);
        double y = a < TanhMiddle ? e / (e + 2.0) : 1.0 - 2.0 / (e + 2.0);
        return x < 0.0 ? -y : y;
    }

    /// <summary>tanh a for 0 ≤ a &lt; TanhLimit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float SmallTanh(float a)
    {
        float z = a * a;
        return a + a * (z * (TanhTail1 + z * (TanhTail2 + z * (TanhTail3 + z * (TanhTail4 + z * TanhTail5)))));
    }
}
