using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Algebra;

namespace NetGen.Compiler.Emit.Printing;

/// <summary>The functions of formulas on vectors, as the text of static methods.</summary>
/// <remarks>
/// .NET's own Exp and Log are calls, around which every register goes to the stack, and work on float by way of double:
/// these are inlined. None has a branch; where two formulas meet, both are computed and lanes selected, before the one
/// division of a fraction. All are within a few units in the last place (docs/decisions/0009).
/// </remarks>
internal static class VectorHelpers
{
    /// <summary>
    /// The method as C#, lines ended by \n, not indented: <c>private static Vector256&lt;float&gt; Tanh(…) { … }</c>.
    /// </summary>
    /// <param name="function">Exp, Log, Tanh, ExpM1 or Log1P.</param>
    /// <param name="precision">The lanes' type.</param>
    /// <param name="bits">128, 256 or 512.</param>
    public static string Method(Function function, Precision precision, int bits)
    {
        var writer = new Writer(precision, $"Vector{bits}");
        return function switch
        {
            Function.Exp => writer.Exp(),
            Function.Log => writer.Log(),
            Function.Tanh => writer.Tanh(),
            Function.ExpM1 => writer.ExpM1(),
            Function.Log1P => writer.Log1P(),
            _ => throw new ArgumentOutOfRangeException(nameof(function)),
        };
    }

    /// <summary>The helper that a helper calls.</summary>
    public static Function? Callee(Function function) => function switch
    {
        Function.Tanh or Function.ExpM1 => Function.Exp,
        Function.Log1P => Function.Log,
        _ => null,
    };

    private sealed class Writer(Precision precision, string vector)
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
            0.00019841269863041851, 2.480152131972762e-05, 2.7557268478279004e-06, 2.762007713646922e-07, 2.51003767988125e-08,
        ];

        private const string Inlined = "[MethodImpl(MethodImplOptions.AggressiveInlining)]";

        /// <summary>The bits of numbers as whole ones.</summary>
        private string Int(string numbers) => $"{vector}.{(_isSingle ? "AsInt32" : "AsInt64")}({numbers})";

        private string Real(string bits) => $"{vector}.{(_isSingle ? "AsSingle" : "AsDouble")}({bits})";

        private int MantissaBits => _isSingle ? 23 : 52;

        /// <summary>1.5·2^23 or 1.5·2^52: whole numbers added to it stand in its last bits.</summary>
        private double Rounder => _isSingle ? 12582912 : 6755399441055744;

        private readonly bool _isSingle = precision == Precision.Single;

        private readonly TanhFraction _tanh = new(precision == Precision.Single ? 5 : 8);

        private string Type => $"{vector}<{(_isSingle ? "float" : "double")}>";

        /// <remarks>
        /// ln 2 is subtracted in two parts, of which the first has so few bits that n times it is exact. Bounds: the
        /// logarithms of the smallest normal and of the largest number. Beyond the upper one x times the largest number is
        /// ∞, and NaN for NaN.
        /// </remarks>
        public string Exp() => $$"""
            // e^x = 2^n·e^r, n the integer nearest to x/ln 2, r = x − n·ln 2;  ∞ where it would overflow, 0 where it
            // would be subnormal.
            {{Inlined}}
            private static {{Type}} Exp({{Type}} x)
            {
                {{Type}} lowest = {{Number(_isSingle ? -87.33654f : -708.3964185322641)}};
                {{Type}} highest = {{Number(_isSingle ? 88.72283f : 709.782712893384)}};
                // {{(_isSingle ? "1.5·2²³" : "1.5·2⁵²")}} rounds when it is added, and leaves n in the last bits.
                // n times the first part of ln 2 is exact.
                {{Type}} shifted = {{vector}}.MultiplyAddEstimate(x, {{Number(1.4426950408889634)}}, {{Number(Rounder)}});
                {{Type}} n = shifted - {{Number(Rounder)}};
                {{Type}} r = {{vector}}.MultiplyAddEstimate(n, {{Number(_isSingle ? -0.693359375 : -0.693145751953125)}}, x);
                r = {{vector}}.MultiplyAddEstimate(n, {{Number(_isSingle ? 2.12194440e-4f : -1.4286068203094173e-06)}}, r);
                // p = e^r, |r| ≤ ½·ln 2, by a polynomial. Then n is added to its exponent.
                {{Type}} z = r * r;
            {{Estrin()}}
                {{Type}} power = {{Real($"{Int("p")} + ({Int("shifted")} << {MantissaBits})")}};
                power = {{vector}}.ConditionalSelect({{vector}}.LessThanOrEqual(x, highest), power, x * {{vector}}.Create({{(_isSingle ? "float" : "double")}}.MaxValue));
                return {{vector}}.ConditionalSelect({{vector}}.LessThan(x, lowest), {{Type}}.Zero, power);
            }
            """.Replace("\r", "") + "\n";

        /// <remarks>
        /// The bits of x less those of √½ hold n above the mantissa. The first neglected term is s^(2k) / (2k + 1)
        /// with |s| ≤ 0.172: 3e-9 for k = 5, 1e-17 for k = 11.
        /// </remarks>
        public string Log() => $$"""
            // ln x = n·ln 2 + 2·(s + s³/3 + s⁵/5 + …), s = (m − 1)/(m + 1), x = 2^n·m, √½ ≤ m < √2;  −∞ below the smallest
            // normal number.
            {{Inlined}}
            private static {{Type}} Log({{Type}} x)
            {
                var bits = {{Int("x")}} + {{vector}}.Create({{(_isSingle ? "0x3F800000 - 0x3F3504F3" : "0x3FF0000000000000 - 0x3FE6A09E667F3BCD")}});
                var exponent = {{vector}}.ShiftRightLogical(bits, {{MantissaBits}});
                {{Type}} n = {{Real($"exponent + {Int(Number(Rounder))}")}} - {{Number(Rounder + (_isSingle ? 127 : 1023))}};
                {{Type}} m = {{Real($"{Int("x")} - ((exponent - {vector}.Create({(_isSingle ? "127" : "1023L")})) << {MantissaBits})")}};
                {{Type}} s = (m - {{Number(1)}}) / (m + {{Number(1)}});
                {{Type}} z = s * s;
                {{Type}} series = {{vector}}.MultiplyAddEstimate(s * z, {{Horner(AreaTangentSeries(_isSingle ? 4 : 10), "z")}}, s);
                {{Type}} low = {{vector}}.MultiplyAddEstimate(n, {{Number(_isSingle ? -2.12194440e-4f : 1.4286068203094173e-06)}}, series + series);
                {{Type}} y = {{vector}}.MultiplyAddEstimate(n, {{Number(_isSingle ? 0.693359375 : 0.693145751953125)}}, low);
                y = {{vector}}.ConditionalSelect({{vector}}.LessThan(x, {{Number(_isSingle ? 1.17549435e-38f : 2.2250738585072014e-308)}}), {{vector}}.Create({{(_isSingle ? "float" : "double")}}.NegativeInfinity), y);
                return {{vector}}.ConditionalSelect({{vector}}.LessThan(x, {{vector}}.Create({{(_isSingle ? "float" : "double")}}.PositiveInfinity)), y, x);
            }
            """.Replace("\r", "") + "\n";

        /// <summary>
        /// p, the polynomial: pairs of its terms, pairs of these, then by powers of r⁴, so that as little as possible waits
        /// for anything else: a small network's step takes as long as its chain of results.
        /// </summary>
        private string Estrin()
        {
            double[] c = _isSingle ? Single : Double;
            string[] quads = [.. Enumerable.Range(0, (c.Length + 3) / 4).Select(q => Quad(4 * q))];
            return string.Join("\n", quads.Select((quad, q) => $"    {Type} p{q} = {quad};")
                .Append($"    {Type} p = {quads.Select((_, q) => $"p{q}").Reverse().Aggregate((sum, next) => $"{vector}.MultiplyAddEstimate(z * z, {sum}, {next})")};"));

            string Quad(int i) => i + 2 < c.Length ? $"{vector}.MultiplyAddEstimate(z, {Pair(i + 2)}, {Pair(i)})" : Pair(i);

            string Pair(int i) => i + 1 == c.Length ? Number(c[i])
                : c[i + 1] == 1 ? $"r + {Number(c[i])}"
                : $"{vector}.MultiplyAddEstimate(r, {Number(c[i + 1])}, {Number(c[i])})";
        }

        /// <remarks>Beyond the limit tanh is 1 to the last bit, and e^(2a) has not overflowed yet.</remarks>
        public string Tanh() => $$"""
            // tanh x = x·P(x²) / Q(x²), a continued fraction, for |x| < ½,
            // else (e^(2|x|) − 1) / (e^(2|x|) + 1) with the sign of x.
            {{Inlined}}
            private static {{Type}} Tanh({{Type}} x)
            {
                {{Type}} a = {{vector}}.MinNative({{Number(_isSingle ? 10 : 22)}}, {{vector}}.Abs(x));
                {{Type}} z = a * a;
                {{Type}} e = Exp(a + a);
                {{Type}} small = {{vector}}.LessThan(a, {{Number(0.5)}});
                {{Type}} p = {{Horner(_tanh.Above, "z")}};
                {{Type}} q = {{Horner(_tanh.Below, "z")}};
                {{Type}} above = {{vector}}.ConditionalSelect(small, a * p, e - {{Number(1)}});
                {{Type}} below = {{vector}}.ConditionalSelect(small, q, e + {{Number(1)}});
                return {{vector}}.CopySign(above / below, x);
            }
            """.Replace("\r", "") + "\n";

        public string ExpM1() => $$"""
            // e^x − 1 = 2·tanh(x/2) / (1 − tanh(x/2)) for |x| < 1, where e^x − 1 itself would cancel.
            {{Inlined}}
            private static {{Type}} ExpM1({{Type}} x)
            {
                {{Type}} h = x * {{Number(0.5)}};
                {{Type}} z = h * h;
                {{Type}} small = {{vector}}.LessThan({{vector}}.Abs(x), {{Number(1)}});
                {{Type}} p = h * {{Horner(_tanh.Above, "z")}};
                {{Type}} q = {{Horner(_tanh.Below, "z")}};
                {{Type}} above = {{vector}}.ConditionalSelect(small, p + p, Exp(x) - {{Number(1)}});
                {{Type}} below = {{vector}}.ConditionalSelect(small, q - p, {{Number(1)}});
                return above / below;
            }
            """.Replace("\r", "") + "\n";

        /// <remarks>
        /// The series' first neglected term is s^(2n) / (2n + 1) with |s| ≤ ¼: 5e-9 for n = 6, 8e-18 for n = 13.
        /// </remarks>
        public string Log1P() => $$"""
            // ln(1 + x) = 2·(s + s³/3 + s⁵/5 + …) with s = x / (2 + x),
            // for |x| < 0.4, where 1 + x would lose digits of x.
            {{Inlined}}
            private static {{Type}} Log1P({{Type}} x)
            {
                {{Type}} small = {{vector}}.LessThan({{vector}}.Abs(x), {{Number(0.4)}});
                {{Type}} s = x / (x + {{Number(2)}});
                {{Type}} z = s * s;
                {{Type}} r = {{Horner(AreaTangentSeries(_isSingle ? 5 : 12), "z")}};
                {{Type}} series = {{vector}}.MultiplyAddEstimate(s * z, r, s);
                return {{vector}}.ConditionalSelect(small, series + series, Log(x + {{Number(1)}}));
            }
            """.Replace("\r", "") + "\n";

        /// <summary>c₀ + z·(c₁ + z·(c₂ + …))</summary>
        private string Horner(IReadOnlyList<double> coefficients, string z)
        {
            string text = Number(coefficients[^1]);
            foreach (double coefficient in coefficients.Reverse().Skip(1))
                text = $"{vector}.MultiplyAddEstimate({text}, {z}, {Number(coefficient)})";
            return text;
        }

        /// <summary>1/3, 1/5, 1/7, …</summary>
        private static List<double> AreaTangentSeries(int length) =>
            [.. Enumerable.Range(1, length).Select(static n => 1.0 / ((2 * n) + 1))];

        private string Number(double value) => value == 1
            ? $"{Type}.One"
            : $"{vector}.Create({Literal.Of(value, precision)})";
    }
}
