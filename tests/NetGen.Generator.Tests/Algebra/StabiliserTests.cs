using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Prose;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Algebra;

public sealed class StabiliserTests
{
    private static readonly double Smallest = LossFormula.SmallestNormal(Precision.Single);

    [Fact]
    public void Rewrites_what_overflows_or_cancels()
    {
        AssertLowered("max(0, u) + ln(1 + e^(−|u|))", Ln(1 + Exp(U)));
        AssertLowered("|u| + ln(1 + ½·(e^(−2·|u|) − 1))", Ln(Cosh(U)));
        AssertLowered("1 / (1 + e^(−u))", Sigmoid(U));
        AssertLowered("u / (1 + e^(−u))", U * Sigmoid(U));
        AssertLowered("1 for u > 0, else −1 for u < 0, else 0", Sign(U));
        AssertLowered("½·(e^u + e^(−u))", Cosh(U));
        AssertLowered("2·sin(½·u)²", 1 - Cos(U));
        AssertLowered("−2·sin(½·u)²", Cos(U) - 1);
        Assert.Equal(new Call(Function.ExpM1, U), Stabiliser.Lower(Exp(U) - 1));
        Assert.Equal(-new Call(Function.ExpM1, -U), Stabiliser.Lower(1 - Exp(-U)));
    }

    [Fact]
    public void Guards_logarithms_and_divisors_of_losses_only()
    {
        AssertLowered("ln y", Ln(Y));
        Assert.Equal(0, Stabiliser.Lower(T * Ln(Y), Smallest).At((T, 0), (Y, 0)));
        Assert.Equal(0, Stabiliser.Lower((Y - T) / ((1 - (Expression)Y) * Y), Smallest).At((T, 0), (Y, 0)));
        AssertLowered("2/n·(y − t)", 2 / (Expression)N * (Y - T), Smallest);
        AssertLowered("y / (1 + |y|)", Y / (1 + Abs(Y)), Smallest);
    }

    [Fact]
    public void Guards_no_divisor_that_is_never_zero()
    {
        Expression u = U, y = Y;
        foreach (Expression positive in new[]
        {
            N, Exp(u), Cosh(u), Sigmoid(u), 1 + Abs(u), Abs(u) + 1, 1 + Square(u), Exp(u) * Exp(y), Exp(u) / (1 + Abs(y)), Exp(u) + Sqrt(y),
        })
            Assert.Equal(Stabiliser.Lower(T / positive), Stabiliser.Lower(T / positive, Smallest));
        foreach (Expression other in new[]
        {
            y, 1 - y, (1 - y) * y, Abs(u), Sqrt(u), Square(u), Abs(u) + Abs(y), y * Exp(u), 1 - Square(y),
        })
            Assert.NotEqual(Stabiliser.Lower(T / other), Stabiliser.Lower(T / other, Smallest));
    }

    /// <summary>A guard would make a wrong number of a negative divisor, or of the logarithm of one.</summary>
    [Fact]
    public void Guards_nothing_that_may_be_negative()
    {
        Expression u = U, y = Y;
        foreach (Expression other in new[] { u, 1 + u, 1 - Exp(u), Tanh(u), u * Exp(y), u / Exp(y), y - 2, y - T, -Exp(u) })
        {
            Assert.Equal(Stabiliser.Lower(T / other), Stabiliser.Lower(T / other, Smallest));
            Assert.Equal(Stabiliser.Lower(Ln(other)), Stabiliser.Lower(Ln(other), Smallest));
        }
    }

    [Fact]
    public void The_smallest_number_is_the_precisions()
    {
        Assert.Equal(BitConverter.Int32BitsToSingle(0x0080_0000), Smallest);
        Assert.Equal(BitConverter.Int64BitsToDouble(0x0010_0000_0000_0000), LossFormula.SmallestNormal(Precision.Double));
    }

    [Fact]
    public void Folds_constants_and_signs()
    {
        Constant lambda = new(3, "λ");
        AssertLowered("6·u", lambda * (2 * (Expression)U));
        AssertLowered("u − 2", U + (Expression)(-2));
        AssertLowered("u − y", U + (-Y));
        AssertLowered("−6·u", -(lambda * ((Expression)2 * U)));
        AssertLowered("¼·u".Replace("¼", "0.25"), U / 4);
        AssertLowered("u/6", U / 6);
        AssertLowered("y", When(Greater(lambda, 2), Y, T));
    }

    [Fact]
    public void A_factor_that_has_died_out_kills_what_overflows()
    {
        Expression formula = Stabiliser.Lower((1 - Square(Tanh(U))) * (1 + Square(U)));
        Assert.Equal(0, formula.Evaluate(_ => 3e38, Numeric.Single));
        Assert.Equal((1 - (Math.Tanh(2) * Math.Tanh(2))) * 5, formula.Evaluate(_ => 2));
    }

    [Fact]
    public void Keeps_the_value()
    {
        var trees = new RandomTrees(3);
        for (int i = 0; i < 1000; i++)
        {
            Expression tree = trees.Next(4);
            (double u, double y) = (trees.Value(), trees.Value());
            double Value(string symbol) => symbol == "u" ? u : y;
            if (tree.TameValue(Value) is not { } exact) continue;
            double lowered = Stabiliser.Lower(tree).Evaluate(Value);
            Numeric.AssertClose(exact, lowered, 1e-8, new ProsePrinter().Print(tree));
        }
    }

    private static void AssertLowered(string text, Expression formula, double smallest = 0) =>
        Assert.Equal(text, new ProsePrinter().Print(Stabiliser.Lower(formula, smallest)));
}
