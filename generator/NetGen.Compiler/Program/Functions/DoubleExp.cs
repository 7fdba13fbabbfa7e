using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Program.Functions.Notation;

namespace NetGen.Compiler.Program.Functions;

/// <summary>eˣ and eˣ − 1 in 64 bits: x = k·ln 2 + r, eʳ by a polynomial, and 2ᵏ by its bits.</summary>
internal static class DoubleExp
{
    private static readonly Notation In = new(NumberFormat.Double);

    private static readonly NamedNumber Log2E = In.Named("Log2E", 1.4426950408889634, DoubleParts.OfLn2);

    private const string Range =
        "e^−746 rounds to 0, e^710 to ∞, and e^−40 − 1 to −1; 1 is far below the last digit of e^40.";
    private static readonly NamedNumber Lowest = In.Named("ExpLowest", -746, Range);
    private static readonly NamedNumber Highest = In.Named("ExpHighest", 710, Range);
    private static readonly NamedNumber M1Lowest = In.Named("ExpM1Lowest", -40, Range);
    private static readonly NamedNumber M1Highest = In.Named("ExpM1Highest", 40, Range);

    private static readonly IReadOnlyList<NamedNumber> Terms = In.Coefficients(
        "ExpTail",
        "(eʳ − 1 − r) / r² ≈ ½ + ExpTail1·r + … + ExpTail10·r¹⁰",
        0.1666666666666667, 0.04166666666666667, 0.008333333333326136, 0.0013888888888883748, 0.00019841269874820627,
        2.4801587325547743e-05, 2.7557255400206422e-06, 2.75572736431103e-07, 2.5105217004720745e-08,
        2.0914686968086876e-09);

    private static readonly Local X = In.Local("x"), K = In.Local("k"), Y = In.Local("y"), R = In.Local("r"),
        R2 = In.Local("r2"), R4 = In.Local("r4"), Hi = In.Local("hi"), Lo = In.Local("lo"), Low = In.Local("low"),
        Middle = In.Local("middle"), High = In.Local("high"), Shifted = In.Local("shifted"), Power = In.Local("power"),
        TailSum = In.Local("tail"), Shift = In.Local("shift"), Sum = In.Local("sum"), Lost = In.Local("lost"),
        Exponent = Counter("exponent"), Half = Counter("half");

    private static readonly Value One = In.Of(1);

    private static readonly Routine Tail = Part(
        "ExpTail", In.Type, [R],
        "(eʳ − 1 − r) / r² for |r| ≤ ½·ln 2; what it adds to r has a relative error below 2⁻⁶⁰.",
        Let(R2, R * R),
        Let(R4, R2 * R2),
        Let(Low, In.Of(0.5) + (R * Terms[0]) + (R2 * (Terms[1] + (R * Terms[2])))),
        Let(Middle, Terms[3] + (R * Terms[4]) + (R2 * (Terms[5] + (R * Terms[6])))),
        Let(High, Terms[7] + (R * Terms[8]) + (R2 * Terms[9])),
        new Return(Low + (R4 * (Middle + (R4 * High)))));

    private static readonly Routine LowBits = Part(
        "LowBits", Count, [Shifted],
        "The integer that adding Rounder left in the lowest bits.",
        new Return(In.AsCount(In.Bits(Shifted))));

    public static Routine Exp { get; } = In.Function(
        "Exp", X,
        "eˣ",
        "Range: 0 … +∞; 0 for x < −745.14, +∞ for x > 709.79, NaN for NaN; e^±0 = 1; results below 2.3·10⁻³⁰⁸ are "
            + "subnormal, not flushed. Accuracy: 1 ulp. Platform variance: none.",
        When(!(X < Highest), new Remark("or NaN"), new Return(Either(X >= Highest, In.Infinity, X))),
        When(X < Lowest, new Return(In.Of(0))),
        Because(
            "x = k·ln 2 + r, eˣ = 2ᵏ·eʳ",
            Let(Shifted, (X * Log2E) + DoubleParts.Rounder),
            Let(K, Shifted - DoubleParts.Rounder),
            Let(Hi, X - (K * DoubleParts.Ln2Hi)),
            Let(Lo, K * DoubleParts.Ln2Lo),
            Let(R, Hi - Lo),
            Let(Y, One + (R + ((R * R * Call(Tail, R)) + (Hi - R - Lo))))),
        Because(
            "Two factors, since 2ᵏ may itself overflow or be subnormal; only the second product rounds.",
            Let(Exponent, Call(LowBits, Shifted)),
            Let(Half, Exponent >> new Number(1, Count)),
            new Return(Y * Call(DoubleParts.PowerOfTwo, Half) * Call(DoubleParts.PowerOfTwo, Exponent - Half))));

    public static Routine ExpM1 { get; } = In.Function(
        "ExpM1", X,
        "eˣ − 1, without losing the digits of a small x.",
        "Range: −1 … +∞; x itself for |x| < 2⁻⁵⁴, −1 for x < −40, +∞ for x > 709.79, NaN for NaN. Accuracy: 1 ulp. "
            + "Platform variance: none.",
        When(
            !(X < M1Highest), new Remark("−1 is far below the last digit."), new Return(new Apply(Function.Exp, X))),
        When(X < M1Lowest, new Return(In.Of(-1))),
        When(Equal(X, In.Of(0)), new Return(X)),
        Because(
            "eˣ − 1 = 2ᵏ·(r + tail) + (2ᵏ − 1), summed as a rounded value and what its rounding lost.",
            Let(Shifted, (X * Log2E) + DoubleParts.Rounder),
            Let(K, Shifted - DoubleParts.Rounder),
            Let(Hi, X - (K * DoubleParts.Ln2Hi)),
            Let(Lo, K * DoubleParts.Ln2Lo),
            Let(R, Hi - Lo),
            Let(TailSum, (R * R * Call(Tail, R)) + (Hi - R - Lo)),
            Let(Power, Call(DoubleParts.PowerOfTwo, Call(LowBits, Shifted))),
            Let(Shift, Power - One),
            Let(Sum, Shift + (Power * R)),
            Let(Lost, (Power * R) - (Sum - Shift) + (Power - Shift - One)),
            new Return(Sum + ((Power * TailSum) + Lost))));
}
