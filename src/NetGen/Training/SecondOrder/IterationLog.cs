using System;
using System.Collections.Generic;
using System.Threading;

namespace NetGen;

/// <summary>What follows every iteration of second-order training: history, early stopping, target, progress.</summary>
internal sealed class IterationLog<T>
    where T : unmanaged
{
    private readonly INetwork<T> _network;
    private readonly SecondOrderOptions<T> _options;
    private readonly IProgress<FitProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly BestParameters<T> _best;
    private readonly MetricMeter<T> _meter;
    private readonly PenaltyMeter<T> _penalty;
    private readonly Dataset<T> _train;
    private readonly FoldedSides _folded;

    public IterationLog(
        INetwork<T> network,
        Dataset<T> train,
        SecondOrderOptions<T> options,
        IProgress<FitProgress>? progress,
        CancellationToken cancellation)
    {
        options.Check();
        DataChecks.Targets(network.Topology, train, nameof(train));
        if (options.Validation is { } validation)
        {
            DataChecks.Targets(network.Topology, validation, "validation");
        }

        (_network, _train, _options, _progress, _cancellation) = (network, train, options, progress, cancellation);
        _folded = FoldedLayers.Of(network);
        _penalty = new PenaltyMeter<T>(network);
        _best = new BestParameters<T>(options.EarlyStopping, network.Topology.ParameterCount);
        IReadOnlyList<Metric> metrics = OptionChecks.Measured(options.Metrics, options.EarlyStopping);
        Dataset<T> measured = options.Validation ?? train;
        MetricTraits.Check(
            network.Topology, measured, metrics, options.Validation is null ? nameof(train) : "validation");
        _meter = new MetricMeter<T>(network, measured, metrics);
        History = new FitHistory(metrics, options.EarlyStopping?.Metric, Math.Min(options.Iterations, 4096));
    }

    public FitHistory History { get; }

    /// <summary>Whether the next iteration may begin.</summary>
    public bool MayGoOn()
    {
        if (_cancellation.IsCancellationRequested)
        {
            History.StopReason = StopReason.Cancelled;
            return false;
        }

        return History.Epochs.Count < _options.Iterations;
    }

    /// <summary>The network holds the iteration's parameters.</summary>
    /// <param name="loss">The mean of E, without the penalty.</param>
    /// <param name="stepLength">The history's learning rate.</param>
    /// <param name="gradientNorm">The length of the gradient, the penalty's included.</param>
    /// <returns>Whether training is over.</returns>
    public bool Add(double loss, double stepLength, double gradientNorm)
    {
        double validationLoss = _options.Validation is { } rows ? Losses.Mean(_network, rows) : double.NaN;
        var record = new EpochRecord(
            History.Epochs.Count + 1, stepLength, loss, validationLoss, _penalty.Measure(), gradientNorm,
            History.Metrics, _meter.Measure());
        History.Add(record);
        bool hasWaited = _best.Observe(History.Cost(record), _network);
        bool isOnTarget = record.MeanError <= _options.TargetError;
        History.StopReason = isOnTarget ? StopReason.TargetReached
            : hasWaited ? StopReason.NoImprovement
            : StopReason.Completed;
        _progress?.Report(new FitProgress(record, _options.Iterations, History.BestEpoch));
        return isOnTarget || hasWaited;
    }

    public FitHistory Converged()
    {
        History.StopReason = StopReason.Converged;
        return End();
    }

    public FitHistory End()
    {
        _best.Restore(_network);
        History.Hint = TrainingHint.Of(_network, _train, History);
        return History;
    }

    /// <summary>What was folded in stays in, however training ends.</summary>
    public void RememberFolded() => FoldedLayers.Remember(_network, _folded);

    public TrainingException NotFiniteAtStart() => new(
        "The loss is not finite before the first iteration: the network's parameters or the data are too large. "
        + "Initialize the network, or standardise the inputs.",
        epoch: 0,
        batch: 0,
        double.NaN,
        History);
}
