using System;
using System.Runtime.InteropServices;

namespace NetGen;

/// <content>Makes standardisation a part of the network, so that its users need none.</content>
public sealed partial class Standardizer
{
    /// <summary>
    /// Changes the first layer of a network that was trained on standardised inputs so that it takes inputs as they
    /// are: w′_ij = w_ij/σ_i, b′_j = b_j − Σ_i w_ij·μ_i/σ_i. Its outputs are the same, but for rounding. With
    /// <see cref="NetworkAttribute.InputSkip"/> the output layer's weights of the inputs change likewise.
    /// </summary>
    /// <remarks>
    /// Call it once, after training. A second call is refused, even if the network was saved and loaded, copied or
    /// trained further in between; after <c>Initialize</c> or <c>LoadParameters</c>, you may fold again. Training steps
    /// by hand, ONNX and frozen files, and files of other tools hide that it was called. Optimizer state stays as it
    /// is, and no longer fits.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The first layer has a standardizer already; nothing was changed.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The network does not have one input per fitted column, its first layer adds the inputs to its outputs
    /// (<see cref="NetworkAttribute.Residual"/>), or a parameter would be too large for T; nothing was changed.
    /// </exception>
    public void FoldIntoFirstLayer<T>(IPredictor<T> network)
        where T : unmanaged
    {
        LayerTopology layer = network.Topology.Layers[0];
        CheckWidth(layer.FanIn, "inputs", network.Topology);
        if (network.Topology.IsResidual(0))
        {
            throw new ArgumentException(
                $"The first layer of {network.Topology} adds the inputs to its outputs, where no weight could scale "
                + "them. Apply the standardizer to the data that the network predicts.",
                nameof(network));
        }

        T[] parameters = ToFold(network, FoldedSides.Inputs, out FoldedSides folded);
        Fold(layer, parameters);
        if (network.Topology.InputSkip)
        {
            LayerTopology last = network.Topology.Layers[network.Topology.Layers.Count - 1];
            Fold(last, parameters.AsSpan(parameters.Length - last.ParameterCount));
        }

        LoadFolded(network, parameters, folded | FoldedSides.Inputs);
    }

    /// <summary>Scales a layer's first weights, which the inputs have.</summary>
    private void Fold<T>(LayerTopology layer, Span<T> parameters)
        where T : unmanaged
    {
        Span<T> biases = parameters.Slice(layer.FanIn * layer.FanOut, layer.FanOut);
        for (int j = 0; j < layer.FanOut; j++)
        {
            double bias = Real.ToDouble(biases[j]);
            for (int i = 0; i < _means.Length; i++)
            {
                ref T weight = ref parameters[(i * layer.FanOut) + j];
                double scaled = OfDeviation(Real.ToDouble(weight), _deviations[i]);
                bias -= scaled * _means[i];
                weight = Real.Of<T>(scaled);
            }

            biases[j] = Real.Of<T>(bias);
        }
    }

    /// <summary>
    /// Changes the output layer of a network that was trained on standardised targets so that it answers in the
    /// targets' own unit: w′_jk = σ_k·w_jk, b′_k = σ_k·b_k + μ_k.
    /// </summary>
    /// <remarks>Call it once, after training, as <see cref="FoldIntoFirstLayer"/>.</remarks>
    /// <exception cref="InvalidOperationException">
    /// The output layer has a standardizer already; nothing was changed.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The network does not have one output per fitted column, their activation is not
    /// <see cref="Activation.Identity"/>, or a parameter would be too large for T. Nothing was changed.
    /// </exception>
    public void FoldIntoLastLayer<T>(IPredictor<T> network)
        where T : unmanaged
    {
        LayerTopology layer = network.Topology.Layers[network.Topology.Layers.Count - 1];
        CheckWidth(layer.FanOut, "outputs", network.Topology);
        if (layer.Activation != Activation.Identity)
        {
            throw new ArgumentException(
                $"The outputs of {network.Topology} go through {layer.ActivationName}; only Identity can be scaled. "
                + "Use Undo on its predictions.",
                nameof(network));
        }

        T[] parameters = ToFold(network, FoldedSides.Targets, out FoldedSides folded);
        Span<T> last = parameters.AsSpan(parameters.Length - layer.ParameterCount);
        for (int n = 0; n < last.Length; n++)
        {
            // Row-major weights, then biases: either way the neurons follow one another.
            int k = n % layer.FanOut;
            double shift = n >= layer.FanIn * layer.FanOut ? _means[k] : 0;
            last[n] = Real.Of<T>((_deviations[k] * Real.ToDouble(last[n])) + shift);
        }

        LoadFolded(network, parameters, folded | FoldedSides.Targets);
    }

    /// <returns>The parameters, which have no standardizer on this side yet.</returns>
    private static T[] ToFold<T>(IPredictor<T> network, FoldedSides side, out FoldedSides folded)
        where T : unmanaged
    {
        T[] parameters = ParameterAccess<T>.Of(network).Copy();
        folded = FoldedLayers.Of(network.Topology, parameters);
        if ((folded & side) == 0)
        {
            return parameters;
        }

        (string layer, string what) = side == FoldedSides.Inputs ? ("first", "inputs") : ("output", "targets");
        throw new InvalidOperationException(
            $"The {layer} layer of this network ({network.Topology}) already has a standardizer of its {what} folded "
            + $"in, and would scale twice. Fold once, after training on standardised {what}; to train on them again, "
            + "begin with Initialize(seed), or with parameters from before the folding.");
    }

    private static void LoadFolded<T>(IPredictor<T> network, T[] parameters, FoldedSides folded)
        where T : unmanaged
    {
        if (Real.FirstNotFinite<T>(parameters) is var broken and >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Parameter {broken} would become {Real.ToDouble(parameters[broken])}: ")
                + $"means and deviations are too far from 1 for {typeof(T).Name}. Leave the network as it is, and "
                + "apply the standardizer to its data.",
                nameof(network));
        }

        T[] before = ParameterAccess<T>.Of(network).Copy();
        network.LoadParameters(parameters);
        if (!MemoryMarshal.AsBytes<T>(before).SequenceEqual(MemoryMarshal.AsBytes<T>(parameters)))
        {
            // With means of 0 and deviations of 1 nothing changes, however often.
            FoldedLayers.Remember(network.Topology, parameters, folded);
        }
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
