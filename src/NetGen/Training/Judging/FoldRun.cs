using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>Trains and judges the network of one fold.</summary>
internal sealed class FoldRun<TNetwork, T>
    where TNetwork : class, INetwork<T>
    where T : unmanaged
{
    private readonly Dataset<T> _data;
    private readonly FitOptions<T> _options;
    private readonly CrossValidationOptions _validation;
    private readonly FoldPlan _plan;
    private readonly int _fold;

    public FoldRun(
        Dataset<T> data, FitOptions<T> options, CrossValidationOptions validation, FoldPlan plan, int fold) =>
        (_data, _options, _validation, _plan, _fold) = (data, options, validation, plan, fold);

    public CrossValidationFold<TNetwork> Run(TNetwork network)
    {
        Dataset<T> train = _data.Select(_plan.Train), heldOut = _data.Select(_plan.HeldOut);
        Standardizer? inputs = _validation.StandardizeInputs ? Standardizer.OfInputs(train) : null;
        Standardizer? targets = _validation.StandardizeTargets ? Standardizer.OfTargets(train) : null;
        FitOptions<T> options = _options.Copy();
        options.Seed = _validation.Seed + _fold;
        options.Validation = _plan.Validation.Length > 0 ? Scaled(_data.Select(_plan.Validation)) : null;
        network.Initialize(_validation.Seed + _fold);
        FitHistory history = Trained(network, Scaled(train), options);
        inputs?.FoldIntoFirstLayer(network);
        targets?.FoldIntoLastLayer(network);

        double loss = Losses.Mean(network, heldOut);
        CheckFinite("The mean of E", loss, history);
        IReadOnlyList<double> metrics = new MetricMeter<T>(network, heldOut, options.Metrics).Measure();
        for (int n = 0; n < metrics.Count; n++)
        {
            CheckFinite(MetricTraits.Title(options.Metrics[n]), metrics[n], history);
        }

        return new CrossValidationFold<TNetwork>(network, history, loss, metrics, _plan.Train, _plan.HeldOut);

        Dataset<T> Scaled(Dataset<T> rows)
        {
            rows = inputs?.ApplyToInputs(rows) ?? rows;
            return targets?.ApplyToTargets(rows) ?? rows;
        }
    }

    /// <summary>A mean over folds would be no number, and would not say which fold is to blame.</summary>
    private void CheckFinite(string what, double value, FitHistory history)
    {
        if (double.IsFinite(value))
        {
            return;
        }

        EpochRecord last = history.Epochs.Count > 0 ? history.Epochs[history.Epochs.Count - 1] : default;
        throw new TrainingException(
            FormattableString.Invariant($"{what} of the {_plan.HeldOut.Length} rows that are ")
                + FormattableString.Invariant($"held out is {value}. Their ")
            + $"inputs, targets or outputs are too large for {typeof(T).Name}: look for a row that is far from the "
            + "others, standardise, or use a smaller learning rate.",
            last.Epoch,
            batch: 0,
            last.LearningRate,
            history).In(Name);
    }

    private string Name => $"Fold {_fold + 1} of {_validation.Folds}";

    private FitHistory Trained(TNetwork network, Dataset<T> train, FitOptions<T> options)
    {
        try
        {
            FitHistory history = network.Fit(train, options, progress: null, _validation.CancellationToken);
            _validation.CancellationToken.ThrowIfCancellationRequested();
            return history;
        }
        catch (TrainingException problem)
        {
            throw problem.In(Name);
        }
    }
}
