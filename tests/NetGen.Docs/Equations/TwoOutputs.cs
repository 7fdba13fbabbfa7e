namespace NetGen.Docs.Equations;

/// <summary>The chapter's network with a second output, so that sums over outputs have two terms.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 2, Precision = Precision.Double, Kernel = Kernel.Scalar, InputGradients = true)]
internal sealed partial class TwoOutputs;
