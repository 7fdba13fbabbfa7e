using System;

namespace NetGen;

public static partial class PortableMath
{
    /// <summary>tanh x = 1 − 2/(e²ˣ + 1)</summary>
    /// <remarks>
    /// Range: −1 … 1; ±1 for |x| &gt; 9.02, x itself for |x| &lt; 2⁻¹³, tanh ±0 = ±0, NaN for NaN; odd:
    /// tanh(−x) = −tanh x, bit for bit. Accuracy: 1.4 ulp, near |x| = 0.63, elsewhere less. Platform variance: none.
    /// </remarks>
    public static float Tanh(float x)
    {
        int sign = Bits(x) & SingleSignBit;
        float a = Math.Abs(x);

        // Below the limit the difference from 1 would cancel, so a polynomial in x² replaces it.
        float z = a * a;
        float y = a < TanhLimit
            ? a + (a * (z * (TanhTail1 + (z * (TanhTail2 + (z * (TanhTail3 + (z * (TanhTail4 + (z * TanhTail5))))))))))
            : a < TanhHighest ? 1f - (2f / (NormalExp(a + a) + 1f))
            : a >= TanhHighest ? 1f
            : a; // NaN
        return FromBits(Bits(y) | sign);
    }

    /// <summary>tanh x = (e²ˣ − 1) / (e²ˣ + 1)</summary>
    /// <remarks>
    /// Range: −1 … 1; ±1 for |x| &gt; 19.07, x itself for |x| &lt; 2⁻²⁷, tanh ±0 = ±0, NaN for NaN; odd:
    /// tanh(−x) = −tanh x, bit for bit. Accuracy: 2 ulp. Platform variance: none.
    /// </remarks>
    public static double Tanh(double x)
    {
        if (x < 0)
        {
            return -Tanh(-x);
        }

        if (x > 19.1)
        {
            return 1;
        }

        if (!(x > 0))
        {
            return x;
        }

        // From tanh x = ½ on, 1 − 2/(e²ˣ + 1) has the smaller rounding errors.
        double e = ExpM1(2 * x);
        return x < 0.55 ? e / (e + 2) : 1 - (2 / (e + 2));
    }
}
