using NetGen.Generator.Model;
using NetGen.Generator.Plan.Algebra;

namespace NetGen.Generator.Emit.Printing;

/// <summary>The functions that vectors lack in .NET: Tanh, ExpM1, Log1P, as the text of static methods.</summary>
/// <remarks>
/// Each computes a formula for small arguments and one for the others and selects by lane, without a branch; both sides
/// of a fraction are selected before the one division. All are within a few units in the last place.
/// </remarks>
internal static class VectorHelpers
{
    /// <summary>
    /// The method as C#, lines ended by \n, not indented: <c>private static Vector256&lt;float&gt; Tanh(…) { … }</c>.
    /// </summary>
    /// <param name="function">Tanh, ExpM1 or Log1P.</param>
    /// <param name="precision">The lanes' type.</param>
    /// <param name="bits">128, 256 or 512.</param>
    /// <param name="prefix">
    /// What stands before <c>Vector256</c>: nothing, or "global::System.Runtime.Intrinsics.".
    /// </param>
    public static string Method(Function function, Precision precision, int bits, string prefix = "")
    {
        var writer = new Writer(precision, $"{prefix}Vector{bits}");
        return function switch
        {
            Function.Tanh => writer.Tanh(),
            Function.ExpM1 => writer.ExpM1(),
            Function.Log1P => writer.Log1P(),
            _ => throw new ArgumentOutOfRangeException(nameof(function)),
        };
    }

    private sealed class Writer(Precision precision, string vector)
    {
        private readonly bool _isSingle = precision == Precision.Single;

        private readonly TanhFraction _tanh = new(precision == Precision.Single ? 5 : 8);

        private string Type => $"{vector}<{(_isSingle ? "float" : "double")}>";

        /// <remarks>Beyond the limit tanh is 1 to the last bit, and e^(2a) has not overflowed yet.</remarks>
        public string Tanh() => $$"""
            // tanh x = x·P(x²) / Q(x²), a continued fraction, for |x| < ½,
            // else (e^(2|x|) − 1) / (e^(2|x|) + 1) with the sign of x.
            private static {{Type}} Tanh({{Type}} x)
            {
                {{Type}} a = {{vector}}.MinNative({{Number(_isSingle ? 10 : 22)}}, {{vector}}.Abs(x));
                {{Type}} z = a * a;
                {{Type}} e = {{vector}}.Exp(a + a);
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
            private static {{Type}} ExpM1({{Type}} x)
            {
                {{Type}} h = x * {{Number(0.5)}};
                {{Type}} z = h * h;
                {{Type}} small = {{vector}}.LessThan({{vector}}.Abs(x), {{Number(1)}});
                {{Type}} p = h * ({{Horner(_tanh.Above, "z")}});
                {{Type}} q = {{Horner(_tanh.Below, "z")}};
                {{Type}} above = {{vector}}.ConditionalSelect(small, p + p, {{vector}}.Exp(x) - {{Number(1)}});
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
            private static {{Type}} Log1P({{Type}} x)
            {
                {{Type}} small = {{vector}}.LessThan({{vector}}.Abs(x), {{Number(0.4)}});
                {{Type}} s = x / (x + {{Number(2)}});
                {{Type}} z = s * s;
                {{Type}} r = {{Horner(AreaTangentSeries(_isSingle ? 5 : 12), "z")}};
                {{Type}} series = {{vector}}.MultiplyAddEstimate(s * z, r, s);
                return {{vector}}.ConditionalSelect(small, series + series, {{vector}}.Log(x + {{Number(1)}}));
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
