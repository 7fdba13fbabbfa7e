using NetGen.Compiler.Algebra;
using NetGen.Compiler.Prose;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Algebra;

/// <summary>No value is outside the range that a formula's form tells.</summary>
public sealed class ValueRangeTests
{
    [Fact]
    public void Holds_every_value()
    {
        var trees = new RandomTrees(21);
        int told = 0;
        for (int n = 0; n < 5000; n++)
        {
            Expression tree = trees.Next(4);
            ValueRange range = ValueRange.Of(tree);
            if (!double.IsInfinity(range.Low) || !double.IsInfinity(range.High)) told++;
            for (int k = 0; k < 20; k++)
            {
                double u = trees.Value() * 4, y = trees.Value() * 4;
                double value = tree.Evaluate(name => name == "u" ? u : y);
                if (!double.IsFinite(value)) continue;
                double slack = 1e-9 * Math.Max(1, Math.Abs(value));
                Assert.True(
                    value >= range.Low - slack && value <= range.High + slack,
                    $"{new ProsePrinter().Print(tree)} is {value} at u = {u}, y = {y}, not in {range}");
            }
        }

        Assert.True(told > 1000, $"{told}");
    }

    [Fact]
    public void Knows_the_sign_of_a_reciprocal() =>
        Assert.Equal((double.NegativeInfinity, 0.0), (ValueRange.Of(1 / (-2 * Exp(U))).Low, ValueRange.Of(1 / (-2 * Exp(U))).High));

    [Fact]
    public void Knows_angles_and_their_functions()
    {
        foreach (Expression wave in new[] { Sin(U), Cos(U) })
        {
            Assert.Equal(new ValueRange(-1, 1, true, true), ValueRange.Of(wave));
        }

        Assert.Equal(new ValueRange(-Math.PI / 2, Math.PI / 2, false, false), ValueRange.Of(Atan(U)));
        Assert.True(ValueRange.Of(1 + Cos(U)).IsNotNegative);
        Assert.True(ValueRange.Of(0.5 + (Atan(U) / 4)).IsInsideZeroToOne);
    }

    [Fact]
    public void Knows_what_lies_between_0_and_1()
    {
        Assert.True(ValueRange.Of(1 / (1 + Exp(-U))).IsInsideZeroToOne);
        Assert.True(ValueRange.Of(0.5 + (0.5 * Tanh(U))).IsInsideZeroToOne);
        Assert.True(ValueRange.Of(Exp(-(U * U) - 1)).IsInsideZeroToOne);
        Assert.False(ValueRange.Of(Min(Max(U, 0), 1)).IsInsideZeroToOne);
        Assert.False(ValueRange.Of(Tanh(U)).IsInsideZeroToOne);
        Assert.False(ValueRange.Of(Exp(-(U * U))).IsInsideZeroToOne);
        Assert.False(ValueRange.Of(1 / (Exp(U) - 1)).IsInsideZeroToOne);
    }
}
