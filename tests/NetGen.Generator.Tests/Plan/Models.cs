using NetGen.Compiler.Model;
using NetGen.Generator.Parse;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Plan;

/// <summary>Networks to plan.</summary>
internal static class Models
{
    // As the parser makes it, so that what the tests leave alone has its default.
    private static readonly Lazy<NetworkModel> Plain =
        new(() => NetworkParser.Model(Declared.With("Inputs = 2, Hidden = 3, Outputs = 1")));

    /// <summary>Shapes on both sides of what decides: lanes, unrolling, chunks of a batch.</summary>
    private static readonly int[][] Shapes =
    [
        [2, 3, 1], [1, 1, 1], [4, 8, 16], [5, 9, 17, 3], [16, 32, 8], [64, 64, 10], [3, 1, 200, 2], [784, 128, 10],
        [30, 700, 30], [7, 5, 4, 3, 2],
    ];

    /// <summary>Inputs, hidden layers, outputs.</summary>
    public static NetworkModel Of(params int[] sizes) => Plain.Value with
    {
        Inputs = sizes[0],
        Layers = new(sizes.Skip(1).Select((size, index) => new LayerModel
        {
            Size = size,
            Activation = index < sizes.Length - 2 ? Activation.Sigmoid : Activation.Identity,
            InputsFrom = index,
        })),
    };

    /// <summary>The network with this activation in every hidden layer.</summary>
    public static NetworkModel WithHiddenActivation(this NetworkModel model, Activation activation) => model with
    {
        Layers = new([.. model.HiddenLayers.Select(layer => layer with { Activation = activation }), model.Output]),
    };

    /// <summary>The network with this activation in the output layer.</summary>
    public static NetworkModel WithOutputActivation(this NetworkModel model, Activation activation) => model with
    {
        Layers = new([.. model.HiddenLayers, model.Output with { Activation = activation }]),
    };

    public static NetworkModel WithoutVectors(this NetworkModel model) =>
        model with { Consumer = model.Consumer with { HasVectors = false } };

    public static NetworkModel WithoutSpans(this NetworkModel model) =>
        model with { Consumer = model.Consumer with { HasVectors = false, HasSpan = false } };

    public static NetworkModel With(this NetworkModel model, Optimizer optimizer) =>
        model with { Optimizer = model.Optimizer with { Formula = optimizer } };

    /// <summary>Every shape with every kernel and each option that changes a plan.</summary>
    public static IEnumerable<NetworkModel> Many()
    {
        foreach (int[] shape in Shapes)
        {
            NetworkModel plain = Of(shape);
            foreach (Kernel kernel in Enum.GetValues<Kernel>())
            {
                yield return plain with { Kernel = kernel };
                yield return (plain with { Kernel = kernel })
                    .WithHiddenActivation(Activation.GELU).With(Optimizer.Adam);
            }

            yield return plain.WithoutVectors();
            yield return plain.WithoutSpans();
            yield return plain with { Precision = Precision.Double, InputGradients = true };
            yield return (plain with { Gradients = false }).WithOutputActivation(Activation.SiLU);
            yield return (plain with { Gradients = false, Kernel = Kernel.Scalar }).With(Optimizer.RProp);
            yield return plain with { Parallel = true, InputGradients = true };
        }
    }

    /// <summary>What a failure is about.</summary>
    public static string Text(this NetworkModel model) =>
        $"{string.Join("-", model.Sizes)} {model.Kernel} {model.Precision} "
        + $"{string.Join(" ", model.Layers.Select(layer => layer.Activation))} {model.Optimizer.Formula} "
        + $"gradients {model.Gradients} "
        + $"dx {model.InputGradients} parallel {model.Parallel} {model.Consumer}";
}
