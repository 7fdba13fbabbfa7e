using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Program.Functions.Notation;

namespace NetGen.Compiler.Program.Functions;

/// <summary>tanh x in 32 and in 64 bits, by e²ˣ.</summary>
internal static class TanhFunctions
{
    public static Routine Single { get; } = OfSingle();

    public static Routine Double { get; } = OfDouble();

    private static Routine OfSingle()
    {
        var of = new Notation(NumberFormat.Single);
        const string Range = "tanh x / x − 1 ≈ TanhTail1·x² + … + TanhTail5·x¹⁰ below TanhLimit, off "
            + "by less than 2⁻²⁷; 1 from SingleTanhHighest on.";
        NamedNumber limit = of.Named("TanhLimit", 0.625, Range), highest = of.Named("SingleTanhHighest", 10, Range);
        IReadOnlyList<NamedNumber> tail = of.Coefficients(
            "TanhTail", Range, -0.333332807f, 0.133314192f, -0.0537382923f, 0.0206354298f, -0.00570163503f);
        Local x = of.Local("x"), a = of.Local("a"), z = of.Local("z"), y = of.Local("y"),
            sign = Counter("sign");

        Routine small = Part(
            "SmallTanh", of.Type, [a],
            "tanh a for 0 ≤ a < TanhLimit.",
            Let(z, a * a),
            new Return(
                a + (a * (z * (tail[0] + (z * (tail[1] + (z * (tail[2] + (z * (tail[3] + (z * tail[4]))))))))))))
            with { IsInlined = true };
        return of.Function(
            "Tanh", x,
            "tanh x = 1 − 2/(e²ˣ + 1)",
            "Range: −1 … 1; ±1 for |x| > 9.02, x itself for |x| < 2⁻¹³, tanh ±0 = ±0, NaN for NaN; odd: tanh(−x) = "
                + "−tanh x, bit for bit. Accuracy: 1.4 ulp, near |x| = 0.63, elsewhere less. Platform variance: none.",
            Let(sign, of.Bits(x) & SingleParts.SignBit),
            Let(a, new Apply(Function.Abs, x)),
            Because(
                "Below the limit the difference from 1 would cancel, so a polynomial in x² replaces it. NaN stays.",
                Let(y, Either(
                    a < limit,
                    Call(small, a),
                    Either(
                        a < highest,
                        of.Of(1) - (of.Of(2) / (Call(SingleExp.Normal, a + a) + of.Of(1))),
                        Either(a >= highest, of.Of(1), a)))),
                new Return(of.FromBits(of.Bits(y) | sign))));
    }

    private static Routine OfDouble()
    {
        var of = new Notation(NumberFormat.Double);
        NamedNumber highest = of.Named("TanhHighest", 19.1, "From here on tanh x is 1.");
        NamedNumber middle = of.Named(
            "TanhMiddle", 0.55, "From tanh x = ½ on, 1 − 2/(e²ˣ + 1) has smaller rounding errors than a quotient.");
        Local x = of.Local("x"), a = of.Local("a"), e = of.Local("e"), y = of.Local("y");
        Number one = of.Of(1), two = of.Of(2);
        return of.Function(
            "Tanh", x,
            "tanh x = (e²ˣ − 1) / (e²ˣ + 1)",
            "Range: −1 … 1; ±1 for |x| > 19.07, x itself for |x| < 2⁻²⁷, tanh ±0 = ±0, NaN for NaN; odd: tanh(−x) = "
                + "−tanh x, bit for bit. Accuracy: 2 ulp. Platform variance: none.",
            Let(a, new Apply(Function.Abs, x)),
            When(a > highest, new Return(Either(x < of.Of(0), of.Of(-1), one))),
            When(!(a > of.Of(0)), new Return(x)),
            Let(e, new Apply(Function.ExpM1, two * a)),
            Let(y, Either(a < middle, e / (e + two), one - (two / (e + two)))),
            new Return(Either(x < of.Of(0), -y, y)));
    }
}
