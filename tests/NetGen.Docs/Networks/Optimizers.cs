using NetGen;

namespace Optimizers;

/// <summary>An optimizer that keeps two numbers a parameter.</summary>
[Network(Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.Adam, Kernel = Kernel.Scalar)]
public partial class Adaptive;
