using NetGen.Compiler.Plan.Formulas;

namespace NetGen.Compiler.Plan;

/// <summary>The bound a of the uniform distribution over [−a, a] that a layer's weights are drawn from.</summary>
/// <param name="Value">a</param>
/// <param name="Formula">a as a reader would check it, such as "Glorot: √(6 / (2 + 3))".</param>
internal sealed record WeightLimit(double Value, string Formula)
{
    /// <summary>
    /// He's √(6 / fan-in) for activations that silence half of their inputs, so that the signal's variance survives;
    /// Glorot's √(6 / (fan-in + fan-out)) for all others.
    /// </summary>
    public static WeightLimit For(ActivationFormula activation, int fanIn, int fanOut) => activation.SilencesHalf
        ? new WeightLimit(Math.Sqrt(6.0 / fanIn), $"He: √(6 / {fanIn})")
        : new WeightLimit(Math.Sqrt(6.0 / (fanIn + fanOut)), $"Glorot: √(6 / ({fanIn} + {fanOut}))");
}
