namespace NetGen.Samples.XorSample;

/// <summary>
/// The chapter's network. In <c>double</c>, so that differences are a sharp check; with ∂E/∂y_i of the inputs, which
/// training does not need; as the textbook kernel, whose figures are the same on every machine.
/// </summary>
[Network(
    Inputs = 2,
    Hidden = 3,
    Outputs = 1,
    Loss = Loss.SumSquares,
    Precision = Precision.Double,
    InputGradients = true,
    Kernel = Kernel.Scalar)]
public partial class Xor;
