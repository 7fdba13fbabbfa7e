using System;

namespace NetGen;

/// <summary>
/// Marks the constant weights of a class with <c>[Network(…, Frozen = true)]</c>, and says what network they were
/// trained for. <see cref="FrozenFile"/> writes it; the generator checks that the class fits.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, Inherited = false)]
public sealed class FrozenWeightsAttribute : Attribute
{
    /// <summary>The neurons of each layer, the inputs first: l, m, …, n.</summary>
    public int[] Layers { get; set; } = [];

    /// <summary>The activation of each layer, from the first hidden layer to the output layer.</summary>
    public Activation[] Activations { get; set; } = [];

    /// <summary>
    /// What the layers' own formulas compute, see <see cref="CustomFormula"/>: one text per layer, empty for a built-in
    /// activation. Empty if there is none.
    /// </summary>
    public string[] Formulas { get; set; } = [];

    /// <summary>Whether hidden layers add the outputs of the layer before: the network's <c>Residual</c>.</summary>
    public bool Residual { get; set; }

    /// <summary>Whether the output layer takes the inputs too: the network's <c>InputSkip</c>.</summary>
    public bool InputSkip { get; set; }

    /// <summary>What trained them.</summary>
    public Optimizer Optimizer { get; set; }

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
}
