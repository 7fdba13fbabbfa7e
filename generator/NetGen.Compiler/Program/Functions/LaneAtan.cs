using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Program.Functions.LaneNotation;
using static NetGen.Compiler.Program.Functions.Notation;

namespace NetGen.Compiler.Program.Functions;

/// <summary>arctan x of registers.</summary>
internal static class LaneAtan
{
    public static Routine Atan(LaneNotation of)
    {
        Local x = of.Local("x"), a = of.Local("a"), small = of.Local("small"), large = of.Local("large"),
            above = of.Local("above"), below = of.Local("below"), t = of.Local("t"), z = of.Local("z"),
            angle = of.Local("angle"), y = of.Local("y");
        return of.Function(
            "Atan", x,
            "arctan a = arctan t for a < ½, π/4 + arctan t up to 2, π/2 + arctan t above, with t = a, (a − 1)/(a + 1)\n"
                + "or −1/a, by a polynomial; a = |x|, and y has the sign of x.",
            null,
            Let(a, new Apply(Function.Abs, x)),
            Let(small, a < of.Of(0.5)),
            Let(large, a > of.Of(2)),
            Let(above, Either(small, a, Either(large, of.Of(-1), a - of.Of(1)))),
            Let(below, Either(small, of.Of(1), Either(large, a, a + of.Of(1)))),
            Let(angle, Either(small, of.Of(0), Either(large, of.Of(Math.PI / 2), of.Of(Math.PI / 4)))),
            Let(t, above / below),
            Let(z, t * t),
            Let(y, angle + MultiplyAdd(t * z, of.Horner(AtanFunctions.Terms(of.IsSingle), z), t)),
            new Return(new Binary(BinaryOperator.CopySign, y, x)));
    }
}
