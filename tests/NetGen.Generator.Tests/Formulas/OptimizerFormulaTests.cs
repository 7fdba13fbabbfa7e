using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Prose;
using NetGen.Generator.Tests.Algebra;

namespace NetGen.Generator.Tests.Formulas;

public sealed class OptimizerFormulaTests
{
    private static readonly double[] Gradients = [0.7, -0.3, -0.9, 0.2, 0, 0.4, 0.5, -1.1];

    public static TheoryData<int, double> All()
    {
        var data = new TheoryData<int, double>();
        foreach (Optimizer kind in Enum.GetValues<Optimizer>())
        {
            data.Add((int)kind, 0);
            data.Add((int)kind, 0.01);
        }

        return data;
    }

    [Theory]
    [InlineData((int)Optimizer.GradientDescent, 0, "w ← w − η·∂w")]
    [InlineData((int)Optimizer.GradientDescent, 0.1, "∂w ← ∂w + λ·w | w ← w − η·∂w")]
    [InlineData((int)Optimizer.Momentum, 0, "v ← μ·v + ∂w | w ← w − η·v")]
    [InlineData((int)Optimizer.Nesterov, 0, "v ← μ·v + ∂w | w ← w − η·(∂w + μ·v)")]
    [InlineData((int)Optimizer.AdaGrad, 0, "h ← h + ∂w² | w ← w − η·∂w / (√h + ε)")]
    [InlineData((int)Optimizer.RMSProp, 0, "h ← α·h + (1 − α)·∂w² | w ← w − η·∂w / (√h + ε)")]
    [InlineData(
        (int)Optimizer.Adam,
        0,
        "η′ = η / (1 − β₁ᵗ) | c = 1 / √(1 − β₂ᵗ) "
        + "| m ← β₁·m + (1 − β₁)·∂w | v ← β₂·v + (1 − β₂)·∂w² | w ← w − η′·m / (√v·c + ε)")]
    [InlineData(
        (int)Optimizer.AdamW,
        0.01,
        "η′ = η / (1 − β₁ᵗ) | c = 1 / √(1 − β₂ᵗ) | decay = 1 − η·λ | w ← decay·w "
        + "| m ← β₁·m + (1 − β₁)·∂w | v ← β₂·v + (1 − β₂)·∂w² | w ← w − η′·m / (√v·c + ε)")]
    [InlineData(
        (int)Optimizer.RProp,
        0,
        "step ← step for step > 0, else η "
        + "| step ← min(max((η⁺·step for ∂w·∂w′ > 0, else η⁻·step for ∂w·∂w′ < 0, else step), 10⁻⁶), 50) "
        + "| ∂w ← 0 for ∂w·∂w′ < 0, else ∂w | w ← w − sign(∂w)·step | ∂w′ ← ∂w")]
    public void Reads_like_the_textbook(int kind, double decay, string expected) =>
        Assert.Equal(expected, string.Join(" | ", OptimizerFormula.For(Model(kind, decay)).Describe()));

    [Fact]
    public void Prose_calls_each_by_its_name() => Assert.Equal(
        ["gradient descent", "momentum", "Nesterov momentum", "AdaGrad", "RMSProp", "Adam", "AdamW", "RProp"],
        Enum.GetValues<Optimizer>().Select(kind => OptimizerFormula.For(Model((int)kind, 0)).Name));

    [Fact]
    public void AdamW_without_decay_is_Adam() => Assert.Equal(
        OptimizerFormula.For(Model((int)Optimizer.Adam, 0)).Assignments,
        OptimizerFormula.For(Model((int)Optimizer.AdamW, 0)).Assignments);

    [Theory]
    [MemberData(nameof(All))]
    public void Moves_as_PyTorch_does(int kind, double decay)
    {
        var run = new OptimizerRun(OptimizerFormula.For(Model(kind, decay)), learningRate: 0.05);
        double expected = 0.8, actual = 0.8;
        var reference = new TorchRule((Optimizer)kind, decay, 0.05);
        foreach (double gradient in Gradients)
        {
            expected = reference.Step(expected, gradient);
            actual = run.Step(actual, gradient);
            Numeric.AssertClose(expected, actual, 1e-14);
        }
    }

    /// <summary>
    /// In float alone, against PyTorch's 1 − βᵗ in double: as near as half a unit of the last place, held back by 1 / (1 − β)
    /// steps, allows; nothing drifts.
    /// </summary>
    [Theory]
    [InlineData(0.9, 0.999)]
    [InlineData(0.5, 0.99)]
    [InlineData(0.99, 0.9999)]
    public void Adams_corrections_in_float_keep_to_PyTorchs_for_100000_steps(double beta1, double beta2)
    {
        OptimizerModel model = Model((int)Optimizer.Adam, 0) with { Beta1 = beta1, Beta2 = beta2 };
        var run = new OptimizerRun(OptimizerFormula.For(model), Numeric.Single(0.05), Numeric.Single);
        double w = 0;
        for (int t = 1; t <= 100_000; t++)
        {
            w = run.Step(w, 0);
            AssertNear(0.05 / (1 - Math.Pow(beta1, t)), run["η′"], beta1);
            AssertNear(1 / Math.Sqrt(1 - Math.Pow(beta2, t)), run["c"], beta2);

            void AssertNear(double expected, double actual, double beta) => Assert.True(
                Math.Abs((actual / expected) - 1) <= (3e-8 / (1 - beta)) + 4e-7,
                $"step {t}: {actual:R} instead of {expected:R}");
        }
    }

    /// <summary>What rounding does to β it does to m, v and their corrections alike: a constant gradient stays one.</summary>
    [Fact]
    public void Adam_in_float_moves_along_a_constant_gradient_at_the_learning_rate()
    {
        var run = new OptimizerRun(OptimizerFormula.For(Model((int)Optimizer.Adam, 0)), Numeric.Single(0.01), Numeric.Single);
        for (int t = 1; t <= 100_000; t++)
        {
            // A power of two: m and v are rounded as the corrections are.
            Numeric.AssertClose(-0.01, run.Step(0, 0.5), 4e-7 * 0.01, $"step {t}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Padding_stays_zero(int kind, double decay)
    {
        foreach (Func<double, double>? round in new Func<double, double>?[] { null, Numeric.Single })
        {
            var run = new OptimizerRun(OptimizerFormula.For(Model(kind, decay)), learningRate: 0.05, round);
            double w = 0;
            for (int i = 0; i < 20; i++) w = run.Step(w, 0);
            Assert.Equal(0, w);
        }
    }

    private static OptimizerModel Model(int kind, double decay) => new()
    {
        Formula = (Optimizer)kind,
        WeightDecay = decay,
        Epsilon = (Optimizer)kind == Optimizer.AdaGrad ? 1e-10 : 1e-8,
    };

    /// <summary>One parameter under PyTorch's rules, written as loops over tensors would be.</summary>
    private sealed class TorchRule(Optimizer kind, double decay, double learningRate)
    {
        private double _first, _second, _previous, _step;

        private int _count;

        public double Step(double w, double g)
        {
            _count++;
            if (kind is not (Optimizer.AdamW or Optimizer.RProp)) g += decay * w;
            switch (kind)
            {
                case Optimizer.GradientDescent:
                    return w - (learningRate * g);
                case Optimizer.Momentum:
                    _first = _count == 1 ? g : (0.9 * _first) + g;
                    return w - (learningRate * _first);
                case Optimizer.Nesterov:
                    _first = _count == 1 ? g : (0.9 * _first) + g;
                    return w - (learningRate * (g + (0.9 * _first)));
                case Optimizer.AdaGrad:
                    _second += g * g;
                    return w - (learningRate * g / (Math.Sqrt(_second) + 1e-10));
                case Optimizer.RMSProp:
                    _second = (0.99 * _second) + ((1 - 0.99) * g * g);
                    return w - (learningRate * g / (Math.Sqrt(_second) + 1e-8));
                case Optimizer.Adam or Optimizer.AdamW:
                    if (kind == Optimizer.AdamW) w *= 1 - (learningRate * decay);
                    _first = (0.9 * _first) + ((1 - 0.9) * g);
                    _second = (0.999 * _second) + ((1 - 0.999) * g * g);
                    double size = learningRate / (1 - Math.Pow(0.9, _count));
                    return w - (size * _first / ((Math.Sqrt(_second) / Math.Sqrt(1 - Math.Pow(0.999, _count))) + 1e-8));
                case Optimizer.RProp:
                    double factor = g * _previous > 0 ? 1.2 : g * _previous < 0 ? 0.5 : 1;
                    _step = Math.Clamp((_count == 1 ? learningRate : _step) * factor, 1e-6, 50);
                    if (factor == 0.5) g = 0;
                    _previous = g;
                    return w - (Math.Sign(g) * _step);
                default:
                    throw new InvalidOperationException($"No rule for {kind}.");
            }
        }
    }
}
