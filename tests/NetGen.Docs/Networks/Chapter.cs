using NetGen;

namespace Chapter;

#region network
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.SumSquares, InputGradients = true, Kernel = Kernel.Scalar)]
public partial class Xor;
#endregion
