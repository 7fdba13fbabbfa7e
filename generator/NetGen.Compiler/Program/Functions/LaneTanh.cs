using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Program.Functions.LaneNotation;
using static NetGen.Compiler.Program.Functions.Notation;

namespace NetGen.Compiler.Program.Functions;

/// <summary>tanh x, and eˣ − 1 by way of it, of registers.</summary>
internal static class LaneTanh
{
    /// <remarks>Beyond the limit tanh is 1 to the last bit, and e^(2a) has not overflowed yet.</remarks>
    public static Routine Tanh(LaneNotation of)
    {
        TanhFraction fraction = Fraction(of);
        Local x = of.Local("x"), a = of.Local("a"), z = of.Local("z"), e = of.Local("e"), small = of.Local("small"),
            p = of.Local("p"), q = of.Local("q"), above = of.Local("above"), below = of.Local("below");
        return of.Function(
            "Tanh", x,
            "tanh x = x·P(x²) / Q(x²), a continued fraction, for |x| < ½,\n"
                + "else (e^(2|x|) − 1) / (e^(2|x|) + 1) with the sign of x.",
            null,
            Let(a, new Binary(BinaryOperator.Minimum, of.Of(of.IsSingle ? 10 : 22), new Apply(Function.Abs, x))),
            Let(z, a * a),
            Let(e, new Apply(Function.Exp, a + a)),
            Let(small, a < of.Of(0.5)),
            Let(p, of.Horner(fraction.Above, z)),
            Let(q, of.Horner(fraction.Below, z)),
            Let(above, Either(small, a * p, e - of.Of(1))),
            Let(below, Either(small, q, e + of.Of(1))),
            new Return(new Binary(BinaryOperator.CopySign, above / below, x)));
    }

    public static Routine ExpM1(LaneNotation of)
    {
        TanhFraction fraction = Fraction(of);
        Local x = of.Local("x"), h = of.Local("h"), z = of.Local("z"), small = of.Local("small"), p = of.Local("p"),
            q = of.Local("q"), above = of.Local("above"), below = of.Local("below");
        return of.Function(
            "ExpM1", x,
            "e^x − 1 = 2·tanh(x/2) / (1 − tanh(x/2)) for |x| < 1, where e^x − 1 itself would cancel.",
            null,
            Let(h, x * of.Of(0.5)),
            Let(z, h * h),
            Let(small, new Apply(Function.Abs, x) < of.Of(1)),
            Let(p, h * of.Horner(fraction.Above, z)),
            Let(q, of.Horner(fraction.Below, z)),
            Let(above, Either(small, p + p, new Apply(Function.Exp, x) - of.Of(1))),
            Let(below, Either(small, q - p, of.Of(1))),
            new Return(above / below));
    }

    private static TanhFraction Fraction(LaneNotation of) => new(of.IsSingle ? 5 : 8);
}
