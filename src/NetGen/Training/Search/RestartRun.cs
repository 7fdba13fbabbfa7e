using System;

namespace NetGen;

/// <summary>How training went from one seed.</summary>
public sealed class RestartRun
{
    internal RestartRun(int seed, double loss, FitHistory history, TrainingException? failure) =>
        (Seed, Loss, History, Failure) = (seed, loss, history, failure);

    /// <summary>The seed of weights and orders.</summary>
    public int Seed { get; }

    /// <summary>
    /// The mean of E that the network ended with, on the validation part or, without one, on the training part;
    /// infinite if it failed.
    /// </summary>
    public double Loss { get; }

    /// <summary>How every epoch went.</summary>
    public FitHistory History { get; }

    /// <summary>Why it failed, if the loss stopped being finite.</summary>
    public TrainingException? Failure { get; }

    /// <summary>Such as "seed 3: 0.00123, 57 epochs, TargetReached".</summary>
    public override string ToString() => Failure is null
        ? FormattableString.Invariant($"seed {Seed}: {Loss:G6}, {History.Epochs.Count} epochs, {History.StopReason}")
        : $"seed {Seed}: {Failure.Message}";
}
