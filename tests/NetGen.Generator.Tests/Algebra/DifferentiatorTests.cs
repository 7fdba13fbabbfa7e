using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Algebra;

public sealed class DifferentiatorTests
{
    [Fact]
    public void Every_function_has_its_slope()
    {
        foreach (Function function in Enum.GetValues<Function>())
        {
            // An argument above 0, so that all are defined, and not u itself, so that the chain rule shows.
            Expression formula = new Call(function, 0.5 + (0.3 * Square(U)));
            Expression derivative = formula.Derive(U);
            foreach (double u in new[] { -1.3, -0.2, 0.4, 1.7 })
            {
                double numeric = Numeric.Slope(at => formula.At((U, at)), u);
                Numeric.AssertClose(numeric, derivative.At((U, u)), 1e-8, function.ToString());
            }
        }
    }

    [Fact]
    public void Products_quotients_choices_and_extrema_follow_their_rules()
    {
        Expression[] formulas =
        [
            U * Exp(U) * Y,
            (U + Y) / (1 + Square(U)),
            -(U - Cube(U)) / Y,
            Min(U, 0.2 * Square(U)),
            Max(U * Y, Exp(-U)),
            When(Less(U, Y), Square(U), U + 1),
        ];
        foreach (Expression formula in formulas)
        {
            Expression derivative = formula.Derive(U);
            foreach (double u in new[] { -1.3, -0.2, 0.4, 1.7 })
            {
                double numeric = Numeric.Slope(at => formula.At((U, at), (Y, 0.7)), u);
                Numeric.AssertClose(numeric, derivative.At((U, u), (Y, 0.7)), 1e-8);
            }
        }
    }

    [Fact]
    public void At_a_kink_the_second_operand_counts()
    {
        Assert.Equal(0, Max(U, 0).Derive(U).At((U, 0)));
        Assert.Equal(0, Min(U, 0).Derive(U).At((U, 0)));
        Assert.Equal(0, Abs(U).Derive(U).At((U, 0)));
    }

    [Fact]
    public void Sigmoid_is_derived_from_its_definition() =>
        Assert.Equal((1 - Sigmoid(U)) * Sigmoid(U), Sigmoid(U).Derive(U));

    [Fact]
    public void What_does_not_mention_the_variable_is_constant() => Assert.Equal(0, Exp(Y).Derive(U));
}
