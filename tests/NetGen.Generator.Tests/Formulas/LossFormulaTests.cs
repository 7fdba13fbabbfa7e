using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Prose;
using NetGen.Generator.Tests.Algebra;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Formulas;

public sealed class LossFormulaTests
{
    public static TheoryData<int> All() => new(BuiltIn.Losses.Select(kind => (int)kind));

    [Theory]
    [InlineData((int)Loss.SumSquares, "E = ½·Σ_k (y_k − t_k)²", "∂y_k = y_k − t_k")]
    [InlineData((int)Loss.MeanSquaredError, "E = (1/n)·Σ_k (y_k − t_k)²", "∂y_k = 2/n·(y_k − t_k)")]
    [InlineData((int)Loss.CrossEntropy, "E = −Σ_k t_k·ln y_k", "∂y_k = −t_k/y_k")]
    [InlineData(
        (int)Loss.BinaryCrossEntropy,
        "E = −Σ_k (t_k·ln y_k + (1 − t_k)·ln(1 − y_k))",
        "∂y_k = (y_k − t_k) / ((1 − y_k)·y_k)")]
    [InlineData((int)Loss.AbsoluteError, "E = Σ_k |y_k − t_k|", "∂y_k = sign(y_k − t_k)")]
    [InlineData(
        (int)Loss.Huber,
        "E = Σ_k (½·(y_k − t_k)² for |y_k − t_k| ≤ 1, else |y_k − t_k| − ½)",
        "∂y_k = y_k − t_k for |y_k − t_k| ≤ 1, else sign(y_k − t_k)")]
    [InlineData((int)Loss.LogCosh, "E = Σ_k ln cosh(y_k − t_k)", "∂y_k = tanh(y_k − t_k)")]
    public void Reads_like_the_textbook(int kind, string value, string gradient)
    {
        Assert.Equal(value, LossFormula.For((Loss)kind).Describe());
        Assert.Equal(gradient, LossFormula.For((Loss)kind).DescribeGradient());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Terms_and_gradients_are_the_closed_forms(int kind)
    {
        LossFormula loss = LossFormula.For((Loss)kind);
        double smallest = LossFormula.SmallestNormal(Precision.Double);
        foreach ((double y, double t) in Pairs((Loss)kind))
        {
            (double term, double gradient) = ClosedForm((Loss)kind, y, t, 3);
            Numeric.AssertClose(term, At(loss.Term, y, t), 1e-12, $"E({y}, {t})");
            Numeric.AssertClose(term, At(Stabiliser.Lower(loss.Term, smallest), y, t), 1e-12, $"stable E({y}, {t})");
            Numeric.AssertClose(gradient, At(loss.Gradient, y, t), 1e-12, $"∂E({y}, {t})");
            double stable = At(Stabiliser.Lower(loss.Gradient, smallest), y, t);
            Numeric.AssertClose(gradient, stable, 1e-12, $"stable ∂E({y}, {t})");
            Numeric.AssertClose(Numeric.Slope(at => At(loss.Term, at, t), y), gradient, 1e-6, $"slope({y}, {t})");
        }
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Probabilities_of_0_and_1_have_a_finite_error(Precision precision)
    {
        Func<double, double>? round = precision == Precision.Single ? Numeric.Single : null;
        foreach (Loss kind in new[] { Loss.CrossEntropy, Loss.BinaryCrossEntropy })
        {
            LossFormula loss = LossFormula.For(kind);
            double smallest = LossFormula.SmallestNormal(precision);
            foreach ((double y, double t) in new[] { (0.0, 0.0), (0, 1), (1, 0), (1, 1) })
            {
                double Value(string symbol) => symbol == "y" ? y : t;
                double term = Stabiliser.Lower(loss.Term, smallest).Evaluate(Value, round);
                Assert.True(double.IsFinite(term), $"{kind} {y} {t}: {term}");
                Assert.True(double.IsFinite(Stabiliser.Lower(loss.Gradient, smallest).Evaluate(Value, round)));
                if (y == t && kind == Loss.BinaryCrossEntropy) Assert.Equal(0, term);
            }
        }
    }

    [Fact]
    public void Log_cosh_is_finite_for_every_float_and_exact_for_small_ones()
    {
        Expression term = Stabiliser.Lower(LossFormula.For(Loss.LogCosh).Term);
        foreach (double y in Numeric.Extremes)
            Assert.True(double.IsFinite(term.Evaluate(symbol => symbol == "y" ? y : 0, Numeric.Single)));
        Assert.Equal(5e-7, term.Evaluate(symbol => symbol == "y" ? 1e-3 : 0, Numeric.Single), 2e-10);
    }

    [Fact]
    public void Some_pairs_make_no_sense_and_say_why()
    {
        foreach (Loss kind in BuiltIn.Losses)
        {
            foreach (Activation activation in BuiltIn.Activations)
            {
                bool expected = kind switch
                {
                    Loss.CrossEntropy => activation == Activation.Softmax,
                    Loss.BinaryCrossEntropy => activation is Activation.Sigmoid or Activation.Softmax,
                    _ => true,
                };
                Assert.Equal(expected, LossFormula.For(kind).Accepts(activation, out string reason));
                Assert.Equal(expected, reason.Length == 0);
            }
        }

        LossFormula.For(Loss.BinaryCrossEntropy).Accepts(Activation.ReLU, out string why);
        Assert.Equal("ReLU leaves the open interval 0…1 on which BinaryCrossEntropy is defined", why);
        LossFormula.For(Loss.CrossEntropy).Accepts(Activation.Sigmoid, out why);
        Assert.Equal(
            "CrossEntropy is defined on outputs that add up to 1, which Softmax gives and Sigmoid does not", why);
    }

    [Fact]
    public void Prose_calls_each_by_its_name_and_each_is_made_once()
    {
        Loss[] losses = BuiltIn.Losses;
        Assert.Equal(
            [
                "sum of squares", "mean squared error", "cross-entropy", "binary cross-entropy", "absolute error", "Huber",
                "log-cosh",
            ],
            losses.Select(loss => LossFormula.For(loss).Name));
        Assert.All(losses, loss => Assert.Same(LossFormula.For(loss), LossFormula.For(loss)));
        Assert.Equal(Loss.CrossEntropy, Assert.Single(losses, loss => LossFormula.For(loss).TargetsAreDistribution));
    }

    private static double At(Expression formula, double y, double t) => formula.At((Y, y), (T, t), (N, 3));

    private static IEnumerable<(double Y, double T)> Pairs(Loss kind) =>
        kind is Loss.CrossEntropy or Loss.BinaryCrossEntropy
            ? [(0.2, 0), (0.2, 1), (0.9, 0.3), (0.5, 0.5)]
            : Numeric.Samples.Select(d => (d + 0.4, 0.4));

    private static (double Term, double Gradient) ClosedForm(Loss kind, double y, double t, int n)
    {
        double d = y - t;
        return kind switch
        {
            Loss.SumSquares => (d * d / 2, d),
            Loss.MeanSquaredError => (d * d / n, 2 * d / n),
            Loss.CrossEntropy => (-t * Math.Log(y), -t / y),
            Loss.BinaryCrossEntropy =>
                (-(t * Math.Log(y)) - ((1 - t) * Math.Log(1 - y)), ((1 - t) / (1 - y)) - (t / y)),
            Loss.AbsoluteError => (Math.Abs(d), Math.Sign(d)),
            Loss.Huber => Math.Abs(d) <= 1 ? (d * d / 2, d) : (Math.Abs(d) - 0.5, Math.Sign(d)),
            Loss.LogCosh => (Math.Log(Math.Cosh(d)), Math.Tanh(d)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }
}
