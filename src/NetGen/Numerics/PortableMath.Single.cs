using System;

namespace NetGen;

/// <content>What the functions of <c>float</c> are made of: every constant by name, and bit casts.</content>
public static partial class PortableMath
{
    // ln 2 = SingleLn2Hi + SingleLn2Lo; k·SingleLn2Hi is exact for |k| < 2¹⁴, because its fraction has 9 bits.
    private const float SingleLn2Hi = 0.693359375f;
    private const float SingleLn2Lo = -2.12194440e-4f;
    private const float SingleLog2E = 1.44269504f;

    // 1.5·2²³: added to a small number, it leaves the nearest integer in the lowest bits, below its own.
    private const float SingleRounder = 12582912f;
    private const int SingleRounderBits = 0x4B400000;

    private const int SingleFractionBits = 23;
    private const int SingleExponentOfOne = 127;
    private const int SingleSignBit = int.MinValue;

    // The bits of √½: an argument's exponent counts from here, so that its mantissa lies in [√½, √2).
    private const int SingleSqrtHalfBits = 0x3F3504F3;

    private const float SingleSmallestNormal = 1.17549435e-38f;
    private const float SingleLift = 16777216f;
    private const int SingleLiftBits = 24;

    private const int SingleOneBits = 0x3F800000;

    // Between these eˣ is a normal number, with room to spare. e^−104 rounds to 0 and e^89 to ∞, e^−18 − 1 to −1.
    private const float ExpLowestNormal = -87f;
    private const float ExpHighestNormal = 88f;
    private const float ExpLowest = -104f;
    private const float ExpHighest = 89f;
    private const float ExpM1Lowest = -18f;

    // (eʳ − 1 − r) / r² ≈ ½ + ExpTail1·r + … + ExpTail4·r⁴
    private const float ExpTail1 = 0.166665152f;
    private const float ExpTail2 = 0.0416664556f;
    private const float ExpTail3 = 0.00836924277f;
    private const float ExpTail4 = 0.00139357755f;

    // (2·artanh s − 2·s) / s ≈ LogTail1·s² + LogTail2·s⁴ + LogTail3·s⁶
    private const float LogTail1 = 0.666667759f;
    private const float LogTail2 = 0.399775743f;
    private const float LogTail3 = 0.298712373f;

    // tanh x / x − 1 ≈ TanhTail1·x² + … + TanhTail5·x¹⁰ below TanhLimit, off by less than 2⁻²⁷; 1 from TanhHighest on.
    private const float TanhLimit = 0.625f;
    private const float TanhHighest = 10f;
    private const float TanhTail1 = -0.333332807f;
    private const float TanhTail2 = 0.133314192f;
    private const float TanhTail3 = -0.0537382923f;
    private const float TanhTail4 = 0.0206354298f;
    private const float TanhTail5 = -0.00570163503f;

    /// <summary>√x, correctly rounded: IEEE 754 defines every bit of it.</summary>
    /// <remarks>
    /// Range: 0 … 1.8·10¹⁹; NaN for x &lt; 0; √−0 = −0. Accuracy: 0.5 ulp. Platform variance: none. Where the framework
    /// has a square root of <c>double</c> alone, that one is rounded: 53 bits are more than twice 24 and one, so that the
    /// second rounding finds what a single one would.
    /// </remarks>
#if HAS_SPAN
    public static float Sqrt(float x) => MathF.Sqrt(x);
#else
    public static float Sqrt(float x) => (float)Math.Sqrt(x);
#endif

    /// <summary>2ᵏ for −126 ≤ k ≤ 127.</summary>
    private static float SinglePowerOfTwo(int k) => FromBits(unchecked((k + SingleExponentOfOne) << SingleFractionBits));

    // A number's bits, and the number with given bits: casts, because older frameworks have no method for it.
    private static unsafe int Bits(float x) => *(int*)&x;

    private static unsafe float FromBits(int bits) => *(float*)&bits;
}
