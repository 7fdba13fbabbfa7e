using System;

namespace NetGen;

/// <summary>
/// Turns a partial class into a neural network: the generator writes its forward pass, its gradients and its update for
/// exactly this shape.
/// </summary>
/// <remarks>
/// <see cref="Inputs"/>, <see cref="Outputs"/> and one of <see cref="Hidden"/> and <see cref="HiddenLayers"/> are
/// required.
/// </remarks>
/// <example>
/// <code>
/// [Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.SumSquares)]
/// public partial class Xor;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>l: the number of inputs x_i.</summary>
    public int Inputs { get; set; }

    /// <summary>
    /// m: the number of neurons in the only hidden layer. Use <see cref="HiddenLayers"/> for several.
    /// </summary>
    public int Hidden { get; set; }

    /// <summary>
    /// The number of neurons in each hidden layer, from the input side. An empty array is a network without a hidden
    /// layer, such as a linear or logistic regression.
    /// </summary>
    public int[] HiddenLayers { get; set; } = Array.Empty<int>();

    /// <summary>n: the number of outputs y_k.</summary>
    public int Outputs { get; set; }

    /// <summary>
    /// The activation of every hidden layer; <see cref="Activation.Sigmoid"/> if left out. Use
    /// <see cref="HiddenActivations"/> for activations that differ.
    /// </summary>
    public Activation HiddenActivation { get; set; } = Activation.Sigmoid;

    /// <summary>
    /// The activation of each hidden layer, from the input side: one for each of <see cref="HiddenLayers"/>, in place
    /// of <see cref="HiddenActivation"/>.
    /// </summary>
    public Activation[] HiddenActivations { get; set; } = Array.Empty<Activation>();

    /// <summary>
    /// The activation of the output layer. If left out, it is the loss's partner: Softmax for CrossEntropy, Sigmoid for
    /// BinaryCrossEntropy, otherwise Identity.
    /// </summary>
    /// <remarks>
    /// Only the generator knows whether it was left out: reflection over the attribute reads Identity then.
    /// </remarks>
    public Activation OutputActivation { get; set; }

    /// <summary>
    /// A static method <c>double f(double u)</c>, by its name, as the activation of every hidden layer, in place of
    /// <see cref="HiddenActivation"/>. It is differentiated at compile time.
    /// </summary>
    /// <remarks>
    /// <c>nameof(Mish)</c> of a method of the class, or <c>nameof(Formulas.Mish)</c> of another class in the same
    /// project.
    /// </remarks>
    public string? HiddenFormula { get; set; }

    /// <summary>
    /// A static method <c>double f(double u)</c>, by its name, as the activation of the output layer, in place of
    /// <see cref="OutputActivation"/>.
    /// </summary>
    public string? OutputFormula { get; set; }

    /// <summary>
    /// A static method <c>double E(double y, double t)</c>, by its name, in place of <see cref="Loss"/>: one output's
    /// part of E, which is the sum over all outputs. A third parameter, <c>int n</c> or <c>double n</c>, is the number
    /// of outputs.
    /// </summary>
    public string? LossFormula { get; set; }

    /// <summary>The error that training minimizes.</summary>
    public Loss Loss { get; set; } = Loss.SumSquares;

    /// <summary>How <c>Update</c> moves the weights.</summary>
    public Optimizer Optimizer { get; set; } = Optimizer.GradientDescent;

    /// <summary>μ of <see cref="Optimizer.Momentum"/> and <see cref="Optimizer.Nesterov"/>; 0.9 if left out.</summary>
    public double Momentum { get; set; } = OptimizerConstants.Momentum;

    /// <summary>β₁ of <see cref="Optimizer.Adam"/> and <see cref="Optimizer.AdamW"/>; 0.9 if left out.</summary>
    public double Beta1 { get; set; } = OptimizerConstants.Beta1;

    /// <summary>β₂ of <see cref="Optimizer.Adam"/> and <see cref="Optimizer.AdamW"/>; 0.999 if left out.</summary>
    public double Beta2 { get; set; } = OptimizerConstants.Beta2;

    /// <summary>α of <see cref="Optimizer.RMSProp"/>; 0.99 if left out.</summary>
    public double Alpha { get; set; } = OptimizerConstants.Alpha;

    /// <summary>
    /// ε, which keeps a quotient finite: 1e-10 for <see cref="Optimizer.AdaGrad"/>, 1e-8 for
    /// <see cref="Optimizer.RMSProp"/>, <see cref="Optimizer.Adam"/> and <see cref="Optimizer.AdamW"/> if left out.
    /// </summary>
    /// <remarks>If left out, reflection reads 0.</remarks>
    public double Epsilon { get; set; }

    /// <summary>
    /// λ; if left out, 0.01 for <see cref="Optimizer.AdamW"/> and otherwise 0. AdamW shrinks the weights by it
    /// directly, the others add λ·w to the gradient, except for <see cref="Optimizer.RProp"/>, which has none.
    /// </summary>
    /// <remarks>If left out, reflection reads 0.</remarks>
    public double WeightDecay { get; set; }

    /// <summary>η⁻ of <see cref="Optimizer.RProp"/>; 0.5 if left out.</summary>
    public double StepDecrease { get; set; } = OptimizerConstants.StepDecrease;

    /// <summary>η⁺ of <see cref="Optimizer.RProp"/>; 1.2 if left out.</summary>
    public double StepIncrease { get; set; } = OptimizerConstants.StepIncrease;

    /// <summary>The smallest step of <see cref="Optimizer.RProp"/>; 1e-6 if left out.</summary>
    public double MinStep { get; set; } = OptimizerConstants.MinStep;

    /// <summary>The largest step of <see cref="Optimizer.RProp"/>; 50 if left out.</summary>
    public double MaxStep { get; set; } = OptimizerConstants.MaxStep;

    /// <summary>
    /// L1 regularization: training minimizes E + L1·Σ|w|, which pulls weights that are not needed close to 0.
    /// At least 0; 0 if left out.
    /// </summary>
    /// <remarks>
    /// Every step adds L1·sign(w) to the gradient, with sign(0) = 0. The E that operations return, ∂w and ∂b leave it
    /// out; <c>EpochRecord.Penalty</c> reports it.
    /// </remarks>
    public double L1 { get; set; }

    /// <summary>
    /// L2 regularization: training minimizes E + ½·L2·Σw², which keeps weights small. At least 0; 0 if left
    /// out.
    /// </summary>
    /// <remarks>
    /// Every step adds L2·w to the gradient, for every optimizer, also for <see cref="Optimizer.RProp"/> and
    /// <see cref="Optimizer.AdamW"/>. The E that operations return, ∂w and ∂b leave it out;
    /// <c>EpochRecord.Penalty</c> reports it.
    /// </remarks>
    public double L2 { get; set; }

    /// <summary>
    /// Whether <see cref="L1"/>, <see cref="L2"/> and <see cref="WeightDecay"/> apply to biases too. True if left out.
    /// </summary>
    public bool DecayBiases { get; set; } = true;

    /// <summary>
    /// Whether training changes a layer: one value for each layer with weights, from the first hidden layer to the
    /// output layer. Every layer learns if left out.
    /// </summary>
    /// <remarks>
    /// A layer that does not learn keeps its weights and biases, which you load, as for transfer learning. It has no
    /// ∂w and no ∂b, and the optimizer keeps no state for it. ∂y goes back as far as the first layer that learns, or
    /// to the inputs with <see cref="InputGradients"/>.
    /// </remarks>
    public bool[] Trainable { get; set; } = Array.Empty<bool>();

    /// <summary>
    /// Whether the outputs of the layer before are added to f(u), in every hidden layer that has as many neurons as the
    /// layer before it: y_j = f(u_j) + y_j of the layer before, which is x_j for the first hidden layer.
    /// </summary>
    /// <remarks>
    /// With such a residual connection, the error reaches the early layers of a deep network without passing through
    /// weights. At least one hidden layer must have the size of the layer before it. The output layer adds nothing.
    /// </remarks>
    public bool Residual { get; set; }

    /// <summary>
    /// Whether the output layer takes the inputs too: u_k = Σ_i x_i·w_ik + Σ_j y_j·w_jk + b_k, a "wide and deep"
    /// network. The first rows of its weights, one per input, belong to x. The network needs a hidden layer.
    /// </summary>
    public bool InputSkip { get; set; }

    /// <summary><c>float</c> (Single) or <c>double</c> (Double).</summary>
    public Precision Precision { get; set; } = Precision.Single;

    /// <summary>
    /// Whether ∂E/∂y_i of the inputs is computed too (equation 5-22 at the input layer). <see cref="Jacobian"/> = true
    /// brings it along.
    /// </summary>
    public bool InputGradients { get; set; }

    /// <summary>
    /// Whether ∂E/∂y_k may come from outside: the class has <c>BackwardFrom</c>, <c>TrainStepFrom</c> and
    /// <c>BackwardBatchFrom</c>, for losses in code, reinforcement learning, and chained networks. It needs
    /// <see cref="Gradients"/>. False if left out.
    /// </summary>
    public bool BackwardFrom { get; set; }

    /// <summary>
    /// Whether the class has <c>Jacobian</c>, which gives ∂y_k/∂x_i of every output and input. It brings
    /// <see cref="InputGradients"/> along, and needs <see cref="Gradients"/>. False if left out.
    /// </summary>
    public bool Jacobian { get; set; }

    /// <summary>
    /// False leaves out everything that keeps ∂w and ∂b: <c>Forward</c>, <c>Backward</c>, <c>Update</c>,
    /// <c>TrainBatch</c> and <c>Fit</c>. <c>Predict</c> and <c>TrainStep</c> remain, with the smallest state that can
    /// still learn.
    /// </summary>
    public bool Gradients { get; set; } = true;

    /// <summary>
    /// Whether the class only predicts, by static methods, with the constants that <c>SaveFrozen</c> of a trained
    /// network wrote. It then has no instances and no state, and may be static. Options for training have no effect.
    /// </summary>
    public bool Frozen { get; set; }

    /// <summary>
    /// Lets batches use several cores: <c>PredictBatch</c>, <c>BackwardBatch</c> and <c>TrainBatch</c> cut enough rows
    /// into up to 8 parts, each with its own gradients, and the class has a <c>MaxDegreeOfParallelism</c>. The parts
    /// depend only on the number of rows: the result has the same bits for any number of threads.
    /// </summary>
    /// <remarks>
    /// It has no effect on networks that go row by row or with samples in the lanes (docs/limits.md).
    /// </remarks>
    public bool Parallel { get; set; }

    /// <summary>The kind of code that the generator writes.</summary>
    public Kernel Kernel { get; set; } = Kernel.Auto;

    /// <summary>The most bytes that an instance may take, all its arrays included; 0 is no limit.</summary>
    public int MaxBytes { get; set; }
}
