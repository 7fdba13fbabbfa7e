using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <content>How the network learns, and the code that it is.</content>
public sealed partial class NetworkTopology
{
    private readonly KeyValuePair<string, double>[] _constants;

    /// <summary>The kind of code: Scalar, Vector or Loop; Auto where it is not known.</summary>
    public Kernel Kernel { get; }

    /// <summary>The bits of the registers that the code takes on this machine: 512, 256 or 128; 0 without vectors.</summary>
    public int VectorBits { get; }

    /// <summary>
    /// The version of the arithmetic that the code was written with; 0 where it is not known. Another version gives other
    /// bits.
    /// </summary>
    public int ArithmeticVersion { get; }

    /// <summary>Whether batches may be cut into parts for several threads.</summary>
    public bool Parallel { get; }

    /// <summary>Whether ∂E/∂y_i of the inputs is computed too.</summary>
    public bool InputGradients { get; }

    /// <summary>Whether there is all that keeps ∂w and ∂b.</summary>
    public bool Gradients { get; }

    /// <summary>
    /// The constants that the optimizer has, by the names of <see cref="NetworkAttribute"/> and in its order: such as
    /// Momentum and WeightDecay.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, double>> OptimizerConstants => System.Array.AsReadOnly(_constants);

    /// <summary>μ; 0 where the optimizer has none, and so below.</summary>
    public double Momentum => Constant(nameof(Momentum));

    /// <summary>β₁</summary>
    public double Beta1 => Constant(nameof(Beta1));

    /// <summary>β₂</summary>
    public double Beta2 => Constant(nameof(Beta2));

    /// <summary>α</summary>
    public double Alpha => Constant(nameof(Alpha));

    /// <summary>ε</summary>
    public double Epsilon => Constant(nameof(Epsilon));

    /// <summary>λ</summary>
    public double WeightDecay => Constant(nameof(WeightDecay));

    /// <summary>η⁻</summary>
    public double StepDecrease => Constant(nameof(StepDecrease));

    /// <summary>η⁺</summary>
    public double StepIncrease => Constant(nameof(StepIncrease));

    /// <summary>The smallest step.</summary>
    public double MinStep => Constant(nameof(MinStep));

    /// <summary>The largest step.</summary>
    public double MaxStep => Constant(nameof(MaxStep));

    private double Constant(string name) => _constants.FirstOrDefault(constant => constant.Key == name).Value;
}
