using NetGen;

namespace Classification;

/// <summary>One of two classes; δ_k cancels.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 2, Loss = Loss.CrossEntropy, Kernel = Kernel.Scalar)]
public partial class OneOfTwo;

/// <summary>Yes or no; δ_k cancels.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.BinaryCrossEntropy, Kernel = Kernel.Scalar)]
public partial class YesOrNo;

/// <summary>A pair that keeps softmax's whole Jacobian.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 2, OutputActivation = Activation.Softmax, Kernel = Kernel.Scalar)]
public partial class Distances;

/// <summary>A pair that keeps the product.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 1, OutputActivation = Activation.Tanh, Kernel = Kernel.Scalar)]
public partial class Bounded;
