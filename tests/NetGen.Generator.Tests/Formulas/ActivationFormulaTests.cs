using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Prose;
using NetGen.Generator.Tests.Algebra;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Formulas;

public sealed class ActivationFormulaTests
{
    private const double Lambda = 1.0507009873554805, Alpha = 1.6732632423543772;

    private static readonly double C = Math.Sqrt(2 / Math.PI);

    public static TheoryData<int> OfOneNeuron() =>
        new(BuiltIn.Activations.Where(kind => kind != Activation.Softmax).Select(kind => (int)kind));

    [Theory]
    [InlineData("identity", "u", "1")]
    [InlineData("sigmoid", "1 / (1 + e^(−u))", "(1 − y)·y")]
    [InlineData("tanh", "tanh u", "1 − y²")]
    [InlineData("ReLU", "max(u, 0)", "1 for y > 0, else 0")]
    [InlineData("leaky ReLU", "u for u > 0, else 0.01·u", "1 for y > 0, else 0.01")]
    [InlineData("ELU", "u for u > 0, else e^u − 1", "1 for y > 0, else y + 1")]
    [InlineData("SELU", "λ·u for u > 0, else λ·α·(e^u − 1)", "λ for y > 0, else y + α·λ")]
    [InlineData("softplus", "ln(1 + e^u)", "1 − e^(−y)")]
    [InlineData("softsign", "u / (1 + |u|)", "(1 − |y|)²")]
    [InlineData("SiLU", "u·σ(u)", "(1 + (1 − σ(u))·u)·σ(u)")]
    [InlineData(
        "GELU",
        "½·u·(1 + tanh(√(2/π)·(u + 0.044715·u³)))",
        "½·(1 + tanh(√(2/π)·(1 + 0.044715·u²)·u) "
        + "+ √(2/π)·(1 + 0.134145·u²)·(1 − tanh(√(2/π)·(1 + 0.044715·u²)·u)²)·u)")]
    [InlineData("hard sigmoid", "min(max(u/6 + ½, 0), 1)", "1/6 for 0 < y < 1, else 0")]
    [InlineData("hard tanh", "min(max(u, −1), 1)", "1 for −1 < y < 1, else 0")]
    public void Reads_like_the_textbook(string name, string value, string derivative)
    {
        ActivationFormula formula =
            BuiltIn.Activations.Select(kind => ActivationFormula.For(kind)).Single(it => it.Name == name);
        Assert.Equal(value, new ProsePrinter().Print(formula.Value));
        Assert.Equal(derivative, new ProsePrinter().Print(formula.Derivative));
    }

    [Fact]
    public void Describes_itself_with_its_index()
    {
        Assert.Equal("y_j = 1 / (1 + e^(−u_j))", ActivationFormula.For(Activation.Sigmoid).Describe("j"));
        Assert.Equal("∂y_j/∂u_j = (1 − y_j)·y_j", ActivationFormula.For(Activation.Sigmoid).DescribeDerivative("j"));
        Assert.Equal("y_k = e^(u_k) / Σ_r e^(u_r)", ActivationFormula.For(Activation.Softmax).Describe("k"));
        Assert.Equal(
            "∂y_r/∂u_k = y_r·([r = k] − y_k)", ActivationFormula.For(Activation.Softmax).DescribeDerivative("k"));
    }

    [Theory]
    [MemberData(nameof(OfOneNeuron))]
    public void Values_and_derivatives_are_the_closed_forms(int kind)
    {
        ActivationFormula formula = ActivationFormula.For((Activation)kind);
        foreach (double u in Numeric.Samples)
        {
            (double y, double slope) = ClosedForm((Activation)kind, u);
            Numeric.AssertClose(y, Value(formula.Value, u), 1e-12, $"f({u})");
            Numeric.AssertClose(slope, Slope(formula.Derivative, formula, u), 1e-12, $"f′({u})");
        }
    }

    [Theory]
    [MemberData(nameof(OfOneNeuron))]
    public void Derivatives_are_the_slopes(int kind)
    {
        ActivationFormula formula = ActivationFormula.For((Activation)kind);
        foreach (double u in Numeric.Samples.Where(u => Math.Abs(u) < 20))
        {
            double numeric = Numeric.Slope(at => Value(Stabiliser.Lower(formula.Value), at), u);
            Numeric.AssertClose(numeric, Slope(formula.Derivative, formula, u), 1e-7, $"f′({u})");
        }
    }

    [Theory]
    [InlineData((int)Activation.ReLU, 0, 0)]
    [InlineData((int)Activation.LeakyReLU, 0, 0.01)]
    [InlineData((int)Activation.ELU, 0, 1)]
    [InlineData((int)Activation.SELU, 0, Lambda * Alpha)]
    [InlineData((int)Activation.HardTanh, -1, 0)]
    [InlineData((int)Activation.HardTanh, 1, 0)]
    [InlineData((int)Activation.HardSigmoid, -3, 0)]
    [InlineData((int)Activation.HardSigmoid, 3, 0)]
    [InlineData((int)Activation.Softsign, 0, 1)]
    public void At_a_kink_the_derivative_is_PyTorchs(int kind, double u, double expected)
    {
        ActivationFormula formula = ActivationFormula.For((Activation)kind);
        Assert.Equal(expected, Slope(formula.Derivative, formula, u), 1e-15);
        Assert.Equal(expected, Slope(Stabiliser.Lower(formula.Derivative), formula, u), 1e-15);
    }

    [Theory]
    [MemberData(nameof(OfOneNeuron))]
    public void Stable_forms_have_the_same_value(int kind)
    {
        ActivationFormula formula = ActivationFormula.For((Activation)kind);
        foreach (double u in Numeric.Samples)
        {
            Numeric.AssertClose(Value(formula.Value, u), Value(Stabiliser.Lower(formula.Value), u), 1e-12, $"f({u})");
            double slope = Slope(formula.Derivative, formula, u);
            Numeric.AssertClose(slope, Slope(Stabiliser.Lower(formula.Derivative), formula, u), 1e-12, $"f′({u})");
        }
    }

    [Theory]
    [MemberData(nameof(OfOneNeuron))]
    public void Stable_forms_are_finite_for_every_float(int kind)
    {
        ActivationFormula formula = ActivationFormula.For((Activation)kind);
        Expression value = Stabiliser.Lower(formula.Value), derivative = Stabiliser.Lower(formula.Derivative);
        foreach (double u in Numeric.Extremes)
        {
            double y = value.Evaluate(_ => u, Numeric.Single);
            double slope = derivative.Evaluate(symbol => symbol == "y" ? y : u, Numeric.Single);
            // λ·3e38 is no float: that one overflow is the activation's own.
            Assert.True(double.IsFinite(y) || (kind == (int)Activation.SELU && u == 3e38), $"f({u}) = {y}");
            Assert.True(double.IsFinite(slope), $"f′({u}) = {slope}");
        }
    }

    [Theory]
    [MemberData(nameof(OfOneNeuron))]
    public void Derivatives_speak_of_one_quantity(int kind)
    {
        ActivationFormula formula = ActivationFormula.For((Activation)kind);
        Assert.True(formula.Derivative.FreeReferences().Count <= 1);
        Assert.Equal((Activation)kind is Activation.SiLU or Activation.GELU, formula.Derivative.Mentions(Symbols.U));
    }

    [Fact]
    public void Softmax_has_no_derivative_of_one_neuron()
    {
        Assert.True(ActivationFormula.For(Activation.Softmax).IsSoftmax);
        Assert.Equal("softmax", ActivationFormula.For(Activation.Softmax).Name);
        var error = Assert.Throws<InvalidOperationException>(() => ActivationFormula.For(Activation.Softmax).Derivative);
        Assert.Contains("is a matrix", error.Message);
    }

    [Fact]
    public void Each_is_derived_once() => Assert.All(
        BuiltIn.Activations, kind => Assert.Same(ActivationFormula.For(kind), ActivationFormula.For(kind)));

    private static double Value(Expression formula, double u) => formula.At((U, u));

    /// <summary>Nothing is said of a formula but the formula: what follows from it is computed.</summary>
    [Fact]
    public void Says_what_follows_from_the_formula()
    {
        Assert.Equal(
            [Activation.ReLU, Activation.LeakyReLU, Activation.ELU, Activation.SiLU, Activation.GELU],
            BuiltIn.Activations.Where(kind => ActivationFormula.For(kind).SilencesHalf));
        Assert.Equal(
            [Activation.Sigmoid, Activation.Softmax],
            BuiltIn.Activations.Where(kind => ActivationFormula.For(kind).IsInsideZeroToOne));
        Assert.Equal(
            [Activation.SiLU, Activation.GELU],
            BuiltIn.Activations.Where(kind => kind != Activation.Softmax
                && !ValueRange.Of(ActivationFormula.For(kind).Value.Derive(Symbols.U)).IsNotNegative));
    }

    /// <summary>The same formula under another name is the same code.</summary>
    [Theory]
    [MemberData(nameof(OfOneNeuron))]
    public void A_users_formula_is_as_a_built_in_one(int kind)
    {
        ActivationFormula known = ActivationFormula.For((Activation)kind);
        ActivationFormula own = ActivationFormula.For(new FormulaId("F", known.Value));
        Assert.Equal(known.Derivative, own.Derivative);
        Assert.Equal(known.SilencesHalf, own.SilencesHalf);
        Assert.Equal(known.IsInsideZeroToOne, own.IsInsideZeroToOne);
    }

    private static double Slope(Expression derivative, ActivationFormula formula, double u) =>
        derivative.At((U, u), (Y, Value(Stabiliser.Lower(formula.Value), u)));

    /// <summary>The definitions and their derivatives, worked out by hand.</summary>
    private static (double Y, double Slope) ClosedForm(Activation kind, double u)
    {
        double sigmoid = 1 / (1 + Math.Exp(-u)), tanh = Math.Tanh(u);
        double g = Math.Tanh(C * (u + (0.044715 * u * u * u)));
        return kind switch
        {
            Activation.Identity => (u, 1),
            Activation.Sigmoid => (sigmoid, Math.Exp(-u) / Math.Pow(1 + Math.Exp(-u), 2)),
            Activation.Tanh => (tanh, 1 / Math.Pow(Math.Cosh(u), 2)),
            Activation.ReLU => u > 0 ? (u, 1) : (0, 0),
            Activation.LeakyReLU => u > 0 ? (u, 1) : (0.01 * u, 0.01),
            Activation.ELU => u > 0 ? (u, 1) : (Math.Exp(u) - 1, Math.Exp(u)),
            Activation.SELU when u > 0 => (Lambda * u, Lambda),
            Activation.SELU => (Lambda * Alpha * (Math.Exp(u) - 1), Lambda * Alpha * Math.Exp(u)),
            Activation.Softplus => (Math.Log(1 + Math.Exp(u)), sigmoid),
            Activation.Softsign => (u / (1 + Math.Abs(u)), 1 / Math.Pow(1 + Math.Abs(u), 2)),
            Activation.SiLU => (u * sigmoid, sigmoid + (u * sigmoid * (1 - sigmoid))),
            Activation.GELU =>
                (0.5 * u * (1 + g), (0.5 * (1 + g)) + (0.5 * u * (1 - (g * g)) * C * (1 + (3 * 0.044715 * u * u)))),
            Activation.HardSigmoid => (Math.Clamp((u / 6) + 0.5, 0, 1), Math.Abs(u) < 3 ? 1.0 / 6 : 0),
            Activation.HardTanh => (Math.Clamp(u, -1, 1), Math.Abs(u) < 1 ? 1 : 0),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }
}
