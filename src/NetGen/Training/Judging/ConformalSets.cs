using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>
/// Sets of classes that contain the right one as often as was asked for: split conformal prediction. One class if the
/// network is sure, several if it is not.
/// </summary>
/// <remarks>
/// A set has every class whose probability is at least 1 − q. q is the ⌈(n + 1)·coverage⌉-th smallest of 1 − p on n
/// rows that the network did not learn from, where p is the probability of the row's class. If new rows come from where
/// those rows came from, the right class is in the set with at least the coverage as probability, on average over rows.
/// A set may be empty: then no class is likely enough. Sadinle, Lei, Wasserman (2019), Least ambiguous set-valued
/// classifiers with bounded error levels.
/// </remarks>
public sealed class ConformalSets
{
    private const string DefaultTitle = "Conformal sets";
    private readonly double _mostWrong;
    private readonly int _width;

    private ConformalSets(double coverage, int count, double mostWrong, int width) =>
        (Coverage, Count, _mostWrong, _width) = (coverage, count, mostWrong, width);

    /// <summary>The share of right classes that sets are to contain.</summary>
    public double Coverage { get; }

    /// <summary>The number of rows that they were calibrated on.</summary>
    public int Count { get; }

    /// <summary>1 − q: a class is in the set if its probability is at least this.</summary>
    public double LeastProbability => 1 - _mostWrong;

    /// <summary>Finds how likely a class must be.</summary>
    /// <param name="network">A trained network whose outputs are the probabilities of one class per row.</param>
    /// <param name="calibration">Rows that it did not learn from, also not by early stopping.</param>
    /// <param name="coverage">
    /// The share of right classes that sets are to contain, between 0 and 1, such as 0.9.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The rows do not fit the network, are too few for the coverage (for 0.9, at least 9), or the coverage is not
    /// between 0 and 1; or outputs are not the probabilities of one class per row.
    /// </exception>
    public static ConformalSets Calibrate<T>(IPredictor<T> network, Dataset<T> calibration, double coverage)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        ConformalQuantile.CheckCoverage(coverage);
        DataChecks.Widths(network.Topology, calibration, nameof(calibration));
        ClassChecks.GivesProbabilities(network.Topology, nameof(network), nameof(ConformalSets));
        return Calibrated<T>(
            Prediction.Of(network, calibration),
            calibration.Targets,
            calibration.TargetCount,
            coverage,
            nameof(calibration));
    }

    /// <inheritdoc cref="Calibrate{T}(IPredictor{T}, Dataset{T}, double)"/>
    /// <param name="outputs">Rows of probabilities, such as those of an ensemble.</param>
    /// <param name="targets">As many rows of targets, one-hot; or, for a single output, 0 or 1.</param>
    /// <param name="width">Values per row.</param>
    /// <param name="coverage">
    /// The share of right classes that sets are to contain, between 0 and 1, such as 0.9.
    /// </param>
    public static ConformalSets Calibrate<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int width, double coverage)
        where T : unmanaged
    {
        ConformalQuantile.CheckCoverage(coverage);
        return Calibrated(outputs, targets, width, coverage, nameof(outputs));
    }

    /// <summary>The classes that are likely enough, in the order of their numbers.</summary>
    /// <param name="outputs">One row of the network's outputs.</param>
    /// <returns>Numbers of classes; with one output, 0 is no and 1 is yes. It may be empty.</returns>
    /// <exception cref="ArgumentException">There are more or fewer outputs, or they are not probabilities.</exception>
    public IReadOnlyList<int> ClassesFor<T>(ReadOnlySpan<T> outputs)
        where T : unmanaged
    {
        Guard.Length(outputs.Length, _width, nameof(outputs));
        return Set(ProbabilityCheck.Of(outputs, _width, independent: false, nameof(outputs)));
    }

    /// <inheritdoc cref="ClassesFor{T}(ReadOnlySpan{T})"/>
    public IReadOnlyList<int> ClassesFor<T>(T[] outputs)
        where T : unmanaged => ClassesFor(
            new ReadOnlySpan<T>(outputs ?? throw new ArgumentNullException(nameof(outputs))));

    /// <summary>
    /// The share of rows whose class is in its set, to check the coverage, and how many classes sets have.
    /// </summary>
    /// <exception cref="ArgumentException">The rows do not fit the network or the sets.</exception>
    public (double Coverage, double MeanSize) On<T>(IPredictor<T> network, Dataset<T> dataset)
        where T : unmanaged
    {
        IReadOnlyList<int>[] sets = Sets(network, dataset);
        return (
            (double)sets.Where((set, row) => set.Contains(dataset.Label(row))).Count() / sets.Length,
            sets.Average(set => set.Count));
    }

    /// <summary>The share of rows whose sets have no class, one class, two classes, and so on.</summary>
    /// <param name="network">The network.</param>
    /// <param name="dataset">The rows.</param>
    /// <param name="title">The text above it.</param>
    /// <exception cref="ArgumentException">
    /// The rows do not fit the network or the sets; or the title is null, or has a character that XML does not have.
    /// </exception>
    public string ToSvg<T>(IPredictor<T> network, Dataset<T> dataset, string title = DefaultTitle)
        where T : unmanaged
    {
        IReadOnlyList<int>[] sets = Sets(network, dataset);
        return new SvgBars(title, "share of rows", Enumerable.Range(0, sets.Max(set => set.Count) + 1).Select(size =>
            new SvgBars.Row(
                size == 1 ? "1 class" : FormattableString.Invariant($"{size} classes"),
                (double)sets.Count(set => set.Count == size) / sets.Length,
                double.NaN)).ToArray()).Draw();
    }

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">As <see cref="ToSvg"/>; no file is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveSvg<T>(string path, IPredictor<T> network, Dataset<T> dataset, string title = DefaultTitle)
        where T : unmanaged => AtomicFile.Write(path, AtomicFile.Utf8(ToSvg(network, dataset, title)));

    /// <summary>Such as "classes of probability 0.312 or more, with coverage 0.9, by 110 rows".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"classes of probability {LeastProbability:G4} or more, with coverage {Coverage:G4}, by {Count} rows");

    private static ConformalSets Calibrated<T>(
        ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int width, double coverage, string name)
        where T : unmanaged
    {
        int rows = Guard.SomeRows(outputs.Length, width, nameof(outputs), targets.Length, width, nameof(targets));
        ClassChecks.AreHard(targets, width, independent: false, name, nameof(ConformalSets));
        double[] probabilities = ProbabilityCheck.Of(outputs, width, independent: false, name);
        double[] scores = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            int label = Classes.Of(targets.Slice(row * width, width));
            scores[row] = 1 - Probability(probabilities.AsSpan(row * width, width), label);
        }

        return new ConformalSets(coverage, rows, ConformalQuantile.Of(scores, coverage, name), width);
    }

    private static double Probability(ReadOnlySpan<double> row, int label) =>
        row.Length > 1 ? row[label] : label == 1 ? row[0] : 1 - row[0];

    private int[] Set(double[] row) => Enumerable.Range(0, ClassNames.CountOf(_width))
        .Where(label => 1 - Probability(row, label) <= _mostWrong).ToArray();

    private IReadOnlyList<int>[] Sets<T>(IPredictor<T> network, Dataset<T> dataset)
        where T : unmanaged
    {
        _ = network ?? throw new ArgumentNullException(nameof(network));
        DataChecks.Widths(network.Topology, dataset, nameof(dataset));
        Guard.Length(dataset.TargetCount, _width, nameof(dataset));
        T[] outputs = Prediction.Of(network, dataset);
        var sets = new IReadOnlyList<int>[dataset.Count];
        for (int row = 0; row < sets.Length; row++)
        {
            sets[row] = ClassesFor<T>(outputs.AsSpan(row * _width, _width));
        }

        return sets;
    }
}
