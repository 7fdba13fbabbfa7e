using NetGen;

namespace Brains;

/// <summary>For everybody: small enough for samples in the lanes.</summary>
[Network(Inputs = 2, Hidden = 2, Outputs = 1)]
public partial class Seen;

/// <summary>For friends: softmax, an optimizer with state, batches on several threads.</summary>
[Network(
    Inputs = 4,
    HiddenLayers = new[] { 8, 6 },
    Outputs = 3,
    HiddenActivation = Activation.Tanh,
    Loss = Loss.CrossEntropy,
    Optimizer = Optimizer.Adam,
    Precision = Precision.Double,
    Parallel = true)]
internal sealed partial class Hidden;
