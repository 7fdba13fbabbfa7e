using System.Globalization;
using NetGen.Compiler.Model;
using NetGen.Compiler.Print.CSharp;

namespace NetGen.Generator.Tests.Printing;

public sealed class LiteralTests
{
    [Theory]
    [InlineData(1, "1f", "1.0")]
    [InlineData(0.1, "0.1f", "0.1")]
    [InlineData(-0.5, "-0.5f", "-0.5")]
    [InlineData(1e-6, "1e-06f", "1e-06")]
    [InlineData(1.0 / 6, "0.16666667f", "0.16666666666666666")]
    [InlineData(1e300, "float.PositiveInfinity", "1e+300")]
    [InlineData(-0.0, "-0f", "-0.0")]
    [InlineData(double.NaN, "float.NaN", "double.NaN")]
    public void Is_the_shortest_that_reads_back(double value, string single, string twice)
    {
        Assert.Equal(single, Literal.Of(value, Precision.Single));
        Assert.Equal(twice, Literal.Of(value, Precision.Double));
    }

    [Fact]
    public void Reads_back_whatever_the_number_and_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var swedish = new CultureInfo("sv-SE") { NumberFormat = { NegativeSign = "−", NumberDecimalSeparator = "," } };
        CultureInfo.CurrentCulture = swedish;
        try
        {
            var random = new Random(1);
            for (int i = 0; i < 2000; i++)
            {
                double value = BitConverter.Int64BitsToDouble(random.NextInt64());
                if (!double.IsFinite(value)) continue;
                string text = Literal.Of(value, Precision.Double);
                Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture));
                float single = BitConverter.Int32BitsToSingle(random.Next());
                if (!float.IsFinite(single)) continue;
                text = Literal.Of(single, Precision.Single).TrimEnd('f');
                Assert.Equal(single, float.Parse(text, CultureInfo.InvariantCulture));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
