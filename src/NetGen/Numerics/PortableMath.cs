using System;

namespace NetGen;

/// <summary>
/// Exponential, logarithm, hyperbolic tangent, sine, cosine, arctangent and square root that return the same bits on
/// every machine and framework.
/// </summary>
/// <remarks>
/// <para>
/// <c>Math.Exp</c> and its kin call the platform's C runtime, and the last digits differ from one to the next: a
/// network that is trained twice would not end at the same weights. The functions here use nothing but IEEE 754
/// addition, subtraction, multiplication, division, comparison and bit casts, all of which are rounded the same way
/// everywhere, in a fixed order and without a fused multiply-add.
/// </para>
/// <para>
/// Method: the argument is reduced to a short interval around 0 (x = k·ln 2 + r for exponentials, x = 2ᵏ·(1 + f) for
/// logarithms, x = k·π/2 + r for sines) and a polynomial, fitted for the least largest error there, does the rest. ln 2
/// is subtracted in two parts and π/2 in four (Cody and Waite), and each sum keeps what its largest term cannot hold.
/// </para>
/// <para>
/// Overloads for <c>float</c> compute in <c>float</c> alone, so that a processor without <c>double</c> pays nothing for
/// it: arithmetic, comparisons, bit casts, and additions and shifts of whole numbers. All are within 2 ulp of the exact
/// value, at every one of the 2³² floats, sines and cosines up to a size that they name; each says how near it comes.
/// </para>
/// <para>
/// Platform variance: none on hardware that evaluates <c>float</c> in 32 bits and <c>double</c> in 64, which is all
/// that .NET 5 and later runs on.
/// </para>
/// </remarks>
public static partial class PortableMath
{
    /// <summary>√x, correctly rounded: IEEE 754 defines every bit of it.</summary>
    /// <remarks>
    /// Range: 0 … 1.8·10¹⁹; NaN for x &lt; 0; √−0 = −0. Accuracy: 0.5 ulp. Platform variance: none. Where the framework
    /// has a square root of <c>double</c> alone, that one is rounded: 53 bits are more than twice 24 and one, so that
    /// the second rounding finds what a single one would.
    /// </remarks>
#if HAS_SPAN
    public static float Sqrt(float x) => MathF.Sqrt(x);
#else
    public static float Sqrt(float x) => (float)Math.Sqrt(x);
#endif

    /// <summary>√x, correctly rounded: IEEE 754 defines every bit of it.</summary>
    /// <remarks>Range: 0 … 1.3·10¹⁵⁴; NaN for x &lt; 0; √−0 = −0. Accuracy: 0.5 ulp. Platform variance: none.</remarks>
    public static double Sqrt(double x) => Math.Sqrt(x);

    // A number's bits, and the number with given bits: casts, because older frameworks have no method for it.
    private static unsafe int Bits(float x) => *(int*)&x;

    private static unsafe float FromBits(int bits) => *(float*)&bits;
}
