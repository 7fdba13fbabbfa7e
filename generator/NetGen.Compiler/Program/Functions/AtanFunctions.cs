using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Program.Functions.Notation;

namespace NetGen.Compiler.Program.Functions;

/// <summary>arctan x in 32 and in 64 bits: from 0, π/4 or π/2, whichever is near, by a polynomial.</summary>
internal static class AtanFunctions
{
    /// <summary>(arctan t − t) / t³ by powers of t², for |t| ≤ ½.</summary>
    /// <remarks>
    /// Found like those of <see cref="SineNumbers"/>; what they add is off by less than 2⁻²⁷ of arctan t in 32 bits and
    /// 2⁻⁵⁷ in 64.
    /// </remarks>
    private static readonly double[] SingleTerms =
        [-0.33333236f, 0.199942872f, -0.141756862f, 0.101629652f, -0.0513699949f];

    private static readonly double[] DoubleTerms =
    [
        -0.33333333333332993, 0.19999999999905549, -0.14285714276575617, 0.11111110667055993, -0.090908964140342219,
        0.076920763477014001, -0.066638335992911524, 0.058584433053855654, -0.051226040878104812, 0.04188074786571179,
        -0.027458611034253521, 0.010132433800727682,
    ];

    public static Routine Single { get; } = Of(
        new Notation(NumberFormat.Single), "Single", "1.4 ulp, near |x| = 0.5, elsewhere less",
        (0.785398185f, -2.18556941e-08f), (1.57079637f, -4.37113883e-08f));

    public static Routine Double { get; } = Of(
        new Notation(NumberFormat.Double), "", "1.5 ulp, near |x| = 0.5, elsewhere 1 ulp",
        (0.78539816339744828, 3.061616997868383e-17), (1.5707963267948966, 6.123233995736766e-17));

    public static double[] Terms(bool isSingle) => isSingle ? SingleTerms : DoubleTerms;

    private static Routine Of(
        Notation of, string prefix, string accuracy, (double High, double Low) quarter, (double High, double Low) half)
    {
        string ofAngles = $"π/4 and π/2, each in two parts, of which {prefix}…Lo is what rounding lost.";
        NamedNumber quarterPi = of.Named($"{prefix}QuarterPiHi", quarter.High, ofAngles),
            quarterPiLow = of.Named($"{prefix}QuarterPiLo", quarter.Low, ofAngles),
            halfPi = of.Named($"{prefix}HalfPiHi", half.High, ofAngles),
            halfPiLow = of.Named($"{prefix}HalfPiLo", half.Low, ofAngles);
        IReadOnlyList<NamedNumber> terms = of.Coefficients(
            $"{prefix}AtanTerm",
            $"(arctan t − t) / t³ ≈ {prefix}AtanTerm1 + {prefix}AtanTerm2·t² + …",
            Terms(of.IsSingle));
        Local x = of.Local("x"), a = of.Local("a"), t = of.Local("t"), z = of.Local("z"), p = of.Local("p"),
            angle = of.Local("angle"), low = of.Local("low"), y = of.Local("y");
        Value isSmall = a < of.Of(0.5), isMiddle = a < of.Of(2);
        return of.Function(
            "Atan", x,
            "arctan x, the angle between −π/2 and π/2 whose tangent is x",
            $"Range: −π/2 … π/2, rounded; x itself for |x| < {(of.IsSingle ? "2⁻¹²" : "2⁻²⁷")}, arctan ±0 = ±0, "
                + "NaN for NaN; odd: arctan(−x) = −arctan x, bit for bit. "
                + $"Accuracy: {accuracy}. Platform variance: none.",
            Let(a, new Apply(Function.Abs, x)),
            When(!(a > of.Of(0)), new Remark("or NaN"), new Return(x)),
            Because(
                "arctan a = arctan t below ½, π/4 + arctan t up to 2, π/2 + arctan t above; |t| ≤ ½.",
                Let(t, Either(
                    isSmall, a, Either(isMiddle, (a - of.Of(1)) / (a + of.Of(1)), of.Of(-1) / a))),
                Let(angle, Either(isSmall, of.Of(0), Either(isMiddle, quarterPi, halfPi))),
                Let(low, Either(isSmall, of.Of(0), Either(isMiddle, quarterPiLow, halfPiLow)))),
            Because(
                "The large part last, so that only this sum rounds much.",
                [
                    Let(z, t * t),
                    .. Polynomial(of, terms, z, p),
                    Let(y, angle + (t + ((t * (z * p)) + low))),
                    new Return(Either(x < of.Of(0), -y, y)),
                ]));
    }

    /// <summary>p, a polynomial in z: of floats two terms and three, of doubles three times four.</summary>
    private static IEnumerable<Statement> Polynomial(Notation of, IReadOnlyList<NamedNumber> terms, Local z, Local p)
    {
        Local z2 = of.Local("z2"), z4 = of.Local("z4"), p1 = of.Local("p1"), p2 = of.Local("p2"), p3 = of.Local("p3");
        yield return Let(z2, z * z);
        if (of.IsSingle)
        {
            yield return Let(p1, terms[0] + (z * terms[1]));
            yield return Let(p2, terms[2] + (z * (terms[3] + (z * terms[4]))));
            yield return Let(p, p1 + (z2 * p2));
            yield break;
        }

        yield return Let(z4, z2 * z2);
        yield return Let(p1, Four(0));
        yield return Let(p2, Four(4));
        yield return Let(p3, Four(8));
        yield return Let(p, p1 + (z4 * (p2 + (z4 * p3))));

        Value Four(int first) =>
            terms[first] + (z * terms[first + 1]) + (z2 * (terms[first + 2] + (z * terms[first + 3])));
    }
}
