using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Program.Functions.Notation;

namespace NetGen.Compiler.Program.Functions;

/// <summary>eˣ and eˣ − 1 in 32 bits: x = k·ln 2 + r, eʳ by a polynomial, and k goes to the exponent's bits.</summary>
internal static class SingleExp
{
    private static readonly Notation In = new(NumberFormat.Single);

    private static readonly NamedNumber Log2E = In.Named("SingleLog2E", 1.44269504f, SingleParts.OfLn2);
    private static readonly IReadOnlyList<NamedNumber> Tail = In.Coefficients(
        "SingleExpTail",
        "(eʳ − 1 − r) / r² ≈ ½ + SingleExpTail1·r + … + SingleExpTail4·r⁴",
        0.166665152f, 0.0416664556f, 0.00836924277f, 0.00139357755f);

    private const string Range =
        "Between these eˣ is a normal number, with room to spare. e^−104 rounds to 0 and e^89 to ∞, e^−18 − 1 to −1.";
    private static readonly NamedNumber LowestNormal = In.Named("SingleExpLowestNormal", -87, Range);
    private static readonly NamedNumber HighestNormal = In.Named("SingleExpHighestNormal", 88, Range);
    private static readonly NamedNumber Lowest = In.Named("SingleExpLowest", -104, Range);
    private static readonly NamedNumber Highest = In.Named("SingleExpHighest", 89, Range);
    private static readonly NamedNumber M1Lowest = In.Named("SingleExpM1Lowest", -18, Range);

    private static readonly NamedNumber RounderBits = In.NamedBits(
        "SingleRounderBits", 0x4B400000, SingleParts.OfRounder);

    private static readonly Local X = In.Local("x"), K = In.Local("k"), Y = In.Local("y"), R = In.Local("r"),
        R2 = In.Local("r2"), Hi = In.Local("hi"), Lo = In.Local("lo"), Low = In.Local("low"), High = In.Local("high"),
        Shifted = In.Local("shifted"), Power = In.Local("power"), Exponent = Counter("exponent"),
        Half = Counter("half"), Magnitude = Counter("magnitude");

    private static readonly Value One = In.Of(1);

    private static readonly Routine Reduced = Part(
        "ReducedExpM1", In.Type, [X, K],
        "eʳ − 1 for r = x − k·ln 2, |r| ≤ ½·ln 2, by a polynomial for (eʳ − 1 − r) / r²; what that adds to r is off by "
            + "less than 2⁻²⁸. r is rounded for the polynomial alone: hi is exact, and lo small.",
        Let(Hi, X - (K * SingleParts.Ln2Hi)),
        Let(Lo, K * SingleParts.Ln2Lo),
        Let(R, Hi - Lo),
        Let(R2, R * R),
        Let(Low, R2 * (In.Of(0.5) + (R * Tail[0]))),
        Let(High, R2 * R2 * (Tail[1] + (R * Tail[2]) + (R2 * Tail[3]))),
        new Return(Hi + (Low - Lo + High))) with { IsInlined = true };

    /// <summary>eˣ where it is neither 0 nor ∞ nor subnormal, for other functions.</summary>
    public static Routine Normal { get; } = Part(
        "NormalExp", In.Type, [X],
        "eˣ where it is a normal number, x no NaN: k, in the lowest bits of the shifted sum, goes to eʳ's exponent.",
        Let(Shifted, (X * Log2E) + SingleParts.Rounder),
        Let(Y, One + Call(Reduced, X, Shifted - SingleParts.Rounder)),
        new Return(In.FromBits(In.Bits(Y) + (In.Bits(Shifted) << SingleParts.FractionBits)))) with { IsInlined = true };

    private static readonly Routine Far = Part(
        "FarExp", In.Type, [X],
        "eˣ for SingleExpLowest ≤ x ≤ SingleExpHighest, and NaN for NaN.",
        Let(Shifted, (X * Log2E) + SingleParts.Rounder),
        Let(Y, One + Call(Reduced, X, Shifted - SingleParts.Rounder)),
        Because(
            "Two factors, since 2ᵏ may itself overflow or be subnormal; only the second product rounds.",
            Let(Exponent, In.Bits(Shifted) - RounderBits),
            Let(Half, Exponent >> new Number(1, Count)),
            new Return(Y * Call(SingleParts.PowerOfTwo, Half) * Call(SingleParts.PowerOfTwo, Exponent - Half))));

    public static Routine Exp { get; } = In.Function(
        "Exp", X,
        "eˣ",
        "Range: 0 … +∞; 0 for x < −103.97, +∞ for x > 88.73, NaN for NaN; e^±0 = 1; results below 1.2·10⁻³⁸ are "
            + "subnormal, not flushed. Accuracy: 1 ulp. Platform variance: none.",
        new Return(Either(
            (X > LowestNormal) & (X < HighestNormal),
            Call(Normal, X),
            Either(X < Lowest, In.Of(0), Either(X > Highest, In.Infinity, Call(Far, X))))));

    private const string OfMagnitude = "The bits of |x|, compared as whole numbers: up to 87, 2ᵏ·eʳ is a normal "
        + "number; beyond 104, eˣ is 0 or ∞.";
    private static readonly NamedNumber NormalBits = In.NamedBits("SingleExpNormalBits", 0x42AE0000, OfMagnitude);
    private static readonly NamedNumber FarthestBits = In.NamedBits("SingleExpFarthestBits", 0x42D00000, OfMagnitude);

    /// <summary>The bits of <see cref="Exp"/> with one copy of the polynomial: for code that has to be small.</summary>
    /// <remarks>
    /// Where numbers are software, whole numbers are cheap: the argument's range is found by them, k is converted
    /// rather than subtracted, and a shift by bytes and back by a bit is shorter than one by 23 bits.
    /// </remarks>
    public static Routine Compact { get; } = In.Function(
        "Exp", X,
        "eˣ",
        null,
        Let(Magnitude, In.Bits(X) & new Number(int.MaxValue, Count)),
        When(
            Magnitude > FarthestBits,
            new Remark("or NaN"),
            new Return(Either(X > Highest, In.Infinity, Either(X < Lowest, In.Of(0), X)))),
        Let(Exponent, In.Bits((X * Log2E) + SingleParts.Rounder) - RounderBits),
        Let(Y, One + Call(Reduced, X, In.AsNumber(Exponent))),
        When(
            Magnitude < NormalBits,
            new Remark("2ᵏ·eʳ is a normal number: k goes to eʳ's exponent."),
            new Return(In.FromBits(In.Bits(Y) + ((Exponent << new Number(24, Count)) >> new Number(1, Count))))),
        Because(
            "Two factors, since 2ᵏ may itself overflow or be subnormal; only the second product rounds.",
            Let(Half, Exponent >> new Number(1, Count)),
            new Return(Y * Call(SingleParts.PowerOfTwo, Half) * Call(SingleParts.PowerOfTwo, Exponent - Half))));

    public static Routine ExpM1 { get; } = In.Function(
        "ExpM1", X,
        "eˣ − 1, without losing the digits of a small x.",
        "Range: −1 … +∞; x itself for |x| < 2⁻²⁵, −1 for x < −17.33, +∞ for x > 88.73, NaN for NaN. Accuracy: 1.8 ulp, "
            + "near x = 0.3466, elsewhere less. Platform variance: none.",
        Let(Shifted, (X * Log2E) + SingleParts.Rounder),
        Let(K, Shifted - SingleParts.Rounder),
        Let(Y, Call(Reduced, X, K)),
        Because(
            "eˣ − 1 = 2ᵏ·(eʳ − 1) + (2ᵏ − 1)",
            Let(Power, In.FromBits((In.Bits(Shifted) << SingleParts.FractionBits) + SingleParts.OneBits)),
            When(
                (X > M1Lowest) & (X < HighestNormal),
                new Return(Either(Equal(X, In.Of(0)), X, Power - One + (Power * Y))))),
        Because(
            "−1 is far below the last digit.",
            new Return(Either(X <= M1Lowest, In.Of(-1), new Apply(Function.Exp, X)))));
}
