namespace NetGen.Samples.Device;

// The networks of ../Networks.cs, Digits with a statement per weight: build.sh compares bits and bytes of code.

[Network(Inputs = 2, Hidden = 3, Outputs = 1, Gradients = false, Kernel = Kernel.Scalar)]
internal sealed partial class Xor;

[Network(
    Inputs = 64,
    Hidden = 32,
    Outputs = 10,
    HiddenActivation = Activation.ReLU,
    Loss = Loss.CrossEntropy,
    Kernel = Kernel.Scalar,
    Frozen = true)]
internal static partial class Digits;
