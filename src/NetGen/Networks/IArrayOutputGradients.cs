using System;

namespace NetGen;

/// <summary><c>IOutputGradients&lt;T&gt;</c> for frameworks without spans.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public interface IArrayOutputGradients<T>
    where T : unmanaged
{
    /// <summary>
    /// Back-propagates ∂E/∂y_k from outside, after the last Forward: overwrites δ, ∂w, ∂b and ∂y of every layer.
    /// </summary>
    /// <param name="outputGradients">∂E/∂y_k, for each of the n outputs.</param>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    void BackwardFrom(T[] outputGradients);

    /// <summary><see cref="BackwardFrom"/> and Update in one.</summary>
    /// <param name="outputGradients">∂E/∂y_k, for each of the n outputs.</param>
    /// <param name="learningRate">η</param>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    void TrainStepFrom(T[] outputGradients, T learningRate);

    /// <summary>Forward and <see cref="BackwardFrom"/> for many rows: leaves the mean gradient in ∂w and ∂b.</summary>
    /// <param name="inputs">Rows of l inputs, at least one.</param>
    /// <param name="outputGradients">As many rows of ∂E/∂y_k.</param>
    /// <exception cref="ArgumentException">
    /// A length does not fit, or several rows lie in the network's own memory; nothing has been written.
    /// </exception>
    void BackwardBatchFrom(T[] inputs, T[] outputGradients);
}
