namespace NetGen.Samples.Quantiles;

/// <summary>The tenth percentile: one of ten values is below it. Koenker and Bassett (1978).</summary>
[Network(Inputs = 10, Hidden = 6, Outputs = 1, HiddenActivation = Activation.Tanh, LossFormula = nameof(Pinball),
    Optimizer = Optimizer.Adam, L2 = 3e-2, DecayBiases = false, Precision = Precision.Double)]
internal sealed partial class Low
{
    private static double Pinball(double y, double t) => Math.Max(0.1 * (t - y), -0.9 * (t - y));
}

/// <summary>The ninetieth percentile: nine of ten values are below it.</summary>
[Network(Inputs = 10, Hidden = 6, Outputs = 1, HiddenActivation = Activation.Tanh, LossFormula = nameof(Pinball),
    Optimizer = Optimizer.Adam, L2 = 3e-2, DecayBiases = false, Precision = Precision.Double)]
internal sealed partial class High
{
    private static double Pinball(double y, double t) => Math.Max(0.9 * (t - y), -0.1 * (t - y));
}
