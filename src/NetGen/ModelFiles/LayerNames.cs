using System;
using System.Linq;

namespace NetGen;

/// <summary>What a file calls the layers: "0" stands for "0.weight" and "0.bias".</summary>
internal static class LayerNames
{
    /// <summary>Layer k is module 2k of an nn.Sequential, since activations are modules too.</summary>
    public static string[] Default(NetworkTopology topology) =>
        [.. Enumerable.Range(0, topology.Layers.Count).Select(k => $"{2 * k}")];

    /// <summary>The given names, or the default ones if none are given.</summary>
    /// <exception cref="ArgumentException">They cannot be the names of this network's layers.</exception>
    public static string[] Of(NetworkTopology topology, string[]? layerNames)
    {
        if (layerNames is null || layerNames.Length == 0)
        {
            return Default(topology);
        }

        int layers = topology.Layers.Count;
        string? problem =
            layerNames.Length != layers ? $"there are {layerNames.Length} names for {layers} layers"
            : Array.IndexOf(layerNames, null) >= 0 ? "a name is null"
            : layerNames.Any(name => name.Any(letter => letter is < ' ' or > '~')) ? "a name is not plain ASCII"
            : layerNames.Distinct().Count() < layerNames.Length ? "a name occurs twice"
            : null;
        return problem is null ? layerNames : throw new ArgumentException(
            $"The layers' names do not fit: {problem}. Pass one name per layer, such as \"fc1\", \"fc2\", "
            + "or none, for \"0\", \"2\", ….",
            nameof(layerNames));
    }
}
