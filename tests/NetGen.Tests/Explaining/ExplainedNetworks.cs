namespace NetGen.Tests.Explaining;

/// <summary>The chapter's network, with state that training leaves behind and gradients of its inputs.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = Precision.Double, Optimizer = Optimizer.Adam,
    InputGradients = true)]
internal sealed partial class ExplainedXor;

/// <summary>The same in float.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.Adam, InputGradients = true)]
internal sealed partial class ExplainedSingleXor;

/// <summary>Kinks in both hidden layers.</summary>
[Network(Inputs = 2, HiddenLayers = [3, 2], Outputs = 2, HiddenActivation = Activation.ReLU,
    Precision = Precision.Double)]
internal sealed partial class ExplainedReLU;

/// <summary>No hidden layer.</summary>
[Network(Inputs = 3, HiddenLayers = new int[0], Outputs = 2, Loss = Loss.CrossEntropy, Precision = Precision.Double)]
internal sealed partial class ExplainedLogistic;

/// <summary>More entries than a table has rows.</summary>
[Network(Inputs = 10, Hidden = 6, Outputs = 1, HiddenActivation = Activation.Tanh, Precision = Precision.Double)]
internal sealed partial class DiabetesSized;

/// <summary>Every u can be known: y = u, and the bits of Scalar.</summary>
[Network(Inputs = 3, Hidden = 4, Outputs = 2, HiddenActivation = Activation.Identity, Kernel = Kernel.Scalar)]
internal sealed partial class ScalarIdentity;

/// <summary>Vector code, which adds in another order.</summary>
[Network(Inputs = 30, HiddenLayers = [20, 9], Outputs = 3, HiddenActivation = Activation.Tanh, Kernel = Kernel.Vector,
    Loss = Loss.CrossEntropy)]
internal sealed partial class WideVector;
