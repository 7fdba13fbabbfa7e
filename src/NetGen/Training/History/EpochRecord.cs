using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>How one epoch went.</summary>
public readonly struct EpochRecord
{
    internal EpochRecord(
        int epoch,
        double learningRate,
        double trainingLoss,
        double validationLoss,
        double gradientNorm,
        IReadOnlyList<double> metrics)
    {
        Epoch = epoch;
        LearningRate = learningRate;
        TrainingLoss = trainingLoss;
        ValidationLoss = validationLoss;
        GradientNorm = gradientNorm;
        Metrics = metrics;
    }

    /// <summary>Counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>η of the epoch's last step; NaN where there is none (second order).</summary>
    public double LearningRate { get; }

    /// <summary>
    /// The mean of E over the training rows: each before the step that it led to, so that the first epochs look worse
    /// than the network is at their end.
    /// </summary>
    public double TrainingLoss { get; }

    /// <summary>The mean of E over the validation rows after the epoch; NaN without them.</summary>
    public double ValidationLoss { get; }

    /// <summary>
    /// The largest |∂| of the epoch's steps, before it was clipped; NaN where gradients are not looked at.
    /// </summary>
    public double GradientNorm { get; }

    /// <summary>The metrics asked for, in that order.</summary>
    public IReadOnlyList<double> Metrics { get; }

    /// <summary>What decides: the validation loss; without validation, the training loss.</summary>
    public double MonitoredLoss => double.IsNaN(ValidationLoss) ? TrainingLoss : ValidationLoss;

    /// <summary>Such as "epoch 3: training 0.0123, validation 0.0145".</summary>
    public override string ToString() => double.IsNaN(ValidationLoss)
        ? FormattableString.Invariant($"epoch {Epoch}: training {TrainingLoss:G6}")
        : FormattableString.Invariant($"epoch {Epoch}: training {TrainingLoss:G6}, validation {ValidationLoss:G6}");
}
