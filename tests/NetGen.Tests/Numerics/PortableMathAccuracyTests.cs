namespace NetGen.Tests.Numerics;

/// <summary>The last digit of the portable functions, over all magnitudes.</summary>
public class PortableMathAccuracyTests
{
    private static readonly Dictionary<string, (Func<float, float> Portable, Func<double, double> Reference)> Singles =
        new()
        {
            ["Exp"] = (PortableMath.Exp, Math.Exp),
            ["ExpM1"] = (PortableMath.ExpM1, ReferenceExpM1),
            ["Log"] = (PortableMath.Log, Math.Log),
            ["Log1P"] = (PortableMath.Log1P, ReferenceLog1P),
            ["Tanh"] = (PortableMath.Tanh, Math.Tanh),
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
        };

    [Theory]
    [InlineData("Exp", 0.51)]
    [InlineData("ExpM1", 0.51)]
    [InlineData("Log", 0.51)]
    [InlineData("Log1P", 0.51)]
    [InlineData("Tanh", 0.51)]
    [InlineData("Sqrt", 0.5000001)]
    public void Floats_are_off_by_little_more_than_the_rounding(string function, double ulps)
    {
        (Func<float, float> portable, Func<double, double> reference) = Singles[function];
        double worst = 0;
        float at = 0;
        // 4093 is odd, so that the stride meets every pattern of low bits.
        for (long bits = int.MinValue; bits <= int.MaxValue; bits += 4093)
        {
            float x = BitConverter.Int32BitsToSingle((int)bits);
            double exact = reference(x);
            float y = portable(x);
            if (!double.IsFinite(exact) || Math.Abs(exact) >= 3.4028235677973366e38)
            {
                Assert.True(y.Equals((float)exact), $"{function}({x:G9}) is {y:G9} instead of {(float)exact:G9}.");
                continue;
            }

            double error = Math.Abs(y - exact) / UlpOfSingle(exact);
            if (error > worst) (worst, at) = (error, x);
        }

        Assert.True(worst <= ulps, $"{function}({at:G9}) is off by {worst:F4} ulp.");
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
