#if HAS_SPAN
using System;
#endif

namespace NetGen;

/// <summary>
/// A network that learns. Every class with a <see cref="NetworkAttribute"/> implements it, so that trainers, files and
/// tools work on any of them.
/// </summary>
/// <remarks>
/// δ = ∂E/∂u, and ∂w, ∂b, ∂y are short for ∂E/∂w, ∂E/∂b, ∂E/∂y. One instance serves one thread, except for
/// <see cref="IPredictor{T}.Predict"/>.
/// </remarks>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public interface INetwork<T> : IPredictor<T>
    where T : unmanaged
{
    /// <summary>
    /// Draws the weights anew (Glorot uniform; He uniform for the ReLU family), sets the biases to 0 and forgets the
    /// optimizer's state. The same seed gives the same bits on every machine and for every kernel.
    /// </summary>
    /// <param name="seed">Any number.</param>
    void Initialize(int seed);

#if HAS_SPAN
    /// <summary>y_k for x, keeping every y for <see cref="Backward"/>.</summary>
    /// <param name="x">l inputs.</param>
    /// <returns>n outputs, valid until the next call.</returns>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    ReadOnlySpan<T> Forward(ReadOnlySpan<T> x);

    /// <summary>
    /// Back-propagates from the last <see cref="Forward"/>: overwrites δ, ∂w, ∂b and ∂y of every layer.
    /// </summary>
    /// <param name="t">n targets.</param>
    /// <returns>E of this sample.</returns>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    T Backward(ReadOnlySpan<T> t);

    /// <summary>One optimizer step from the gradients that are there.</summary>
    /// <param name="learningRate">η</param>
    void Update(T learningRate);

    /// <summary>
    /// <see cref="Forward"/>, <see cref="Backward"/> and <see cref="Update"/> in one: the same parameters, without the
    /// traffic of gradients. What is kept of y, δ and ∂ afterwards is unspecified.
    /// </summary>
    /// <param name="x">l inputs.</param>
    /// <param name="t">n targets.</param>
    /// <param name="learningRate">η</param>
    /// <returns>E of this sample, before the step.</returns>
    /// <exception cref="ArgumentException">A length does not fit; nothing has been written.</exception>
    T TrainStep(ReadOnlySpan<T> x, ReadOnlySpan<T> t, T learningRate);

    /// <summary>Leaves the mean gradient over the rows in ∂w and ∂b.</summary>
    /// <param name="inputs">Rows of l inputs, at least one.</param>
    /// <param name="targets">As many rows of n targets.</param>
    /// <returns>The mean of E over the rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit; nothing has been written.</exception>
    T BackwardBatch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets);

    /// <summary><see cref="BackwardBatch"/> and <see cref="Update"/> in one.</summary>
    /// <param name="inputs">Rows of l inputs, at least one.</param>
    /// <param name="targets">As many rows of n targets.</param>
    /// <param name="learningRate">η</param>
    /// <returns>The mean of E over the rows, before the step.</returns>
    /// <exception cref="ArgumentException">A length does not fit; nothing has been written.</exception>
    T TrainBatch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T learningRate);

    /// <summary>Copies ∂w and ∂b in the canonical order of <see cref="IPredictor{T}.CopyParametersTo"/>.</summary>
    /// <param name="destination">Receives ParameterCount values.</param>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    void CopyGradientsTo(Span<T> destination);
#else
    /// <summary>y_k for x, keeping every y for <see cref="Backward"/>.</summary>
    /// <param name="x">l inputs.</param>
    /// <returns>n outputs, overwritten by the next call.</returns>
    /// <exception cref="System.ArgumentException">The length does not fit; nothing has been written.</exception>
    T[] Forward(T[] x);

    /// <summary>
    /// Back-propagates from the last <see cref="Forward"/>: overwrites δ, ∂w, ∂b and ∂y of every layer.
    /// </summary>
    /// <param name="t">n targets.</param>
    /// <returns>E of this sample.</returns>
    /// <exception cref="System.ArgumentException">The length does not fit; nothing has been written.</exception>
    T Backward(T[] t);

    /// <summary>One optimizer step from the gradients that are there.</summary>
    /// <param name="learningRate">η</param>
    void Update(T learningRate);

    /// <summary>
    /// <see cref="Forward"/>, <see cref="Backward"/> and <see cref="Update"/> in one: the same parameters, without the
    /// traffic of gradients. What is kept of y, δ and ∂ afterwards is unspecified.
    /// </summary>
    /// <param name="x">l inputs.</param>
    /// <param name="t">n targets.</param>
    /// <param name="learningRate">η</param>
    /// <returns>E of this sample, before the step.</returns>
    /// <exception cref="System.ArgumentException">A length does not fit; nothing has been written.</exception>
    T TrainStep(T[] x, T[] t, T learningRate);

    /// <summary>Leaves the mean gradient over the rows in ∂w and ∂b.</summary>
    /// <param name="inputs">Rows of l inputs, at least one.</param>
    /// <param name="targets">As many rows of n targets.</param>
    /// <returns>The mean of E over the rows.</returns>
    /// <exception cref="System.ArgumentException">A length does not fit; nothing has been written.</exception>
    T BackwardBatch(T[] inputs, T[] targets);

    /// <summary><see cref="BackwardBatch"/> and <see cref="Update"/> in one.</summary>
    /// <param name="inputs">Rows of l inputs, at least one.</param>
    /// <param name="targets">As many rows of n targets.</param>
    /// <param name="learningRate">η</param>
    /// <returns>The mean of E over the rows, before the step.</returns>
    /// <exception cref="System.ArgumentException">A length does not fit; nothing has been written.</exception>
    T TrainBatch(T[] inputs, T[] targets, T learningRate);

    /// <summary>Copies ∂w and ∂b in the canonical order of <see cref="IPredictor{T}.CopyParametersTo"/>.</summary>
    /// <param name="destination">Receives ParameterCount values.</param>
    /// <exception cref="System.ArgumentException">The length does not fit; nothing has been written.</exception>
    void CopyGradientsTo(T[] destination);
#endif
}
