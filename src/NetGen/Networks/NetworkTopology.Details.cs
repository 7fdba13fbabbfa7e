using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <content>How the network learns, and what code it is.</content>
public sealed partial class NetworkTopology
{
    private readonly KeyValuePair<string, double>[] _constants;

    /// <summary>The kind of code: Scalar, Vector or Loop; Auto if unknown.</summary>
    public Kernel Kernel { get; }

    /// <summary>
    /// The bits of the registers that the code uses on this machine: 512, 256 or 128; 0 without vectors.
    /// </summary>
    public int VectorBits { get; }

    /// <summary>
    /// The version of the arithmetic that the code was written with; 0 if unknown. Another version gives other bits.
    /// </summary>
    public int ArithmeticVersion { get; }

    /// <summary>Whether batches may be cut into parts for several threads.</summary>
    public bool Parallel { get; }

    /// <summary>Whether ∂E/∂y_i of the inputs is computed too.</summary>
    public bool InputGradients { get; }

    /// <summary>Whether ∂E/∂y_k may come from outside.</summary>
    public bool BackwardFrom { get; }

    /// <summary>Whether the class has <c>Jacobian</c>.</summary>
    public bool Jacobian { get; }

    /// <summary>
    /// Whether y of the layer before is added to f(u) in hidden layers that are as large as the layer before.
    /// </summary>
    public bool Residual { get; }

    /// <summary>
    /// Whether the output layer takes the inputs too: x_i in the first rows of its weights, then y_j of the last hidden
    /// layer.
    /// </summary>
    public bool InputSkip { get; }

    /// <summary>Whether x reaches further than the weighted sums of the first layer.</summary>
    internal bool InputsSkip => InputSkip || IsResidual(0);

    /// <summary>Whether y of the layer before is added to a layer's f(u).</summary>
    internal bool IsResidual(int layer) =>
        Residual && layer < _layers.Count - 1 && _layers[layer].FanIn == _layers[layer].FanOut;

    /// <summary>Whether the class has the members that keep ∂w and ∂b.</summary>
    public bool Gradients { get; }

    /// <summary>
    /// The optimizer's constants, with the names and in the order of <see cref="NetworkAttribute"/>, such as Momentum,
    /// WeightDecay and L2.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, double>> OptimizerConstants => System.Array.AsReadOnly(_constants);

    /// <summary>μ; 0 if the optimizer has none. The same holds for the constants below.</summary>
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

    /// <summary>The factor of Σ|w| that training adds to E; 0: none.</summary>
    public double L1 => Constant(nameof(L1));

    /// <summary>The factor of ½·Σw² that training adds to E; 0: none.</summary>
    public double L2 => Constant(nameof(L2));

    /// <summary>Whether <see cref="L1"/>, <see cref="L2"/> and <see cref="WeightDecay"/> apply to biases too.</summary>
    public bool DecayBiases { get; }

    /// <summary>Whether training changes a layer, for each of <see cref="Layers"/>.</summary>
    public IReadOnlyList<bool> Trainable { get; }

    /// <summary>The number of weights and biases that training changes.</summary>
    public int TrainableParameterCount => TrainableLayers.Sum(one => one.Layer.ParameterCount);

    /// <summary>The layers that training changes, and where their parameters start in canonical order.</summary>
    internal IEnumerable<(LayerTopology Layer, int Start)> TrainableLayers
    {
        get
        {
            int start = 0;
            for (int n = 0; n < _layers.Count; n++)
            {
                if (Trainable[n])
                {
                    yield return (_layers[n], start);
                }

                start += _layers[n].ParameterCount;
            }
        }
    }

    private double Constant(string name) => _constants.FirstOrDefault(constant => constant.Key == name).Value;
}
