using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>
/// How <see cref="NetworkTraining.Fit{T}"/> goes about it. Every property has a default that can be left alone.
/// </summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed class FitOptions<T>
    where T : unmanaged
{
    /// <summary>How often the network is shown every row, at most.</summary>
    public int Epochs { get; set; } = 100;

    /// <summary>
    /// The rows of a step. The last batch of an epoch has what is left. 1 is the chapter's: a step a row. More rows
    /// than there are: the whole dataset a step.
    /// </summary>
    public int BatchSize { get; set; } = 32;

    /// <summary>η, constant or by a schedule.</summary>
    public LearningRate LearningRate { get; set; } = 0.01;

    /// <summary>Whether every epoch has an order of its own. The whole dataset as one batch has no order.</summary>
    public bool Shuffle { get; set; } = true;

    /// <summary>
    /// What orders, and what <see cref="Augment"/> draws, follow from; the network's own seed is its constructor's.
    /// </summary>
    public int Seed { get; set; }

    /// <summary>
    /// A longer gradient, of all parameters together, is shortened to this length before each step: ∂ ← ∂·ClipNorm/|∂|.
    /// Null: gradients are taken as they are.
    /// </summary>
    public double? ClipNorm { get; set; }

    /// <summary>Other rows than those learned from, for losses and metrics after every epoch.</summary>
    public Dataset<T>? Validation { get; set; }

    /// <summary>
    /// When to stop before <see cref="Epochs"/>, by the validation part's loss; without one, by the training part's.
    /// </summary>
    public EarlyStopping? EarlyStopping { get; set; }

    /// <summary>
    /// Stops as soon as the mean of E is not above it: the validation part's, without one the training part's. 0 or a
    /// positive number; null: no target.
    /// </summary>
    public double? TargetError { get; set; }

    /// <summary>
    /// What else to measure after every epoch, on the validation part, without one on the training part; the history's
    /// columns.
    /// </summary>
    public IReadOnlyList<Metric> Metrics { get; set; } = Array.Empty<Metric>();

    /// <summary>
    /// Changes the copy of a batch before the step, such as by adding noise; the dataset stays as it is.
    /// </summary>
    public BatchAugmentation<T>? Augment { get; set; }

    /// <summary>Where the state of training is kept, so that it can go on after it was stopped or killed.</summary>
    public CheckpointOptions? Checkpoint { get; set; }

    /// <summary>A copy, to be changed.</summary>
    public FitOptions<T> Copy() => (FitOptions<T>)MemberwiseClone();

    /// <exception cref="ArgumentException">A value makes no sense.</exception>
    internal void Check()
    {
        const string Name = "options";
        if (Epochs < 1)
        {
            throw new ArgumentException($"Epochs is {Epochs}; it must be at least 1.", Name);
        }

        if (BatchSize < 1)
        {
            throw new ArgumentException($"BatchSize is {BatchSize}; it must be at least 1.", Name);
        }

        if (LearningRate is null)
        {
            throw new ArgumentException("LearningRate is null; it must be a number or a schedule.", Name);
        }

        if (ClipNorm is { } norm && !(norm > 0))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"ClipNorm is {norm}; it must be a positive number."), Name);
        }

        OptionChecks.TargetError(TargetError, Name);
        OptionChecks.Metrics(Metrics, Name);
    }
}

/// <summary>Changes a batch before a step is made with it: noise, shifts, whatever leaves the targets true.</summary>
/// <param name="inputs">The batch's inputs, row after row: a copy.</param>
/// <param name="targets">The batch's targets, likewise.</param>
/// <param name="random">To draw from; it follows from the seed and the step.</param>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public delegate void BatchAugmentation<T>(Span<T> inputs, Span<T> targets, ref UniformGenerator random)
    where T : unmanaged;
