namespace NetGen.Samples.Firmware;

/// <summary>The chapter's network: it learns on an Arduino Uno.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Scalar)]
public partial class Xor;

/// <summary>Handwritten digits of 8×8 points: trained here, read on a Cortex-M4F.</summary>
[Network(
    Inputs = 64,
    Hidden = 32,
    Outputs = 10,
    HiddenActivation = Activation.ReLU,
    Loss = Loss.CrossEntropy,
    Optimizer = Optimizer.Adam,
    Kernel = Kernel.Scalar)]
public partial class DigitReader;

/// <summary>
/// Three states of a machine from six features of its vibration. It goes on learning on the device, by plain gradient
/// descent, which needs no memory beside the parameters.
/// </summary>
[Network(
    Inputs = 6,
    Hidden = 8,
    Outputs = 3,
    HiddenActivation = Activation.Tanh,
    Loss = Loss.CrossEntropy,
    Kernel = Kernel.Scalar)]
public partial class Vibration;
