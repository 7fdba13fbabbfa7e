using System;
using System.Globalization;

namespace NetGen;

/// <summary>
/// The loss stopped being finite, or a schedule gave no learning rate. The network holds the parameters with which its
/// best epoch so far began: the last that were good.
/// </summary>
public sealed class TrainingException : Exception
{
    internal TrainingException(
        string message, int epoch, int batch, double learningRate, FitHistory history, Exception? inner = null)
        : base(message, inner) => (Epoch, Batch, LearningRate, History) = (epoch, batch, learningRate, history);

    /// <summary>The epoch, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>
    /// The batch in the epoch, counted from 1; 0 if it was the validation part, or the held-out part of a fold.
    /// </summary>
    public int Batch { get; }

    /// <summary>η of that step.</summary>
    public double LearningRate { get; }

    /// <summary>The epochs that went well.</summary>
    public FitHistory History { get; }

    internal static TrainingException NotFinite(
        string what, int epoch, int batch, int batches, double learningRate, double largestInput, FitHistory history)
    {
        string where = batch == 0 ? "on the validation part" : $"in batch {batch} of {batches}";
        string rate = learningRate.ToString("G4", CultureInfo.InvariantCulture);
        string smaller = Math.Min(learningRate / 10, 0.01).ToString("G2", CultureInfo.InvariantCulture);
        string largest = largestInput.ToString("G3", CultureInfo.InvariantCulture);
        string inputs = largestInput > 100 ? $" Inputs are as large as {largest}: standardise them first." : "";
        return new TrainingException(
            $"{what} stopped being finite in epoch {epoch}, {where}, at learning rate {rate}.{inputs} Try a smaller "
            + $"learning rate: LearningRateRange.Test finds one, or begin with {smaller}; ClipNorm = 1 or a warm-up "
            + "help too. The network holds its last good parameters.",
            epoch,
            batch,
            learningRate,
            history);
    }

    /// <summary>The same, with the run named in which it happened.</summary>
    internal TrainingException In(string run) =>
        new($"{run}: {Message}", Epoch, Batch, LearningRate, History, inner: this);

    internal static TrainingException NoRate(
        LearningRate schedule, int epoch, int batch, double learningRate, FitHistory history) => new(
        FormattableString.Invariant($"The schedule {schedule} gave the learning rate {learningRate} ")
        + $"in epoch {epoch}, batch {batch}; it must be 0 or a positive, finite number. The "
        + "network holds its last good parameters.",
        epoch,
        batch,
        learningRate,
        history);
}
