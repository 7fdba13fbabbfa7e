namespace NetGen.Explain.Tests;

/// <summary>The textbook's network, with the bits of Kernel.Scalar.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = Precision.Double, Kernel = Kernel.Scalar,
    InputGradients = true)]
public partial class Xor;

/// <summary>Several hidden layers, softmax, an optimizer with state, and vectors.</summary>
[Network(Inputs = 4, HiddenLayers = new[] { 6, 5 }, HiddenActivation = Activation.ReLU, Outputs = 3,
    Loss = Loss.CrossEntropy, Optimizer = Optimizer.Adam)]
public partial class Flowers;

/// <summary>Some hundred weights, which are shown whole.</summary>
[Network(Inputs = 16, Hidden = 20, Outputs = 4, HiddenActivation = Activation.Tanh)]
public partial class Hundreds;

/// <summary>More weights than are shown whole.</summary>
[Network(Inputs = 64, Hidden = 64, Outputs = 10, Loss = Loss.CrossEntropy)]
public partial class Digits;

/// <summary>More weights than Kernel.Scalar writes.</summary>
[Network(Inputs = 784, Hidden = 128, Outputs = 10, Loss = Loss.CrossEntropy, Optimizer = Optimizer.Adam)]
public partial class Images;

/// <summary>No hidden layer.</summary>
[Network(Inputs = 3, HiddenLayers = new int[0], Outputs = 2, Loss = Loss.Huber, Optimizer = Optimizer.RProp)]
public partial class Line;

/// <summary>δ of softmax with its sum, and an activation of several cases.</summary>
[Network(Inputs = 3, Hidden = 4, HiddenActivation = Activation.HardTanh, Outputs = 3,
    OutputActivation = Activation.Softmax, Loss = Loss.MeanSquaredError, Optimizer = Optimizer.AdamW, Precision = Precision.Double)]
public partial class Cases;

/// <summary>No gradients are kept.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Gradients = false)]
public partial class Stepper;
