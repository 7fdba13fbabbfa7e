using NetGen;

namespace Loops;

#region network
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Compact)]
public partial class Xor;
#endregion
