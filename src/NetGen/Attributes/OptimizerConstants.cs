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
    public const double Momentum = 0.9, Beta1 = 0.9, Beta2 = 0.999, Alpha = 0.99, Epsilon = 1e-8;

    public const double StepDecrease = 0.5, StepIncrease = 1.2, MinStep = 1e-6, MaxStep = 50;

    /// <inheritdoc cref="Of(string)"/>
    public static IReadOnlyList<KeyValuePair<string, double>> Of(Optimizer optimizer) => Of(optimizer.ToString());

    /// <summary>In the attribute's order; none for a name that is no optimizer's.</summary>
    public static IReadOnlyList<KeyValuePair<string, double>> Of(string optimizer)
    {
        KeyValuePair<string, double>[] own = Own(optimizer);
        return own.Length > 0 ? [.. own, new("L1", 0), new("L2", 0)] : own;
    }

    private static KeyValuePair<string, double>[] Own(string optimizer) => optimizer switch
    {
        nameof(Optimizer.GradientDescent) => [Decay(0)],
        nameof(Optimizer.Momentum) or nameof(Optimizer.Nesterov) => [new(nameof(Momentum), Momentum), Decay(0)],
        nameof(Optimizer.AdaGrad) => [new(nameof(Epsilon), 1e-10), Decay(0)],
        nameof(Optimizer.RMSProp) => [new(nameof(Alpha), Alpha), new(nameof(Epsilon), Epsilon), Decay(0)],
        nameof(Optimizer.Adam) => Adam(0),
        nameof(Optimizer.AdamW) => Adam(0.01),
        nameof(Optimizer.RProp) =>
        [
            new(nameof(StepDecrease), StepDecrease), new(nameof(StepIncrease), StepIncrease),
            new(nameof(MinStep), MinStep), new(nameof(MaxStep), MaxStep),
        ],
        _ => Array.Empty<KeyValuePair<string, double>>(),
    };

    private static KeyValuePair<string, double>[] Adam(double decay) =>
        [new(nameof(Beta1), Beta1), new(nameof(Beta2), Beta2), new(nameof(Epsilon), Epsilon), Decay(decay)];

    private static KeyValuePair<string, double> Decay(double value) => new("WeightDecay", value);
}
