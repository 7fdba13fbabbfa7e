using NetGen;

[Network(Inputs = 2, Hidden = 3, Outputs = 1)]
public partial class Xor
{
}
