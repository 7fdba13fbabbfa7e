using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Algebra;

/// <summary>Functions of numbers become numbers where nothing is lost; functions of functions what they are in short.</summary>
public sealed class CallRulesTests
{
    [Theory]
    [InlineData(nameof(Function.Exp), 0, 1)]
    [InlineData(nameof(Function.Log), 1, 0)]
    [InlineData(nameof(Function.Tanh), 0, 0)]
    [InlineData(nameof(Function.Sigmoid), 0, 0.5)]
    [InlineData(nameof(Function.Cosh), 0, 1)]
    [InlineData(nameof(Function.Sinh), 0, 0)]
    [InlineData(nameof(Function.Sin), 0, 0)]
    [InlineData(nameof(Function.Cos), 0, 1)]
    [InlineData(nameof(Function.Atan), 0, 0)]
    [InlineData(nameof(Function.Sqrt), 4, 2)]
    [InlineData(nameof(Function.Sqrt), 0, 0)]
    [InlineData(nameof(Function.Sign), -3, -1)]
    [InlineData(nameof(Function.Abs), -2.5, 2.5)]
    [InlineData(nameof(Function.Abs), -1e9, 1e9)]
    public void A_short_value_is_written_out(string function, double argument, double value) =>
        Assert.Equal(new Constant(value), Simplifier.Simplify(new Call(Enum.Parse<Function>(function), argument)));

    [Theory]
    [InlineData(nameof(Function.Exp), 3)]
    [InlineData(nameof(Function.Exp), -800)]
    [InlineData(nameof(Function.Log), 0)]
    [InlineData(nameof(Function.Sin), 3)]
    [InlineData(nameof(Function.Atan), 1)]
    [InlineData(nameof(Function.Sqrt), 2)]
    [InlineData(nameof(Function.Sqrt), 4.000000000000001)]
    [InlineData(nameof(Function.Sqrt), 1e12)]
    [InlineData(nameof(Function.Tanh), 30)]
    [InlineData(nameof(Function.Sigmoid), 40)]
    public void What_would_be_rounded_infinite_or_long_stays_a_function(string function, double argument) =>
        Assert.IsType<Call>(Simplifier.Simplify(new Call(Enum.Parse<Function>(function), argument)));

    [Fact]
    public void Nothing_is_its_own_absolute_value_but_what_is_never_negative()
    {
        foreach (Expression never in new[] { Exp(U), Sqrt(U), Sigmoid(U), Cosh(U), Abs(U) })
            Assert.Equal(never, Simplifier.Simplify(Abs(never)));
        foreach (Expression other in new[] { U, Tanh(U), Ln(U), Sign(U), new Call(Function.Sinh, U) })
            Assert.Equal(Abs(other), Simplifier.Simplify(Abs(other)));
    }

    [Fact]
    public void Even_functions_lose_a_sign_and_odd_ones_pass_it_on()
    {
        foreach (Function even in new[] { Function.Abs, Function.Cosh, Function.Cos })
            Assert.Equal(new Call(even, U), Simplifier.Simplify(new Call(even, -U)));
        foreach (Function odd in new[] { Function.Tanh, Function.Sinh, Function.Sign, Function.Sin, Function.Atan })
            Assert.Equal(Simplifier.Simplify(-new Call(odd, U)), Simplifier.Simplify(new Call(odd, -U)));
        foreach (Function neither in new[] { Function.Exp, Function.Sigmoid })
            Assert.Equal(new Call(neither, -U), Simplifier.Simplify(new Call(neither, -U)));
    }

    [Fact]
    public void Inverse_functions_cancel()
    {
        Assert.Equal((Expression)U, Simplifier.Simplify(Exp(Ln(U))));
        Assert.Equal((Expression)U, Simplifier.Simplify(Ln(Exp(U))));
        Assert.Equal(Simplifier.Simplify(1 + (Expression)U), Simplifier.Simplify(Exp(new Call(Function.Log1P, U))));
    }
}
