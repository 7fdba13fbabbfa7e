using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Prose;
using NetGen.Generator.Tests.Algebra;

namespace NetGen.Generator.Tests.Formulas;

public sealed class ErrorFormulaTests
{
    private static readonly ErrorFormula Sigmoid = ErrorFormula.Output(Loss.BinaryCrossEntropy, Activation.Sigmoid);

    private static readonly ErrorFormula Softmax = ErrorFormula.Output(Loss.CrossEntropy, Activation.Softmax);

    [Fact]
    public void Reads_like_the_textbook()
    {
        Assert.Equal("Σ_k (ln(1 + e^(u_k)) − t_k·u_k)", Sigmoid.Describe());
        Assert.Equal("−Σ_k (u_k − ln Σ_r e^(u_r))·t_k", Softmax.Describe());
    }

    [Fact]
    public void Only_pairs_that_cancel_are_computed_from_u()
    {
        foreach (Loss loss in BuiltIn.Losses)
        {
            foreach (Activation activation in BuiltIn.Activations)
            {
                if (!LossFormula.For(loss).Accepts(activation, out _)) continue;
                ErrorFormula error = ErrorFormula.Output(loss, activation);
                bool cancels = (loss, activation) is (Loss.BinaryCrossEntropy, Activation.Sigmoid)
                    or (Loss.CrossEntropy, Activation.Softmax);
                Assert.Equal(cancels, error.IsOfSums);
                if (!cancels) Assert.Equal(LossFormula.For(loss).Term, error.Value);
            }
        }
    }

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(1, 0.0)]
    [InlineData(0.25, 0.0)]
    [InlineData(0, 17.0)]
    [InlineData(1, 17.0)]
    [InlineData(1, -20.0)]
    [InlineData(0.999, 100.0)]
    [InlineData(1e-6, -100.0)]
    [InlineData(0, -87.0)]
    public void Keeps_its_digits_in_float(double t, double u)
    {
        (double target, double sum) = ((float)t, (float)u);
        double exact = (sum > 0 ? (1 - target) * sum : -target * sum) + LogOfOneAnd(Math.Exp(-Math.Abs(sum)));
        double actual = Stabiliser.Lower(Sigmoid.Code, LossFormula.SmallestNormal(Precision.Single))
            .Evaluate(symbol => symbol == "u" ? sum : target, Numeric.Single);
        Assert.InRange(actual, exact * (1 - 3e-7), exact * (1 + 3e-7));
    }

    /// <summary>With the logarithm of the sum taken off every u, it is gone from E.</summary>
    [Fact]
    public void Softmax_is_computed_from_the_logarithm_of_y()
    {
        double code = Stabiliser.Lower(Softmax.Code).Evaluate(symbol => symbol == "u" ? -100 : 0.5);
        Assert.Equal(50, code);
    }

    private static double LogOfOneAnd(double x) => x < 1e-8 ? x - (x * x / 2) : Math.Log(1 + x) * (x / (1 + x - 1));
}
