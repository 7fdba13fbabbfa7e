namespace NetGen;

/// <summary>
/// What a <see cref="NetworkTopology"/> says beyond layers, loss and optimizer; fill it in before you create one. What
/// is left out has the defaults of <see cref="NetworkAttribute"/>.
/// </summary>
public sealed class TopologyDetails
{
    /// <summary>The kind of code: Scalar, Vector or Loop; Auto if unknown.</summary>
    public Kernel Kernel { get; set; } = Kernel.Auto;

    /// <summary>
    /// The bits of the registers that the code uses on this machine: 512, 256 or 128; 0 without vectors.
    /// </summary>
    public int VectorBits { get; set; }

    /// <summary>The version of the arithmetic that the code was written with; 0 if unknown.</summary>
    public int ArithmeticVersion { get; set; }

    /// <summary>Whether batches may be cut into parts for several threads.</summary>
    public bool Parallel { get; set; }

    /// <summary>The loss, where it is a method of your own: then it is <see cref="Loss.Custom"/>.</summary>
    public CustomFormula? LossFormula { get; set; }

    /// <summary>Whether ∂E/∂y_i of the inputs is computed too.</summary>
    public bool InputGradients { get; set; }

    /// <summary>Whether ∂E/∂y_k may come from outside.</summary>
    public bool BackwardFrom { get; set; }

    /// <summary>Whether the class has <c>Jacobian</c>.</summary>
    public bool Jacobian { get; set; }

    /// <summary>Whether the class has the members that keep ∂w and ∂b.</summary>
    public bool Gradients { get; set; } = true;

    /// <summary>μ; NaN: the optimizer's default. The same holds for the constants below.</summary>
    public double Momentum { get; set; } = double.NaN;

    /// <summary>β₁</summary>
    public double Beta1 { get; set; } = double.NaN;

    /// <summary>β₂</summary>
    public double Beta2 { get; set; } = double.NaN;

    /// <summary>α</summary>
    public double Alpha { get; set; } = double.NaN;

    /// <summary>ε</summary>
    public double Epsilon { get; set; } = double.NaN;

    /// <summary>λ</summary>
    public double WeightDecay { get; set; } = double.NaN;

    /// <summary>η⁻</summary>
    public double StepDecrease { get; set; } = double.NaN;

    /// <summary>η⁺</summary>
    public double StepIncrease { get; set; } = double.NaN;

    /// <summary>The smallest step.</summary>
    public double MinStep { get; set; } = double.NaN;

    /// <summary>The largest step.</summary>
    public double MaxStep { get; set; } = double.NaN;

    /// <summary>The factor of Σ|w| that training adds to E; 0: none.</summary>
    public double L1 { get; set; } = double.NaN;

    /// <summary>The factor of ½·Σw² that training adds to E; 0: none.</summary>
    public double L2 { get; set; } = double.NaN;

    /// <summary>Whether <see cref="L1"/>, <see cref="L2"/> and <see cref="WeightDecay"/> apply to biases too.</summary>
    public bool DecayBiases { get; set; } = true;

    /// <summary>Whether training changes a layer, one value per layer; null or empty: it changes all of them.</summary>
    public bool[]? Trainable { get; set; }

    /// <summary>
    /// Whether y of the layer before is added to f(u) in hidden layers that are as large as the layer before.
    /// </summary>
    public bool Residual { get; set; }

    /// <summary>Whether the output layer takes the inputs too, before y of the last hidden layer.</summary>
    public bool InputSkip { get; set; }

    /// <summary>By the attribute's name.</summary>
    internal double Constant(string name) => name switch
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
        _ => double.NaN,
    };
}
