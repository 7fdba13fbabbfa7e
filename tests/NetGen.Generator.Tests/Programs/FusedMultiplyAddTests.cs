using NetGen.Compiler.Program;

namespace NetGen.Generator.Tests.Programs;

/// <summary>a·b + c is rounded once, as hardware with a fused multiply-add does it.</summary>
public sealed class FusedMultiplyAddTests
{
    /// <summary>Sums that cancel, and sums whose product lies just beside a tie: rounding twice would show.</summary>
    [Fact]
    public void Of_doubles_and_of_floats()
    {
        var random = new Random(5);
        for (int n = 0; n < 300_000; n++)
        {
            (double a, double b) = (Number(), Number());
            double c = (n % 3) switch
            {
                0 => Number(),
                1 => -a * b * (1 + (random.Next(-3, 4) * 1e-16)),
                _ => Math.ScaleB(1, random.Next(20, 60)) * a * b,
            };
            Assert.Equal(Math.FusedMultiplyAdd(a, b, c), FusedMultiplyAdd.Of(a, b, c, NumberFormat.Double));
            (float f, float g, float h) = ((float)a, (float)b, (float)c);
            Assert.Equal(MathF.FusedMultiplyAdd(f, g, h), (float)FusedMultiplyAdd.Of(f, g, h, NumberFormat.Single));
        }

        double Number() => Math.ScaleB((2 * random.NextDouble()) - 1, random.Next(-40, 40));
    }

    [Theory]
    [InlineData(double.NaN, 1, 1)]
    [InlineData(double.PositiveInfinity, 1, 1)]
    [InlineData(double.PositiveInfinity, 1, double.NegativeInfinity)]
    [InlineData(1e200, 1e200, 1)]
    [InlineData(1, 1, double.PositiveInfinity)]
    [InlineData(0, 5, 3)]
    [InlineData(1e-300, 1e-300, 1)]
    public void Of_special_values(double a, double b, double c) =>
        Assert.Equal(Math.FusedMultiplyAdd(a, b, c), FusedMultiplyAdd.Of(a, b, c, NumberFormat.Double));
}
