namespace NetGen.Samples.Digits;

/// <summary>8×8 grey levels in, a probability for each of the ten digits out.</summary>
[Network(
    Inputs = 64,
    Hidden = 32,
    Outputs = 10,
    HiddenActivation = Activation.ReLU,
    Loss = Loss.CrossEntropy, // brings softmax along
    Optimizer = Optimizer.Adam)]
public partial class DigitNetwork;
