using NetGen.Compiler.Algebra;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Algebra;

/// <summary>A formula's text is the formula: what is written is read back, and nothing else is read.</summary>
public sealed class FormulaTextTests
{
    [Theory]
    [InlineData("u * Math.Tanh(Math.Log(1.0 + Math.Exp(u)))")]
    [InlineData("y - (t - n)")]
    [InlineData("y - t - n")]
    [InlineData("y / (t * n)")]
    [InlineData("-(u + 1.0) * -u")]
    [InlineData("-(-u)")]
    [InlineData("u - -2.5")]
    [InlineData("u > 0.0 ? u : u <= -1.0 ? -1.0 : Math.Exp(u) - 1.0")]
    [InlineData("(u >= 0.0 ? u : 1E-05 * u) * 2.0")]
    [InlineData("Math.Max(0.9 * (t - y), -0.1 * (t - y))")]
    public void Is_written_as_it_is_read(string text) => Assert.Equal(text, FormulaText.Write(FormulaText.Read(text)));

    [Fact]
    public void Is_read_as_it_is_written()
    {
        var trees = new RandomTrees(20);
        int written = 0;
        for (int n = 0; n < 5000; n++)
        {
            Expression tree = Plain(trees.Next(5));
            if (tree.Descendants().Any(part => part is Call(Function.Sigmoid, _))) continue;
            Assert.Equal(tree, FormulaText.Read(FormulaText.Write(tree)));
            written++;
        }

        Assert.True(written > 3000);
    }

    /// <summary>What Parse makes: numbers without symbols, and no minus before a number but its own.</summary>
    private static Expression Plain(Expression tree) => tree.Rewrite(node => node switch
    {
        Constant constant => new Constant(constant.Value + 0.0),
        Negation(Constant constant) => new Constant(-constant.Value + 0.0),
        _ => node,
    });

    [Theory]
    [InlineData("", "At the end of \"\", a value is expected.")]
    [InlineData("u +", "At the end of \"u +\", a value is expected.")]
    [InlineData("u u", "At character 3 of \"u u\", the end is expected.")]
    [InlineData("w", "a value is expected.")]
    [InlineData("Math.Asin(u)", "Math.Asin is no function of formulas.")]
    [InlineData("Math.Max(u)", "\",\" is expected.")]
    [InlineData("(u", "\")\" is expected.")]
    [InlineData("u > 0.0 ? u", "\":\" is expected.")]
    [InlineData("1.2.3", "\"1.2.3\" is no number.")]
    [InlineData("1E999", "\"1E999\" is no number.")]
    public void Anything_else_is_refused(string text, string message) => Assert.Contains(
        message, Assert.Throws<FormatException>(() => FormulaText.Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    public void What_is_nested_without_an_end_is_refused(char nested) => Assert.Contains(
        "100 deep",
        Assert.Throws<FormatException>(() => FormulaText.Read(new string(nested, 100_000))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Writes_nothing_that_a_user_cannot_say()
    {
        Assert.Throws<ArgumentException>(() => FormulaText.Write(Sigmoid(U)));
        Assert.Throws<ArgumentException>(() => FormulaText.Write(DY * U));
    }
}
