using NetGen.Compiler.Algebra;

namespace NetGen.Generator.Tests.Algebra;

public sealed class EvaluationTests
{
    /// <summary>Against the series, whose terms that are left out do not count.</summary>
    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    [InlineData(3e-9)]
    [InlineData(1e-17)]
    [InlineData(0)]
    public void Small_arguments_keep_their_digits(double a)
    {
        foreach (double x in new[] { a, -a })
        {
            double power = x + (x * x / 2) + (x * x * x / 6) + (x * x * x * x / 24) + (Math.Pow(x, 5) / 120);
            double logarithm = x - (x * x / 2) + (x * x * x / 3) - (x * x * x * x / 4) + (Math.Pow(x, 5) / 5);
            Assert.Equal(power, Evaluation.Apply(Function.ExpM1, x), Math.Abs(power) * 1e-15);
            Assert.Equal(logarithm, Evaluation.Apply(Function.Log1P, x), Math.Abs(logarithm) * 1e-15);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(700)]
    public void Others_are_the_functions_themselves(double a)
    {
        Assert.Equal(Math.Exp(a) - 1, Evaluation.Apply(Function.ExpM1, a), Math.Exp(a) * 1e-15);
        Assert.Equal(Math.Exp(-a) - 1, Evaluation.Apply(Function.ExpM1, -a), 1e-15);
        Assert.Equal(Math.Log(1 + a), Evaluation.Apply(Function.Log1P, a), 1e-15);
        Assert.Equal(double.PositiveInfinity, Evaluation.Apply(Function.Log1P, double.PositiveInfinity));
        Assert.Equal(double.PositiveInfinity, Evaluation.Apply(Function.ExpM1, double.PositiveInfinity));
        Assert.Equal(-1, Evaluation.Apply(Function.ExpM1, double.NegativeInfinity));
    }
}
