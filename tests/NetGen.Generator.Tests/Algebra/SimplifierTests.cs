using NetGen.Compiler.Algebra;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Prose;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Algebra;

public sealed class SimplifierTests
{
    [Fact]
    public void Gives_what_a_textbook_prints()
    {
        Expression u = U, y = Y, t = T;
        AssertSimplified("u", u + 0);
        AssertSimplified("0", u * 0);
        AssertSimplified("u", u * 1 * 1);
        AssertSimplified("1", u / u);
        AssertSimplified("u", -(-u));
        AssertSimplified("0", u - u);
        AssertSimplified("2·u", u + u);
        AssertSimplified("y", 1 - (1 - y));
        AssertSimplified("(1 − y)·y", y * (1 - y));
        AssertSimplified("(1 − y)·y", y - (y * y));
        AssertSimplified("t − y", t - y);
        AssertSimplified("y − t", -(t - y));
        AssertSimplified("(y − t) / ((1 − y)·y)", (-1 / y * t) + ((1 - t) / (1 - y)));
        AssertSimplified("y − t", (((1 - t) / (1 - y)) - (t / y)) * (1 - y) * y);
        AssertSimplified("1", Exp(u) * Exp(-u));
        AssertSimplified("1 / (1 + e^(−u))", Exp(u) / (1 + Exp(u)));
        AssertSimplified("u", Ln(Exp(u)));
        AssertSimplified("|u|", Sign(u) * u);
        AssertSimplified("1", Sign(u) * Sign(u));
        AssertSimplified("u²", Abs(u) * Abs(u));
        AssertSimplified("u", Sqrt(u) * Sqrt(u));
        AssertSimplified("1 / √(1 + u²)", Sqrt(1 + (u * u)) - (u * u / Sqrt(1 + (u * u))));
        AssertSimplified("−tanh u", Tanh(-u));
        AssertSimplified("tanh u", new Call(Function.Sinh, u) / Cosh(u));
        AssertSimplified("y", When(Greater(u, 0), y, y));
        AssertSimplified("y", When(Greater(2, 1), y, t));
        AssertSimplified("1 for u > −3, else 0", When(Greater((u / 6) + 0.5, 0), 1, 0));
        AssertSimplified("1 for u < −2, else 0", When(Greater(1 - (2 * u), 5), 1, 0));
        AssertSimplified("1 for u < 1, else 0", When(Less(Max(u, -1), 1), 1, 0));
        AssertSimplified("0", When(Greater(Min(u, 3), 5), 1, 0));
        AssertSimplified("∂y for y > 0, else 0", DY * When(Greater(y, 0), 1, 0));
        AssertSimplified("2/n·(y − t)", 2 / N * (y - t));
        AssertSimplified("0", (0.1 * u) + (0.2 * u) - (0.3 * u));
    }

    [Fact]
    public void Simplifying_twice_changes_nothing_more()
    {
        var trees = new RandomTrees(1);
        for (int i = 0; i < 600; i++)
        {
            Expression tree = trees.Next(4);
            Expression once = Simplifier.Simplify(tree);
            Assert.Equal(once, Simplifier.Simplify(once));
        }
    }

    [Fact]
    public void Keeps_the_value()
    {
        var trees = new RandomTrees(2);
        int compared = 0;
        for (int i = 0; i < 1500; i++)
        {
            Expression tree = trees.Next(4);
            Expression simple = Simplifier.Simplify(tree);
            (double u, double y) = (trees.Value(), trees.Value());
            double Value(string symbol) => symbol == "u" ? u : y;
            if (tree.TameValue(Value) is not { } exact) continue;
            compared++;
            var printer = new ProsePrinter();
            string what = $"{printer.Print(tree)} ⇒ {printer.Print(simple)}";
            Numeric.AssertClose(exact, simple.Evaluate(Value), 1e-8, what);
        }

        Assert.True(compared > 500, $"only {compared} trees had a value to compare");
    }

    private static void AssertSimplified(string text, Expression formula) =>
        Assert.Equal(text, new ProsePrinter().Print(Simplifier.Simplify(formula)));
}
