#if HAS_SPAN
using System;

namespace NetGen;

/// <summary>
/// A network that learns. Every class with a <see cref="NetworkAttribute"/> implements it, so that trainers, files and
/// tools work on any of them.
/// </summary>
/// <remarks>
/// δ = ∂E/∂u, and ∂w, ∂b, ∂y are short for ∂E/∂w, ∂E/∂b, ∂E/∂y. One instance serves one thread at a time; only
/// <see cref="IPredictor{T}.Predict"/>, PredictBatch and Evaluate may run on many at once, as long as nothing else
/// runs. Arguments may share memory with one another and with what the network returns: each call gives the same as
/// with copies, or throws <see cref="ArgumentException"/> before it writes.
/// </remarks>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public interface INetwork<T> : ITrainable<T>
    where T : unmanaged
{
    /// <summary>
    /// y_k for x, keeping every y for <see cref="Backward"/>. It writes to the network, so only one thread may call it
    /// at a time. To get an answer, call <see cref="IPredictor{T}.Predict"/>, which many threads may call at once.
    /// </summary>
    /// <param name="x">l inputs.</param>
    /// <returns>n outputs in the network's own memory, valid until the next call.</returns>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    ReadOnlySpan<T> Forward(ReadOnlySpan<T> x);

    /// <summary>
    /// Back-propagates from the last <see cref="Forward"/>: overwrites δ, ∂w, ∂b and ∂y of every layer.
    /// </summary>
    /// <param name="t">n targets.</param>
    /// <returns>E of this sample.</returns>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    T Backward(ReadOnlySpan<T> t);

    /// <summary>One optimizer step with the current gradients.</summary>
    /// <param name="learningRate">η</param>
    void Update(T learningRate);

    /// <summary>Leaves the mean gradient over the rows in ∂w and ∂b.</summary>
    /// <param name="inputs">Rows of l inputs, at least one.</param>
    /// <param name="targets">As many rows of n targets.</param>
    /// <returns>The mean of E over the rows.</returns>
    /// <exception cref="ArgumentException">
    /// A length does not fit, or several rows lie in the network's own memory; nothing has been written.
    /// </exception>
    T BackwardBatch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets);

    /// <summary><see cref="BackwardBatch"/> and <see cref="Update"/> in one.</summary>
    /// <param name="inputs">Rows of l inputs, at least one.</param>
    /// <param name="targets">As many rows of n targets.</param>
    /// <param name="learningRate">η</param>
    /// <returns>The mean of E over the rows, before the step.</returns>
    /// <exception cref="ArgumentException">
    /// A length does not fit, or several rows lie in the network's own memory; nothing has been written.
    /// </exception>
    T TrainBatch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T learningRate);

    /// <summary>Copies ∂w and ∂b in the canonical order of <see cref="IPredictor{T}.CopyParametersTo"/>.</summary>
    /// <param name="destination">Receives ParameterCount values.</param>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    void CopyGradientsTo(Span<T> destination);

    /// <summary>
    /// Replaces ∂w and ∂b, given in canonical order: after clipping, or from elsewhere, for <see cref="Update"/>.
    /// </summary>
    /// <param name="source">ParameterCount values.</param>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    void LoadGradients(ReadOnlySpan<T> source);
}
#endif
