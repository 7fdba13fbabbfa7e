using System;
using System.Collections.Generic;

#if NETGEN_GENERATOR
namespace NetGen.Compiler.Model;
#else
namespace NetGen;
#endif

/// <summary>Which constants each optimizer has, by the attribute's names, and their defaults.</summary>
/// <remarks>The generator compiles this file too, so defaults are the same in code and in a topology.</remarks>
internal static class OptimizerConstants
{
    /// <summary>In the attribute's order.</summary>
    public static IReadOnlyList<KeyValuePair<string, double>> Of(Optimizer optimizer) => optimizer switch
    {
        Optimizer.GradientDescent => [Decay(0)],
        Optimizer.Momentum or Optimizer.Nesterov => [new("Momentum", 0.9), Decay(0)],
        Optimizer.AdaGrad => [new("Epsilon", 1e-10), Decay(0)],
        Optimizer.RMSProp => [new("Alpha", 0.99), new("Epsilon", 1e-8), Decay(0)],
        Optimizer.Adam => Adam(0),
        Optimizer.AdamW => Adam(0.01),
        Optimizer.RProp =>
        [
            new("StepDecrease", 0.5), new("StepIncrease", 1.2), new("MinStep", 1e-6), new("MaxStep", 50),
        ],
        _ => Array.Empty<KeyValuePair<string, double>>(),
    };

    private static KeyValuePair<string, double>[] Adam(double decay) =>
        [new("Beta1", 0.9), new("Beta2", 0.999), new("Epsilon", 1e-8), Decay(decay)];

    private static KeyValuePair<string, double> Decay(double value) => new("WeightDecay", value);
}
