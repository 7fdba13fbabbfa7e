namespace NetGen.Compiler.Model;

/// <summary>The optimizer and its constants, defaults filled in.</summary>
internal sealed record OptimizerModel
{
    public required FormulaId Formula { get; init; }

    /// <summary>μ</summary>
    public double Momentum { get; init; } = OptimizerConstants.Momentum;

    /// <summary>β₁</summary>
    public double Beta1 { get; init; } = OptimizerConstants.Beta1;

    /// <summary>β₂</summary>
    public double Beta2 { get; init; } = OptimizerConstants.Beta2;

    /// <summary>α</summary>
    public double Alpha { get; init; } = OptimizerConstants.Alpha;

    /// <summary>ε</summary>
    public double Epsilon { get; init; } = OptimizerConstants.Epsilon;

    /// <summary>λ</summary>
    public double WeightDecay { get; init; }

    /// <summary>η⁻</summary>
    public double StepDecrease { get; init; } = OptimizerConstants.StepDecrease;

    /// <summary>η⁺</summary>
    public double StepIncrease { get; init; } = OptimizerConstants.StepIncrease;

    public double MinStep { get; init; } = OptimizerConstants.MinStep;

    public double MaxStep { get; init; } = OptimizerConstants.MaxStep;

    /// <summary>The factor of Σ|w| that is added to E.</summary>
    public double L1 { get; init; }

    /// <summary>The factor of ½·Σw² that is added to E.</summary>
    public double L2 { get; init; }

    /// <summary>Whether L1, L2 and λ apply to biases too.</summary>
    public bool DecayBiases { get; init; } = true;

    /// <summary>Whether a step moves a parameter towards 0, beside its gradient.</summary>
    public bool Decays => L1 != 0 || L2 != 0
        || (WeightDecay != 0
            && OptimizerConstants.Of(Formula.Name).Any(constant => constant.Key == nameof(WeightDecay)));

    /// <summary>How biases move where they do not decay.</summary>
    public OptimizerModel WithoutDecay => this with { L1 = 0, L2 = 0, WeightDecay = 0, DecayBiases = true };

    /// <summary>The constants of the optimizer that are not what they are where they are left out.</summary>
    public IEnumerable<KeyValuePair<string, double>> Changed() => OptimizerConstants.Of(Formula.Name)
        .Select(constant => new KeyValuePair<string, double>(constant.Key, Value(constant.Key)))
        .Except(OptimizerConstants.Of(Formula.Name));

    private double Value(string name) => name switch
    {
        nameof(Momentum) => Momentum,
        nameof(Beta1) => Beta1,
        nameof(Beta2) => Beta2,
        nameof(Alpha) => Alpha,
        nameof(Epsilon) => Epsilon,
        nameof(WeightDecay) => WeightDecay,
        nameof(StepDecrease) => StepDecrease,
        nameof(StepIncrease) => StepIncrease,
        nameof(MinStep) => MinStep,
        nameof(MaxStep) => MaxStep,
        nameof(L1) => L1,
        nameof(L2) => L2,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
