using NetGen;

namespace PROGRAM_NAMESPACE;

/// <summary>
/// Is a point inside the circle? Go to definition (F12) on one of the network's members shows the code that is compiled
/// for it.
/// </summary>
[Network(
    Inputs = 2,
    Hidden = 8,
    Outputs = 1,
    HiddenActivation = Activation.Tanh,
    Loss = Loss.BinaryCrossEntropy,
    Optimizer = Optimizer.Adam)]
public partial class CircleNetwork
{
}
