using NetGen;

namespace Vectors;

/// <summary>The kernel that Auto picks for a small network.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.SumSquares)]
public partial class Xor;

/// <summary>…and for a wide one.</summary>
[Network(Inputs = 64, Hidden = 64, Outputs = 10, HiddenActivation = Activation.ReLU, Loss = Loss.CrossEntropy)]
public partial class Wide;
