using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Algebra;

public sealed class ExpressionTreeTests
{
    private static readonly Expression Formula = When(Less(U, T), Exp(U) * Y, Min(Y, 2));

    [Fact]
    public void Free_references_stand_once_in_the_order_of_reading() =>
        Assert.Equal([U, T, Y], Formula.FreeReferences());

    [Fact]
    public void Substitution_reaches_every_part_conditions_included() =>
        Assert.Equal(When(Less(N, T), Exp(N) * Y, Min(Y, 2)), Formula.Substitute(U, N));

    [Fact]
    public void Substitution_replaces_whole_terms_too() =>
        Assert.Equal(When(Less(U, T), N * (Expression)Y, Min(Y, 2)), Formula.Substitute(Exp(U), N));

    [Fact]
    public void Factors_are_a_chain_of_products() =>
        Assert.Equal([U, Y, T], (U * ((Expression)Y * T)).Factors());

    [Fact]
    public void Evaluation_takes_the_branch_that_holds()
    {
        Assert.Equal(Math.E * 5, Formula.At((U, 1), (T, 2), (Y, 5)));
        Assert.Equal(2, Formula.At((U, 3), (T, 2), (Y, 5)));
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(-1e-9)]
    [InlineData(0.3)]
    public void Small_arguments_keep_their_digits(double a)
    {
        // e^a − 1 = a + a²/2 + a³/6 + …
        double series = 0, term = 1;
        for (int k = 1; k < 25; k++) series += term *= a / k;
        Assert.Equal(series, Evaluation.Apply(Function.ExpM1, a), Math.Abs(series) * 1e-14);
        Assert.Equal(a, Evaluation.Apply(Function.Log1P, Evaluation.Apply(Function.ExpM1, a)), Math.Abs(a) * 1e-14);
    }
}
