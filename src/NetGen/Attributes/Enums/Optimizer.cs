#if NETGEN_GENERATOR
namespace NetGen.Compiler.Model;
#else
namespace NetGen;
#endif

/// <summary>
/// How <c>Update</c> moves the weights w along their gradients g = ∂w, with learning rate η. Definitions and defaults
/// are PyTorch's.
/// </summary>
public enum Optimizer
{
    /// <summary>w ← w − η·g</summary>
    GradientDescent,

    /// <summary>v ← μ·v + g, w ← w − η·v</summary>
    Momentum,

    /// <summary>v ← μ·v + g, w ← w − η·(g + μ·v)</summary>
    Nesterov,

    /// <summary>h ← h + g², w ← w − η·g / (√h + ε)</summary>
    AdaGrad,

    /// <summary>h ← α·h + (1 − α)·g², w ← w − η·g / (√h + ε)</summary>
    RMSProp,

    /// <summary>
    /// m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², w ← w − η·m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and
    /// v̂ = v / (1 − β₂ᵗ).
    /// </summary>
    Adam,

    /// <summary>w ← (1 − η·λ)·w, then <see cref="Adam"/>: weight decay decoupled from the gradient.</summary>
    AdamW,

    /// <summary>
    /// A step size per weight: times η⁺ while the gradient keeps its sign, times η⁻ (and no move) when it turns;
    /// w ← w − sign(g)·step.
    /// </summary>
    RProp,
}
