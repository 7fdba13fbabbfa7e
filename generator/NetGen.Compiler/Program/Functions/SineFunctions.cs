using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Program.Functions.Notation;

namespace NetGen.Compiler.Program.Functions;

/// <summary>
/// sin x and cos x in 32 and in 64 bits: x less a number of quarter turns, then one of two polynomials.
/// </summary>
internal sealed class SineFunctions
{
    private readonly Notation _of;
    private readonly SineNumbers _numbers;
    private readonly Local _r, _rest, _z, _p;

    private SineFunctions(NumberFormat format)
    {
        _of = new Notation(format);
        _numbers = SineNumbers.Of(format);
        (_r, _rest, _z, _p) = (_of.Local("r"), _of.Local("rest"), _of.Local("z"), _of.Local("p"));
        Routine turned = Turned();
        Local x = _of.Local("x"), u = _of.Local("u");
        NamedNumber highest = Named(
            "SinHighest", _numbers.Highest,
            "Beyond, neighbouring numbers are ½ apart or more: one within 7 ulp of x has the sine 0.");
        Declare counted = Let(u, Either(new Apply(Function.Abs, x) <= highest, x, x * _of.Of(0)));
        string where = _of.IsSingle
            ? "1 ulp for |x| ≤ 6433; from there to 6.5·10⁶ that of some number within 1 ulp of x"
            : "1 ulp for |x| ≤ 1.6·10⁶; from there to 3.5·10¹⁵ that of some number within 1 ulp of x";
        string beyond = "where neighbouring numbers are ½ apart or more";
        Sin = _of.Function(
            "Sin", x,
            "sin x",
            $"Range: −1 … 1; sin ±0 = ±0, NaN for ±∞ and NaN; odd: sin(−x) = −sin x, bit for bit. Accuracy: {where}; "
                + $"beyond, {beyond}, it is 0. Platform variance: none.",
            counted,
            new Return(Either(Equal(u, _of.Of(0)), u, Call(turned, u, new Number(0, Count)))));
        Cos = _of.Function(
            "Cos", x,
            "cos x",
            $"Range: −1 … 1; cos ±0 = 1, NaN for ±∞ and NaN; even: cos(−x) = cos x, bit for bit. Accuracy: {where}; "
                + $"beyond, {beyond}, it is 1. Platform variance: none.",
            counted,
            new Return(Call(turned, u, new Number(1, Count))));
    }

    public static SineFunctions Single { get; } = new(NumberFormat.Single);

    public static SineFunctions Double { get; } = new(NumberFormat.Double);

    public Routine Sin { get; }

    public Routine Cos { get; }

    private Routine Turned()
    {
        string ofPi = _of.IsSingle
            ? "π/2 = SingleHalfPi1 + … + SingleHalfPi4; k times one of the first three, of 12 bits each, is exact for "
                + "|k| < 2¹²."
            : "π/2 = HalfPi1 + … + HalfPi4; k times one of the first three, of 33 bits each, is exact for |k| < 2²⁰.";
        IReadOnlyList<NamedNumber> pi = Coefficients("HalfPi", ofPi, _numbers.Pi);
        NamedNumber twoOverPi = Named("TwoOverPi", _numbers.TwoOverPi, ofPi);
        NamedNumber rounder = _of.IsSingle ? SingleParts.Rounder : DoubleParts.Rounder;
        Local u = _of.Local("u"), shifted = _of.Local("shifted"), k = _of.Local("k"),
            a = _of.Local("a"), b = _of.Local("b"), c = _of.Local("c"), p2 = _of.Local("p2"), p3 = _of.Local("p3"),
            lost = _of.Local("lost"), y = _of.Local("y"), quarters = Counter("quarters"), quarter = Counter("quarter"),
            sign = new("sign", _of.Bits(y).Type);

        // Of floats k times the first two parts end where a's and b's digits do: nothing is lost.
        Value lostBefore = a - b - p2, lostLast = b - c - p3;
        return Part(
            "SinTurned", _of.Type, [u, quarters],
            "sin(u + quarters·π/2)",
            Because(
                "u = k·π/2 + r, |r| ≤ π/4: the lowest bits of k say which quarter of a turn u is in.",
                Let(shifted, (u * twoOverPi) + rounder),
                Let(k, shifted - rounder),
                Let(quarter, _of.AsCount(_of.Bits(shifted)) + quarters)),
            Because(
                "What rounding these differences loses goes to the rest of r.",
                Let(a, u - (k * pi[0])),
                Let(p2, k * pi[1]),
                Let(b, a - p2),
                Let(p3, k * pi[2]),
                Let(c, b - p3),
                Let(lost, (_of.IsSingle ? lostLast : lostBefore + lostLast) - (k * pi[3])),
                Let(_r, c + lost),
                Let(_rest, c - _r + lost)),
            Because(
                "The cosine in odd quarters; the other sign in the second half of a turn.",
                Let(y, Either(
                    Equal(quarter & new Number(1, Count), new Number(0, Count)),
                    Call(SmallSin(), _r, _rest),
                    Call(SmallCos(), _r, _rest))),
                Let(sign, _of.AsBits(quarter >> new Number(1, Count)) << new Number(_of.IsSingle ? 31 : 63, Count)),
                new Return(_of.FromBits(_of.Bits(y) + sign))));
    }

    private Routine SmallSin()
    {
        IReadOnlyList<NamedNumber> terms = Coefficients(
            "SinTerm", $"(sin r − r) / r³ ≈ {Prefix}SinTerm1 + {Prefix}SinTerm2·r² + …", _numbers.Sine);
        return Part(
            "SmallSin", _of.Type, [_r, _rest],
            "sin(r + rest) for |r| ≤ π/4, with a rest far below r's last digit: r + rest·(1 − ½·r²) + r³·p(r²).",
            [
                Let(_z, _r * _r),
                .. Polynomial(terms),
                new Return(_r + (_rest + (_z * ((_r * _p) - (_of.Of(0.5) * _rest))))),
            ]) with
        {
            IsInlined = true,
        };
    }

    private Routine SmallCos()
    {
        IReadOnlyList<NamedNumber> terms = Coefficients(
            "CosTerm", $"(cos r − 1 + ½·r²) / r⁴ ≈ {Prefix}CosTerm1 + {Prefix}CosTerm2·r² + …", _numbers.Cosine);
        Local half = _of.Local("half"), y = _of.Local("y");
        return Part(
            "SmallCos", _of.Type, [_r, _rest],
            "cos(r + rest), likewise: 1 − ½·r² + r⁴·p(r²) − r·rest, and what rounding 1 − ½·r² lost.",
            [
                Let(_z, _r * _r),
                .. Polynomial(terms),
                Let(half, _of.Of(0.5) * _z),
                Let(y, _of.Of(1) - half),
                new Return(y + (_of.Of(1) - y - half + ((_z * _z * _p) - (_r * _rest)))),
            ]) with
        {
            IsInlined = true,
        };
    }

    /// <summary>p, a polynomial in z: three terms, or two times three.</summary>
    private IEnumerable<Statement> Polynomial(IReadOnlyList<NamedNumber> terms)
    {
        if (terms.Count == 3)
        {
            yield return Let(_p, Three(0));
            yield break;
        }

        Local low = _of.Local("low"), high = _of.Local("high");
        yield return Let(low, Three(0));
        yield return Let(high, Three(3));
        yield return Let(_p, low + (_z * _z * _z * high));

        Value Three(int first) => terms[first] + (_z * (terms[first + 1] + (_z * terms[first + 2])));
    }

    private string Prefix => _of.IsSingle ? "Single" : "";

    private NamedNumber Named(string name, double amount, string reason) => _of.Named(Prefix + name, amount, reason);

    private IReadOnlyList<NamedNumber> Coefficients(string name, string reason, IReadOnlyList<double> numbers) =>
        _of.Coefficients(Prefix + name, reason, [.. numbers]);
}
