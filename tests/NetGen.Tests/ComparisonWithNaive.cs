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
        IReadOnlyList<bool> learning = network.Topology.Trainable;
        bool keepsInputs = network.InputGradientsArray.Length > 0;
        for (int k = 0; k < layers.Length; k++)
        {
            string layer = $"{name} layer {k + 1}";
            comparison.Add($"{layer} y", naive.Layers[k].Outputs, layers[k].Outputs.ToArray());
            bool learns = learning[k], isReached = keepsInputs || learning.Take(k + 1).Contains(true);
            comparison.Add($"{layer} ∂y", Kept(naive.Layers[k].OutputGradients, isReached), layers[k].OutputGradients.ToArray());
            comparison.Add($"{layer} δ", Kept(naive.Layers[k].Deltas, isReached), layers[k].Deltas.ToArray());
            comparison.Add(
                $"{layer} ∂w", Kept(Flat(naive.Layers[k].WeightGradients), learns), Flat(layers[k].WeightGradients.ToArray()));
            comparison.Add($"{layer} ∂b", Kept(naive.Layers[k].BiasGradients, learns), layers[k].BiasGradients.ToArray());
        }

        comparison.Add($"{name} ∂", naive.Gradients, network.Gradients());
        if (keepsInputs)
        {
            comparison.Add($"{name} ∂y_i", naive.InputGradients, network.InputGradientsArray);
        }
    }

    /// <summary>What no code computes is not there.</summary>
    private static T[] Kept<T>(T[] values, bool isKept) => isKept ? values : [];

    private static T[] Flat<T>(T[,] matrix) => [.. matrix.Cast<T>()];
}
