using System.Globalization;
using System.Runtime.CompilerServices;
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
        .. spec.Gradients ? ["Forward"] : Array.Empty<string>(),
        .. spec.InputGradients ? ["InputGradients"] : Array.Empty<string>(),
        .. from layer in Enumerable.Range(0, spec.Sizes.Length - 1)
           from name in spec.Gradients ? OfLayer : ["Biases", "Weights"]
           select $"{layer} {name}",
    ];

    /// <summary>So many numbers of the network's own; empty where there are not as many in a row.</summary>
    /// <param name="network">A network.</param>
    /// <param name="place">A name; "0 Weights+3" is the same memory from number 3 on.</param>
    /// <param name="count">Numbers.</param>
    public static Span<T> Of<T>(ITrainable<T> network, string place, int count)
        where T : unmanaged
    {
        string[] words = place.Split('+');
        string name = words[0];
        int from = words.Length == 1 ? 0 : Number(words[1]);
        LayerView<T>[] layers = Layers(network);
        switch (name)
        {
            // What the last Forward returned.
            case "Forward":
                return Window(ref layers[^1].Outputs[0], layers[^1].Outputs.Length);
            case "InputGradients":
                ReadOnlySpan<T> gradients = network.GetType().GetProperty("InputGradients")!.GetMethod!
                    .CreateDelegate<Getter<T>>(network)();
                return Window(ref MemoryMarshal.GetReference(gradients), gradients.Length);
        }

        int l = Number(name[..1]);
        LayerView<T> layer = layers[l];
        // From the first weight on all parameters follow, in whatever order, where all layers learn.
        int matrix = l == 0 && !network.Topology.Trainable.Contains(false)
            ? network.Topology.ParameterCount
            : layer.Weights.Rows * layer.Weights.Columns;
        return name[2..] switch
        {
            "Outputs" => Vector(layer.Outputs),
            "Deltas" => Vector(layer.Deltas),
            "OutputGradients" => Vector(layer.OutputGradients),
            "Biases" => Vector(layer.Biases),
            "BiasGradients" => Vector(layer.BiasGradients),
            "Weights" => Window(ref layer.Weights[0, 0], matrix),
            _ => layer.IsTrainable ? Window(ref layer.WeightGradients[0, 0], matrix) : default,
        };

        Span<T> Vector(VectorView<T> view) => view.Length == 0 ? default : Window(ref view[0], view.Length);

        Span<T> Window(ref T first, int length) => from + count <= length
            ? MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, from), count)
            : default;

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>Every number that others can see.</summary>
    public static T[] All<T>(ITrainable<T> network)
        where T : unmanaged => network is not ITestNetwork<T> full
        ? network.Parameters()
        :
        [
            .. full.Parameters(),
            .. full.Gradients(),
            .. full.InputGradientsArray,
            .. full.Layers.SelectMany(layer =>
                layer.Outputs.ToArray().Concat(layer.Deltas.ToArray()).Concat(layer.OutputGradients.ToArray())),
        ];

    /// <summary>A network without gradients has views on weights and biases alone.</summary>
    private static LayerView<T>[] Layers<T>(ITrainable<T> network)
        where T : unmanaged => network is ITestNetwork<T> full
        ? full.Layers
        :
        [
            .. from property in network.GetType().GetProperties()
               where property.PropertyType == typeof(LayerParameters<T>)
               orderby property.Name
               let layer = (LayerParameters<T>)property.GetValue(network)!
               select new LayerView<T>(
                   layer.Weights, layer.Biases, default, default, default, default, default, default),
        ];
}
