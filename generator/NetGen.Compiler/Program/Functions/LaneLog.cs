using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Program.Functions.LaneNotation;
using static NetGen.Compiler.Program.Functions.Notation;

namespace NetGen.Compiler.Program.Functions;

/// <summary>ln x and ln(1 + x) of registers, by the series of 2·artanh s.</summary>
internal static class LaneLog
{
    /// <remarks>
    /// The bits of x less those of √½ hold n above the mantissa. The first neglected term is s^(2k) / (2k + 1) with
    /// |s| ≤ 0.172: 3e-9 for k = 5, 1e-17 for k = 11.
    /// </remarks>
    public static Routine Log(LaneNotation of)
    {
        bool isSingle = of.IsSingle;
        Local x = of.Local("x"), bits = of.BitsLocal("bits"), exponent = of.BitsLocal("exponent"), n = of.Local("n"),
            m = of.Local("m"), s = of.Local("s"), z = of.Local("z"), series = of.Local("series"), low = of.Local("low"),
            y = of.Local("y");
        return of.Function(
            "Log", x,
            "ln x = n·ln 2 + 2·(s + s³/3 + s⁵/5 + …), s = (m − 1)/(m + 1), x = 2^n·m, √½ ≤ m < √2;  −∞ from 0 to the "
                + "smallest\nnormal number, NaN below 0.",
            null,
            Let(bits, of.Bits(x)
                + new Broadcast(of.OneWhole(of.Marks.One) - of.OneWhole(of.Marks.SqrtHalf), of.Type.Lanes)),
            Let(exponent, new Binary(BinaryOperator.ShiftRightLogical, bits, of.FractionBits)),
            Let(n, of.FromBits(exponent + of.Bits(of.Of(of.Rounder))) - of.Of(of.Rounder + of.ExponentOfOne)),
            Let(m, of.FromBits(of.Bits(x) - ((exponent - of.OfWhole(of.ExponentOfOne)) << of.FractionBits))),
            Let(s, (m - of.Of(1)) / (m + of.Of(1))),
            Let(z, s * s),
            Let(series, MultiplyAdd(s * z, of.Horner(AreaTangentSeries(isSingle ? 4 : 10), z), s)),
            Let(low, MultiplyAdd(n, of.Of(of.Ln2Lo), series + series)),
            Let(y, MultiplyAdd(n, of.Of(of.Ln2Hi), low)),
            new Assign(y, Either(
                x < of.Of(isSingle ? 1.17549435e-38f : 2.2250738585072014e-308), of.Of(double.NegativeInfinity), y)),
            new Assign(y, Either(x < of.Of(0), of.Of(double.NaN), y)),
            new Return(Either(x < of.Infinity, y, x)));
    }

    /// <remarks>
    /// The series' first neglected term is s^(2n) / (2n + 1) with |s| ≤ ¼: 5e-9 for n = 6, 8e-18 for n = 13.
    /// </remarks>
    public static Routine Log1P(LaneNotation of)
    {
        Local x = of.Local("x"), small = of.Local("small"), s = of.Local("s"), z = of.Local("z"), r = of.Local("r"),
            series = of.Local("series");
        return of.Function(
            "Log1P", x,
            "ln(1 + x) = 2·(s + s³/3 + s⁵/5 + …) with s = x / (2 + x),\n"
                + "for |x| < 0.4, where 1 + x would lose digits of x.",
            null,
            Let(small, new Apply(Function.Abs, x) < of.Of(0.4)),
            Let(s, x / (x + of.Of(2))),
            Let(z, s * s),
            Let(r, of.Horner(AreaTangentSeries(of.IsSingle ? 5 : 12), z)),
            Let(series, MultiplyAdd(s * z, r, s)),
            new Return(Either(small, series + series, new Apply(Function.Log, x + of.Of(1)))));
    }

    /// <summary>1/3, 1/5, 1/7, …</summary>
    private static List<double> AreaTangentSeries(int length) =>
        [.. Enumerable.Range(1, length).Select(static n => 1.0 / ((2 * n) + 1))];
}
