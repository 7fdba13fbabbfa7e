using System;

namespace NetGen;

/// <summary>Which weight or bias of a network: a layer, i and j.</summary>
public readonly struct WeightIndex : IEquatable<WeightIndex>
{
    /// <summary>w_ij of a layer, or its bias b_j.</summary>
    /// <param name="layer">The layer that has it: 0 is the first hidden layer, the last is the output layer.</param>
    /// <param name="i">The input or neuron that it comes from; the number of them (fan-in) for the bias b_j.</param>
    /// <param name="j">The neuron that it leads to.</param>
    public WeightIndex(int layer, int i, int j) => (Layer, I, J) = (layer, i, j);

    /// <summary>The layer that has it: 0 is the first hidden layer, the last is the output layer.</summary>
    public int Layer { get; }

    /// <summary>The input or neuron that it comes from; the number of them (fan-in) for the bias b_j.</summary>
    public int I { get; }

    /// <summary>The neuron that it leads to.</summary>
    public int J { get; }

    /// <summary>Whether both are the same weight.</summary>
    public static bool operator ==(WeightIndex left, WeightIndex right) => left.Equals(right);

    /// <summary>Whether they are two weights.</summary>
    public static bool operator !=(WeightIndex left, WeightIndex right) => !left.Equals(right);

    /// <summary>Whether both are the same weight.</summary>
    public bool Equals(WeightIndex other) => Layer == other.Layer && I == other.I && J == other.J;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is WeightIndex other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (((Layer * 397) ^ I) * 397) ^ J;

    /// <summary>"layer 0, i = 1, j = 2"</summary>
    public override string ToString() => FormattableString.Invariant($"layer {Layer}, i = {I}, j = {J}");
}
