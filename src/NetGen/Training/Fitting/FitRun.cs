using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace NetGen;

/// <summary>One call of Fit. Everything that a step needs is allocated here, before the first.</summary>
internal sealed class FitRun<T>
    where T : unmanaged
{
    private readonly INetwork<T> _network;
    private readonly Dataset<T> _train;
    private readonly FitOptions<T> _options;
    private readonly IProgress<FitProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly BatchSource<T> _batches;
    private readonly TrainingStep<T> _step;
    private readonly MetricMeter<T> _meter;
    private readonly PenaltyMeter<T> _penalty;
    private readonly CheckpointFile<T>? _checkpoint;
    private readonly FitState<T> _state;
    private double _learningRate;
    private double _largestNorm;

    public FitRun(
        INetwork<T> network,
        Dataset<T> train,
        FitOptions<T> options,
        IProgress<FitProgress>? progress,
        CancellationToken cancellation)
    {
        (_network, _train, _options, _progress, _cancellation) = (network, train, options, progress, cancellation);
        _batches = new BatchSource<T>(train, options.BatchSize, options.Shuffle, options.Seed, options.Augment);
        _step = new TrainingStep<T>(network, train, options.ClipNorm, options.OnGradient);
        _meter = new MetricMeter<T>(network, options.Validation ?? train, options.Metrics);
        _penalty = new PenaltyMeter<T>(network);
        _state = new FitState<T>(network, options);
        if (options.Checkpoint is { } checkpoint)
        {
            _checkpoint = new CheckpointFile<T>(checkpoint, network, train, options);
        }
    }

    private FitHistory History => _state.History;

    /// <exception cref="TrainingException">The loss stopped being finite.</exception>
    public FitHistory Run()
    {
        try
        {
            bool isDone = _checkpoint?.Read(_state) ?? false;
            while (!isDone)
            {
                isDone = RunEpoch(History.Epochs.Count);
                if (isDone || History.Epochs.Count % (_checkpoint?.EveryEpochs ?? int.MaxValue) == 0)
                {
                    _checkpoint?.Write(_state, isDone);
                }
            }

            _state.Best.Restore(_network);
            History.Hint = TrainingHint.Of(_network, _train, History);
            return History;
        }
        finally
        {
            // Standardizers stay folded in while parameters change.
            FoldedLayers.Remember(_network, _state.Folded);
        }
    }

    /// <param name="epoch">From 0.</param>
    /// <returns>Whether training is over.</returns>
    private bool RunEpoch(int epoch)
    {
        if (!ShowRows(epoch, out double trainingLoss))
        {
            History.StopReason = StopReason.Cancelled;
            return true;
        }

        _state.Good.EndEpoch(trainingLoss);
        if (!_state.Good.StartEpoch(_network))
        {
            throw NotFinite("A parameter", epoch, _batches.Count);
        }

        double validationLoss = double.NaN;
        if (_options.Validation is { } validation)
        {
            validationLoss = Losses.Mean(_network, validation);
            if (!double.IsFinite(validationLoss))
            {
                throw NotFinite("The loss", epoch, batch: 0);
            }
        }

        var record = new EpochRecord(
            epoch + 1, _learningRate, trainingLoss, validationLoss, _penalty.Measure(), _largestNorm,
            History.Metrics, _meter.Measure());
        History.Add(record);
        _options.LearningRate.EpochEnded(record.MonitoredLoss, _state.Memory);
        bool isOver = IsOver(record);
        _progress?.Report(new FitProgress(record, _options.Epochs, History.BestEpoch));
        return isOver;
    }

    /// <returns>False if it was cancelled.</returns>
    [MethodImpl(Optimization.FromFirstCall)]
    private bool ShowRows(int epoch, out double meanLoss)
    {
        double sum = 0;
        _largestNorm = double.NaN;
        _batches.StartEpoch(epoch);
        meanLoss = double.NaN;
        for (int n = 0; n < _batches.Count; n++)
        {
            if (_cancellation.IsCancellationRequested)
            {
                return false;
            }

            long step = ((long)epoch * _batches.Count) + n;
            _learningRate = _options.LearningRate.At(
                new TrainingTime(step, _batches.Count, _options.Epochs), _state.Memory);
            if (!(_learningRate >= 0) || double.IsInfinity(_learningRate))
            {
                Restore();
                throw TrainingException.NoRate(_options.LearningRate, epoch + 1, n + 1, _learningRate, History);
            }

            Batch<T> batch = _batches.Take(n, step);
            double loss = _step.Run(batch, _learningRate);
            if (!double.IsFinite(loss) || _step.IsGradientBroken)
            {
                throw NotFinite(double.IsFinite(loss) ? "The gradient" : "The loss", epoch, n + 1);
            }

            sum += loss * batch.Rows.Length;
            if (!(_step.GradientNorm <= _largestNorm))
            {
                _largestNorm = _step.GradientNorm;
            }
        }

        meanLoss = sum / _train.Count;
        return true;
    }

    private bool IsOver(EpochRecord record)
    {
        bool hasWaited = _state.Best.Observe(History.Cost(record), _network);
        bool isOnTarget = record.MeanError <= _options.TargetError
            && (_options.Validation is not null || Losses.Mean(_network, _train) <= _options.TargetError);
        bool isLast = record.Epoch >= _options.Epochs;
        History.StopReason = isOnTarget ? StopReason.TargetReached
            : hasWaited ? StopReason.NoImprovement
            : StopReason.Completed;
        return isOnTarget || hasWaited || isLast;
    }

    private TrainingException NotFinite(string what, int epoch, int batch)
    {
        Restore();
        return TrainingException.NotFinite(
            what, epoch + 1, batch, _batches.Count, _learningRate, Losses.LargestInput(_train), History);
    }

    private void Restore()
    {
        _state.Good.Restore(_network);
        _state.Best.Restore(_network);
    }
}
