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
    /// <inheritdoc cref="Of(string)"/>
    public static IReadOnlyList<KeyValuePair<string, double>> Of(Optimizer optimizer) => Of(optimizer.ToString());

    /// <summary>In the attribute's order; none for a name that is no optimizer's.</summary>
    public static IReadOnlyList<KeyValuePair<string, double>> Of(string optimizer) => optimizer switch
    {
        nameof(Optimizer.GradientDescent) => [Decay(0)],
        nameof(Optimizer.Momentum) or nameof(Optimizer.Nesterov) => [new("Momentum", 0.9), Decay(0)],
        nameof(Optimizer.AdaGrad) => [new("Epsilon", 1e-10), Decay(0)],
        nameof(Optimizer.RMSProp) => [new("Alpha", 0.99), new("Epsilon", 1e-8), Decay(0)],
        nameof(Optimizer.Adam) => Adam(0),
        nameof(Optimizer.AdamW) => Adam(0.01),
        nameof(Optimizer.RProp) =>
        [
            new("StepDecrease", 0.5), new("StepIncrease", 1.2), new("MinStep", 1e-6), new("MaxStep", 50),
        ],
        _ => Array.Empty<KeyValuePair<string, double>>(),
    };

    private static KeyValuePair<string, double>[] Adam(double decay) =>
        [new("Beta1", 0.9), new("Beta2", 0.999), new("Epsilon", 1e-8), Decay(decay)];

    private static KeyValuePair<string, double> Decay(double value) => new("WeightDecay", value);
}
