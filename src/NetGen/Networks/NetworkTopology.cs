using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace NetGen;

/// <summary>
/// What a network is, without its parameters: what trainers, files and tools need to know about it, and everything
/// needed to build it again.
/// </summary>
public sealed partial class NetworkTopology : IEquatable<NetworkTopology>
{
    private readonly ReadOnlyCollection<LayerTopology> _layers;

    /// <summary>A network of these layers, from the first hidden layer to the output layer.</summary>
    /// <exception cref="ArgumentException">
    /// There is no layer, one is null, or two neighbours do not fit together.
    /// </exception>
    public NetworkTopology(Precision precision, Loss loss, Optimizer optimizer, params LayerTopology[] layers)
        : this(precision, loss, optimizer, new TopologyDetails(), layers)
    {
    }

    /// <summary>A network of these layers, with <paramref name="details"/> as they are now.</summary>
    /// <exception cref="ArgumentException">
    /// There is no layer, one is null, two neighbours do not fit together, the loss is <see cref="Loss.Custom"/>
    /// without its formula, <see cref="TopologyDetails.Trainable"/> has not one value per layer, or
    /// <see cref="TopologyDetails.Residual"/> or <see cref="TopologyDetails.InputSkip"/> has no place.
    /// </exception>
    public NetworkTopology(
        Precision precision, Loss loss, Optimizer optimizer, TopologyDetails details, params LayerTopology[] layers)
    {
        _ = details ?? throw new ArgumentNullException(nameof(details));
        if (layers is null || layers.Length == 0)
        {
            throw new ArgumentException("A network has at least one layer.", nameof(layers));
        }

        if (Array.IndexOf(layers, null) is var missing and >= 0)
        {
            throw new ArgumentException($"Layer {missing + 1} is null.", nameof(layers));
        }

        CheckSkips(details, layers);
        for (int k = 1; k < layers.Length; k++)
        {
            bool skips = details.InputSkip && k == layers.Length - 1;
            if (layers[k].FanIn != layers[k - 1].FanOut + (skips ? layers[0].FanIn : 0))
            {
                throw new ArgumentException(
                    $"Layer {k + 1} takes {layers[k].FanIn} values, but layer {k} has {layers[k - 1].FanOut} neurons"
                        + (skips ? $" and there are {layers[0].FanIn} inputs, which InputSkip adds." : "."),
                    nameof(layers));
            }
        }

        if ((loss == Loss.Custom) != (details.LossFormula is not null))
        {
            throw new ArgumentException(
                details.LossFormula is null
                    ? "Loss.Custom needs its formula: set LossFormula of the details."
                    : $"The details have the LossFormula {details.LossFormula.Name}, but the loss is {loss}, not "
                        + "Custom.",
                nameof(loss));
        }

        _layers = Array.AsReadOnly((LayerTopology[])layers.Clone());
        Precision = precision;
        Loss = loss;
        LossFormula = details.LossFormula;
        Optimizer = optimizer;
        Kernel = details.Kernel;
        VectorBits = details.VectorBits;
        ArithmeticVersion = details.ArithmeticVersion;
        Parallel = details.Parallel;
        InputGradients = details.InputGradients;
        BackwardFrom = details.BackwardFrom;
        Jacobian = details.Jacobian;
        Gradients = details.Gradients;
        DecayBiases = details.DecayBiases;
        Trainable = Array.AsReadOnly(LayersThatLearn(details.Trainable, layers.Length));
        Residual = details.Residual;
        InputSkip = details.InputSkip;
        _constants = [.. NetGen.OptimizerConstants.Of(optimizer).Select(constant =>
            details.Constant(constant.Key) is var value
            && !double.IsNaN(value) ? new KeyValuePair<string, double>(constant.Key, value) : constant)];
    }

    /// <summary>l: the number of inputs.</summary>
    public int Inputs => _layers[0].FanIn;

    /// <summary>n: the number of outputs.</summary>
    public int Outputs => _layers[_layers.Count - 1].FanOut;

    /// <summary>The layers, from the first hidden layer to the output layer.</summary>
    public IReadOnlyList<LayerTopology> Layers => _layers;

    /// <summary>The type of every number in the network.</summary>
    public Precision Precision { get; }

    /// <summary>
    /// The error that training minimizes; <see cref="Loss.Custom"/> where <see cref="LossFormula"/> says it.
    /// </summary>
    public Loss Loss { get; }

    /// <summary>One output's part of the error where it is a method of your own; otherwise null.</summary>
    public CustomFormula? LossFormula { get; }

    /// <summary>What the loss is called: "SumSquares", or the method's name.</summary>
    internal string LossName => LossFormula?.Name ?? Loss.ToString();

    /// <summary>How weights are updated.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The number of weights and biases.</summary>
    public int ParameterCount => _layers.Sum(layer => layer.ParameterCount);

    /// <summary>Whether errors can be compared with those of the other.</summary>
    internal bool HasLossOf(NetworkTopology other) => Loss == other.Loss && Equals(LossFormula, other.LossFormula);

    /// <summary>
    /// Whether the other is the same, except for <see cref="VectorBits"/> and <see cref="ArithmeticVersion"/>, which do
    /// not belong to the network.
    /// </summary>
    public bool Equals(NetworkTopology? other) =>
        other is not null && Precision == other.Precision && HasLossOf(other) && Optimizer == other.Optimizer
        && Kernel == other.Kernel && Parallel == other.Parallel && InputGradients == other.InputGradients
        && Gradients == other.Gradients && DecayBiases == other.DecayBiases
        && Trainable.SequenceEqual(other.Trainable) && BackwardFrom == other.BackwardFrom && Jacobian == other.Jacobian
        && Residual == other.Residual && InputSkip == other.InputSkip
        && _constants.SequenceEqual(other._constants)
        && _layers.SequenceEqual(other._layers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NetworkTopology);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _layers.Aggregate(((int)Precision * 397) ^ (int)Loss, (hash, layer) => (hash * 397) ^ layer.GetHashCode());

    /// <summary>Such as "2-3-1 Sigmoid, Identity; SumSquares; GradientDescent; Single".</summary>
    public override string ToString() => Describe(formula => formula.Name);

    /// <summary>The same, with what formulas compute in place of their methods' names.</summary>
    internal string Identity => Describe(formula => formula.Text);

    private static bool[] LayersThatLearn(bool[]? trainable, int layers) =>
        trainable is null || trainable.Length == 0
            ? [.. Enumerable.Repeat(true, layers)]
            : trainable.Length != layers
                ? throw new ArgumentException(
                    $"Trainable of the details has {trainable.Length} values, but there are {layers} layers.",
                    nameof(layers))
                : (bool[])trainable.Clone();

    private static void CheckSkips(TopologyDetails details, LayerTopology[] layers)
    {
        if (details.Residual && !layers.Take(layers.Length - 1).Any(layer => layer.FanIn == layer.FanOut))
        {
            throw new ArgumentException(
                "Residual of the details is true, but no hidden layer has as many neurons as the layer before it.",
                nameof(details));
        }

        if (details.InputSkip && layers.Length == 1)
        {
            throw new ArgumentException(
                "InputSkip of the details is true, but there is no hidden layer to skip.", nameof(details));
        }
    }

    private string Describe(Func<CustomFormula, string> custom)
    {
        var activations = _layers.Select(layer =>
            layer.Formula is { } formula ? custom(formula) : layer.Activation.ToString());
        return $"{Inputs}-{string.Join("-", _layers.Select(layer => layer.FanOut))} {string.Join(", ", activations)}; "
            + (ModelMetadata.Skips(this) is { Length: > 0 } skips ? $"{skips}; " : "")
            + $"{(LossFormula is { } loss ? custom(loss) : Loss.ToString())}; {Optimizer}; {Precision}";
    }
}
