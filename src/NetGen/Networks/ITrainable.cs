#if HAS_SPAN
using System;

namespace NetGen;

/// <summary>
/// A network that can be trained sample by sample: all that a class without gradients
/// (<see cref="NetworkAttribute.Gradients"/> = false) can do.
/// </summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public interface ITrainable<T> : IPredictor<T>
    where T : unmanaged
{
    /// <summary>
    /// Draws the weights anew (Glorot uniform; He uniform for the ReLU family), sets the biases to 0 and forgets the
    /// optimizer's state. The same seed gives the same bits on every machine and for every kernel.
    /// </summary>
    /// <param name="seed">Any number.</param>
    void Initialize(int seed);

    /// <summary>
    /// One forward pass, one backward pass and one step of the optimizer, in one. What is kept of y, δ and ∂ afterwards
    /// is unspecified.
    /// </summary>
    /// <param name="x">l inputs.</param>
    /// <param name="t">n targets.</param>
    /// <param name="learningRate">η</param>
    /// <returns>E of this sample, before the step.</returns>
    /// <exception cref="ArgumentException">A length does not fit; nothing has been written.</exception>
    T TrainStep(ReadOnlySpan<T> x, ReadOnlySpan<T> t, T learningRate);
}
#endif
