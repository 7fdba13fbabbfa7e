using static NetGen.Compiler.Program.Functions.LaneNotation;
using static NetGen.Compiler.Program.Functions.Notation;

namespace NetGen.Compiler.Program.Functions;

/// <summary>eˣ of registers.</summary>
/// <remarks>
/// ln 2 is subtracted in two parts, of which the first has so few bits that n times it is exact. Bounds: the logarithms
/// of the smallest normal and of the largest number. Beyond the upper one x times the largest number is ∞, and NaN for
/// NaN.
/// </remarks>
internal static class LaneExp
{
    /// <summary>
    /// e^r by powers of r, from 1 and r on: what is left of it, (e^r − 1 − r) / r², by the polynomials through the
    /// Chebyshev nodes of |r| ≤ ½·ln 2. e^r is off by 1e-8, a sixth of a unit of float's last place, and by 2e-17.
    /// </summary>
    private static readonly double[] Single =
        [1, 1, 0.5, 0.16666577756404877, 0.041666556149721146, 0.008363173343241215, 0.0013926177052780986];

    private static readonly double[] Double =
    [
        1, 1, 0.5000000000000001, 0.16666666666666669, 0.04166666666662416, 0.008333333333330065, 0.0013888888917198419,
        0.00019841269863041851, 2.480152131972762e-05, 2.7557268478279004e-06, 2.762007713646922e-07,
        2.51003767988125e-08,
    ];

    public static Routine Exp(LaneNotation of)
    {
        bool isSingle = of.IsSingle;
        Local x = of.Local("x"), lowest = of.Local("lowest"), highest = of.Local("highest"),
            shifted = of.Local("shifted"), n = of.Local("n"), r = of.Local("r"), z = of.Local("z"),
            p = of.Local("p"), power = of.Local("power");
        Number rounder = of.Of(of.Rounder);
        return of.Function(
            "Exp", x,
            "e^x = 2^n·e^r, n the integer nearest to x/ln 2, r = x − n·ln 2;  ∞ where it would overflow, 0 where it\n"
                + "would be subnormal.",
            null,
            [
                Let(lowest, of.Of(isSingle ? -87.33654f : -708.3964185322641)),
                Let(highest, of.Of(isSingle ? 88.72283f : 709.782712893384)),
                new Remark(
                    $"{(isSingle ? "1.5·2²³" : "1.5·2⁵²")} rounds when it is added, and leaves n in the last bits."),
                new Remark("n times the first part of ln 2 is exact."),
                Let(shifted, MultiplyAdd(x, of.Of(1.4426950408889634), rounder)),
                Let(n, shifted - rounder),
                Let(r, MultiplyAdd(n, of.Of(-of.Ln2Hi), x)),
                new Assign(r, MultiplyAdd(n, of.Of(-of.Ln2Lo), r)),
                new Remark("p = e^r, |r| ≤ ½·ln 2, by a polynomial. Then n is added to its exponent."),
                Let(z, r * r),
                .. Polynomial(of, isSingle ? Single : Double, r, z, p),
                Let(power, of.FromBits(of.Bits(p) + (of.Bits(shifted) << of.FractionBits))),
                new Assign(power, Either(x <= highest, power, x * of.Of(isSingle ? float.MaxValue : double.MaxValue))),
                new Return(Either(x < lowest, of.Of(0), power)),
            ]);
    }

    /// <summary>
    /// p, the polynomial: pairs of its terms, pairs of these, then by powers of r⁴, so that as little as possible waits
    /// for anything else (Estrin): a small network's step takes as long as its chain of results.
    /// </summary>
    private static IEnumerable<Statement> Polynomial(LaneNotation of, double[] c, Local r, Local z, Local p)
    {
        Local[] quads = [.. Enumerable.Range(0, (c.Length + 3) / 4).Select(q => of.Local($"p{q}"))];
        foreach ((Local quad, int q) in quads.Select((quad, q) => (quad, q)))
        {
            yield return Let(quad, Quad(4 * q));
        }

        yield return Let(p, quads.Reverse().Cast<Value>().Aggregate((sum, next) => MultiplyAdd(z * z, sum, next)));

        Value Quad(int i) => i + 2 < c.Length ? MultiplyAdd(z, Pair(i + 2), Pair(i)) : Pair(i);

        Value Pair(int i) => i + 1 == c.Length ? of.Of(c[i])
            : c[i + 1] == 1 ? r + of.Of(c[i])
            : MultiplyAdd(r, of.Of(c[i + 1]), of.Of(c[i]));
    }
}
