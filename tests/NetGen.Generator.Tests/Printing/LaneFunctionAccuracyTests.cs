using System.Reflection;
using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;

namespace NetGen.Generator.Tests.Printing;

/// <summary>Accuracy over the whole range, lane by lane, of the printed helpers as the compiler sees them.</summary>
public sealed class LaneFunctionAccuracyTests
{
    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void Float_is_within_a_few_units_in_the_last_place(int bits)
    {
        Type code = LaneFunctionCode.Compile(Precision.Single, bits);
        float[] x = [.. Magnitudes(-45, 38).Select(value => (float)value).SelectMany(value => new[] { value, -value })];
        foreach (Function function in LaneFunctionCode.Functions)
        {
            float[] y = (float[])code.GetMethod($"Run{function}")!.Invoke(null, [x])!;
            for (int i = 0; i < x.Length; i++)
            {
                double exact = Evaluation.Apply(function, x[i]);
                if (IsOutside(function, x[i]) || Math.Abs(exact) > float.MaxValue) continue;
                if (function == Function.Exp && exact < 1.17549435e-38)
                {
                    Assert.Equal(0, y[i]);
                    continue;
                }

                double unit = MathF.BitIncrement(Math.Abs((float)exact)) - Math.Abs((float)exact);
                double units = Math.Abs(y[i] - exact) / unit;
                Assert.True(units <= 4, $"{function}({x[i]:R}) = {y[i]:R}, exactly {exact:R}: {units:F1} units");
            }
        }
    }

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void Double_is_within_a_few_units_in_the_last_place(int bits)
    {
        Type code = LaneFunctionCode.Compile(Precision.Double, bits);
        double[] x = [.. Magnitudes(-300, 300).SelectMany(value => new[] { value, -value })];
        foreach (Function function in LaneFunctionCode.Functions)
        {
            double[] y = (double[])code.GetMethod($"Run{function}")!.Invoke(null, [x])!;
            for (int i = 0; i < x.Length; i++)
            {
                double exact = Exact(function, x[i]);
                if (IsOutside(function, x[i]) || double.IsInfinity(exact)) continue;
                if (function == Function.Exp && exact < 2.2250738585072014e-308)
                {
                    Assert.Equal(0, y[i]);
                    continue;
                }

                double unit = Math.BitIncrement(Math.Abs(exact)) - Math.Abs(exact);
                double units = Math.Abs(y[i] - exact) / unit;
                Assert.True(units <= 6, $"{function}({x[i]:R}) = {y[i]:R}, exactly {exact:R}: {units:F1} units");
            }
        }
    }

    [Theory]
    [InlineData((int)Precision.Single)]
    [InlineData((int)Precision.Double)]
    public void Ends_and_signs(int precision)
    {
        Type code = LaneFunctionCode.Compile((Precision)precision, 256);
        Assert.Equal(1, Run(code, precision, Function.Tanh, double.PositiveInfinity));
        Assert.Equal(-1, Run(code, precision, Function.Tanh, double.NegativeInfinity));
        Assert.True(double.IsNegative(Run(code, precision, Function.Tanh, -0.0)));
        Assert.Equal(-1, Run(code, precision, Function.ExpM1, double.NegativeInfinity));
        Assert.Equal(0, Run(code, precision, Function.Exp, double.NegativeInfinity));
        double last = (Precision)precision == Precision.Single ? 88.72283f : 709.782712893384;
        foreach (double x in new[] { last * 1.0001, 1e30, double.PositiveInfinity })
        {
            Assert.Equal(double.PositiveInfinity, Run(code, precision, Function.Exp, x));
            Assert.Equal(double.PositiveInfinity, Run(code, precision, Function.ExpM1, x));
        }

        Assert.True(double.IsFinite(Run(code, precision, Function.Exp, last)));

        Assert.Equal(0, Run(code, precision, Function.Log, 1));
        Assert.Equal(double.NegativeInfinity, Run(code, precision, Function.Log, 0));
        Assert.True(double.IsNaN(Run(code, precision, Function.Log, -1e-30)));
        Assert.True(double.IsNaN(Run(code, precision, Function.Log, double.NegativeInfinity)));
        Assert.True(double.IsNaN(Run(code, precision, Function.Log1P, -2)));
        Assert.Equal(double.PositiveInfinity, Run(code, precision, Function.Log, double.PositiveInfinity));
        Assert.Equal(double.NegativeInfinity, Run(code, precision, Function.Log1P, -1));
        Assert.Equal(double.PositiveInfinity, Run(code, precision, Function.Log1P, double.PositiveInfinity));
        foreach (double huge in new[] { 1e16, -1e30 })
        {
            Assert.Equal(0, Run(code, precision, Function.Sin, huge));
            Assert.Equal(1, Run(code, precision, Function.Cos, huge));
        }

        foreach (double infinity in new[] { double.PositiveInfinity, double.NegativeInfinity })
        {
            Assert.True(double.IsNaN(Run(code, precision, Function.Sin, infinity)));
            Assert.True(double.IsNaN(Run(code, precision, Function.Cos, infinity)));
            Assert.Equal(
                Math.CopySign((Precision)precision == Precision.Single ? MathF.PI / 2 : Math.PI / 2, infinity),
                Run(code, precision, Function.Atan, infinity));
        }

        Assert.True(double.IsNegative(Run(code, precision, Function.Atan, -0.0)));
        foreach (Function function in LaneFunctionCode.Functions) Assert.True(double.IsNaN(Run(code, precision, function, double.NaN)));
    }

    private static double Run(Type code, int precision, Function function, double x)
    {
        MethodInfo method = code.GetMethod($"Run{function}")!;
        return (Precision)precision == Precision.Single
            ? ((float[])method.Invoke(null, [Enumerable.Repeat((float)x, 16).ToArray()])!)[0]
            : ((double[])method.Invoke(null, [Enumerable.Repeat(x, 16).ToArray()])!)[0];
    }

    /// <summary>Where π/2 is no longer subtracted exactly: as far off as the function is for a neighbour of x.</summary>
    [Theory]
    [InlineData((int)Precision.Single, 6.5e6)]
    [InlineData((int)Precision.Double, 3.5e15)]
    public void Sines_of_large_numbers_are_those_of_a_neighbour(int precision, double highest)
    {
        foreach (int bits in new[] { 128, 256, 512 })
        {
            Type code = LaneFunctionCode.Compile((Precision)precision, bits);
            for (double x = 6433; x < highest; x *= 1.037)
            {
                bool isSingle = (Precision)precision == Precision.Single;
                double argument = isSingle ? (float)x : x;
                double ulp = isSingle ? MathF.BitIncrement((float)x) - (float)x : Math.BitIncrement(x) - x;
                Assert.Equal(Math.Sin(argument), Run(code, precision, Function.Sin, argument), 2 * ulp);
                Assert.Equal(Math.Cos(argument), Run(code, precision, Function.Cos, argument), 2 * ulp);
            }
        }
    }

    /// <summary>
    /// A multiple of every vector's lanes, evenly by logarithm, and densely where the formulas change over.
    /// </summary>
    private static IEnumerable<double> Magnitudes(int from, int to) =>
    [
        .. Enumerable.Range(0, 2048).Select(i => Math.Pow(10, from + ((to - from) * i / 2048.0))),
        .. Enumerable.Range(0, 6144).Select(i => Math.Pow(10, -3 + (6 * i / 6144.0))),
    ];

    private static bool IsOutside(Function function, double x) =>
        (function == Function.Log1P && x <= -1) || (function == Function.Log && x < 1.17549435e-38)
            || (function is Function.Sin or Function.Cos && Math.Abs(x) > 6433);

    /// <summary>
    /// Double's own functions are too coarse to judge it: what cancels is found from its series in decimal digits.
    /// </summary>
    private static double Exact(Function function, double x)
    {
        if (function is not (Function.ExpM1 or Function.Log1P) || Math.Abs(x) > 0.5) return Evaluation.Apply(function, x);
        if (Math.Abs(x) < 1e-9) return function == Function.ExpM1 ? x + (x * x / 2) : x - (x * x / 2);
        // The conversion to decimal keeps 15 digits; the second brings the rest.
        decimal a = (decimal)x, sum = 0, term = 1;
        a += (decimal)(x - (double)a);
        for (int k = 1; k < 90; k++)
        {
            term *= function == Function.ExpM1 ? a / k : (k == 1 ? a : -a);
            sum += function == Function.ExpM1 ? term : term / k;
        }

        return (double)sum;
    }
}
