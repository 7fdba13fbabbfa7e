using static NetGen.Compiler.Program.Functions.Notation;

namespace NetGen.Compiler.Program.Functions;

/// <summary>ln x and ln(1 + x) in 32 bits: x = 2ᵏ·(1 + f), and ln(1 + f) by the series of artanh.</summary>
internal static class SingleLog
{
    private static readonly Notation In = new(NumberFormat.Single);

    private static readonly NamedNumber SqrtHalfBits = In.NamedBits(
        "SingleSqrtHalfBits", 0x3F3504F3,
        "The bits of √½: an argument's exponent counts from here, so that its mantissa lies in [√½, √2).");

    private const string OfLift = "A subnormal number is multiplied by 2²⁴ to be a normal one.";
    private static readonly NamedNumber SmallestNormal = In.Named("SingleSmallestNormal", 1.17549435e-38f, OfLift);
    private static readonly NamedNumber Lift = In.Named("SingleLift", 16777216, OfLift);
    private static readonly NamedNumber LiftBits = In.NamedCount("SingleLiftBits", 24, OfLift);

    private static readonly IReadOnlyList<NamedNumber> Tail = In.Coefficients(
        "SingleLogTail",
        "(2·artanh s − 2·s) / s ≈ SingleLogTail1·s² + SingleLogTail2·s⁴ + SingleLogTail3·s⁶",
        0.666667759f, 0.399775743f, 0.298712373f);

    private static readonly Local X = In.Local("x"), U = In.Local("u"), F = In.Local("f"), S = In.Local("s"),
        Z = In.Local("z"), Y = In.Local("y"), N = In.Local("n"), TailSum = In.Local("tail"),
        Correction = In.Local("correction"), One = In.Local("one"), Lost = In.Local("lost"), K = Counter("k"),
        IsSubnormal = new("isSubnormal", new NumberType(NumberFormat.Truth));

    private static readonly Routine Exponent = Part(
        "LogExponent", Count, [U],
        "k such that u / 2ᵏ lies in [√½, √2), for a normal u > 0.",
        new Return((In.Bits(U) - SqrtHalfBits) >> SingleParts.FractionBits));

    private static readonly Routine Mantissa = Part(
        "LogMantissa", In.Type, [U, K],
        "u / 2ᵏ, by exponent bits, so that no power of two can overflow.",
        new Return(In.FromBits(In.Bits(U) - (K << SingleParts.FractionBits))));

    private static readonly Routine Sum = Part(
        "LogSum", In.Type, [F, K, Correction],
        "ln(1 + f) + k·ln 2 + correction; ln(1 + f) = 2·artanh s = f − s·(f − R), with s = f / (2 + f) and "
            + "R = (2·artanh s − 2·s) / s: f is exact, and only the small product rounds. The polynomial's error is "
            + "below 2⁻³⁰ of the logarithm.",
        Let(S, F / (In.Of(2) + F)),
        Let(Z, S * S),
        Let(TailSum, Z * (Tail[0] + (Z * (Tail[1] + (Z * Tail[2]))))),
        Let(N, In.AsNumber(K)),
        new Return((N * SingleParts.Ln2Hi) + (F - ((S * (F - TailSum)) - ((N * SingleParts.Ln2Lo) + Correction)))));

    public static Routine Log { get; } = In.Function(
        "Log", X,
        "ln x",
        "Range: −103.28 … 88.73; −∞ for ±0, NaN for x < 0, +∞ for +∞; subnormal x are exact arguments. Accuracy: "
            + "1 ulp. Platform variance: none.",
        Let(IsSubnormal, X < SmallestNormal),
        Let(U, Either(IsSubnormal, X * Lift, X)),
        Let(K, Call(Exponent, U)),
        Let(Y, Call(
            Sum, Call(Mantissa, U, K) - In.Of(1), Either(IsSubnormal, K - LiftBits, K), In.Of(0))),
        new Return(Either(
            X > In.Of(0),
            Either(X < In.Infinity, Y, X),
            Either(Equal(X, In.Of(0)), In.Of(double.NegativeInfinity), In.Of(double.NaN)))));

    public static Routine Log1P { get; } = In.Function(
        "Log1P", X,
        "ln(1 + x), without losing the digits of a small x.",
        "Range: −16.64 … 88.73; x itself for |x| < 2⁻²⁵, −∞ for −1, NaN for x < −1, +∞ for +∞. Accuracy: 1 ulp. "
            + "Platform variance: none.",
        Because(
            "What rounding 1 + x lost, relative to u: the first term of its logarithm suffices.",
            Let(U, In.Of(1) + X),
            Let(One, U - X),
            Let(Lost, In.Of(1) - One + (X - (U - One))),
            Let(K, Call(Exponent, U)),
            Let(Y, Call(Sum, Call(Mantissa, U, K) - In.Of(1), K, Lost / U))),
        new Return(Either(
            X > In.Of(-1),
            Either(Equal(X, In.Of(0)) | Equal(X, In.Infinity), X, Y),
            Either(Equal(X, In.Of(-1)), In.Of(double.NegativeInfinity), In.Of(double.NaN)))));
}
