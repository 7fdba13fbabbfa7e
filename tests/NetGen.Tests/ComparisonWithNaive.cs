using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests;

/// <summary>Every named value of a forward and a backward pass, naive and generated.</summary>
internal static class ComparisonWithNaive
{
    public static void AddStep<T>(
        this Comparison comparison, string name, NaiveNetwork<T> naive, ITestNetwork<T> network, T[] x, T[] t)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        comparison.Add($"{name} y", naive.Forward(x), network.Forward(x).ToArray());
        comparison.Add($"{name} E", naive.Backward(t), network.Backward(t));
        LayerView<T>[] layers = network.Layers;
        for (int k = 0; k < layers.Length; k++)
        {
            string layer = $"{name} layer {k + 1}";
            comparison.Add($"{layer} y", naive.Layers[k].Outputs, layers[k].Outputs.ToArray());
            comparison.Add($"{layer} ∂y", naive.Layers[k].OutputGradients, layers[k].OutputGradients.ToArray());
            comparison.Add($"{layer} δ", naive.Layers[k].Deltas, layers[k].Deltas.ToArray());
            comparison.Add($"{layer} ∂w", Flat(naive.Layers[k].WeightGradients), Flat(layers[k].WeightGradients.ToArray()));
            comparison.Add($"{layer} ∂b", naive.Layers[k].BiasGradients, layers[k].BiasGradients.ToArray());
        }

        comparison.Add($"{name} ∂", naive.Gradients, network.Gradients());
        if (network.InputGradientsArray.Length > 0)
        {
            comparison.Add($"{name} ∂y_i", naive.InputGradients, network.InputGradientsArray);
        }
    }

    private static T[] Flat<T>(T[,] matrix) => [.. matrix.Cast<T>()];
}
