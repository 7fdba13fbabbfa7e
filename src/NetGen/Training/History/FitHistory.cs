using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace NetGen;

/// <summary>What training returns: how every epoch went, and why it ended.</summary>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(HistoryDebugView))]
public sealed class FitHistory
{
    private readonly List<EpochRecord> _epochs;

    internal FitHistory(IReadOnlyList<Metric> metrics, Metric? monitored = null, int capacity = 0)
    {
        (Metrics, Monitored) = (metrics, monitored);
        _epochs = new List<EpochRecord>(capacity);
    }

    /// <summary>One record per completed epoch.</summary>
    public IReadOnlyList<EpochRecord> Epochs => _epochs;

    /// <summary>What was measured besides the losses: the columns of <see cref="EpochRecord.Metrics"/>.</summary>
    public IReadOnlyList<Metric> Metrics { get; }

    /// <summary>The metric that decided which epoch is best: early stopping's; null: the loss decided.</summary>
    public Metric? Monitored { get; }

    /// <summary>Why training ended.</summary>
    public StopReason StopReason { get; internal set; }

    /// <summary>
    /// The epoch with the smallest monitored loss, or the best <see cref="Monitored"/> metric, counted from 1; 0 if
    /// none was completed.
    /// </summary>
    public int BestEpoch { get; private set; }

    /// <summary>
    /// The last epoch. There is none only if training was cancelled or failed before the first one ended.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public EpochRecord Last => _epochs.Count > 0
        ? _epochs[_epochs.Count - 1]
        : throw new InvalidOperationException("No epoch was completed.");

    /// <summary>The epoch with the number <see cref="BestEpoch"/>.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public EpochRecord Best => BestEpoch > 0
        ? _epochs[BestEpoch - 1]
        : throw new InvalidOperationException("No epoch was completed.");

    /// <summary>
    /// What is probably wrong, and what to do, if next to nothing was learned and inputs, or targets of identity
    /// outputs, are far from 1 in size; else null.
    /// </summary>
    public string? Hint { get; internal set; }

    internal void Add(EpochRecord record)
    {
        _epochs.Add(record);
        if (BestEpoch == 0 || Cost(record) < Cost(_epochs[BestEpoch - 1]))
        {
            BestEpoch = record.Epoch;
        }
    }

    /// <summary>What makes an epoch the best: the smaller, the better.</summary>
    internal double Cost(EpochRecord record)
    {
        if (Monitored is not { } metric)
        {
            return record.MonitoredLoss;
        }

        for (int m = 0; m < Metrics.Count; m++)
        {
            if (Metrics[m] == metric)
            {
                return MetricTraits.Cost(metric, record.Metrics[m]);
            }
        }

        throw new InvalidOperationException($"{metric} is followed but not measured.");
    }

    /// <summary>
    /// Such as "NoImprovement after 21 epochs; best epoch 1: training 0.0123, validation 0.0145". With early stopping,
    /// the network has the parameters of the best epoch, unless its rule does not restore them; otherwise, those of the
    /// last. <see cref="Hint"/> follows, if there is one.
    /// </summary>
    public override string ToString()
    {
        string epochs = _epochs.Count == 1 ? "1 epoch" : FormattableString.Invariant($"{_epochs.Count} epochs");
        string text = BestEpoch > 0 ? $"{StopReason} after {epochs}; best {Best}" : $"{StopReason} after {epochs}";
        return Hint is null ? text : $"{text}. {Hint}";
    }

    /// <summary>
    /// One line per epoch: epoch, learning rate, losses, penalty, gradient norm, metrics. Missing values are empty.
    /// </summary>
    public string ToCsv() => HistoryCsv.Write(this);

    /// <summary>Writes <see cref="ToCsv"/> to a file, whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveCsv(string path) => AtomicFile.Write(path, AtomicFile.Utf8(ToCsv()));

    /// <summary>
    /// The learning curve: the losses over the epochs, on a logarithmic scale if they span a wide range.
    /// </summary>
    /// <param name="title">The text above it.</param>
    /// <exception cref="ArgumentException">
    /// The title is null, or has a character that XML does not have, such as NUL.
    /// </exception>
    public string ToSvg(string title = "Learning curve") => LearningCurve.Draw(this, title);

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">
    /// The title is not valid for <see cref="ToSvg"/>; no file is written.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveSvg(string path, string title = "Learning curve") =>
        AtomicFile.Write(path, AtomicFile.Utf8(ToSvg(title)));
}

/// <summary>A history in the debugger: a line per epoch, and no member that throws.</summary>
internal sealed class HistoryDebugView(FitHistory history)
{
    public StopReason StopReason => history.StopReason;

    public int BestEpoch => history.BestEpoch;

    public IReadOnlyList<Metric> Metrics => history.Metrics;

    public string? Hint => history.Hint;

    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public EpochRecord[] Epochs => history.Epochs.ToArray();
}
