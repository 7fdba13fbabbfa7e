using NetGen.Compiler.Algebra;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Prose;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Printing;

public sealed class ProsePrinterTests
{
    [Fact]
    public void Writes_what_a_textbook_writes()
    {
        Expression u = U, y = Y, t = T, n = N;
        AssertProse("(1 − y)·y", (1 - y) * y);
        AssertProse("1 / (1 + e^(−u))", 1 / (1 + Exp(-u)));
        AssertProse("½·u³", 0.5 * Cube(u));
        AssertProse("(y − t)²", Square(y - t));
        AssertProse("|u|", Abs(u));
        AssertProse("2/n·(y − t)", 2 / n * (y - t));
        AssertProse("1/6·u", 1.0 / 6 * u);
        AssertProse("u for u > 0, else 0.01·u", When(Greater(u, 0), u, 0.01 * u));
        AssertProse("2·(u for u ≤ 0, else y)", 2 * When(AtMost(u, 0), u, y));
        AssertProse("1 for −1 < u < 1, else 0", When(Less(u, 1), When(Greater(u, -1), 1, 0), 0));
        AssertProse("−t·ln y", -(t * Ln(y)));
        AssertProse("(1 − t)·ln(1 − y)", (1 - t) * Ln(1 - y));
        AssertProse("(ln y)·t", Ln(y) * t);
        AssertProse("ln cosh(y − t)", Ln(Cosh(y - t)));
        AssertProse("√u + √(1 − u)", Sqrt(u) + Sqrt(1 - u));
        AssertProse("e^u·(e^(2·u))²", Exp(u) * Square(Exp(2 * u)));
        AssertProse("−2·u", -2 * u);
        AssertProse("u + (−2)", u + (Expression)(-2));
        AssertProse("10⁻⁶·u + 2.5·10⁻⁷", (1e-6 * u) + 2.5e-7);
        AssertProse("η·∂w", LearningRate * (Expression)G);
    }

    [Fact]
    public void Sums_and_products_need_no_parentheses_on_the_right_but_differences_and_quotients_do()
    {
        Expression a = U, b = Y, c = T;
        AssertProse("u + y − t", a + (b - c));
        AssertProse("u·y·t", a * (b * c));
        AssertProse("u − (y − t)", a - (b - c));
        AssertProse("u / (y·t)", a / (b * c));
        AssertProse("u·(y/t)", a * (b / c));
    }

    [Fact]
    public void A_neurons_quantities_carry_its_index() =>
        Assert.Equal("∂y_j·(1 − y_j)·u_j·t_j + e^(u_j) − s·w / n", new ProsePrinter("j").Print(
            (DY * (1 - (Expression)Y) * U * T) + Exp(U) - (S * (Expression)W / N)));

    private static void AssertProse(string text, Expression formula) =>
        Assert.Equal(text, new ProsePrinter().Print(formula));
}
