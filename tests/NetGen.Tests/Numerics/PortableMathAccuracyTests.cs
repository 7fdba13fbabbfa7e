using System.Numerics;
using Xunit.Abstractions;

namespace NetGen.Tests.Numerics;

/// <summary>The last digit of the portable functions, over all magnitudes.</summary>
public class PortableMathAccuracyTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, (Func<float, float> Portable, Func<double, double> Reference)> Singles =
        new()
        {
            ["Exp"] = (PortableMath.Exp, Math.Exp),
            ["ExpM1"] = (PortableMath.ExpM1, ReferenceExpM1),
            ["Log"] = (PortableMath.Log, Math.Log),
            ["Log1P"] = (PortableMath.Log1P, ReferenceLog1P),
            ["Tanh"] = (PortableMath.Tanh, Math.Tanh),
            ["Sin"] = (PortableMath.Sin, Math.Sin),
            ["Cos"] = (PortableMath.Cos, Math.Cos),
            ["Atan"] = (PortableMath.Atan, Math.Atan),
            ["Sqrt"] = (PortableMath.Sqrt, Math.Sqrt),
        };

    private static readonly Dictionary<string, (Func<double, double> Portable, Func<double, BigFloat> Reference)> Doubles =
        new()
        {
            ["Exp"] = (PortableMath.Exp, BigFloat.Exp),
            ["ExpM1"] = (PortableMath.ExpM1, BigFloat.ExpM1),
            ["Log"] = (PortableMath.Log, BigFloat.Log),
            ["Log1P"] = (PortableMath.Log1P, BigFloat.Log1P),
            ["Tanh"] = (PortableMath.Tanh, BigFloat.Tanh),
            ["Sin"] = (PortableMath.Sin, BigFloat.Sin),
            ["Cos"] = (PortableMath.Cos, BigFloat.Cos),
            ["Atan"] = (PortableMath.Atan, BigFloat.Atan),
        };

    /// <summary>Where a function's code takes another way, or its result another shape; both sides, thousands of floats.</summary>
    private static readonly float[] Borders =
    [
        0f, float.Epsilon, 1.17549435e-38f, 2.98023224e-08f, 5.96046448e-08f, 1.2e-4f, 0.34657359f, 0.41421356f, 0.625f,
        0.5f, 0.70710678f, 0.78539816f, 1f, 1.03972077f, 1.41421356f, 1.57079633f, 2f, 2.3561945f, 3.14159265f, 9.01f, 10f, 16.6355f, 17.3286f, 18f, 87f, 87.33654f, 88f, 88.3762626f,
        88.72284f, 89f, 103.278929f, 103.972084f, 104f, 16777216f, float.MaxValue, float.PositiveInfinity,
    ];

    /// <summary>What the documentation of each function says: 2 ulp at most, everywhere.</summary>
    public static readonly TheoryData<string, double> DocumentedUlps = new()
    {
        { "Exp", 1 }, { "ExpM1", 1.8 }, { "Log", 1 }, { "Log1P", 1 }, { "Tanh", 1.4 }, { "Sin", 1 },
        { "Cos", 1 }, { "Atan", 1.4 }, { "Sqrt", 0.5000001 },
    };

    [Theory]
    [MemberData(nameof(DocumentedUlps))]
    public void Floats_are_off_by_no_more_than_their_documentation_says(string function, double ulps)
    {
        var check = new SingleCheck(function);
        // 4093 is odd, so that the stride meets every pattern of low bits.
        check.Range(int.MinValue, int.MaxValue, 4093);
        foreach (float border in Borders)
        {
            foreach (int bits in new[] { BitConverter.SingleToInt32Bits(border), BitConverter.SingleToInt32Bits(-border) })
            {
                // Beyond infinity are the NaN, beyond 0 those of the other sign.
                check.Range(Math.Max(int.MinValue, bits - 3000L), Math.Min(int.MaxValue, bits + 3000L), 1);
            }
        }

        check.AssertWithin(ulps);
    }

    /// <summary>Beyond it, rounding k·π/2 is as good as rounding x.</summary>
    private const float HighestOfSine = 6433;

    [Fact]
    public void Sines_of_large_numbers_are_those_of_a_neighbour()
    {
        for (int bits = BitConverter.SingleToInt32Bits(HighestOfSine); bits <= 0x7F7FFFFF; bits += 509)
        {
            float x = BitConverter.Int32BitsToSingle(bits), ulp = MathF.BitIncrement(x) - x;
            (double sine, double cosine) = x <= 6.5e6f ? (Math.Sin(x), Math.Cos(x)) : (0, 1);
            double within = x <= 6.5e6f ? ulp : 0;
            AssertNear(x, sine, PortableMath.Sin(x), within);
            AssertNear(x, cosine, PortableMath.Cos(x), within);
        }

        var random = new Random(10);
        for (int n = 0; n < 4000; n++)
        {
            double x = 1.6e6 * Math.Pow(2.1e9, random.NextDouble()), ulp = Math.BitIncrement(x) - x;
            AssertNear(x, BigFloat.Sin(x).ToDouble(), PortableMath.Sin(x), ulp);
            AssertNear(x, BigFloat.Cos(x).ToDouble(), PortableMath.Cos(x), ulp);
        }

        static void AssertNear(double x, double exact, double y, double within) =>
            Assert.True(Math.Abs(y - exact) <= within, $"{y:G17} instead of {exact:G17} for {x:G17}.");
    }

    /// <summary>All 2³² of them, in minutes; a detailed log says how far off the worst is.</summary>
    [SoakTheory]
    [Trait("Category", "Soak")]
    [MemberData(nameof(DocumentedUlps))]
    public void Every_float_is_off_by_no_more_than_the_documentation_says(string function, double ulps)
    {
        var gate = new object();
        var worst = new SingleCheck(function);
        Parallel.For(0, 256, part =>
        {
            var check = new SingleCheck(function);
            long first = int.MinValue + ((long)part << 24);
            check.Range(first, first + (1L << 24) - 1, 1);
            lock (gate) worst.Add(check);
        });
        output.WriteLine($"{worst}");
        worst.AssertWithin(ulps);
    }

    /// <summary>The largest error of a function over some floats; where the result is no number of that size, its bits.</summary>
    private sealed class SingleCheck(string function)
    {
        private readonly Func<float, float> _portable = Singles[function].Portable;
        private readonly Func<double, double> _reference = Singles[function].Reference;
        private readonly float _highest = function is "Sin" or "Cos" ? HighestOfSine : float.PositiveInfinity;
        private double _worst;
        private float _at;
        private string? _wrong;

        public void Range(long first, long last, long stride)
        {
            for (long bits = first; bits <= last; bits += stride)
            {
                float x = BitConverter.Int32BitsToSingle((int)bits);
                if (MathF.Abs(x) > _highest) continue;

                double exact = _reference(x);
                float y = _portable(x);
                if (!double.IsFinite(exact) || exact == 0 || Math.Abs(exact) >= 3.4028235677973366e38)
                {
                    float expected = (float)exact;
                    if (!y.Equals(expected) || (y == 0 && float.IsNegative(y) != float.IsNegative(expected)))
                    {
                        _wrong ??= $"{function}({x:G9}) is {y:G9} instead of {expected:G9}.";
                    }

                    continue;
                }

                double error = Math.Abs(y - exact) / UlpOfSingle(exact);
                // Not below: NaN counts too.
                if (!(error <= _worst)) (_worst, _at) = (error, x);
            }
        }

        public void Add(SingleCheck other)
        {
            if (!(other._worst <= _worst)) (_worst, _at) = (other._worst, other._at);
            _wrong ??= other._wrong;
        }

        public void AssertWithin(double ulps)
        {
            Assert.True(_wrong is null, _wrong);
            Assert.True(_worst <= ulps, ToString());
        }

        public override string ToString() => $"{function}({_at:G9}) is off by {_worst:F4} ulp.";
    }

    [Theory]
    [InlineData("Exp", -745.2, 709.7, 1.0)]
    [InlineData("Exp", -1, 1, 1.0)]
    [InlineData("ExpM1", -41, 41, 1.0)]
    [InlineData("ExpM1", -1.5, 1.5, 1.0)]
    [InlineData("ExpM1", -1e-5, 1e-5, 1.0)]
    [InlineData("ExpM1", 36, 709.7, 1.0)]
    [InlineData("Log", 0, 1e-307, 1.0)]
    [InlineData("Log", 0.5, 2, 1.5)]
    [InlineData("Log", 2, 1e6, 1.0)]
    [InlineData("Log", 1e300, 1.7e308, 1.0)]
    [InlineData("Log1P", -0.75, 1.5, 1.5)]
    [InlineData("Log1P", -1, -0.75, 1.0)]
    [InlineData("Log1P", -1e-9, 1e-9, 1.0)]
    [InlineData("Log1P", 1.5, 1e20, 1.0)]
    [InlineData("Tanh", -0.55, 0.55, 2.0)]
    [InlineData("Tanh", 0.55, 20, 2.0)]
    [InlineData("Tanh", -1e-5, 1e-5, 2.0)]
    [InlineData("Sin", -0.8, 0.8, 1.0)]
    [InlineData("Sin", -1e-5, 1e-5, 1.0)]
    [InlineData("Sin", -20, 20, 1.0)]
    [InlineData("Sin", 0, 1.6e6, 1.0)]
    [InlineData("Cos", -0.8, 0.8, 1.0)]
    [InlineData("Cos", -20, 20, 1.0)]
    [InlineData("Cos", 0, 1.6e6, 1.0)]
    [InlineData("Atan", -0.5, 0.5, 1.0)]
    [InlineData("Atan", -1e-5, 1e-5, 1.0)]
    [InlineData("Atan", 0.5, 2, 1.5)]
    [InlineData("Atan", 2, 100, 1.0)]
    [InlineData("Atan", 1e10, 1e20, 1.0)]
    public void Doubles_are_off_by_no_more_than_their_documentation_says(
        string function, double from, double to, double ulps)
    {
        (Func<double, double> portable, Func<double, BigFloat> reference) = Doubles[function];
        var random = new Random(5);
        double worst = 0, at = 0;
        for (int n = 0; n < 4000; n++)
        {
            double x = from + ((to - from) * random.NextDouble());
            double error = reference(x).UlpsTo(portable(x));
            if (error > worst) (worst, at) = (error, x);
        }

        Assert.True(worst <= ulps, $"{function}({at:G17}) is off by {worst:F4} ulp.");
    }

    /// <summary>Where x less its quarter turns cancels most.</summary>
    [Fact]
    public void Sines_next_to_their_zeros_keep_their_digits()
    {
        for (int n = 1; n < 1_000_000; n += 251)
        {
            double x = n * (Math.PI / 2);
            Assert.InRange(BigFloat.Sin(x).UlpsTo(PortableMath.Sin(x)), 0, 1);
            Assert.InRange(BigFloat.Cos(x).UlpsTo(PortableMath.Cos(x)), 0, 1);
        }
    }

    /// <summary>Every float that lies next to the square of a number half-way between two floats, and a sample.</summary>
    [Fact]
    public void Square_roots_of_floats_are_correctly_rounded()
    {
        // Both signs, NaN and denormal numbers too.
        for (long bits = int.MinValue; bits <= int.MaxValue; bits += 4093) AssertRoot((int)bits);

        // (m + ½)² = (2m + 1)² / 4 has 48 or 49 bits, and a float the first 24 of them: what is left is little.
        const int Least = 1 << 23;
        int hard = 0;
        for (int m = Least; m < 2 * Least; m++)
        {
            ulong square = ((2 * (ulong)m) + 1) * ((2 * (ulong)m) + 1);
            int dropped = BitOperations.Log2(square) - 23;
            ulong one = 1UL << dropped, rest = square & (one - 1);
            if (Math.Min(rest, one - rest) > one >> 14) continue;

            hard++;
            float below = square - rest;
            foreach (float x in new[] { below, MathF.BitIncrement(below) })
            {
                foreach (int power in new[] { -170, -100, -48, 0, 60, 76 })
                {
                    AssertRoot(BitConverter.SingleToInt32Bits(MathF.ScaleB(x, power)));
                    AssertRoot(BitConverter.SingleToInt32Bits(MathF.ScaleB(x, power + 1)));
                }
            }
        }

        Assert.True(hard > 500, $"{hard} hard cases");
    }

    /// <summary>By whole numbers: x lies between the squares of what is half a unit below y, and above.</summary>
    private static void AssertRoot(int bits)
    {
        float x = BitConverter.Int32BitsToSingle(bits), y = PortableMath.Sqrt(x);
        string message = $"Sqrt({x:G9}) is {y:G9}.";
        // What frameworks without a square root of float compute.
        int other = BitConverter.SingleToInt32Bits((float)Math.Sqrt((double)x));
        Assert.True(other == BitConverter.SingleToInt32Bits(y), message);
        if (!(x > 0) || float.IsPositiveInfinity(x))
        {
            Assert.True(x < 0 ? float.IsNaN(y) : y.Equals(x) && float.IsNegative(y) == float.IsNegative(x), message);
            return;
        }

        (ulong m, int power) = Parts(x);
        (ulong root, int rootPower) = Parts(y);
        UInt128 fourthsBelow = (4 * root) - (root == 1 << 23 ? 1u : 2u), fourthsAbove = (4 * root) + 2;
        UInt128 square = (UInt128)m << (power - (2 * rootPower) + 4);
        Assert.True(fourthsBelow * fourthsBelow < square && square < fourthsAbove * fourthsAbove, message);
    }

    /// <summary>x = m·2ᵖ with 24 bits in m.</summary>
    private static (ulong M, int Power) Parts(float x)
    {
        int power = MathF.ILogB(x) - 23;
        return ((ulong)Math.ScaleB((double)x, -power), power);
    }

    [Fact]
    public void Square_roots_of_doubles_are_the_hardware_s()
    {
        var random = new Random(6);
        for (int n = 0; n < 1000; n++)
        {
            double x = BitConverter.Int64BitsToDouble(random.NextInt64());
            Assert.Equal(Math.Sqrt(x), PortableMath.Sqrt(x));
        }
    }

    /// <summary>e^x − 1 in double-size digits: by its series where the difference would cancel.</summary>
    private static double ReferenceExpM1(double x) =>
        Math.Abs(x) < 1e-4 ? x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4)))))) : Math.Exp(x) - 1;

    private static double ReferenceLog1P(double x) =>
        Math.Abs(x) < 1e-4 ? x * (1 - (x * (0.5 - (x * ((1.0 / 3) - (x / 4)))))) : Math.Log(1 + x);

    private static double UlpOfSingle(double value) =>
        Math.ScaleB(1, Math.Max(value == 0 ? -149 : Math.ILogB(value) - 23, -149));
}
