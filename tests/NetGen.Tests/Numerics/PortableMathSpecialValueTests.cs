namespace NetGen.Tests.Numerics;

/// <summary>Zeros, infinities, NaN, overflow, underflow and subnormal numbers.</summary>
public class PortableMathSpecialValueTests
{
    private const double Inf = double.PositiveInfinity;
    private const double MinusZero = -0.0;

    public static readonly TheoryData<string, double, double> Values = new()
    {
        { "Exp", 0, 1 }, { "Exp", MinusZero, 1 }, { "Exp", Inf, Inf }, { "Exp", -Inf, 0 }, { "Exp", double.NaN, double.NaN },
        { "Exp", 1e30, Inf }, { "Exp", -1e30, 0 },
        { "ExpM1", 0, 0 }, { "ExpM1", MinusZero, MinusZero }, { "ExpM1", Inf, Inf }, { "ExpM1", -Inf, -1 },
        { "ExpM1", double.NaN, double.NaN }, { "ExpM1", 1e30, Inf }, { "ExpM1", -1e30, -1 },
        { "Log", 0, -Inf }, { "Log", MinusZero, -Inf }, { "Log", 1, 0 }, { "Log", Inf, Inf }, { "Log", -1, double.NaN },
        { "Log", -Inf, double.NaN }, { "Log", double.NaN, double.NaN },
        { "Log1P", 0, 0 }, { "Log1P", MinusZero, MinusZero }, { "Log1P", -1, -Inf }, { "Log1P", -2, double.NaN },
        { "Log1P", Inf, Inf }, { "Log1P", -Inf, double.NaN }, { "Log1P", double.NaN, double.NaN },
        { "Tanh", 0, 0 }, { "Tanh", MinusZero, MinusZero }, { "Tanh", Inf, 1 }, { "Tanh", -Inf, -1 },
        { "Tanh", double.NaN, double.NaN }, { "Tanh", 25, 1 }, { "Tanh", -25, -1 },
        { "Sin", 0, 0 }, { "Sin", MinusZero, MinusZero }, { "Sin", Inf, double.NaN }, { "Sin", -Inf, double.NaN },
        { "Sin", double.NaN, double.NaN }, { "Sin", 1e30, 0 },
        { "Cos", 0, 1 }, { "Cos", MinusZero, 1 }, { "Cos", Inf, double.NaN }, { "Cos", -Inf, double.NaN },
        { "Cos", double.NaN, double.NaN }, { "Cos", 1e30, 1 },
        { "Atan", 0, 0 }, { "Atan", MinusZero, MinusZero }, { "Atan", double.NaN, double.NaN },
        { "Sqrt", 0, 0 }, { "Sqrt", MinusZero, MinusZero }, { "Sqrt", Inf, Inf }, { "Sqrt", -1, double.NaN },
        { "Sqrt", double.NaN, double.NaN }, { "Sqrt", 4, 2 },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Special_values_are_as_IEEE_754_recommends(string function, double x, double y)
    {
        SameBits(y, Double(function, x));
        SameBits(y, Single(function, (float)x));
    }

    [Theory]
    [InlineData("ExpM1")]
    [InlineData("Log1P")]
    [InlineData("Tanh")]
    [InlineData("Sin")]
    [InlineData("Atan")]
    public void Tiny_arguments_return_themselves(string function)
    {
        foreach (double x in new[] { 5e-324, 1e-310, 2.2250738585072014e-308, 1e-200, 1e-20 })
        {
            SameBits(x, Double(function, x));
            SameBits(-x, Double(function, -x));
        }

        foreach (float x in new[] { 1e-45f, 1e-40f, 1.17549435e-38f, 1e-20f })
        {
            SameBits(x, Single(function, x));
            SameBits(-x, Single(function, -x));
        }
    }

    [Fact]
    public void Exp_overflows_and_underflows_where_its_result_does()
    {
        Assert.True(double.IsFinite(PortableMath.Exp(709.782712893384)));
        Assert.Equal(Inf, PortableMath.Exp(709.7827128933841));
        Assert.Equal(5e-324, PortableMath.Exp(-745.13321910194));
        Assert.Equal(0, PortableMath.Exp(-745.1332191019412));
        Assert.True(float.IsFinite(PortableMath.Exp(88.72283f)));
        Assert.Equal(float.PositiveInfinity, PortableMath.Exp(88.72284f));
        Assert.Equal(1.4e-45f, PortableMath.Exp(-103.97f));
        Assert.Equal(0f, PortableMath.Exp(-103.98f));
    }

    [Fact]
    public void Tanh_is_odd_and_never_leaves_its_range()
    {
        var random = new Random(7);
        for (int n = 0; n < 10000; n++)
        {
            double x = 22 * random.NextDouble();
            Assert.InRange(PortableMath.Tanh(x), 0, 1);
            SameBits(-PortableMath.Tanh(x), PortableMath.Tanh(-x));
            Assert.InRange(PortableMath.Tanh((float)x), 0, 1);
            SameBits(-PortableMath.Tanh((float)x), PortableMath.Tanh((float)-x));
        }
    }

    [Fact]
    public void Sine_and_cosine_never_leave_their_range()
    {
        var random = new Random(8);
        for (int n = 0; n < 100_000; n++)
        {
            double x = BitConverter.Int64BitsToDouble(random.NextInt64(0x3F00_0000_0000_0000, 0x7FEF_FFFF_FFFF_FFFF));
            float single = BitConverter.Int32BitsToSingle(random.Next(0x3800_0000, 0x7F7F_FFFF));
            foreach (string function in new[] { "Sin", "Cos" })
            {
                Assert.InRange(Double(function, x), -1, 1);
                Assert.InRange(Single(function, single), -1, 1);
            }

            SameBits(-PortableMath.Sin(x), PortableMath.Sin(-x));
            SameBits(-PortableMath.Sin(single), PortableMath.Sin(-single));
            SameBits(PortableMath.Cos(x), PortableMath.Cos(-x));
            SameBits(PortableMath.Cos(single), PortableMath.Cos(-single));
        }
    }

    [Fact]
    public void Arctangent_is_odd_and_ends_at_a_quarter_turn()
    {
        SameBits(Math.PI / 2, PortableMath.Atan(Inf));
        SameBits(-Math.PI / 2, PortableMath.Atan(-Inf));
        SameBits(MathF.PI / 2, PortableMath.Atan(float.PositiveInfinity));
        SameBits(-MathF.PI / 2, PortableMath.Atan(float.NegativeInfinity));
        var random = new Random(9);
        for (int n = 0; n < 10000; n++)
        {
            double x = Math.Exp((100 * random.NextDouble()) - 50);
            Assert.InRange(PortableMath.Atan(x), 0, Math.PI / 2);
            SameBits(-PortableMath.Atan(x), PortableMath.Atan(-x));
            Assert.InRange(PortableMath.Atan((float)x), 0, MathF.PI / 2);
            SameBits(-PortableMath.Atan((float)x), PortableMath.Atan((float)-x));
        }
    }

    private static double Double(string function, double x) => function switch
    {
        "Exp" => PortableMath.Exp(x),
        "ExpM1" => PortableMath.ExpM1(x),
        "Log" => PortableMath.Log(x),
        "Log1P" => PortableMath.Log1P(x),
        "Tanh" => PortableMath.Tanh(x),
        "Sin" => PortableMath.Sin(x),
        "Cos" => PortableMath.Cos(x),
        "Atan" => PortableMath.Atan(x),
        _ => PortableMath.Sqrt(x),
    };

    private static float Single(string function, float x) => function switch
    {
        "Exp" => PortableMath.Exp(x),
        "ExpM1" => PortableMath.ExpM1(x),
        "Log" => PortableMath.Log(x),
        "Log1P" => PortableMath.Log1P(x),
        "Tanh" => PortableMath.Tanh(x),
        "Sin" => PortableMath.Sin(x),
        "Cos" => PortableMath.Cos(x),
        "Atan" => PortableMath.Atan(x),
        _ => PortableMath.Sqrt(x),
    };

    /// <summary>Equal with the sign of zero; any NaN equals any other.</summary>
    private static void SameBits(double expected, double actual) => Assert.True(
        double.IsNaN(expected)
            ? double.IsNaN(actual)
            : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
        $"{actual:G17} instead of {expected:G17}.");
}
