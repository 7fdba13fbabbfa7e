using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>The options of <see cref="NetworkTraining.Fit{T}"/>. Every property has a usable default.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed class FitOptions<T>
    where T : unmanaged
{
    /// <summary>How often the network sees every row, at most.</summary>
    public int Epochs { get; set; } = 100;

    /// <summary>
    /// The number of rows per step. The last batch of an epoch has what is left. 1 is the chapter's: one step per row.
    /// A larger number than there are rows: one step per epoch.
    /// </summary>
    public int BatchSize { get; set; } = 32;

    /// <summary>η, constant or from a schedule.</summary>
    public LearningRate LearningRate { get; set; } = 0.01;

    /// <summary>Whether every epoch has its own order. The whole dataset as one batch has no order.</summary>
    public bool Shuffle { get; set; } = true;

    /// <summary>
    /// Determines the orders of rows and what <see cref="Augment"/> draws. The network's own seed goes to its
    /// constructor.
    /// </summary>
    public int Seed { get; set; }

    /// <summary>
    /// The largest length of the gradient of all parameters together: a longer one is shortened before each step, ∂ ←
    /// ∂·ClipNorm/|∂|. What L1 and L2 add in the step is not part of it. Null: gradients are used as they are.
    /// </summary>
    public double? ClipNorm { get; set; }

    /// <summary>Other rows than those learned from, for losses and metrics after every epoch.</summary>
    public Dataset<T>? Validation { get; set; }

    /// <summary>
    /// When to stop before <see cref="Epochs"/>, by the loss or a metric of the validation part; without one, of the
    /// training part.
    /// </summary>
    public EarlyStopping? EarlyStopping { get; set; }

    /// <summary>
    /// Stops as soon as the mean of E is at most this: the validation part's or, without one, the training part's. 0 or
    /// a positive number; null: no target.
    /// </summary>
    public double? TargetError { get; set; }

    /// <summary>
    /// What else to measure after every epoch, on the validation part or, without one, on the training part; the
    /// history's columns.
    /// </summary>
    public IReadOnlyList<Metric> Metrics { get; set; } = Array.Empty<Metric>();

    /// <summary>
    /// Changes the copy of a batch before the step, for example by adding noise; the dataset stays as it is.
    /// </summary>
    public BatchAugmentation<T>? Augment { get; set; }

    /// <summary>
    /// Called between gradient and step, with the mean gradient of the batch, which it may change, for example to add
    /// the gradient of a term of your own. It comes before <see cref="ClipNorm"/>. Null: gradients are used as they
    /// are.
    /// </summary>
    /// <remarks>
    /// The step follows: L1, L2 and weight decay, and what the optimizer keeps from earlier steps, move parameters
    /// whose gradient is 0 too. A hook that draws random numbers has a state that no checkpoint holds.
    /// </remarks>
    public GradientHook<T>? OnGradient { get; set; }

    /// <summary>Where to keep the state of training, so that it can continue after it was stopped or killed.</summary>
    public CheckpointOptions? Checkpoint { get; set; }

    /// <summary>A copy that may be changed.</summary>
    public FitOptions<T> Copy() => (FitOptions<T>)MemberwiseClone();

    /// <exception cref="ArgumentException">A value is out of its range.</exception>
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

/// <summary>
/// Changes a batch before a step: noise, shifts, or anything else after which the targets are still right.
/// </summary>
/// <param name="inputs">The batch's inputs, row after row: a copy.</param>
/// <param name="targets">The batch's targets, likewise.</param>
/// <param name="random">Random numbers, which follow from the seed and the step.</param>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public delegate void BatchAugmentation<T>(Span<T> inputs, Span<T> targets, ref UniformGenerator random)
    where T : unmanaged;

/// <summary>Changes the gradient of a batch before the step.</summary>
/// <param name="gradients">
/// ∂w and ∂b, the mean over the batch by the rows' weights and without the penalty of L1 and L2, in the canonical order
/// of <see cref="IPredictor{T}.CopyParametersTo"/>.
/// </param>
/// <param name="network">
/// The network, to read parameters or to predict. Its own gradients are not those of the batch if rows have weights.
/// Its parameters and its optimizer's state must stay as they are.
/// </param>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public delegate void GradientHook<T>(Span<T> gradients, INetwork<T> network)
    where T : unmanaged;
