using NetGen;

namespace Members;

/// <summary>Every option that adds members.</summary>
[Network(Inputs = 16, Hidden = 32, Outputs = 8, InputGradients = true, BackwardFrom = true, Jacobian = true,
    Parallel = true)]
public partial class Complete;
