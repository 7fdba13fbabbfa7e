using System;

namespace NetGen;

/// <summary>
/// Exponential, logarithm, hyperbolic tangent and square root that return the same bits on every machine and framework.
/// </summary>
/// <remarks>
/// <para>
/// <c>Math.Exp</c> and its kin call the platform's C runtime, and the last digits differ from one to the next: a network
/// that is trained twice would not end at the same weights. The functions here use nothing but IEEE 754 addition,
/// subtraction, multiplication, division, comparison and bit casts, all of which are rounded the same way everywhere, in
/// a fixed order and without a fused multiply-add.
/// </para>
/// <para>
/// Method: the argument is reduced to a short interval around 0 (x = k·ln 2 + r for exponentials, x = 2ᵏ·(1 + f) for
/// logarithms) and a polynomial, fitted for the least largest error there, does the rest. ln 2 is subtracted in two
/// parts (Cody and Waite), and each sum keeps what its largest term cannot hold.
/// </para>
/// <para>
/// Overloads for <c>float</c> compute in <c>float</c> alone, so that a processor without <c>double</c> pays nothing for
/// it: arithmetic, comparisons, bit casts, and additions and shifts of whole numbers. All are within 2 ulp of the exact
/// value, at every one of the 2³² floats; each says how near it comes.
/// </para>
/// <para>
/// Platform variance: none on hardware that evaluates <c>float</c> in 32 bits and <c>double</c> in 64, which is all that
/// .NET 5 and later runs on.
/// </para>
/// </remarks>
public static partial class PortableMath
{
    private const double Log2E = 1.4426950408889634;

    // ln 2 = Ln2Hi + Ln2Lo; k·Ln2Hi is exact for |k| < 2²¹, because Ln2Hi ends in 21 zero bits.
    private const double Ln2Hi = 0.6931471803691238;
    private const double Ln2Lo = 1.9082149292705877e-10;

    // 1.5·2⁵²: added to a small number, it leaves the nearest integer in the lowest bits.
    private const double Rounder = 6755399441055744.0;

    /// <summary>√x, correctly rounded: IEEE 754 defines every bit of it.</summary>
    /// <remarks>Range: 0 … 1.3·10¹⁵⁴; NaN for x &lt; 0; √−0 = −0. Accuracy: 0.5 ulp. Platform variance: none.</remarks>
    public static double Sqrt(double x) => Math.Sqrt(x);

    /// <summary>2ᵏ for −1022 ≤ k ≤ 1023.</summary>
    private static double PowerOfTwo(int k) => BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
}
