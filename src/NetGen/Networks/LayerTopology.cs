using System;

namespace NetGen;

/// <summary>The shape of one layer: fan-in, fan-out and activation.</summary>
public sealed class LayerTopology : IEquatable<LayerTopology>
{
    /// <summary>A layer of <paramref name="fanOut"/> neurons that each see <paramref name="fanIn"/> values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public LayerTopology(int fanIn, int fanOut, Activation activation)
    {
        FanIn = fanIn > 0 ? fanIn : throw new ArgumentOutOfRangeException(nameof(fanIn), fanIn, "Must be positive.");
        FanOut = fanOut > 0 ? fanOut : throw new ArgumentOutOfRangeException(nameof(fanOut), fanOut, "Must be positive.");
        Activation = activation;
    }

    /// <summary>The number of values that each neuron sees.</summary>
    public int FanIn { get; }

    /// <summary>The number of neurons.</summary>
    public int FanOut { get; }

    /// <summary>y = f(u).</summary>
    public Activation Activation { get; }

    /// <summary>Weights and biases: (fan-in + 1) · fan-out.</summary>
    public int ParameterCount => (FanIn + 1) * FanOut;

    /// <inheritdoc/>
    public bool Equals(LayerTopology? other) =>
        other is not null && FanIn == other.FanIn && FanOut == other.FanOut && Activation == other.Activation;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LayerTopology);

    /// <inheritdoc/>
    public override int GetHashCode() => (((FanIn * 397) ^ FanOut) * 397) ^ (int)Activation;

    /// <summary>Such as "2→3 Sigmoid".</summary>
    public override string ToString() => $"{FanIn}→{FanOut} {Activation}";
}
