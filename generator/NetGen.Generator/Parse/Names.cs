namespace NetGen.Generator.Parse;

/// <summary>The attribute's properties by name. A test holds them to the library's attribute.</summary>
internal static class Names
{
    public const string Inputs = nameof(Inputs);
    public const string Hidden = nameof(Hidden);
    public const string HiddenLayers = nameof(HiddenLayers);
    public const string Outputs = nameof(Outputs);
    public const string HiddenActivation = nameof(HiddenActivation);
    public const string HiddenActivations = nameof(HiddenActivations);
    public const string OutputActivation = nameof(OutputActivation);
    public const string HiddenFormula = nameof(HiddenFormula);
    public const string OutputFormula = nameof(OutputFormula);
    public const string LossFormula = nameof(LossFormula);
    public const string Loss = nameof(Loss);
    public const string Optimizer = nameof(Optimizer);
    public const string Momentum = nameof(Momentum);
    public const string Beta1 = nameof(Beta1);
    public const string Beta2 = nameof(Beta2);
    public const string Alpha = nameof(Alpha);
    public const string Epsilon = nameof(Epsilon);
    public const string WeightDecay = nameof(WeightDecay);
    public const string StepDecrease = nameof(StepDecrease);
    public const string StepIncrease = nameof(StepIncrease);
    public const string MinStep = nameof(MinStep);
    public const string MaxStep = nameof(MaxStep);
    public const string L1 = nameof(L1);
    public const string L2 = nameof(L2);
    public const string DecayBiases = nameof(DecayBiases);
    public const string Trainable = nameof(Trainable);
    public const string Residual = nameof(Residual);
    public const string InputSkip = nameof(InputSkip);
    public const string Precision = nameof(Precision);
    public const string InputGradients = nameof(InputGradients);
    public const string BackwardFrom = nameof(BackwardFrom);
    public const string Jacobian = nameof(Jacobian);
    public const string Parallel = nameof(Parallel);
    public const string Gradients = nameof(Gradients);
    public const string Frozen = nameof(Frozen);
    public const string Kernel = nameof(Kernel);
    public const string MaxBytes = nameof(MaxBytes);
}
