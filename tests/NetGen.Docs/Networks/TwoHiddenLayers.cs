using NetGen;

namespace TwoHiddenLayers;

#region network
[Network(Inputs = 2, HiddenLayers = [2, 3], Outputs = 1, Kernel = Kernel.Scalar)]
public partial class Deep;
#endregion
