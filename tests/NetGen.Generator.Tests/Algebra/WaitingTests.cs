using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Algebra;

/// <summary>What is known first is multiplied first, and nothing else changes.</summary>
public sealed class WaitingTests
{
    private static readonly Expression Rest = 1 - (Expression)Y;

    [Fact]
    public void The_last_factor_stands_alone()
    {
        Assert.Equal(new Product(DY, new Product(Rest, Y)), Waiting.Last(DY * Rest * Y, DY));
        Assert.Equal(new Product(DY, new Product(Rest, Y)), Waiting.Last(Rest * DY * Y, DY));
        Assert.Equal(new Product(DY, Y), Waiting.Last(Y * (Expression)DY, DY));
    }

    [Fact]
    public void A_formula_without_one_such_factor_stays_as_it_is()
    {
        foreach (Expression formula in new[]
        {
            DY, Y, Rest * Y, DY + Rest, DY * (Expression)DY * Y, DY * (1 - (Expression)DY) * Y, DY * Rest / Y,
        })
            Assert.Same(formula, Waiting.Last(formula, DY));
    }
}
