using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Algebra;

public sealed class CommonSubexpressionsTests
{
    private static readonly Reference C0 = new("c0"), C1 = new("c1");

    [Fact]
    public void A_costly_term_that_stands_twice_gets_a_name()
    {
        (IReadOnlyList<Temporary> temporaries, Expression rest) = Extract((1 - Tanh(U)) * Tanh(U));
        Assert.Equal([new(C0, Tanh(U))], temporaries);
        Assert.Equal((1 - (Expression)C0) * C0, rest);
    }

    [Fact]
    public void The_largest_repeated_term_wins()
    {
        Expression repeated = 1 / (1 + Exp(U));
        (IReadOnlyList<Temporary> temporaries, Expression rest) = Extract(repeated - Square(repeated));
        Assert.Equal([new(C0, repeated)], temporaries);
        Assert.Equal(C0 - ((Expression)C0 * C0), rest);
    }

    [Fact]
    public void A_temporary_speaks_of_earlier_ones_only()
    {
        Expression inner = Exp(U), outer = Tanh(inner + 1);
        (IReadOnlyList<Temporary> temporaries, Expression rest) = Extract((outer * outer) + inner);
        Assert.Equal([new(C0, inner), new(C1, Tanh(C0 + (Expression)1))], temporaries);
        Assert.Equal(((Expression)C1 * C1) + C0, rest);
    }

    [Fact]
    public void Cheap_terms_stay_unless_asked_for()
    {
        Expression formula = Square(Y - T);
        Assert.Empty(Extract(formula).Temporaries);
        var (temporaries, _) = CommonSubexpressions.Extract(formula, costlyOnly: false);
        Assert.Equal([new(C0, Y - T)], temporaries);
    }

    [Fact]
    public void Several_formulas_share()
    {
        (IReadOnlyList<Temporary> temporaries, IReadOnlyList<Expression> rest) =
            CommonSubexpressions.Extract([Exp(U), 1 + Exp(U)]);
        Assert.Single(temporaries);
        Assert.Equal([C0, 1 + (Expression)C0], rest);
    }

    private static (IReadOnlyList<Temporary> Temporaries, Expression Formula) Extract(Expression formula) =>
        CommonSubexpressions.Extract(formula);
}
