using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Program.Functions.LaneNotation;
using static NetGen.Compiler.Program.Functions.Notation;

namespace NetGen.Compiler.Program.Functions;

/// <summary>sin x and cos x of registers.</summary>
/// <remarks>
/// π/2 is subtracted in three parts; the third is not exact, so r has an error of 1e-11, of doubles 1e-30: only next to
/// a zero of the function is that more than its last digit.
/// </remarks>
internal static class LaneSine
{
    public static Routine Sin(LaneNotation of) => Turned(
        of, "Sin", 0,
        "sin x = ±sin r or ±cos r, r = x − n·π/2, n the integer nearest to x/(π/2), by the lowest bits of n;\n"
            + "0 where numbers are ½ apart or more, NaN for ±∞.");

    public static Routine Cos(LaneNotation of) => Turned(
        of, "Cos", 1,
        "cos x = sin(x + π/2): ±sin r or ±cos r, r = x − n·π/2, by the lowest bits of n + 1;\n"
            + "1 where numbers are ½ apart or more, NaN for ±∞.");

    private static Routine Turned(LaneNotation of, string name, int quarters, string summary)
    {
        SineNumbers numbers = of.IsSingle ? SineNumbers.Single : SineNumbers.Double;
        Local x = of.Local("x"), a = of.Local("a"), shifted = of.Local("shifted"), n = of.Local("n"), r = of.Local("r"),
            z = of.Local("z"), p = of.Local("p"), q = of.Local("q"), y = of.Local("y"),
            quarter = of.BitsLocal("quarter");
        Number rounder = of.Of(of.Rounder), sign = new(of.IsSingle ? 31 : 63, Count);
        Value bits = of.Bits(shifted);
        Value odd = of.FromBits(of.OfWhole(of.Marks.One) + (quarter << sign)) < of.Of(0);
        return of.Function(
            name, x,
            summary,
            null,
            Let(a, Either(new Apply(Function.Abs, x) <= of.Of(numbers.Highest), x, x * of.Of(0))),
            new Remark(
                $"{(of.IsSingle ? "1.5·2²³" : "1.5·2⁵²")} rounds when it is added, and leaves n in the last bits."),
            Let(shifted, MultiplyAdd(a, of.Of(numbers.TwoOverPi), rounder)),
            Let(n, shifted - rounder),
            Let(quarter, quarters == 0 ? bits : bits + of.OfWhole(quarters)),
            new Remark("n times each of the first two parts of π/2 is exact, unless x is large."),
            Let(r, MultiplyAdd(n, of.Of(-numbers.Pi[0]), a)),
            new Assign(r, MultiplyAdd(n, of.Of(-numbers.Pi[1]), r)),
            new Assign(r, MultiplyAdd(n, of.Of(-numbers.RestOfPi), r)),
            new Remark("p = sin r, q = cos r, |r| ≤ π/4, by polynomials; q in odd quarters of a turn."),
            Let(z, r * r),
            Let(p, MultiplyAdd(r * z, of.Horner(numbers.Sine, z), r)),
            Let(q, MultiplyAdd(z * z, of.Horner(numbers.Cosine, z), MultiplyAdd(z, of.Of(-0.5), of.Of(1)))),
            Let(y, Either(odd, q, p)),
            new Remark("The other sign in the second half of a turn."),
            new Return(of.FromBits(
                of.Bits(y)
                    + (new Binary(BinaryOperator.ShiftRightLogical, quarter, new Number(1, Count)) << sign))));
    }
}
