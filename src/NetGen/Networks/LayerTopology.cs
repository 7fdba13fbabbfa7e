using System;

namespace NetGen;

/// <summary>The shape of one layer: fan-in, fan-out and activation.</summary>
public sealed class LayerTopology : IEquatable<LayerTopology>
{
    /// <summary>A layer of <paramref name="fanOut"/> neurons that each see <paramref name="fanIn"/> values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="activation"/> is <see cref="Activation.Custom"/>, which needs its formula.
    /// </exception>
    public LayerTopology(int fanIn, int fanOut, Activation activation)
        : this(fanIn, fanOut, activation, null)
    {
        if (activation == Activation.Custom)
        {
            throw new ArgumentException(
                "Activation.Custom needs its formula: give a CustomFormula in its place.", nameof(activation));
        }
    }

    /// <summary>A layer whose activation is a method of your own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public LayerTopology(int fanIn, int fanOut, CustomFormula formula)
        : this(fanIn, fanOut, Activation.Custom, formula ?? throw new ArgumentNullException(nameof(formula)))
    {
    }

    private LayerTopology(int fanIn, int fanOut, Activation activation, CustomFormula? formula)
    {
        FanIn = fanIn > 0 ? fanIn : throw new ArgumentOutOfRangeException(nameof(fanIn), fanIn, "Must be positive.");
        FanOut = fanOut > 0
            ? fanOut
            : throw new ArgumentOutOfRangeException(nameof(fanOut), fanOut, "Must be positive.");
        Activation = activation;
        Formula = formula;
    }

    /// <summary>The number of values that each neuron sees.</summary>
    public int FanIn { get; }

    /// <summary>The number of neurons.</summary>
    public int FanOut { get; }

    /// <summary>y = f(u); <see cref="Activation.Custom"/> where <see cref="Formula"/> says it.</summary>
    public Activation Activation { get; }

    /// <summary>The activation where it is a method of your own; otherwise null.</summary>
    public CustomFormula? Formula { get; }

    /// <summary>What the activation is called: "Sigmoid", or the method's name.</summary>
    internal string ActivationName => Formula?.Name ?? Activation.ToString();

    /// <summary>Weights and biases: (fan-in + 1) · fan-out.</summary>
    public int ParameterCount => (FanIn + 1) * FanOut;

    /// <inheritdoc/>
    public bool Equals(LayerTopology? other) =>
        other is not null && FanIn == other.FanIn && FanOut == other.FanOut && Activation == other.Activation
        && Equals(Formula, other.Formula);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LayerTopology);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        (((FanIn * 397) ^ FanOut) * 397) ^ (int)Activation ^ (Formula?.GetHashCode() ?? 0);

    /// <summary>Such as "2→3 Sigmoid".</summary>
    public override string ToString() => $"{FanIn}→{FanOut} {ActivationName}";
}
