using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace NetGen;

/// <summary>How good networks are on rows that they have not seen: each fold, and all together.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed class CrossValidationResult<TNetwork, T>
    where TNetwork : class, INetwork<T>
    where T : unmanaged
{
    private const string DefaultTitle = "Cross-validation";
    private readonly Dataset<T> _data;

    internal CrossValidationResult(
        Dataset<T> data, IReadOnlyList<Metric> metrics, IReadOnlyList<CrossValidationFold<TNetwork>> folds)
    {
        (_data, Metrics, Folds) = (data, metrics, folds);
        Loss = new Spread(folds.Select(fold => fold.Loss).ToArray());
    }

    /// <summary>The folds, in their order.</summary>
    public IReadOnlyList<CrossValidationFold<TNetwork>> Folds { get; }

    /// <summary>What was measured besides the loss.</summary>
    public IReadOnlyList<Metric> Metrics { get; }

    /// <summary>The mean of E on the rows that are held out, of each fold.</summary>
    public Spread Loss { get; }

    /// <summary>A metric on the rows that are held out, of each fold.</summary>
    /// <param name="metric">One of <see cref="Metrics"/>.</param>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public Spread this[Metric metric]
    {
        get
        {
            int column = Column(metric);
            return new Spread(Folds.Select(fold => fold.Metrics[column]).ToArray());
        }
    }

    /// <summary>
    /// The rows that were held out, in the dataset's order, and the outputs of the networks that had not learned from
    /// them, row after row: for a threshold or a reliability curve from all rows.
    /// </summary>
    public (Dataset<T> Rows, T[] Outputs) HeldOut()
    {
        int width = _data.TargetCount;
        (int Row, int Fold)[] rows = Folds
            .SelectMany((fold, n) => fold.HeldOutRows.Select(row => (Row: row, Fold: n)))
            .OrderBy(pair => pair.Row).ToArray();
        var outputs = new T[rows.Length * width];
        for (int n = 0; n < rows.Length; n++)
        {
            Folds[rows[n].Fold].Network.Predict(_data.Input(rows[n].Row), outputs.AsSpan(n * width, width));
        }

        return (_data.Select(rows.Select(pair => pair.Row).ToArray()), outputs);
    }

    /// <summary>
    /// A line per fold, such as "fold 1: loss 0.1034, accuracy 0.9667", and one with mean and deviation. A single fold
    /// has no deviation.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (int fold = 0; fold < Folds.Count; fold++)
        {
            text.Append(FormattableString.Invariant($"fold {fold + 1}: loss {Folds[fold].Loss:G4}"));
            for (int n = 0; n < Metrics.Count; n++)
            {
                string name = MetricTraits.Title(Metrics[n]);
                text.Append(FormattableString.Invariant($", {name} {Folds[fold].Metrics[n]:G4}"));
            }

            text.Append('\n');
        }

        text.Append(Title).Append(": loss ").Append(Loss.ToString());
        foreach (Metric metric in Metrics)
        {
            text.Append(", ").Append(MetricTraits.Title(metric)).Append(' ').Append(this[metric].ToString());
        }

        return text.ToString();
    }

    /// <summary>A point per fold, and a whisker from mean − deviation to mean + deviation.</summary>
    /// <param name="metric">One of <see cref="Metrics"/>; null: the loss.</param>
    /// <param name="title">The text above it.</param>
    /// <exception cref="ArgumentException">
    /// The metric was not measured; or the title is null, or has a character that XML does not have.
    /// </exception>
    public string ToSvg(Metric? metric = null, string title = DefaultTitle)
    {
        double[] values = metric is { } one ? Folds.Select(fold => fold.Metrics[Column(one)]).ToArray()
            : Folds.Select(fold => fold.Loss).ToArray();
        var all = new Spread(values);
        var rows = values.Select((value, n) => new SvgBars.Row(
            FormattableString.Invariant($"fold {n + 1}"), value, double.NaN)).ToList();
        rows.Add(new SvgBars.Row(Title, all.Mean, all.Deviation));
        return new SvgBars(title, $"{MetricTraits.Title(metric)}, held-out rows", rows) { FromZero = false }.Draw();
    }

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">Metric or title is not valid; no file is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveSvg(string path, Metric? metric = null, string title = DefaultTitle) =>
        AtomicFile.Write(path, AtomicFile.Utf8(ToSvg(metric, title)));

    private string Title => Folds.Count > 1 ? "mean ± deviation" : "mean of one fold";

    private int Column(Metric metric)
    {
        for (int n = 0; n < Metrics.Count; n++)
        {
            if (Metrics[n] == metric)
            {
                return n;
            }
        }

        throw new ArgumentException(
            $"{metric} was not measured. Add it to the options: Metrics = [Metric.{metric}].", nameof(metric));
    }
}
