using NetGen;

namespace NETWORK_NAMESPACE;

/// <summary>INPUT_COUNT-HIDDEN_COUNT-OUTPUT_COUNT: NetGen writes the rest of it.</summary>
[Network(Inputs = INPUT_COUNT, Hidden = HIDDEN_COUNT, Outputs = OUTPUT_COUNT)]
public partial class Network1
{
}
