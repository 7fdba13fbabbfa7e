using System.Globalization;
using System.Runtime.InteropServices;
using NetGen.TestSupport;

namespace NetGen.Tests.BugFixes;

/// <summary>Spans on a network's own memory: what it returns, and what its views lead to.</summary>
internal static class OwnMemory
{
    private static readonly string[] OfLayer =
        ["Outputs", "Deltas", "OutputGradients", "Biases", "BiasGradients", "Weights", "WeightGradients"];

    private delegate ReadOnlySpan<T> Getter<T>();

    /// <summary>Names of places for <see cref="Of"/>.</summary>
    public static string[] Names(NetworkSpec spec) =>
    [
        "Forward",
        "InputGradients",
        .. Enumerable.Range(0, spec.Sizes.Length - 1).SelectMany(layer => OfLayer.Select(name => $"{layer} {name}")),
    ];

    /// <summary>So many numbers of the network's own; empty where there are not as many in a row.</summary>
    public static Span<T> Of<T>(ITestNetwork<T> network, string name, int count)
        where T : unmanaged
    {
        LayerView<T>[] layers = network.Layers;
        switch (name)
        {
            // What the last Forward returned.
            case "Forward":
                return Window(ref layers[^1].Outputs[0], layers[^1].Outputs.Length, count);
            case "InputGradients":
                ReadOnlySpan<T> gradients = network.GetType().GetProperty("InputGradients")!.GetMethod!
                    .CreateDelegate<Getter<T>>(network)();
                return Window(ref MemoryMarshal.GetReference(gradients), gradients.Length, count);
        }

        int l = int.Parse(name[..1], CultureInfo.InvariantCulture);
        LayerView<T> layer = layers[l];
        // From the first weight on all parameters follow, in whatever order.
        int matrix = l == 0 ? network.Topology.ParameterCount : layer.Weights.Rows * layer.Weights.Columns;
        return name[2..] switch
        {
            "Outputs" => Window(ref layer.Outputs[0], layer.Outputs.Length, count),
            "Deltas" => Window(ref layer.Deltas[0], layer.Deltas.Length, count),
            "OutputGradients" => Window(ref layer.OutputGradients[0], layer.OutputGradients.Length, count),
            "Biases" => Window(ref layer.Biases[0], layer.Biases.Length, count),
            "BiasGradients" => Window(ref layer.BiasGradients[0], layer.BiasGradients.Length, count),
            "Weights" => Window(ref layer.Weights[0, 0], matrix, count),
            _ => Window(ref layer.WeightGradients[0, 0], matrix, count),
        };
    }

    /// <summary>Every number that others can see.</summary>
    public static T[] All<T>(ITestNetwork<T> network)
        where T : unmanaged =>
    [
        .. network.Parameters(),
        .. network.Gradients(),
        .. network.InputGradientsArray,
        .. network.Layers.SelectMany(layer =>
            layer.Outputs.ToArray().Concat(layer.Deltas.ToArray()).Concat(layer.OutputGradients.ToArray())),
    ];

    private static Span<T> Window<T>(ref T first, int length, int count) =>
        count <= length ? MemoryMarshal.CreateSpan(ref first, count) : default;
}
