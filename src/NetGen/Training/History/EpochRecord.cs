using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>How one epoch went.</summary>
public readonly struct EpochRecord
{
    private readonly IReadOnlyList<Metric> _measured;

    internal EpochRecord(
        int epoch,
        double learningRate,
        double trainingLoss,
        double validationLoss,
        double penalty,
        double gradientNorm,
        IReadOnlyList<Metric> measured,
        IReadOnlyList<double> metrics)
    {
        _measured = measured;
        Epoch = epoch;
        LearningRate = learningRate;
        TrainingLoss = trainingLoss;
        ValidationLoss = validationLoss;
        Penalty = penalty;
        GradientNorm = gradientNorm;
        Metrics = metrics;
    }

    /// <summary>Counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>η of the epoch's last step; NaN if there is none (second order).</summary>
    public double LearningRate { get; }

    /// <summary>
    /// The mean of E over the training rows, each before its step: so the first epochs look worse than the network is
    /// at their end.
    /// </summary>
    public double TrainingLoss { get; }

    /// <summary>The mean of E over the validation rows after the epoch; NaN without them.</summary>
    public double ValidationLoss { get; }

    /// <summary>
    /// L1·Σ|w| + ½·L2·Σw² of <see cref="NetworkAttribute.L1"/> and <see cref="NetworkAttribute.L2"/> after the epoch,
    /// which no loss contains; 0 if the network has neither.
    /// </summary>
    public double Penalty { get; }

    /// <summary>
    /// The largest |∂| of the epoch's steps, after <see cref="FitOptions{T}.OnGradient"/> and before it was clipped;
    /// NaN if gradients are not measured. <see cref="Penalty"/> is part of it only in second-order training.
    /// </summary>
    public double GradientNorm { get; }

    /// <summary>The metrics asked for, in that order.</summary>
    public IReadOnlyList<double> Metrics { get; }

    /// <summary>
    /// The loss that decides: the validation loss or, without validation, what training minimizes, the training loss
    /// with <see cref="Penalty"/>.
    /// </summary>
    public double MonitoredLoss => double.IsNaN(ValidationLoss) ? TrainingLoss + Penalty : ValidationLoss;

    /// <summary>The mean of E, without a penalty: what a target error is compared with.</summary>
    internal double MeanError => double.IsNaN(ValidationLoss) ? TrainingLoss : ValidationLoss;

    /// <summary>Such as "epoch 3: training 0.0123, validation 0.0145, accuracy 0.96".</summary>
    public override string ToString()
    {
        string text = FormattableString.Invariant($"epoch {Epoch}: training {TrainingLoss:G6}");
        if (!double.IsNaN(ValidationLoss))
        {
            text += FormattableString.Invariant($", validation {ValidationLoss:G6}");
        }

        if (Penalty != 0)
        {
            text += FormattableString.Invariant($", penalty {Penalty:G6}");
        }

        for (int m = 0; m < (Metrics?.Count ?? 0); m++)
        {
            text += FormattableString.Invariant($", {MetricTraits.ColumnName(_measured[m])} {Metrics![m]:G4}");
        }

        return text;
    }
}
