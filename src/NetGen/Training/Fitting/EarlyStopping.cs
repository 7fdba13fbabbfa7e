using System;

namespace NetGen;

/// <summary>When training no longer helps.</summary>
public sealed class EarlyStopping
{
    private double _minDelta;
    private Metric? _metric;

    /// <summary>Stops after this many epochs without a new smallest loss, or a new best <see cref="Metric"/>.</summary>
    /// <param name="patience">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less.</exception>
    public EarlyStopping(int patience) => Patience = patience >= 1
        ? patience
        : throw new ArgumentOutOfRangeException(
            nameof(patience), patience, $"patience is {patience}; it must be at least 1.");

    /// <summary>The epochs without a new smallest loss after which training stops.</summary>
    public int Patience { get; }

    /// <summary>
    /// The metric that decides which epoch is best, measured after every epoch as one of the history's columns; null:
    /// the loss decides. Learning-rate schedules and target errors follow the loss either way.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of the enumeration.</exception>
    public Metric? Metric
    {
        get => _metric;
        set => _metric = value is not { } metric || MetricTraits.IsKnown(metric)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, $"Metric is {(int)value}; it must be a member of Metric, or null for the loss.");
    }

    /// <summary>
    /// A loss counts as smaller, or a metric as better, only by more than this: 0, or a positive, finite number.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, NaN or infinite.</exception>
    public double MinDelta
    {
        get => _minDelta;
        set => _minDelta = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value),
                value,
                FormattableString.Invariant($"MinDelta is {value}; it must be 0 or a positive, finite number."));
    }

    /// <summary>
    /// Whether the network ends with the parameters of its best epoch, however training ends; otherwise with the last.
    /// </summary>
    public bool RestoreBest { get; set; } = true;
}
