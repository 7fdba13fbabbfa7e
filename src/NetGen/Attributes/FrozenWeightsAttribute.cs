using System;

namespace NetGen;

/// <summary>
/// Marks the constant weights of a class with <c>[Network(…, Frozen = true)]</c>, and says what network they were
/// trained for. <see cref="FrozenFile"/> writes it; the compiler holds the class to it.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, Inherited = false)]
public sealed class FrozenWeightsAttribute : Attribute
{
    /// <summary>The neurons of each layer, the inputs first: l, m, …, n.</summary>
    public int[] Layers { get; set; } = [];

    /// <summary>The activation of each layer, from the first hidden layer to the output layer.</summary>
    public Activation[] Activations { get; set; } = [];
}
