using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen;

/// <content>Charts, with a curve per class; with one output, the curve of yes.</content>
public sealed partial class ProbabilityMetrics
{
    private const string RocTitle = "ROC curve", PrecisionRecallTitle = "Precision and recall";
    private const string ReliabilityTitle = "Reliability of the probabilities";

    /// <summary>The ROC curves; the dashed line is chance.</summary>
    /// <param name="title">The text above them.</param>
    /// <exception cref="ArgumentException">The title is null, or has a character that XML does not have.</exception>
    public string RocToSvg(string title = RocTitle) =>
        new SvgChart(title, "false-positive rate", "true-positive rate (recall)")
        {
            IsUnitSquare = true,
            Reference = Diagonal(),
            Curves = Curves(
                label => Ranked(label) is { Positives: > 0, Negatives: > 0 },
                label => RocCurve(label).Select(point => (point.FalsePositiveRate, point.TruePositiveRate))),
        }.Draw();

    /// <summary>Writes <see cref="RocToSvg"/> to a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">The title is not valid; no file is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveRocSvg(string path, string title = RocTitle) =>
        AtomicFile.Write(path, AtomicFile.Utf8(RocToSvg(title)));

    /// <summary>The precision–recall curves, as steps from each threshold to the next.</summary>
    /// <param name="title">The text above them.</param>
    /// <exception cref="ArgumentException">The title is null, or has a character that XML does not have.</exception>
    public string PrecisionRecallToSvg(string title = PrecisionRecallTitle) =>
        new SvgChart(title, "recall", "precision")
        {
            IsUnitSquare = true,
            Curves = Curves(label => Ranked(label).Positives > 0, Steps),
        }.Draw();

    /// <summary>Writes <see cref="PrecisionRecallToSvg"/> to a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">The title is not valid; no file is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SavePrecisionRecallSvg(string path, string title = PrecisionRecallTitle) =>
        AtomicFile.Write(path, AtomicFile.Utf8(PrecisionRecallToSvg(title)));

    /// <summary>The reliability curves; calibrated probabilities lie on the dashed line.</summary>
    /// <param name="title">The text above them.</param>
    /// <param name="bins">The number of intervals, at least 1.</param>
    /// <exception cref="ArgumentException">The title is null, or has a character that XML does not have.</exception>
    public string ReliabilityToSvg(string title = ReliabilityTitle, int bins = 10) =>
        new SvgChart(title, "mean probability", "share of rows of the class")
        {
            IsUnitSquare = true,
            Reference = Diagonal(),
            Curves = Curves(
                _ => true, label => Reliability(label, bins).Select(bin => (bin.MeanProbability, bin.Share))),
        }.Draw();

    /// <summary>Writes <see cref="ReliabilityToSvg"/> to a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">The title is not valid; no file is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveReliabilitySvg(string path, string title = ReliabilityTitle, int bins = 10) =>
        AtomicFile.Write(path, AtomicFile.Utf8(ReliabilityToSvg(title, bins)));

    private static Curve Diagonal() => new("", new double[] { 0, 1 }, new double[] { 0, 1 });

    /// <summary>A precision holds from the recall before to its own.</summary>
    private IEnumerable<(double Recall, double Precision)> Steps(int label)
    {
        double before = 0;
        foreach ((_, double recall, double precision) in PrecisionRecallCurve(label).Skip(1))
        {
            yield return (before, precision);
            yield return (recall, precision);
            before = recall;
        }
    }

    private Curve[] Curves(Func<int, bool> isDefined, Func<int, IEnumerable<(double X, double Y)>> points)
    {
        int[] labels = _width == 1 ? new[] { 1 } : Enumerable.Range(0, _width).ToArray();
        return labels.Select(label =>
        {
            (double X, double Y)[] all = points(label).Where(_ => isDefined(label)).ToArray();
            return new Curve(
                SvgPage.Name(NameOf(label), 16),
                all.Select(point => point.X).ToArray(),
                all.Select(point => point.Y).ToArray());
        }).ToArray();
    }
}
