using System;

namespace NetGen;

/// <content>Standardisation as a part of the network, so that what uses it needs none.</content>
public sealed partial class Standardizer
{
    /// <summary>
    /// Changes the first layer of a network that was trained on standardised inputs so that it takes inputs as they
    /// are: w′_ij = w_ij/σ_i, b′_j = b_j − Σ_i w_ij·μ_i/σ_i. Its outputs are the same, but for rounding.
    /// </summary>
    /// <remarks>Once, after training. Optimizer state stays as it is, and no longer fits.</remarks>
    /// <exception cref="ArgumentException">The network's inputs are not as many as the columns fitted.</exception>
    public void FoldIntoFirstLayer<T>(IPredictor<T> network)
        where T : unmanaged
    {
        LayerTopology layer = network.Topology.Layers[0];
        CheckWidth(layer.FanIn, "inputs", network.Topology);
        var parameters = new T[network.Topology.ParameterCount];
        network.CopyParametersTo(parameters);
        Span<T> weights = parameters.AsSpan(0, layer.FanIn * layer.FanOut);
        Span<T> biases = parameters.AsSpan(weights.Length, layer.FanOut);
        for (int j = 0; j < layer.FanOut; j++)
        {
            double bias = Real.ToDouble(biases[j]);
            for (int i = 0; i < layer.FanIn; i++)
            {
                ref T weight = ref weights[(i * layer.FanOut) + j];
                double scaled = Real.ToDouble(weight) * Inverse(i);
                bias -= scaled * _means[i];
                weight = Real.Of<T>(scaled);
            }

            biases[j] = Real.Of<T>(bias);
        }

        network.LoadParameters(parameters);
    }

    /// <summary>
    /// Changes the output layer of a network that was trained on standardised targets so that it answers in the
    /// targets' own unit: w′_jk = σ_k·w_jk, b′_k = σ_k·b_k + μ_k.
    /// </summary>
    /// <remarks>Once, after training. Optimizer state stays as it is, and no longer fits.</remarks>
    /// <exception cref="ArgumentException">
    /// The network's outputs are not as many as the columns fitted, or not its weighted sums: their activation must be
    /// <see cref="Activation.Identity"/>.
    /// </exception>
    public void FoldIntoLastLayer<T>(IPredictor<T> network)
        where T : unmanaged
    {
        LayerTopology layer = network.Topology.Layers[network.Topology.Layers.Count - 1];
        CheckWidth(layer.FanOut, "outputs", network.Topology);
        if (layer.Activation != Activation.Identity)
        {
            throw new ArgumentException(
                $"The outputs of {network.Topology} go through {layer.Activation}; only Identity can be scaled. Use Undo on "
                + "what it predicts.",
                nameof(network));
        }

        var parameters = new T[network.Topology.ParameterCount];
        network.CopyParametersTo(parameters);
        Span<T> last = parameters.AsSpan(parameters.Length - layer.ParameterCount);
        for (int n = 0; n < last.Length; n++)
        {
            // Row-major weights, then biases: either way the neurons follow one another.
            int k = n % layer.FanOut;
            double shift = n >= layer.FanIn * layer.FanOut ? _means[k] : 0;
            last[n] = Real.Of<T>((_deviations[k] * Real.ToDouble(last[n])) + shift);
        }

        network.LoadParameters(parameters);
    }

    private void CheckWidth(int width, string what, NetworkTopology network)
    {
        if (width != _means.Length)
        {
            throw new ArgumentException(
                $"{network} has {width} {what}; the standardizer was fitted on {_means.Length} columns.",
                nameof(network));
        }
    }
}
