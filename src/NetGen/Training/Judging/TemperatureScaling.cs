using System;

namespace NetGen;

/// <summary>
/// Calibrates probabilities that are too sure, or not sure enough: u_k/T in place of u_k, with the temperature T that
/// makes the cross-entropy of held-out rows smallest. No class changes, only how sure the network is.
/// </summary>
/// <remarks>Guo, Pleiss, Sun, Weinberger (2017), On calibration of modern neural networks.</remarks>
public sealed class TemperatureScaling
{
    private const double LeastTemperature = 1e-2, GreatestTemperature = 1e2;

    /// <summary>More than enough for neighbouring numbers: ln T lies between ±4.6.</summary>
    private const int Halvings = 60;

    private readonly NetworkTopology _topology;

    /// <summary>The last layer's weights and biases, as they were when it was fitted.</summary>
    private readonly double[] _last;

    private TemperatureScaling(
        NetworkTopology topology, double[] last, double temperature, double before, double after)
    {
        (_topology, _last) = (topology, last);
        (Temperature, LossBefore, LossAfter) = (temperature, before, after);
    }

    /// <summary>T: more than 1 if the network was too sure, less if it was not sure enough.</summary>
    public double Temperature { get; }

    /// <summary>The mean of E on the held-out rows, as the network is.</summary>
    public double LossBefore { get; }

    /// <summary>The mean of E on the held-out rows, with the temperature.</summary>
    public double LossAfter { get; }

    /// <summary>
    /// Finds the temperature. E is convex in 1/T, so that its slope, Σ w·∂w + Σ b·∂b over the last layer, changes its
    /// sign where E is smallest: bisection finds that place.
    /// </summary>
    /// <param name="network">
    /// A trained network: softmax outputs and <see cref="Loss.CrossEntropy"/>, or sigmoid outputs and
    /// <see cref="Loss.BinaryCrossEntropy"/>. Its parameters are afterwards what they were; its gradients are not.
    /// </param>
    /// <param name="heldOut">Rows that it was not trained on, and that will not be used to judge it.</param>
    /// <exception cref="ArgumentException">
    /// The network has other outputs or another loss, the rows do not fit it, or the best temperature is not between
    /// 0.01 and 100: then the rows are too few, or all are predicted correctly. Nothing was changed.
    /// </exception>
    public static TemperatureScaling Fit<T>(INetwork<T> network, Dataset<T> heldOut)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        NetworkTopology topology = network.Topology;
        CheckOutputs(topology, nameof(network));
        DataChecks.Targets(topology, heldOut, nameof(heldOut));
        DataChecks.Parameters(network, nameof(network));

        T[] before = ParameterAccess<T>.Of(network).Copy();
        try
        {
            return Fit(network, topology, heldOut);
        }
        finally
        {
            network.LoadParameters(before);
        }
    }

    /// <summary>
    /// Makes the temperature part of the network: w′_jk = w_jk/T, b′_k = b_k/T. Call it once; to calibrate again, fit
    /// again.
    /// </summary>
    /// <param name="network">
    /// The network that it was fitted on, or a copy of it, with the last layer as it was. Without a hidden layer, fold
    /// the temperature before the inputs' standardizer.
    /// </param>
    /// <exception cref="InvalidOperationException">
    /// The temperature is part of the network already; nothing was changed.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// It has other layers, outputs or another loss, or its last layer is not the one that the temperature was fitted
    /// on; nothing was changed.
    /// </exception>
    public void FoldIntoLastLayer<T>(IPredictor<T> network)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        CheckOutputs(network.Topology, nameof(network));
        if (ModelMetadata.Layers(network.Topology) != ModelMetadata.Layers(_topology))
        {
            throw new ArgumentException(
                $"The temperature was fitted on a network of {ModelMetadata.Layers(_topology)}; this one is "
                + $"{ModelMetadata.Layers(network.Topology)}. Fit a temperature for it.",
                nameof(network));
        }

        T[] parameters = ParameterAccess<T>.Of(network).Copy();

        // Without a hidden layer, the last layer is the first, and its standardizer stays in it.
        FoldedSides folded = FoldedLayers.Of(network.Topology, parameters);
        CheckLastLayer(
            parameters.AsSpan(FirstOfLastLayer(network.Topology)),
            network.Topology.Layers.Count == 1 && (folded & FoldedSides.Inputs) != 0,
            nameof(network));
        for (int n = FirstOfLastLayer(network.Topology); n < parameters.Length; n++)
        {
            parameters[n] = Real.Of<T>(Real.ToDouble(parameters[n]) / Temperature);
        }

        network.LoadParameters(parameters);
        FoldedLayers.Remember(network.Topology, parameters, folded);
    }

    /// <summary>Such as "temperature 1.83: mean of E 0.3127 → 0.2601".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"temperature {Temperature:G4}: mean of E {LossBefore:G4} → {LossAfter:G4}");

    private static TemperatureScaling Fit<T>(INetwork<T> network, NetworkTopology topology, Dataset<T> heldOut)
        where T : unmanaged
    {
        var objective = new Objective<T>(network, heldOut);
        int first = FirstOfLastLayer(topology);
        double[] original = new double[objective.Count], scaled = new double[objective.Count];
        double[] gradient = new double[objective.Count];
        objective.Read(original);
        double before = objective.At(original, gradient);

        double low = Math.Log(LeastTemperature), high = Math.Log(GreatestTemperature);
        if (!(Slope(low) < 0) || !(Slope(high) > 0))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The best temperature is not between {LeastTemperature} and ")
                + FormattableString.Invariant($"{GreatestTemperature} on these {heldOut.Count} rows: ")
                + "they are too few, or their classes are all predicted correctly, or no better than by chance. Use a "
                + "larger held-out part.",
                nameof(heldOut));
        }

        for (int n = 0; n < Halvings; n++)
        {
            double middle = low + ((high - low) / 2);
            (low, high) = Slope(middle) < 0 ? (middle, high) : (low, middle);
        }

        double temperature = Math.Exp(low + ((high - low) / 2));
        Scale(temperature);
        return new TemperatureScaling(
            topology, original.AsSpan(first).ToArray(), temperature, before, objective.At(scaled, gradient));

        // dE/dT: negative while a larger T makes E smaller.
        double Slope(double logarithm)
        {
            double sum = 0;
            Scale(Math.Exp(logarithm));
            objective.At(scaled, gradient);
            for (int n = first; n < original.Length; n++)
            {
                sum -= original[n] * gradient[n];
            }

            return sum;
        }

        void Scale(double by)
        {
            original.CopyTo(scaled, 0);
            for (int n = first; n < scaled.Length; n++)
            {
                scaled[n] /= by;
            }
        }
    }

    /// <exception cref="InvalidOperationException">It is what folding makes of it.</exception>
    /// <exception cref="ArgumentException">It is not the layer that the temperature was fitted on.</exception>
    private void CheckLastLayer<T>(ReadOnlySpan<T> last, bool hasStandardizer, string name)
        where T : unmanaged
    {
        bool isFitted = true, isFolded = true;
        for (int n = 0; n < _last.Length; n++)
        {
            double now = Real.ToDouble(last[n]);
            isFitted &= now == _last[n];
            isFolded &= now == Real.ToDouble(Real.Of<T>(_last[n] / Temperature));
        }

        if (isFitted)
        {
            return;
        }

        if (isFolded)
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"The temperature {Temperature:G4} is part of this network already; twice ")
                + "would be too much. Fold once; to calibrate again, fit again.");
        }

        throw new ArgumentException(
            hasStandardizer
                ? "This network has no hidden layer, so that its inputs' standardizer changes the last layer too, and "
                + "it was folded in after the temperature was fitted. Fold the temperature first, then the "
                + "standardizer; or fit "
                + "a temperature for the network as it is now, on inputs that are not standardised."
                : "The last layer of this network is not the one that the temperature was fitted on: it is another "
                + "network, or it was trained, loaded or scaled since then. Fit a temperature for it as it is now.",
            name);
    }

    private static int FirstOfLastLayer(NetworkTopology topology) =>
        topology.ParameterCount - topology.Layers[topology.Layers.Count - 1].ParameterCount;

    private static void CheckOutputs(NetworkTopology topology, string name)
    {
        Activation activation = topology.Layers[topology.Layers.Count - 1].Activation;
        bool fits = (topology.Loss, activation) is (Loss.CrossEntropy, Activation.Softmax)
            or (Loss.BinaryCrossEntropy, Activation.Sigmoid);
        if (!fits)
        {
            throw new ArgumentException(
                $"A temperature is for softmax outputs with CrossEntropy, or sigmoid outputs with BinaryCrossEntropy; "
                + $"the network ({topology}) has neither.",
                name);
        }
    }
}
