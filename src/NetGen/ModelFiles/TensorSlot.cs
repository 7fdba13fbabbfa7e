using System.Collections.Generic;

namespace NetGen;

/// <summary>A layer's weights or biases: their name and shape in a file, their place in canonical order.</summary>
internal sealed class TensorSlot
{
    private readonly int _first;
    private readonly LayerTopology _layer;

    private TensorSlot(string name, LayerTopology layer, int first, bool isWeights)
    {
        Name = name;
        _layer = layer;
        _first = first;
        Shape = isWeights ? [layer.FanOut, layer.FanIn] : [layer.FanOut];
        Count = isWeights ? layer.FanIn * layer.FanOut : layer.FanOut;
    }

    /// <summary>Such as "0.weight".</summary>
    public string Name { get; }

    /// <summary>[out, in] of weights, [out] of biases: PyTorch's orientation.</summary>
    public int[] Shape { get; }

    public int Count { get; }

    /// <summary>Such as "[3, 2]".</summary>
    public string ShapeText => $"[{string.Join(", ", Shape)}]";

    /// <summary>Weights, then biases, layer by layer: the order in which files are written.</summary>
    public static TensorSlot[] Of(NetworkTopology topology, IReadOnlyList<string> layerNames)
    {
        var slots = new TensorSlot[2 * topology.Layers.Count];
        int first = 0;
        for (int k = 0; k < topology.Layers.Count; k++)
        {
            LayerTopology layer = topology.Layers[k];
            slots[2 * k] = new TensorSlot($"{layerNames[k]}.weight", layer, first, isWeights: true);
            first += layer.FanIn * layer.FanOut;
            slots[(2 * k) + 1] = new TensorSlot($"{layerNames[k]}.bias", layer, first, isWeights: false);
            first += layer.FanOut;
        }

        return slots;
    }

    /// <summary>Where the n-th number of the tensor stands in canonical order, whose weights are [in, out].</summary>
    public int CanonicalIndex(int n)
    {
        if (Shape.Length == 1)
        {
            return _first + n;
        }

        int row = n / _layer.FanIn;
        int column = n - (row * _layer.FanIn);
        return _first + (column * _layer.FanOut) + row;
    }
}
