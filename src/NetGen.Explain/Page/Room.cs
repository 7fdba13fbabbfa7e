using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Explain.Listings;
using NetGen.Explain.Trace;

namespace NetGen.Explain.Page;

/// <summary>How much of a network a page shows.</summary>
/// <param name="Neurons">Neurons in all layers together, without the inputs.</param>
/// <param name="WeightsOfNeuron">Incoming weights of each of them.</param>
internal sealed record Room(int Neurons, int WeightsOfNeuron)
{
    /// <summary>Networks of so many weights are shown whole.</summary>
    public const int WholeWeights = 400;

    /// <summary>Inputs whose value is shown without being a factor of a weight that is shown.</summary>
    private const int Inputs = 1_000;

    /// <summary>The next smaller one.</summary>
    public Room Less => WeightsOfNeuron > 4 ? this with { WeightsOfNeuron = WeightsOfNeuron / 2 }
        : Neurons > 1 ? this with { Neurons = Neurons / 2 }
        : throw new InvalidOperationException("One neuron does not fit a page.");

    /// <summary>The room for about so many weights.</summary>
    public static Room For(NetworkTopology topology, int weights)
    {
        int neurons = topology.Layers.Sum(layer => layer.FanOut);
        return new Room(
            Math.Min(neurons, Math.Max(1, weights / 5)),
            Math.Min(16, Math.Max(4, (weights / Math.Max(1, neurons)) - 1)));
    }

    /// <summary>
    /// The neurons with the largest |δ| (of a forward pass, |y|), output neurons first; of each the bias and the
    /// weights with the largest |∂w| (|y·w|).
    /// </summary>
    public Kept Choose(NetworkTopology topology, ExplainedSample sample, Execution execution)
    {
        bool isStep = execution.Gradients.Length > 0;
        double[][] size = isStep ? execution.Recorder.Deltas : execution.Recorder.Outputs;
        int output = topology.Layers.Count;
        var neurons = new HashSet<(int Layer, int Neuron)>(
            Enumerable.Range(1, output)
                .SelectMany(l => Enumerable.Range(0, topology.Layers[l - 1].FanOut).Select(j => (Layer: l, Neuron: j)))
                .OrderByDescending(one => one.Layer == output)
                .ThenByDescending(one => Math.Abs(size[one.Layer][one.Neuron]))
                .Take(Neurons));
        var parameters = new HashSet<int>();
        int first = 0;
        for (int l = 1; l <= output; l++)
        {
            (int fanIn, int fanOut) = (topology.Layers[l - 1].FanIn, topology.Layers[l - 1].FanOut);
            bool skips = l == output && topology.InputSkip;
            double[] above = execution.Recorder.Outputs[l - 1];
            double[] taken = skips ? [.. execution.Recorder.Outputs[0], .. above] : above;
            foreach ((_, int j) in neurons.Where(one => one.Layer == l).ToArray())
            {
                int start = first;
                parameters.Add(first + (fanIn * fanOut) + j);
                foreach (int i in Enumerable.Range(0, fanIn)
                    .OrderByDescending(i => Math.Abs(isStep
                        ? execution.Gradients[start + (i * fanOut) + j]
                        : taken[i] * sample.Parameters[start + (i * fanOut) + j]))
                    .Take(WeightsOfNeuron))
                {
                    parameters.Add(first + (i * fanOut) + j);
                    if (l == 1 || (skips && i < topology.Inputs))
                    {
                        neurons.Add((0, i));
                    }
                }
            }

            first += (fanIn + 1) * fanOut;
        }

        neurons.UnionWith(Enumerable.Range(0, Math.Min(Inputs, topology.Inputs)).Select(i => (0, i)));
        return new Kept(neurons, parameters);
    }
}
