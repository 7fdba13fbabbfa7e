using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Prose;
using NetGen.Generator.Tests.Algebra;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Generator.Tests.Formulas;

public sealed class DeltaFormulaTests
{
    public static TheoryData<int> AllActivations =>
        [.. BuiltIn.Activations.Where(one => one != Activation.Softmax).Select(one => (int)one)];

    public static TheoryData<int, int> AllPairs()
    {
        var data = new TheoryData<int, int>();
        foreach (Loss loss in BuiltIn.Losses)
        {
            foreach (Activation activation in BuiltIn.Activations)
                if (LossFormula.For(loss).Accepts(activation, out _)) data.Add((int)loss, (int)activation);
        }

        return data;
    }

    [Theory]
    [InlineData((int)Loss.SumSquares, (int)Activation.Identity, "δ_k = y_k − t_k")]
    [InlineData((int)Loss.BinaryCrossEntropy, (int)Activation.Sigmoid, "δ_k = y_k − t_k")]
    [InlineData((int)Loss.CrossEntropy, (int)Activation.Softmax, "δ_k = y_k − t_k")]
    [InlineData((int)Loss.BinaryCrossEntropy, (int)Activation.Softmax, "δ_k = (∂y_k − s)·y_k, s = Σ_r ∂y_r·y_r")]
    [InlineData((int)Loss.SumSquares, (int)Activation.Softmax, "δ_k = (∂y_k − s)·y_k, s = Σ_r ∂y_r·y_r")]
    [InlineData((int)Loss.SumSquares, (int)Activation.Sigmoid, "δ_k = (y_k − t_k)·(1 − y_k)·y_k")]
    [InlineData((int)Loss.SumSquares, (int)Activation.Tanh, "δ_k = (y_k − t_k)·(1 − y_k²)")]
    [InlineData((int)Loss.SumSquares, (int)Activation.ReLU, "δ_k = y_k − t_k for y_k > 0, else 0")]
    [InlineData((int)Loss.SumSquares, (int)Activation.Softplus, "δ_k = (y_k − t_k)·(1 − e^(−y_k))")]
    [InlineData((int)Loss.MeanSquaredError, (int)Activation.Identity, "δ_k = 2/n·(y_k − t_k)")]
    [InlineData((int)Loss.AbsoluteError, (int)Activation.Sigmoid, "δ_k = sign(y_k − t_k)·(1 − y_k)·y_k")]
    [InlineData((int)Loss.LogCosh, (int)Activation.HardTanh, "δ_k = tanh(y_k − t_k) for −1 < y_k < 1, else 0")]
    [InlineData((int)Loss.Huber, (int)Activation.Identity, "δ_k = y_k − t_k for |y_k − t_k| ≤ 1, else sign(y_k − t_k)")]
    public void Of_an_output_is_the_cancelled_product(int loss, int activation, string expected) =>
        Assert.Equal(expected, DeltaFormula.Output((Loss)loss, (Activation)activation).Describe("k"));

    [Theory]
    [InlineData((int)Activation.Identity, "δ_j = ∂y_j")]
    [InlineData((int)Activation.Sigmoid, "δ_j = ∂y_j·(1 − y_j)·y_j")]
    [InlineData((int)Activation.Tanh, "δ_j = ∂y_j·(1 − y_j²)")]
    [InlineData((int)Activation.ReLU, "δ_j = ∂y_j for y_j > 0, else 0")]
    [InlineData((int)Activation.LeakyReLU, "δ_j = ∂y_j for y_j > 0, else 0.01·∂y_j")]
    [InlineData((int)Activation.ELU, "δ_j = ∂y_j for y_j > 0, else ∂y_j·(y_j + 1)")]
    [InlineData((int)Activation.SELU, "δ_j = ∂y_j·(λ for y_j > 0, else y_j + α·λ)")]
    [InlineData((int)Activation.Softplus, "δ_j = ∂y_j·(1 − e^(−y_j))")]
    [InlineData((int)Activation.Softsign, "δ_j = ∂y_j·(1 − |y_j|)²")]
    [InlineData((int)Activation.SiLU, "δ_j = ∂y_j·(1 + (1 − σ(u_j))·u_j)·σ(u_j)")]
    [InlineData((int)Activation.HardSigmoid, "δ_j = 1/6·∂y_j for 0 < y_j < 1, else 0")]
    [InlineData((int)Activation.HardTanh, "δ_j = ∂y_j for −1 < y_j < 1, else 0")]
    public void Of_a_hidden_neuron_passes_the_error_back(int activation, string expected) =>
        Assert.Equal(expected, DeltaFormula.Hidden((Activation)activation).Describe("j"));

    [Fact]
    public void Each_is_derived_once()
    {
        Assert.Same(DeltaFormula.Hidden(Activation.Tanh), DeltaFormula.Hidden(Activation.Tanh));
        Assert.Same(
            DeltaFormula.Output(Loss.Huber, Activation.Tanh), DeltaFormula.Output(Loss.Huber, Activation.Tanh));
    }

    [Fact]
    public void Planning_folds_n_into_one_constant()
    {
        Expression delta = DeltaFormula.Output(Loss.MeanSquaredError, Activation.Identity).Value;
        Assert.Equal(0.5 * (Y - T), Stabiliser.Lower(delta.Substitute(N, 4)));
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public void Of_every_pair_is_the_slope_of_E(int loss, int activation)
    {
        DeltaFormula delta = DeltaFormula.Output((Loss)loss, (Activation)activation);
        double[] u = [0.31, -0.77, 1.43], t = TargetsOf((Loss)loss);
        double[] y = Outputs((Activation)activation, u);
        double[] dy = [.. y.Select((value, k) => At(LossFormula.For((Loss)loss).Gradient, 0, value, t[k], 0, 0))];
        double s = dy.Zip(y, static (a, b) => a * b).Sum();
        foreach (Expression formula in new[] { delta.Value, Stabiliser.Lower(delta.Value) })
        {
            for (int k = 0; k < u.Length; k++)
            {
                double numeric = Numeric.Slope(ErrorAt, u[k]);
                Numeric.AssertClose(numeric, At(formula, u[k], y[k], t[k], dy[k], s), 1e-8, $"δ_{k}");

                double ErrorAt(double at) =>
                    Error((Loss)loss, Outputs((Activation)activation, [.. u.Take(k), at, .. u.Skip(k + 1)]), t);
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public void Of_every_pair_is_finite_for_every_float(int loss, int activation)
    {
        double smallest = LossFormula.SmallestNormal(Precision.Single);
        DeltaFormula delta = DeltaFormula.Output((Loss)loss, (Activation)activation);
        if (ActivationFormula.For((Activation)activation).IsSoftmax) return;
        Expression value = Stabiliser.Lower(ActivationFormula.For((Activation)activation).Value);
        Expression code = Stabiliser.Lower(delta.Value.Substitute(N, 3), smallest);
        foreach (double u in Numeric.Extremes.Where(u => Math.Abs(u) < 1e38))
        {
            double y = value.Evaluate(_ => u, Numeric.Single);
            double result = code.Evaluate(symbol => symbol switch { "u" => u, "y" => y, _ => 1 }, Numeric.Single);
            Assert.True(double.IsFinite(result), $"δ({u}) = {result}");
        }
    }

    /// <summary>
    /// Every δ in float, over all magnitudes of u and t, is ∂E/∂y · ∂y/∂u in double: where a factor dies out, nothing else
    /// has overflowed yet.
    /// </summary>
    [Theory]
    [MemberData(nameof(AllPairs))]
    public void Of_every_pair_is_the_product_of_its_derivatives_far_out(int loss, int activation)
    {
        if (ActivationFormula.For((Activation)activation).IsSoftmax) return;
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            var at = new Extreme(precision);
            double smallest = LossFormula.SmallestNormal(precision);
            Expression code = Stabiliser.Lower(
                Simplifier.Simplify(DeltaFormula.Output((Loss)loss, (Activation)activation).Value.Substitute(N, 3)), smallest);
            Expression gradient = Stabiliser.Lower(
                Simplifier.Simplify(LossFormula.For((Loss)loss).Gradient.Substitute(N, 3)), smallest);
            foreach (double u in at.Numbers)
            {
                double y = at.Value((Activation)activation, u);
                foreach (double t in loss == (int)Loss.BinaryCrossEntropy ? [0, 0.5, 1] : at.Numbers)
                {
                    double actual = at.Evaluate(code, u, y, t, 0);
                    bool cancels = loss == (int)Loss.BinaryCrossEntropy;
                    double error = cancels ? y - t : at.Exact(gradient, u, y, t, 0);
                    at.AssertProduct(error, cancels ? 1 : at.Slope((Activation)activation, u, y), actual, $"u = {u}, t = {t}");
                }
            }
        }
    }

    /// <summary>
    /// Softmax, likewise, in float against double; binary cross-entropy where an output rounds to 0 or 1 need only be finite.
    /// </summary>
    [Theory]
    [InlineData((int)Loss.SumSquares)]
    [InlineData((int)Loss.MeanSquaredError)]
    [InlineData((int)Loss.CrossEntropy)]
    [InlineData((int)Loss.BinaryCrossEntropy)]
    [InlineData((int)Loss.AbsoluteError)]
    [InlineData((int)Loss.Huber)]
    [InlineData((int)Loss.LogCosh)]
    public void Through_softmax_is_its_Jacobians_far_out(int loss)
    {
        double[] sums = [.. Numeric.Extremes.Where(u => Math.Abs(u) < 2e38).Select(Numeric.Single)];
        double[][] targets = loss is (int)Loss.CrossEntropy or (int)Loss.BinaryCrossEntropy
            ? [[1, 0, 0], [0, 0, 1]]
            : [[1, 0, 0], [1e19f, -1e30f, 1e10f], [-1.5e38f, 0, 1.5e38f]];
        foreach (double u in sums)
        {
            foreach (double[] t in targets)
            {
                double[] single = Deltas(Precision.Single), exact = Deltas(Precision.Double);
                Assert.All(single, delta => Assert.True(double.IsFinite(delta), $"u = {u}: {delta}"));
                if (loss == (int)Loss.BinaryCrossEntropy && Math.Abs(u) >= 9) continue;
                double allowed = 2e-6 * Math.Max(1, t.Max(Math.Abs));
                for (int k = 0; k < t.Length; k++)
                    Assert.True(Math.Abs(single[k] - exact[k]) <= allowed, $"u = {u}, t_{k} = {t[k]}: {single[k]:R}, not {exact[k]:R}");

                double[] Deltas(Precision precision)
                {
                    Func<double, double>? round = precision == Precision.Single ? Numeric.Single : null;
                    Expression code = Lowered(DeltaFormula.Output((Loss)loss, Activation.Softmax).Value, precision);
                    Expression gradient = Lowered(LossFormula.For((Loss)loss).Gradient, precision);
                    Func<double, double> number = round ?? (static value => value);
                    double[] e = [.. new[] { u, 0, 1 }.Select(at => number(Math.Exp(number(at - Math.Max(u, 1)))))];
                    double z = e.Aggregate((sum, next) => number(sum + next));
                    double[] y = [.. e.Select(power => number(power / z))];
                    double[] dy = [.. y.Select((value, k) => gradient.Evaluate(Values(value, t[k], 0, 0), round))];
                    double s = dy.Select((slope, k) => number(slope * y[k])).Aggregate((sum, next) => number(sum + next));
                    return [.. y.Select((value, k) => code.Evaluate(Values(value, t[k], dy[k], s), round))];
                }
            }
        }

        static Expression Lowered(Expression formula, Precision precision) => Stabiliser.Lower(
            Simplifier.Simplify(formula.Substitute(N, 3)), LossFormula.SmallestNormal(precision));

        static Func<string, double> Values(double y, double t, double dy, double s) =>
            symbol => symbol switch { "y" => y, "t" => t, "∂y" => dy, "s" => s, _ => double.NaN };
    }

    [Theory]
    [MemberData(nameof(AllActivations))]
    public void Of_a_hidden_neuron_is_the_product_far_out(int activation)
    {
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            var at = new Extreme(precision);
            Expression code = Stabiliser.Lower(DeltaFormula.Hidden((Activation)activation).Value);
            Expression vector = Waiting.Last(code, DY);
            foreach (double u in at.Numbers)
            {
                double y = at.Value((Activation)activation, u);
                double slope = at.Slope((Activation)activation, u, y);
                foreach (double dy in at.Numbers)
                {
                    at.AssertProduct(dy, slope, at.Evaluate(code, u, y, 0, dy), $"u = {u}, ∂y = {dy}");
                    at.AssertProduct(dy, slope, at.Evaluate(vector, u, y, 0, dy), $"registers, u = {u}, ∂y = {dy}");
                }
            }
        }
    }

    [Fact]
    public void SiLUs_keeps_its_slope_together()
    {
        Expression code = Stabiliser.Lower(DeltaFormula.Output(Loss.SumSquares, Activation.SiLU).Value);
        double delta = code.Evaluate(symbol => symbol switch { "u" => -1e20, "y" => -0.0, _ => 1e20 }, Numeric.Single);
        Assert.True(delta == 0 && !double.IsNegative(delta), $"{delta}"); // (−0 − 10²⁰)·−0
        delta = code.Evaluate(symbol => symbol switch { "u" => -1e20, "y" => -0.0, _ => -1e20 }, Numeric.Single);
        Assert.True(delta == 0 && double.IsNegative(delta), $"{delta}"); // (−0 + 10²⁰)·−0
    }

    private static double[] TargetsOf(Loss loss) => loss == Loss.CrossEntropy ? [0, 1, 0] : [0.1, 0.8, 0.3];

    private static double[] Outputs(Activation activation, double[] u)
    {
        Expression value = ActivationFormula.For(activation).Value;
        double z = u.Sum(Math.Exp);
        return [.. u.Select(at => value.At((U, at), (Z, z)))];
    }

    private static double Error(Loss loss, double[] y, double[] t) =>
        y.Select((value, k) => At(LossFormula.For(loss).Term, 0, value, t[k], 0, 0)).Sum();

    private static double At(Expression formula, double u, double y, double t, double dy, double s) =>
        formula.At((U, u), (Y, y), (T, t), (DY, dy), (S, s), (N, 3));
}
