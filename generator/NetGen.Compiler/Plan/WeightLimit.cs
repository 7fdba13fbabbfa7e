using NetGen.Compiler.Model;

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
    public static WeightLimit For(Activation activation, int fanIn, int fanOut) => activation switch
    {
        Activation.ReLU or Activation.LeakyReLU or Activation.ELU or Activation.GELU or Activation.SiLU =>
            new WeightLimit(Math.Sqrt(6.0 / fanIn), $"He: √(6 / {fanIn})"),
        _ => new WeightLimit(Math.Sqrt(6.0 / (fanIn + fanOut)), $"Glorot: √(6 / ({fanIn} + {fanOut}))"),
    };
}
