using System;

namespace NetGen;

/// <summary>Where a weight is: a place in the canonical order of parameters, and a name.</summary>
internal sealed class WeightPlace
{
    private WeightPlace(int layer, int index, string name) => (Layer, Index, Name) = (layer, index, name);

    public int Layer { get; }

    public int Index { get; }

    /// <summary>As the generated class calls it: "OutputLayer.Weights[0, 0]", "HiddenLayer.Biases[2]".</summary>
    public string Name { get; }

    /// <param name="topology">The network's.</param>
    /// <param name="weight">Which one.</param>
    /// <param name="parameter">The argument that says so; null: layer, i and j are arguments of their own.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such weight.</exception>
    public static WeightPlace Of(NetworkTopology topology, WeightIndex weight, string? parameter = null)
    {
        (int layer, int i, int j) = (weight.Layer, weight.I, weight.J);
        int layers = topology.Layers.Count;
        Check(layer, layers - 1, parameter, nameof(layer), $"the network ({topology}) has {layers} layers");
        (int fanIn, int fanOut) = (topology.Layers[layer].FanIn, topology.Layers[layer].FanOut);
        string name = GradientPlace.NameOf(topology, layer);
        Check(i, fanIn, parameter, nameof(i), $"{name} takes {fanIn} values, and i = {fanIn} stands for its biases");
        Check(j, fanOut - 1, parameter, nameof(j), $"{name} has {ViewText.Count(fanOut, "neuron")}");
        int before = 0;
        for (int n = 0; n < layer; n++)
        {
            before += topology.Layers[n].ParameterCount;
        }

        return new WeightPlace(
            layer,
            before + (i * fanOut) + j,
            i < fanIn
                ? FormattableString.Invariant($"{name}.Weights[{i}, {j}]")
                : FormattableString.Invariant($"{name}.Biases[{j}]"));
    }

    private static void Check(int value, int last, string? parameter, string name, string reason)
    {
        if (value < 0 || value > last)
        {
            throw new ArgumentOutOfRangeException(
                parameter ?? name,
                FormattableString.Invariant($"{name} is {value}; {reason}. Pass a number from 0 to {last}."));
        }
    }
}
