using static NetGen.Compiler.Program.Functions.Notation;

namespace NetGen.Compiler.Program.Functions;

/// <summary>ln x and ln(1 + x) in 64 bits: x = 2ᵏ·(1 + f), and ln(1 + f) by the series of artanh.</summary>
internal static class DoubleLog
{
    private static readonly Notation In = new(NumberFormat.Double);

    private static readonly NamedNumber SqrtHalfBits = In.NamedBits(
        "SqrtHalfBits", 0x3FE6A09E667F3BCD,
        "The bits of √½: an argument's exponent counts from here, so that its mantissa lies in [√½, √2).");

    private const string OfLift = "A subnormal number is multiplied by 2⁵⁴ to be a normal one.";
    private static readonly NamedNumber SmallestNormal = In.Named("SmallestNormal", 2.2250738585072014e-308, OfLift);
    private static readonly NamedNumber Lift = In.Named("Lift", 18014398509481984, OfLift);
    private static readonly NamedNumber LiftBits = In.NamedCount("LiftBits", 54, OfLift);

    private static readonly IReadOnlyList<NamedNumber> Terms = In.Coefficients(
        "LogTail",
        "(2·artanh s − 2·s) / s ≈ LogTail1·s² + … + LogTail8·s¹⁶",
        0.6666666666666666, 0.4000000000000088, 0.2857142857080323, 0.2222222239180047, 0.18181795630884753,
        0.15386240205813478, 0.13268759668560612, 0.13086767009948175);

    private static readonly Local X = In.Local("x"), U = In.Local("u"), F = In.Local("f"), S = In.Local("s"),
        Z = In.Local("z"), Z2 = In.Local("z2"), N = In.Local("n"), P1 = In.Local("p1"), P2 = In.Local("p2"),
        P3 = In.Local("p3"), P4 = In.Local("p4"), TailSum = In.Local("tail"),
        Correction = In.Local("correction"), Lost = In.Local("lost"), K = Counter("k"),
        IsSubnormal = new("isSubnormal", new NumberType(NumberFormat.Truth));

    private static readonly Value Zero = In.Of(0), One = In.Of(1);

    private static readonly Routine Outside = Part(
        "LogOutside", In.Type, [X],
        "ln of what has none: −∞ at 0, +∞ at +∞, NaN elsewhere.",
        new Return(Either(
            Equal(X, Zero), In.Of(double.NegativeInfinity), Either(X > Zero, In.Infinity, In.Of(double.NaN)))));

    private static readonly Routine Exponent = Part(
        "LogExponent", Count, [U],
        "k such that u / 2ᵏ lies in [√½, √2), for a normal u > 0.",
        new Return(In.AsCount((In.Bits(U) - SqrtHalfBits) >> DoubleParts.FractionBits)));

    private static readonly Routine Mantissa = Part(
        "LogMantissa", In.Type, [U, K],
        "u / 2ᵏ, by exponent bits, so that no power of two can overflow.",
        new Return(In.FromBits(In.Bits(U) - (In.AsBits(K) << DoubleParts.FractionBits))));

    private static readonly Routine Sum = Part(
        "LogSum", In.Type, [F, K, Correction],
        "ln(1 + f) + k·ln 2 + correction; ln(1 + f) = 2·artanh s = f − s·(f − R), with s = f / (2 + f) and "
            + "R = (2·artanh s − 2·s) / s: f is exact, and only the small product rounds.",
        Let(S, F / (In.Of(2) + F)),
        Let(Z, S * S),
        Let(Z2, Z * Z),
        Let(P1, Terms[0] + (Z * Terms[1])),
        Let(P2, Terms[2] + (Z * Terms[3])),
        Let(P3, Terms[4] + (Z * Terms[5])),
        Let(P4, Terms[6] + (Z * Terms[7])),
        Let(TailSum, Z * (P1 + (Z2 * (P2 + (Z2 * (P3 + (Z2 * P4))))))),
        Let(N, In.AsNumber(K)),
        new Return((N * DoubleParts.Ln2Hi) + (F - ((S * (F - TailSum)) - ((N * DoubleParts.Ln2Lo) + Correction)))));

    public static Routine Log { get; } = In.Function(
        "Log", X,
        "ln x",
        "Range: −744.45 … 709.79; −∞ for ±0, NaN for x < 0, +∞ for +∞; subnormal x are exact arguments. Accuracy: "
            + "1.5 ulp, near x = √½ and √2; elsewhere 1 ulp. Platform variance: none.",
        When(!((X > Zero) & (X < In.Infinity)), new Return(Call(Outside, X))),
        Let(IsSubnormal, X < SmallestNormal),
        Let(U, Either(IsSubnormal, X * Lift, X)),
        Let(K, Call(Exponent, U)),
        new Return(Call(Sum, Call(Mantissa, U, K) - One, Either(IsSubnormal, K - LiftBits, K), Zero)));

    public static Routine Log1P { get; } = In.Function(
        "Log1P", X,
        "ln(1 + x), without losing the digits of a small x.",
        "Range: −36.74 … 709.79; x itself for |x| < 2⁻⁵⁴, −∞ for −1, NaN for x < −1, +∞ for +∞. Accuracy: 1.5 ulp, "
            + "near 1 + x = √½ and √2; elsewhere 1 ulp. Platform variance: none.",
        When(!((X > In.Of(-1)) & (X < In.Infinity)), new Return(Call(Outside, One + X))),
        When(Equal(X, Zero), new Return(X)),
        Let(U, One + X),
        Let(K, Call(Exponent, U)),
        When(Equal(K, new Number(0, Count)), new Return(Call(Sum, X, new Number(0, Count), Zero))),
        Because(
            "What rounding 1 + x lost, relative to u: the first term of its logarithm suffices.",
            Let(Lost, Either(X < One, X - (U - One), One - (U - X))),
            new Return(Call(Sum, Call(Mantissa, U, K) - One, K, Lost / U))));
}
