#if NETGEN_GENERATOR
namespace NetGen.Compiler.Model;
#else
namespace NetGen;
#endif

/// <summary>
/// How a neuron computes its output from its weighted sum: y = f(u). The generator holds each formula once and derives
/// its derivative.
/// </summary>
public enum Activation
{
    /// <summary>y = u</summary>
    Identity,

    /// <summary>y = 1 / (1 + e^(−u)), between 0 and 1.</summary>
    Sigmoid,

    /// <summary>y = tanh u, between −1 and 1.</summary>
    Tanh,

    /// <summary>y = max(u, 0)</summary>
    ReLU,

    /// <summary>y = u for u &gt; 0, else 0.01·u</summary>
    LeakyReLU,

    /// <summary>y = u for u &gt; 0, else e^u − 1</summary>
    ELU,

    /// <summary>
    /// y = λ·u for u &gt; 0, else λ·α·(e^u − 1), with λ = 1.0507009873554805 and α = 1.6732632423543772.
    /// </summary>
    SELU,

    /// <summary>y = ln(1 + e^u)</summary>
    Softplus,

    /// <summary>y = u / (1 + |u|)</summary>
    Softsign,

    /// <summary>y = u·σ(u), σ the sigmoid. Also called swish.</summary>
    SiLU,

    /// <summary>y = ½·u·(1 + tanh(√(2/π)·(u + 0.044715·u³))), the tanh form.</summary>
    GELU,

    /// <summary>y = min(max(u/6 + ½, 0), 1)</summary>
    HardSigmoid,

    /// <summary>y = min(max(u, −1), 1)</summary>
    HardTanh,

    /// <summary>y_k = e^(u_k) / Σ_r e^(u_r): the outputs are probabilities. Output layer only.</summary>
    Softmax,

    /// <summary>
    /// y = f(u) by a method of your own: what a topology says where <c>HiddenFormula</c> or <c>OutputFormula</c> names
    /// one. It is not for the attribute itself.
    /// </summary>
    Custom,
}
