using System;

namespace NetGen;

/// <summary><c>IPredictor&lt;T&gt;</c> for frameworks without spans: rows are arrays.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public interface IArrayPredictor<T>
    where T : unmanaged
{
    /// <summary>Everything needed to build the network again, for tools and files.</summary>
    NetworkTopology Topology { get; }

    /// <summary>
    /// y = the network's outputs for x. Writes nothing but <paramref name="y"/>: many threads may call it at once, as
    /// long as none of them trains this network, loads it or changes its weights. To serve a network while its file is
    /// replaced, use <see cref="Served{TNetwork}"/>.
    /// </summary>
    /// <remarks>Generated classes also have <c>T[] Predict(x)</c>, which returns a new array.</remarks>
    /// <param name="x">l inputs.</param>
    /// <param name="y">Receives n outputs.</param>
    /// <exception cref="ArgumentException">A length does not fit; nothing has been written.</exception>
    void Predict(T[] x, T[] y);

    /// <summary>Predicts rows one after another.</summary>
    /// <param name="inputs">Rows of l inputs.</param>
    /// <param name="outputs">Receives as many rows of n outputs.</param>
    /// <exception cref="ArgumentException">A length does not fit; nothing has been written.</exception>
    void PredictBatch(T[] inputs, T[] outputs);

    /// <summary>The mean of E over the rows; no parameter and no gradient changes.</summary>
    /// <param name="inputs">Rows of l inputs, at least one.</param>
    /// <param name="targets">As many rows of n targets.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    T Evaluate(T[] inputs, T[] targets);

    /// <summary>
    /// Copies weights and biases in canonical order: layer by layer, weights row-major [fan-in, fan-out], then biases.
    /// </summary>
    /// <param name="destination">Receives ParameterCount values.</param>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    void CopyParametersTo(T[] destination);

    /// <summary>
    /// Replaces weights and biases, given in canonical order. Optimizer state stays as it is. A thread that predicts at
    /// the same time mixes old and new weights.
    /// </summary>
    /// <param name="source">ParameterCount values.</param>
    /// <exception cref="ArgumentException">The length does not fit; nothing has been written.</exception>
    void LoadParameters(T[] source);
}
