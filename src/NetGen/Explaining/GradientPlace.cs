using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>Where a gradient stands in a network.</summary>
internal sealed class GradientPlace
{
    private readonly string _layerName;

    private GradientPlace(GradientKind kind, int layer, string layerName, int from, int to) =>
        (Kind, Layer, _layerName, From, To) = (kind, layer, layerName, from, to);

    public GradientKind Kind { get; }

    public int Layer { get; }

    public int From { get; }

    public int To { get; }

    /// <summary>What the generated class calls the layer with this index.</summary>
    public static string NameOf(NetworkTopology topology, int layer) =>
        layer == topology.Layers.Count - 1 ? "OutputLayer"
        : topology.Layers.Count == 2 ? "HiddenLayer" : FormattableString.Invariant($"HiddenLayer{layer + 1}");

    /// <summary>The places of all parameters, in canonical order.</summary>
    public static IEnumerable<GradientPlace> Parameters(NetworkTopology topology)
    {
        for (int layer = 0; layer < topology.Layers.Count; layer++)
        {
            string name = NameOf(topology, layer);
            (int fanIn, int fanOut) = (topology.Layers[layer].FanIn, topology.Layers[layer].FanOut);
            for (int n = 0; n < fanIn * fanOut; n++)
            {
                yield return new GradientPlace(GradientKind.Weight, layer, name, n / fanOut, n % fanOut);
            }

            for (int j = 0; j < fanOut; j++)
            {
                yield return new GradientPlace(GradientKind.Bias, layer, name, -1, j);
            }
        }
    }

    /// <summary>The place of an input.</summary>
    public static GradientPlace Input(int i) => new(GradientKind.Input, -1, "", i, -1);

    public override string ToString() => FormattableString.Invariant(Kind switch
    {
        GradientKind.Weight => $"{_layerName}.WeightGradients[{From}, {To}]",
        GradientKind.Bias => $"{_layerName}.BiasGradients[{To}]",
        _ => $"InputGradients[{From}]",
    });
}
