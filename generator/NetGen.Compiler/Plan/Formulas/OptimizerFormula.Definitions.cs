using NetGen.Compiler.Algebra;
using NetGen.Compiler.Model;
using static NetGen.Compiler.Algebra.Notation;
using static NetGen.Compiler.Algebra.Symbols;

namespace NetGen.Compiler.Plan.Formulas;

internal sealed partial class OptimizerFormula
{
    private static readonly Reference V = new("v");

    /// <summary>A sum or mean of squared gradients; s is taken, by softmax's sum.</summary>
    private static readonly Reference Squares = new("h");

    private static readonly Reference M = new("m");

    private static readonly Reference Step = new("step");

    private static readonly Reference Previous = new("∂w′");

    /// <summary>1 − β₁ᵗ, what m is divided by: 0 before the first step.</summary>
    private static readonly Reference Correction1 = new(new Symbol("1 − β₁ᵗ") { IsSum = true });

    /// <summary>1 − β₂ᵗ, what v is divided by.</summary>
    private static readonly Reference Correction2 = new(new Symbol("1 − β₂ᵗ") { IsSum = true });

    private static readonly Reference StepSize = new("η′");

    private static readonly Reference RootScale = new("c");

    private static readonly Reference Decay = new("decay");

    /// <summary>How weights move, and biases too unless <see cref="ForBiases"/> says otherwise.</summary>
    public static OptimizerFormula For(OptimizerModel model) => model.Formula.Name switch
    {
        nameof(Optimizer.GradientDescent) =>
            new("gradient descent", Decayed(model, new Assignment(W, W - (LearningRate * G)))),
        nameof(Optimizer.Momentum) => WithMomentum("momentum", model, V),
        nameof(Optimizer.Nesterov) =>
            WithMomentum("Nesterov momentum", model, G + (new Constant(model.Momentum, "μ") * V)),
        nameof(Optimizer.AdaGrad) => BySquares("AdaGrad", model, Squares + Square(G)),
        nameof(Optimizer.RMSProp) => BySquares("RMSProp", model, Mean(new(model.Alpha, "α"), Squares, Square(G))),
        nameof(Optimizer.Adam) => Adam("Adam", model, Decayed(model)),
        nameof(Optimizer.AdamW) => Adam(
            "AdamW",
            model,
            [.. Penalized(model), .. model.WeightDecay == 0 ? [] : new Assignment[] { new(W, Decay * W) }]),
        nameof(Optimizer.RProp) => RProp(model),
        _ => throw new ArgumentOutOfRangeException(nameof(model)),
    };

    /// <summary>How biases move where they do not decay; null: as weights do.</summary>
    public static OptimizerFormula? ForBiases(OptimizerModel model) =>
        model.Decays && !model.DecayBiases ? For(model.WithoutDecay) : null;

    private static OptimizerFormula WithMomentum(string name, OptimizerModel model, Expression direction) =>
        new(name, Decayed(
            model,
            new Assignment(V, (new Constant(model.Momentum, "μ") * V) + G),
            new Assignment(W, W - (LearningRate * direction))))
        {
            StateSymbols = [V],
        };

    private static OptimizerFormula BySquares(string name, OptimizerModel model, Expression squares) =>
        new(name, Decayed(
            model,
            new Assignment(Squares, squares),
            new Assignment(W, W - (LearningRate * G / (Sqrt(Squares) + Epsilon(model))))))
        {
            StateSymbols = [Squares],
        };

    /// <remarks>
    /// The bias corrections are the same for all parameters: η′ = η / (1 − β₁ᵗ) and c = 1 / √(1 − β₂ᵗ) are found once
    /// per step. 1 − βᵗ is a running mean of ones, with the constants of m and v: it has the digits that the difference
    /// would lose, and what rounding does to β it does to both. Rounding holds it back by no more than half a unit of
    /// the last place, divided by 1 − β: in float 3·10⁻⁵ for 0.999.
    /// </remarks>
    private static OptimizerFormula Adam(string name, OptimizerModel model, IReadOnlyList<Assignment> decay)
    {
        Constant beta1 = new(model.Beta1, "β₁"), beta2 = new(model.Beta2, "β₂");
        List<Assignment> perStep =
            [new(StepSize, LearningRate / Correction1), new(RootScale, 1 / Sqrt(Correction2))];
        if (decay.Any(static step => step.Value.Mentions(Decay)))
        {
            perStep.Add(new(Decay, 1 - (LearningRate * new Constant(model.WeightDecay, "λ"))));
        }

        return new(
            name,
            [
                .. decay,
                new(M, Mean(beta1, M, G)),
                new(V, Mean(beta2, V, Square(G))),
                new(W, W - (StepSize * M / ((Sqrt(V) * RootScale) + Epsilon(model)))),
            ])
        {
            StateSymbols = [M, V],
            Running =
            [
                new(Correction1, 0, Mean(beta1, Correction1, 1)),
                new(Correction2, 0, Mean(beta2, Correction2, 1)),
            ],
            PerStep = perStep,
        };
    }

    /// <remarks>A step size of 0 means that there was no step yet: it then starts at the learning rate.</remarks>
    private static OptimizerFormula RProp(OptimizerModel model)
    {
        var turned = Less(G * Previous, 0);
        var scaled = When(
            Greater(G * Previous, 0),
            new Constant(model.StepIncrease, "η⁺") * Step,
            When(turned, new Constant(model.StepDecrease, "η⁻") * Step, Step));
        return new(
            "RProp",
            [
                .. Penalized(model),
                new(Step, When(Greater(Step, 0), Step, LearningRate)),
                new(Step, Min(Max(scaled, model.MinStep), model.MaxStep)),
                new(G, When(turned, 0, G)),
                new(W, W - (Sign(G) * Step)),
                new(Previous, G),
            ])
        {
            StateSymbols = [Step, Previous],
        };
    }

    /// <summary>Weight decay as PyTorch couples it: g + λ·w is the gradient of E + ½·λ·w².</summary>
    private static IReadOnlyList<Assignment> Decayed(OptimizerModel model, params IReadOnlyList<Assignment> steps) =>
    [
        .. Penalized(model),
        .. model.WeightDecay == 0
            ? []
            : new Assignment[] { new(G, G + (new Constant(model.WeightDecay, "λ") * W)) },
        .. steps,
    ];

    /// <summary>g of E + L1·Σ|w| + ½·L2·Σw².</summary>
    private static IReadOnlyList<Assignment> Penalized(OptimizerModel model)
    {
        Constant l1 = new(model.L1, nameof(model.L1)), l2 = new(model.L2, nameof(model.L2));
        Expression penalty = (model.L1, model.L2) switch
        {
            (0, 0) => 0,
            (_, 0) => l1 * Abs(W),
            (0, _) => 0.5 * l2 * Square(W),
            _ => (l1 * Abs(W)) + (0.5 * l2 * Square(W)),
        };
        return model is { L1: 0, L2: 0 } ? [] : [new(G, G + penalty.Derive(W))];
    }

    /// <summary>A running mean: rate·old + (1 − rate)·new.</summary>
    private static Expression Mean(Constant rate, Expression old, Expression now) => (rate * old) + ((1 - rate) * now);

    private static Constant Epsilon(OptimizerModel model) => new(model.Epsilon, "ε");
}
