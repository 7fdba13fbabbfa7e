#if HAS_SPAN
using System;

namespace NetGen;

/// <summary>
/// A network that can be trained sample by sample: everything that a class without gradients
/// (<see cref="NetworkAttribute.Gradients"/> = false) can do.
/// </summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public interface ITrainable<T> : IPredictor<T>
    where T : unmanaged
{
    /// <summary>
    /// Draws new weights (Glorot uniform; He uniform for the ReLU family), sets the biases to 0 and forgets the
    /// optimizer's state. The same seed gives the same bits on every machine and for every kernel.
    /// </summary>
    /// <param name="seed">Any number.</param>
    void Initialize(int seed);

    /// <summary>
    /// One forward pass, one backward pass and one step of the optimizer, in one. What y, δ and ∂ hold afterwards is
    /// unspecified.
    /// </summary>
    /// <param name="x">l inputs.</param>
    /// <param name="t">n targets.</param>
    /// <param name="learningRate">η</param>
    /// <returns>E of this sample, before the step.</returns>
    /// <exception cref="ArgumentException">A length does not fit; nothing has been written.</exception>
    T TrainStep(ReadOnlySpan<T> x, ReadOnlySpan<T> t, T learningRate);

    /// <summary>The numbers that the optimizer keeps from step to step; 0 if it keeps none.</summary>
    int OptimizerStateCount { get; }

    /// <summary>
    /// Copies what the optimizer keeps: each of its states in canonical order, then its running scalars (Adam's 1 − β₁ᵗ
    /// and 1 − β₂ᵗ). In <c>double</c> for every precision, so that nothing is lost.
    /// </summary>
    /// <param name="destination">Receives <see cref="OptimizerStateCount"/> values.</param>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    void CopyOptimizerStateTo(Span<double> destination);

    /// <summary>
    /// Replaces what the optimizer keeps: a network that gets parameters and state of another one goes on as that one
    /// would.
    /// </summary>
    /// <param name="source"><see cref="OptimizerStateCount"/> values, as copied.</param>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    void LoadOptimizerState(ReadOnlySpan<double> source);
}
#endif
