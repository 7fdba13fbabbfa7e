using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>
/// Intervals around a network's numbers that contain the right one as often as was asked for: split conformal
/// prediction.
/// </summary>
/// <remarks>
/// An interval is y ± q. q is the ⌈(n + 1)·coverage⌉-th smallest of the errors |y − t| on n rows that the network did
/// not learn from. If new rows come from where those rows came from, the right number is in the interval with at least
/// the coverage as probability, on average over rows; nothing is assumed about the network. With several outputs, each
/// has a q of its own, and the coverage holds for each alone. Vovk, Gammerman, Shafer (2005), Algorithmic learning in a
/// random world; Lei et al. (2018), Distribution-free predictive inference for regression.
/// </remarks>
public sealed class ConformalIntervals
{
    private const string DefaultTitle = "Conformal intervals";
    private readonly double[] _radii;

    private ConformalIntervals(double coverage, int count, double[] radii) =>
        (Coverage, Count, _radii) = (coverage, count, radii);

    /// <summary>The share of right numbers that intervals are to contain.</summary>
    public double Coverage { get; }

    /// <summary>The number of rows that they were calibrated on.</summary>
    public int Count { get; }

    /// <summary>q of each output, in the targets' unit.</summary>
    public IReadOnlyList<double> Radii => Array.AsReadOnly(_radii);

    /// <summary>Finds how wide intervals must be.</summary>
    /// <param name="network">A trained network for numbers.</param>
    /// <param name="calibration">
    /// Rows that it did not learn from, also not by early stopping; in the unit of the network's outputs.
    /// </param>
    /// <param name="coverage">
    /// The share of right numbers that intervals are to contain, between 0 and 1, such as 0.9.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The rows do not fit the network, are too few for the coverage (for 0.9, at least 9), or the coverage is not
    /// between 0 and 1; an output is NaN; or it is a network for classes, whose targets are 0 and 1.
    /// </exception>
    public static ConformalIntervals Calibrate<T>(IPredictor<T> network, Dataset<T> calibration, double coverage)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        ConformalQuantile.CheckCoverage(coverage);
        DataChecks.Widths(network.Topology, calibration, nameof(calibration));
        ClassChecks.AreNumbers(network.Topology, calibration, nameof(calibration), nameof(ConformalIntervals));
        return Calibrated<T>(
            Prediction.Of(network, calibration),
            calibration.Targets,
            calibration.TargetCount,
            coverage,
            nameof(calibration));
    }

    /// <inheritdoc cref="Calibrate{T}(IPredictor{T}, Dataset{T}, double)"/>
    /// <param name="outputs">Rows of outputs, such as those of an ensemble.</param>
    /// <param name="targets">As many rows of targets.</param>
    /// <param name="width">Values per row.</param>
    /// <param name="coverage">
    /// The share of right numbers that intervals are to contain, between 0 and 1, such as 0.9.
    /// </param>
    public static ConformalIntervals Calibrate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int width, double coverage)
        where T : unmanaged
    {
        ConformalQuantile.CheckCoverage(coverage);
        return Calibrated(outputs, targets, width, coverage, nameof(outputs));
    }

    /// <summary>The interval around an output: y − q to y + q.</summary>
    /// <param name="output">y.</param>
    /// <param name="k">Which output it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public (double Low, double High) Around(double output, int k = 0)
    {
        if (k < 0 || k >= _radii.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, $"Outputs go from 0 to {_radii.Length - 1}.");
        }

        return (output - _radii[k], output + _radii[k]);
    }

    /// <summary>
    /// The share of targets that are in their intervals, of each output: to check the coverage on other rows.
    /// </summary>
    /// <exception cref="ArgumentException">The rows do not fit the network or the intervals.</exception>
    public IReadOnlyList<double> CoverageOn<T>(IPredictor<T> network, Dataset<T> dataset)
        where T : unmanaged
    {
        T[] outputs = Outputs(network, dataset);
        int[] covered = new int[_radii.Length];
        for (int n = 0; n < outputs.Length; n++)
        {
            int k = n % _radii.Length;
            double error = Math.Abs(Real.ToDouble(outputs[n]) - Real.ToDouble(dataset.Targets[n]));
            covered[k] += error <= _radii[k] ? 1 : 0;
        }

        return covered.Select(rows => (double)rows / dataset.Count).ToArray();
    }

    /// <summary>Targets over outputs, with the intervals as a band; the dashed line is where both are equal.</summary>
    /// <param name="network">The network.</param>
    /// <param name="dataset">The rows.</param>
    /// <param name="k">Which output.</param>
    /// <param name="title">The text above it.</param>
    /// <exception cref="ArgumentException">
    /// The rows do not fit the network or the intervals; or the title is null, or has a character that XML does not
    /// have.
    /// </exception>
    public string ToSvg<T>(IPredictor<T> network, Dataset<T> dataset, int k = 0, string title = DefaultTitle)
        where T : unmanaged
    {
        T[] outputs = Outputs(network, dataset);
        Around(0, k);
        double[] x = new double[dataset.Count], t = new double[dataset.Count];
        for (int row = 0; row < x.Length; row++)
        {
            x[row] = Real.ToDouble(outputs[(row * _radii.Length) + k]);
            t[row] = Real.ToDouble(dataset.Target(row)[k]);
        }

        double[] ends = { x.Min(), x.Max() };
        double radius = _radii[k];
        return new SvgChart(title, "output", "target")
        {
            Reference = new Curve("", ends, ends),
            Curves = new[]
            {
                new Curve("target", x, t, isPoints: true),
                new Curve("interval", new[] { ends[0], ends[1], double.NaN, ends[0], ends[1] }, new[]
                {
                    ends[0] - radius, ends[1] - radius, double.NaN, ends[0] + radius, ends[1] + radius,
                }),
            },
        }.Draw();
    }

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">As <see cref="ToSvg"/>; no file is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveSvg<T>(
        string path, IPredictor<T> network, Dataset<T> dataset, int k = 0, string title = DefaultTitle)
        where T : unmanaged => AtomicFile.Write(path, AtomicFile.Utf8(ToSvg(network, dataset, k, title)));

    /// <summary>Such as "± 98.3 with coverage 0.9, by 110 rows".</summary>
    public override string ToString() =>
        $"± {string.Join(", ", _radii.Select(radius => FormattableString.Invariant($"{radius:G4}")))} "
        + FormattableString.Invariant($"with coverage {Coverage:G4}, by {Count} rows");

    private static ConformalIntervals Calibrated<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int width, double coverage, string name)
        where T : unmanaged
    {
        int rows = Guard.SomeRows(outputs.Length, width, nameof(outputs), targets.Length, width, nameof(targets));
        double[] radii = new double[width];
        for (int k = 0; k < width; k++)
        {
            double[] errors = new double[rows];
            for (int row = 0; row < rows; row++)
            {
                double error = Math.Abs(
                    Real.ToDouble(outputs[(row * width) + k]) - Real.ToDouble(targets[(row * width) + k]));
                errors[row] = !double.IsNaN(error) ? error : throw new ArgumentException(
                    $"Output {k} of row {row} is not a number: are the network's parameters finite?", name);
            }

            radii[k] = ConformalQuantile.Of(errors, coverage, name);
        }

        return new ConformalIntervals(coverage, rows, radii);
    }

    private T[] Outputs<T>(IPredictor<T> network, Dataset<T> dataset)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        DataChecks.Widths(network.Topology, dataset, nameof(dataset));
        return dataset.TargetCount == _radii.Length
            ? Prediction.Of(network, dataset)
            : throw new ArgumentException(
                $"The intervals are for {_radii.Length} outputs; the dataset has {dataset.TargetCount}.",
                nameof(dataset));
    }
}
