using System;

namespace NetGen;

/// <summary>One trial of a random search.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed class SearchTrial<T>
    where T : unmanaged
{
    internal SearchTrial(int number, FitOptions<T> options, Spread value, TrainingException? failure) =>
        (Number, Options, Value, Failure) = (number, options, value, failure);

    /// <summary>Counted from 0.</summary>
    public int Number { get; }

    /// <summary>What was drawn.</summary>
    public FitOptions<T> Options { get; }

    /// <summary>
    /// The metric, or the loss, on the rows that are held out, of each fold; NaN if the trial failed.
    /// </summary>
    public Spread Value { get; }

    /// <summary>Why it failed, if the loss stopped being finite.</summary>
    public TrainingException? Failure { get; }

    /// <summary>Such as "trial 7: 0.9533 ± 0.0298, learning rate 0.0213, 50 epochs of batches of 16".</summary>
    public override string ToString() => Failure is null
        ? FormattableString.Invariant($"trial {Number}: {Value}, learning rate {Options.LearningRate}, ")
            + FormattableString.Invariant($"{Options.Epochs} epochs of batches of {Options.BatchSize}")
        : FormattableString.Invariant($"trial {Number}: {Failure.Message}");
}
