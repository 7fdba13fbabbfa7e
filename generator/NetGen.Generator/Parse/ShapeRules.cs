using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse;

/// <summary>The sizes that make a network's shape: all there, positive, and not beyond what a kernel takes.</summary>
internal static class ShapeRules
{
    /// <summary>Neurons of one layer: beyond, a row no longer fits into a cache; use another tool.</summary>
    public const int MaxWidth = 16_384;

    /// <summary>Weights and biases: with gradients and an optimizer's state they still fit into one array.</summary>
    public const int MaxParameters = 1 << 28;

    /// <summary>
    /// Hidden layers: each has code of its own in every method, and the JIT does not optimize methods beyond a certain
    /// size. Measured: unrolled vector code reaches it at about 160 layers, loops at about 330.
    /// </summary>
    public const int MaxHiddenLayers = 64;

    public static IReadOnlyList<Problem> Problems(NetworkArguments arguments)
    {
        List<Problem> problems =
        [
            .. Required(arguments, Names.Inputs, 2),
            .. Hidden(arguments) is var hidden && hidden.Any() ? hidden : Activations(arguments),
            .. Required(arguments, Names.Outputs, 1),
            .. Trainable(arguments),
        ];
        if (problems.Count == 0)
        {
            problems.AddRange(Skips(arguments));
        }

        return problems.Count > 0 ? problems : [.. TooManyParameters(arguments)];
    }

    /// <summary>Weights and biases between layers of these sizes.</summary>
    public static long Parameters(IReadOnlyList<int> sizes) =>
        sizes.Skip(1).Select((size, index) => (sizes[index] + 1L) * size).Sum();

    private static IEnumerable<Problem> Required(NetworkArguments arguments, string name, int example) =>
        arguments.IsGiven(name)
            ? Size(name, arguments.Get(name, 0), arguments.LocationOf(name))
            : [new Problem(DiagnosticDescriptors.SizeMissing, arguments.LocationOf(name), name, example)];

    private static IEnumerable<Problem> Hidden(NetworkArguments arguments)
    {
        IReadOnlyList<int> layers = arguments.GetArray(Names.HiddenLayers);
        bool isOne = arguments.IsGiven(Names.Hidden);
        return (isOne, arguments.IsArray(Names.HiddenLayers)) switch
        {
            (true, true) => [new Problem(DiagnosticDescriptors.HiddenTwice, arguments.LocationOf(Names.HiddenLayers))],
            (true, false) =>
                Size(
                    Names.Hidden,
                    arguments.Get(Names.Hidden, 0),
                    arguments.LocationOf(Names.Hidden),
                    ", or HiddenLayers = new int[0] in its place for a network without a hidden layer"),
            (false, true) when layers.Count > MaxHiddenLayers =>
            [
                new Problem(
                    DiagnosticDescriptors.TooManyLayers,
                    arguments.LocationOf(Names.HiddenLayers),
                    layers.Count,
                    MaxHiddenLayers),
            ],
            (false, true) => layers.SelectMany((size, index) =>
                Size($"{Names.HiddenLayers}[{index}]", size, arguments.LocationOf(Names.HiddenLayers, index))),
            _ =>
            [
                new Problem(
                    DiagnosticDescriptors.HiddenMissing, arguments.LocationOf(Names.HiddenLayers), "new[] { 5, 4 }"),
            ],
        };
    }

    /// <summary>One activation for all hidden layers, or one for each of them.</summary>
    private static IEnumerable<Problem> Activations(NetworkArguments arguments)
    {
        int layers = LayerParser.Sizes(arguments).Count - 2;
        int activations = arguments.GetArray(Names.HiddenActivations).Count;
        Location location = arguments.LocationOf(Names.HiddenActivations);
        return (arguments.IsGiven(Names.HiddenActivation), arguments.IsArray(Names.HiddenActivations)) switch
        {
            (true, true) => [new Problem(DiagnosticDescriptors.HiddenActivationTwice, location)],
            (_, true) when activations != layers =>
            [
                new Problem(
                    DiagnosticDescriptors.HiddenActivationsMisfit,
                    location,
                    activations == 1 ? "1 entry" : $"{activations} entries",
                    layers == 1 ? "1 hidden layer" : $"{layers} hidden layers"),
            ],
            _ => [],
        };
    }

    /// <summary>A truth value for each layer with weights, one of them true. Frozen has a rule of its own.</summary>
    private static IEnumerable<Problem> Trainable(NetworkArguments arguments)
    {
        if (!arguments.IsArray(Names.Trainable) || arguments.Get(Names.Frozen, false))
        {
            return [];
        }

        IReadOnlyList<bool> trainable = arguments.GetBooleans(Names.Trainable);
        int layers = LayerParser.Sizes(arguments).Count - 1;
        string network = layers == 1 ? "1 layer with weights, the output layer"
            : $"{layers} layers with weights, {(layers == 2 ? "1 hidden layer" : $"{layers - 1} hidden layers")} and "
                + "the output layer";
        Location location = arguments.LocationOf(Names.Trainable);
        return trainable.Count != layers
            ?
            [
                new Problem(
                    DiagnosticDescriptors.TrainableMisfit,
                    location,
                    trainable.Count == 1 ? "1 entry" : $"{trainable.Count} entries",
                    network,
                    layers),
            ]
            : trainable.Contains(true)
                ? []
                : [new Problem(DiagnosticDescriptors.NothingTrainable, location)];
    }

    /// <summary>A place for each skip, among valid sizes.</summary>
    private static IEnumerable<Problem> Skips(NetworkArguments arguments)
    {
        IReadOnlyList<int> sizes = LayerParser.Sizes(arguments);
        int[] beforeOutput = [.. sizes.Take(sizes.Count - 1)];
        if (arguments.Get(Names.Residual, false)
            && !beforeOutput.Zip(beforeOutput.Skip(1), (before, size) => before == size).Contains(true))
        {
            yield return new Problem(
                DiagnosticDescriptors.ResidualNowhere,
                arguments.LocationOf(Names.Residual),
                beforeOutput.Length == 1
                    ? "there is no hidden layer"
                    : $"the inputs and the hidden layers have the sizes {string.Join(", ", beforeOutput)}");
        }

        if (arguments.Get(Names.InputSkip, false) && beforeOutput.Length == 1)
        {
            yield return new Problem(
                DiagnosticDescriptors.InputSkipWithoutHidden, arguments.LocationOf(Names.InputSkip));
        }
    }

    private static IEnumerable<Problem> Size(string name, int size, Location location, string way = "") => size switch
    {
        < 1 => [new Problem(DiagnosticDescriptors.SizeNotPositive, location, name, size, way)],
        > MaxWidth => [new Problem(DiagnosticDescriptors.LayerTooWide, location, name, size, MaxWidth)],
        _ => [],
    };

    private static IEnumerable<Problem> TooManyParameters(NetworkArguments arguments)
    {
        IReadOnlyList<int> sizes = LayerParser.Sizes(arguments);
        long parameters = Parameters(sizes)
            + (arguments.Get(Names.InputSkip, false) ? (long)sizes[0] * sizes[sizes.Count - 1] : 0);
        if (parameters > MaxParameters)
        {
            // Which layer is to blame is the user's to say: the attribute as a whole.
            yield return new Problem(
                DiagnosticDescriptors.TooManyParameters, arguments.Location, parameters, MaxParameters);
        }
    }
}
