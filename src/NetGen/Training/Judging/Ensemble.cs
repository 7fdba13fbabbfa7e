using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Several networks that answer together: the mean of their outputs, and how much they disagree.</summary>
/// <remarks>
/// Networks that began with different weights make different mistakes, which the mean evens out. Where they disagree,
/// none should be trusted much. Lakshminarayanan, Pritzel, Blundell (2017), Simple and scalable predictive uncertainty
/// estimation using deep ensembles.
/// </remarks>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed class Ensemble<T>
    where T : unmanaged
{
    private const string DefaultTitle = "Ensemble";
    private readonly IPredictor<T>[] _networks;

    internal Ensemble(IPredictor<T>[] networks) => _networks = networks;

    /// <summary>The number of networks.</summary>
    public int Count => _networks.Length;

    /// <summary>l: inputs per row.</summary>
    public int InputCount => _networks[0].Topology.Inputs;

    /// <summary>n: outputs per row.</summary>
    public int OutputCount => _networks[0].Topology.Outputs;

    /// <summary>The mean of the networks' outputs for one row, and their deviation.</summary>
    /// <param name="x">l inputs.</param>
    /// <param name="mean">Receives n means: Σ y/N, over the networks.</param>
    /// <param name="deviation">
    /// Receives n deviations: √(Σ(y − mean)²/(N − 1)); 0 for a single network. Or nothing, if it is empty.
    /// </param>
    /// <exception cref="ArgumentException">A length does not fit; nothing has been written.</exception>
    public void Predict(ReadOnlySpan<T> x, Span<T> mean, Span<T> deviation)
    {
        Guard.Length(x.Length, InputCount, nameof(x));
        Guard.Length(mean.Length, OutputCount, nameof(mean));
        if (deviation.Length > 0)
        {
            Guard.Length(deviation.Length, OutputCount, nameof(deviation));
        }

        PredictRows(x.ToArray(), mean, deviation);
    }

    /// <summary>The mean of the networks' outputs for one row.</summary>
    /// <param name="x">l inputs.</param>
    /// <returns>n means.</returns>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public T[] Predict(ReadOnlySpan<T> x)
    {
        var mean = new T[OutputCount];
        Predict(x, mean, Span<T>.Empty);
        return mean;
    }

    /// <summary>The mean of the networks' outputs for a dataset's rows, and their deviation.</summary>
    /// <param name="dataset">The rows; targets are not looked at.</param>
    /// <returns>
    /// Rows of means and rows of deviations, for metrics and intervals: <c>RegressionMetrics.Of(means, data.Targets,
    /// n)</c>.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The dataset does not have as many inputs per row as the networks.
    /// </exception>
    public (T[] Means, T[] Deviations) Predict(Dataset<T> dataset)
    {
        _ = dataset ?? throw new ArgumentNullException(nameof(dataset));
        if (dataset.InputCount != InputCount)
        {
            throw new ArgumentException(
                $"dataset has {dataset.InputCount} inputs per row; the networks take {InputCount}.", nameof(dataset));
        }

        var means = new T[DataChecks.Numbers(dataset.Count, OutputCount, nameof(dataset))];
        var deviations = new T[means.Length];
        PredictRows(dataset.Inputs, means, deviations);
        return (means, deviations);
    }

    /// <summary>
    /// The error |mean − t| of each row over the deviation of its outputs: points that rise to the right say that the
    /// networks disagree where they are wrong.
    /// </summary>
    /// <param name="dataset">The rows.</param>
    /// <param name="k">Which output.</param>
    /// <param name="title">The text above it.</param>
    /// <exception cref="ArgumentException">
    /// The dataset does not fit the networks, or there is no such output; or the title is null, or has a character that
    /// XML does not have.
    /// </exception>
    public string ToSvg(Dataset<T> dataset, int k = 0, string title = DefaultTitle)
    {
        DataChecks.Widths(_networks[0].Topology, dataset, nameof(dataset));
        if (k < 0 || k >= OutputCount)
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, $"Outputs go from 0 to {OutputCount - 1}.");
        }

        (T[] means, T[] deviations) = Predict(dataset);
        double[] x = new double[dataset.Count], y = new double[dataset.Count];
        for (int row = 0; row < x.Length; row++)
        {
            int place = (row * OutputCount) + k;
            x[row] = Real.ToDouble(deviations[place]);
            y[row] = Math.Abs(Real.ToDouble(means[place]) - Real.ToDouble(dataset.Targets[place]));
        }

        return new SvgChart(title, "deviation between networks", "error of their mean")
        {
            Curves = new[] { new Curve("row", x, y, isPoints: true) },
        }.Draw();
    }

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">As <see cref="ToSvg"/>; no file is written.</exception>
    /// <exception cref="System.IO.IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveSvg(string path, Dataset<T> dataset, int k = 0, string title = DefaultTitle) =>
        AtomicFile.Write(path, AtomicFile.Utf8(ToSvg(dataset, k, title)));

    private void PredictRows(ReadOnlySpan<T> inputs, Span<T> means, Span<T> deviations)
    {
        var outputs = new T[_networks.Length][];
        for (int n = 0; n < outputs.Length; n++)
        {
            outputs[n] = new T[means.Length];
            _networks[n].PredictBatch(inputs, outputs[n]);
        }

        for (int k = 0; k < means.Length; k++)
        {
            double mean = 0, squares = 0;
            foreach (T[] of in outputs)
            {
                mean += Real.ToDouble(of[k]) / outputs.Length;
            }

            means[k] = Real.Of<T>(mean);
            if (deviations.Length > 0)
            {
                foreach (T[] of in outputs)
                {
                    double difference = Real.ToDouble(of[k]) - mean;
                    squares += difference * difference;
                }

                deviations[k] = Real.Of<T>(Math.Sqrt(squares / Math.Max(1, outputs.Length - 1)));
            }
        }
    }
}

/// <summary>Makes ensembles.</summary>
public static class Ensemble
{
    /// <summary>An ensemble of trained networks, such as <see cref="Restarts{TNetwork}.Networks"/>.</summary>
    /// <param name="networks">At least one; all with as many inputs and outputs as the first.</param>
    /// <exception cref="ArgumentException">
    /// There is none, one is null or there twice, or one has another number of inputs or outputs.
    /// </exception>
    public static Ensemble<T> Of<T>(IReadOnlyList<IPredictor<T>> networks)
        where T : unmanaged
    {
        _ = networks ?? throw new ArgumentNullException(nameof(networks));
        if (networks.Count == 0 || networks.Contains(null!))
        {
            throw new ArgumentException(
                networks.Count == 0 ? "There is no network; at least one is expected." : "A network is null.",
                nameof(networks));
        }

        NetworkTopology first = networks[0].Topology;
        for (int n = 1; n < networks.Count; n++)
        {
            if (networks.Take(n).Any(before => ReferenceEquals(before, networks[n])))
            {
                throw new ArgumentException(
                    $"Network {n} is there twice: it would agree with itself, and the deviation would be too small.",
                    nameof(networks));
            }

            NetworkTopology other = networks[n].Topology;
            if ((other.Inputs, other.Outputs) != (first.Inputs, first.Outputs))
            {
                throw new ArgumentException(
                    $"Network {n} ({other}) has {other.Inputs} inputs and {other.Outputs} outputs; network 0 ({first}) "
                    + $"has {first.Inputs} and {first.Outputs}. The networks of an ensemble have as many of both.",
                    nameof(networks));
            }
        }

        return new Ensemble<T>(networks.ToArray());
    }
}
