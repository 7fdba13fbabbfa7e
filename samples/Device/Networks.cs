namespace NetGen.Samples.Device;

/// <summary>
/// Learns on the device: no gradients are kept, so that it is hardly more than its parameters. So small a network takes
/// less code and memory without loops.
/// </summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Gradients = false, Kernel = Kernel.Scalar)]
internal sealed partial class Xor;

#region frozen
/// <summary>Learned elsewhere: samples/Digits wrote Digits.Weights.cs. Nothing of it is on the heap.</summary>
[Network(
    Inputs = 64,
    Hidden = 32,
    Outputs = 10,
    HiddenActivation = Activation.ReLU,
    Loss = Loss.CrossEntropy,
    Kernel = Kernel.Compact,
    Frozen = true)]
internal static partial class Digits;
#endregion
