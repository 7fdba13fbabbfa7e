using System;

namespace NetGen;

/// <summary><c>INetwork&lt;T&gt;</c> for frameworks without spans: rows are arrays.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public interface IArrayNetwork<T> : IArrayTrainable<T>
    where T : unmanaged
{
    /// <summary>
    /// y_k for x, keeping every y for <see cref="Backward"/>. It writes to the network, so only one thread may call it
    /// at a time. To get an answer, call <see cref="IArrayPredictor{T}.Predict"/>, which many threads may call at once.
    /// </summary>
    /// <param name="x">l inputs.</param>
    /// <returns>n outputs, overwritten by the next call.</returns>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    T[] Forward(T[] x);

    /// <summary>
    /// Back-propagates from the last <see cref="Forward"/>: overwrites δ, ∂w, ∂b and ∂y of every layer.
    /// </summary>
    /// <param name="t">n targets.</param>
    /// <returns>E of this sample.</returns>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    T Backward(T[] t);

    /// <summary>One optimizer step with the current gradients.</summary>
    /// <param name="learningRate">η</param>
    void Update(T learningRate);

    /// <summary>Leaves the mean gradient over the rows in ∂w and ∂b.</summary>
    /// <param name="inputs">Rows of l inputs, at least one.</param>
    /// <param name="targets">As many rows of n targets.</param>
    /// <returns>The mean of E over the rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit; nothing has been written.</exception>
    T BackwardBatch(T[] inputs, T[] targets);

    /// <summary><see cref="BackwardBatch"/> and <see cref="Update"/> in one.</summary>
    /// <param name="inputs">Rows of l inputs, at least one.</param>
    /// <param name="targets">As many rows of n targets.</param>
    /// <param name="learningRate">η</param>
    /// <returns>The mean of E over the rows, before the step.</returns>
    /// <exception cref="ArgumentException">A length does not fit; nothing has been written.</exception>
    T TrainBatch(T[] inputs, T[] targets, T learningRate);

    /// <summary>Copies ∂w and ∂b in the canonical order of <see cref="IArrayPredictor{T}.CopyParametersTo"/>.</summary>
    /// <param name="destination">Receives ParameterCount values.</param>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    void CopyGradientsTo(T[] destination);

    /// <summary>
    /// Replaces ∂w and ∂b, given in canonical order: after clipping, or from elsewhere, for <see cref="Update"/>.
    /// </summary>
    /// <param name="source">ParameterCount values.</param>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    void LoadGradients(T[] source);
}
