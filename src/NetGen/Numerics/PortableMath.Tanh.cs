namespace NetGen;

public static partial class PortableMath
{
    /// <summary>tanh x = (e²ˣ − 1) / (e²ˣ + 1)</summary>
    /// <remarks>
    /// Range: −1 … 1; ±1 for |x| &gt; 9.02, x itself for |x| &lt; 2⁻¹³, tanh ±0 = ±0, NaN for NaN; odd:
    /// tanh(−x) = −tanh x, bit for bit. Accuracy: 0.51 ulp. Platform variance: none.
    /// </remarks>
    public static float Tanh(float x)
    {
        if (x < 0f)
        {
            return -Tanh(-x);
        }

        if (x > 9.02f)
        {
            return 1f;
        }

        if (!(x > 0f))
        {
            return x;
        }

        double e = WideExpM1(2.0 * x);
        return (float)(e / (e + 2));
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
