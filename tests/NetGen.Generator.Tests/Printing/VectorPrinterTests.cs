using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Print.CSharp;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Printing;

public sealed class VectorPrinterTests
{
    [Fact]
    public void Arithmetic_is_operators_and_constants_are_vectors()
    {
        AssertCode("-(u + Vector256<float>.One) * y", -((U + (Expression)1) * Y));
        AssertCode("Vector256.Create(0.5f) * u / y - Vector256<float>.Zero", (0.5 * (Expression)U / Y) - 0);
    }

    [Fact]
    public void Functions_are_the_frameworks_or_helpers()
    {
        AssertCode("Vector256.Sqrt(Vector256.Abs(u))", Sqrt(Abs(U)));
        AssertCode("Log1P(Exp(u)) * Tanh(u)", new Call(Function.Log1P, Exp(U)) * Tanh(U));
    }

    [Fact]
    public void Extrema_let_a_NaN_through()
    {
        AssertCode("Vector256.MaxNative(Vector256<float>.Zero, u)", Max(U, 0));
        AssertCode("Vector256.MinNative(Vector256<float>.One, u)", Min(1, U));
        AssertCode("Vector256.Max(u, y)", Max(U, Y));
    }

    [Fact]
    public void A_choice_selects_by_lane() => AssertCode(
        "Vector256.ConditionalSelect(Vector256.LessThanOrEqual(u, y), t, Vector256<float>.Zero)",
        When(AtMost(U, Y), T, 0));

    private static void AssertCode(string text, Expression formula) =>
        Assert.Equal(text, Printers.Of(Precision.Single, 256).Print(formula));
}
