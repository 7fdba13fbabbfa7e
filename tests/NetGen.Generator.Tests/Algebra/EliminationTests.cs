using NetGen.Compiler.Algebra;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Prose;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Algebra;

/// <summary>Formulas that no activation uses: the mechanism must find them, there is no table.</summary>
public sealed class EliminationTests
{
    [Fact]
    public void Solves_for_an_exponential_in_any_linear_fraction() =>
        AssertDerivative("(3 − y)·y", 3 / (1 + Exp(-3 * U)));

    [Fact]
    public void Solves_sums_and_quotients_of_fractions()
    {
        AssertDerivative(1 + (2 / (1 + Exp(-U))));
        AssertDerivative(2 - (1 / (1 + Exp(U))));
        AssertDerivative((1 / (1 + Exp(-U))) + (2 / (3 + (3 * Exp(-U)))));
        AssertDerivative((1 + (1 / (1 + Exp(U)))) / (3 - (2 / (1 + Exp(U)))));
        AssertDerivative((2 / (1 + Exp(U))) * 3 / (1 + (1 / (1 + Exp(U)))));
    }

    [Fact]
    public void Undoes_a_logarithm() => AssertDerivative("2·(1 − e^(−y))", Ln(1 + Exp(2 * U)));

    [Fact]
    public void Scales() => AssertDerivative("3 − 1/3·y²", 3 * Tanh(U));

    [Fact]
    public void Goes_through_the_branches_and_their_conditions() =>
        AssertDerivative("2 for y > 1, else 3", When(Greater(U, 1), (2 * (Expression)U) - 1, (3 * (Expression)U) - 2));

    [Fact]
    public void Uses_the_symmetry_of_odd_functions() => AssertDerivative("½·(2 − |y|)²", 2 * U / (1 + Abs(U)));

    [Fact]
    public void Stays_with_u_where_y_does_not_determine_it() =>
        AssertInU(U * Sigmoid(U));

    /// <summary>y = 1000 + tanh u is rounded to so many digits that f′ = 1 − (y − 1000)² has none left in float.</summary>
    [Fact]
    public void Stays_with_u_where_y_has_too_few_digits() => AssertInU(1000 + Tanh(U));

    /// <summary>u &gt; 0 cannot be told from y where f comes back to the same value.</summary>
    [Fact]
    public void Stays_with_u_where_a_choice_falls() => AssertInU(When(Greater(U, 0), U, -0.5 * U));

    [Fact]
    public void Stays_with_u_where_y_would_be_divided_by() => AssertInU(Sqrt(1 + Exp(U)));

    [Fact]
    public void Stays_with_u_where_the_condition_falls_on_a_flat_part() =>
        AssertInU(When(Greater(U, 0), 1, When(Greater(U, -1), 1, Exp(U + 1))));

    /// <summary>f′ ≥ 0 on both sides of a jump does not say that f never falls.</summary>
    [Fact]
    public void Stays_with_u_where_f_jumps()
    {
        AssertInU(When(Greater(U, 30), (3 * U) - 80, U));
        AssertInU(When(Greater(U, 0.55), (2 * U) - 0.6, U));
        AssertInU(Max(U, 0) + When(Greater(U, 30), -40, 0));
        AssertInU(Max(U, 0) - Sign(U - 1));
    }

    [Fact]
    public void Stays_with_u_where_the_slope_is_too_small_for_y() => AssertInU(10 + (1e-4 * Tanh(U)));

    private static void AssertDerivative(string text, Expression f) =>
        Assert.Equal(text, new ProsePrinter().Print(AssertDerivative(f)));

    private static Expression AssertDerivative(Expression f)
    {
        Expression derivative = Elimination.DerivativeInOwnValue(f, U, Y);
        Assert.False(derivative.Mentions(U), new ProsePrinter().Print(derivative));
        foreach (double u in Numeric.Samples.Where(u => Math.Abs(u) < 9))
        {
            double y = f.At((U, u));
            Numeric.AssertClose(Numeric.Slope(at => f.At((U, at)), u), derivative.At((Y, y)), 1e-8, $"at {u}");
        }

        return derivative;
    }

    private static void AssertInU(Expression f) =>
        Assert.True(Elimination.DerivativeInOwnValue(f, U, Y).Mentions(U));
}
