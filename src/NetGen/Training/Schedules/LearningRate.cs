using System;

namespace NetGen;

/// <summary>
/// η, and how it changes while training goes on. A number converts to a constant one: <c>LearningRate = 0.01</c>.
/// </summary>
/// <remarks>
/// Immutable: what a schedule must remember, such as the best loss so far, is kept for it in a span, which checkpoints
/// save. To write one, derive and override <see cref="At"/>; and, if it has a memory, <see cref="MemoryCount"/>,
/// <see cref="Start"/> and <see cref="EpochEnded"/>.
/// </remarks>
public abstract partial class LearningRate
{
    /// <summary>The numbers that the schedule remembers.</summary>
    public virtual int MemoryCount => 0;

    /// <summary>η of the next step.</summary>
    /// <param name="time">The moment.</param>
    /// <param name="memory"><see cref="MemoryCount"/> numbers.</param>
    public abstract double At(in TrainingTime time, ReadOnlySpan<double> memory);

    /// <summary>Fills the memory before the first step.</summary>
    public virtual void Start(Span<double> memory)
    {
    }

    /// <summary>Learns how an epoch went.</summary>
    /// <param name="loss"><see cref="EpochRecord.MonitoredLoss"/> of the epoch.</param>
    /// <param name="memory">The memory, which the schedule may change.</param>
    public virtual void EpochEnded(double loss, Span<double> memory)
    {
    }

    /// <summary>What it is, with its numbers; a checkpoint asks whether it is still the same.</summary>
    public abstract override string ToString();

    /// <summary>The same η throughout.</summary>
    /// <exception cref="ArgumentOutOfRangeException">η is not positive, or not finite.</exception>
    public static implicit operator LearningRate(double learningRate) => Constant(learningRate);

    /// <summary>The same η throughout.</summary>
    /// <exception cref="ArgumentOutOfRangeException">η is not positive, or not finite.</exception>
    public static LearningRate Constant(double learningRate) => new ConstantRate(learningRate);

    /// <summary>η·factor^⌊epoch/every⌋: falls by a factor after every so many epochs.</summary>
    /// <param name="first">η of the first epochs.</param>
    /// <param name="every">Epochs.</param>
    /// <param name="factor">Such as 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// η, or the factor, is not positive and finite, or epochs are fewer than 1.
    /// </exception>
    public static LearningRate Step(double first, int every, double factor = 0.1) => new StepRate(first, every, factor);

    /// <summary>η·factor^epochs: falls smoothly, by the factor in each epoch.</summary>
    /// <param name="first">η of the first step.</param>
    /// <param name="factor">Such as 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">η, or the factor, is not positive and finite.</exception>
    public static LearningRate Exponential(double first, double factor) => new ExponentialRate(first, factor);

    /// <summary>
    /// Falls along half a cosine, from the first step to the last (Loshchilov, Hutter 2017, without restarts).
    /// </summary>
    /// <param name="first">η of the first step.</param>
    /// <param name="last">η of the last step.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The first η is not positive, the last is negative, or one is not finite.
    /// </exception>
    public static LearningRate Cosine(double first, double last = 0) => new CosineRate(first, last);

    /// <summary>
    /// Rises from most/25 to the largest η, then falls to most/10⁴, both along half a cosine (Smith, Topin 2018).
    /// </summary>
    /// <param name="most">The largest η: somewhat below what <see cref="LearningRateRange"/> finds to diverge.</param>
    /// <param name="rising">The share of the steps that rise.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// η is not positive and finite, or the share is not between 0 and 1.
    /// </exception>
    public static LearningRate OneCycle(double most, double rising = 0.3) => new OneCycleRate(most, rising);

    /// <summary>Falls by a factor whenever the loss has not fallen for a number of epochs.</summary>
    /// <param name="first">η of the first epochs.</param>
    /// <param name="factor">Such as 0.5.</param>
    /// <param name="patience">The epochs without a new smallest loss after which η falls.</param>
    /// <param name="least">η never falls below it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static LearningRate ReduceOnPlateau(
        double first, double factor = 0.5, int patience = 10, double least = 0) =>
        new PlateauRate(first, factor, patience, least);

    /// <summary>The same schedule, but η rises from 0 in a straight line during the first epochs.</summary>
    /// <param name="epochs">Whole or not: 0.5 is half an epoch.</param>
    /// <exception cref="ArgumentOutOfRangeException">Epochs are negative, or not finite.</exception>
    public LearningRate WithWarmUp(double epochs) => new WarmUpRate(this, epochs);

    /// <summary>A number that must be positive and finite.</summary>
    private protected static double Positive(double value, string name) => value > 0 && double.IsFinite(value)
        ? value
        : throw OutOfRange(value, name, "a positive, finite number");

    private protected static double NotNegative(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw OutOfRange(value, name, "0 or a positive, finite number");

    private protected static int Positive(int value, string name) => value > 0
        ? value
        : throw OutOfRange(value, name, "at least 1");

    private static ArgumentOutOfRangeException OutOfRange(double value, string name, string wanted) =>
        new(name, value, FormattableString.Invariant($"{name} is {value:R}; it must be {wanted}."));
}
