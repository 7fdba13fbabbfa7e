#if HAS_SPAN
using System;
using System.Collections.Generic;
using System.IO;

namespace NetGen;

/// <summary>Draws networks.</summary>
public static class NetworkDrawing
{
    /// <summary>
    /// The network as SVG: a column per layer, a line per weight, whose width is its size and whose color is its sign;
    /// the ring around a neuron is its bias. Of a layer with more than 12 neurons, the first 10 are drawn, and the
    /// picture says how many more there are. Of more than 8 columns, the first 4 and the last 3 are drawn.
    /// </summary>
    /// <remarks>
    /// Neurons have their names in generated code: x0, y1_0. It can be read on light and on dark pages. Pointing at a
    /// line or a neuron shows its number. Nothing of the network changes.
    /// </remarks>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">Any network that has an instance. Frozen networks have none.</param>
    /// <param name="title">The text above it; null: the layers' sizes, such as "2-3-1".</param>
    /// <param name="inputNames">The names of the inputs, such as a dataset's; null: none are drawn.</param>
    /// <param name="outputNames">The names of the outputs; null: none are drawn.</param>
    /// <exception cref="ArgumentException">
    /// The title has a character that XML does not have, or there is not one name per input or output.
    /// </exception>
    public static string ToSvg<T>(
        this IPredictor<T> network,
        string? title = null,
        IReadOnlyList<string>? inputNames = null,
        IReadOnlyList<string>? outputNames = null)
        where T : unmanaged
    {
        T[] own = ParameterAccess<T>.Of(network).Copy();
        var parameters = new double[own.Length];
        Real.Widen<T>(own, parameters);
        NetworkTopology topology = network.Topology;
        CheckNames(inputNames, topology.Inputs, "inputs", nameof(inputNames));
        CheckNames(outputNames, topology.Outputs, "outputs", nameof(outputNames));
        return new SvgNetwork(topology, parameters, inputNames, outputNames).Draw(title);
    }

    /// <summary>Writes the drawing of <see cref="ToSvg"/> to a file, whole or not at all.</summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">Any network that has an instance.</param>
    /// <param name="path">Such as "xor.svg".</param>
    /// <param name="title">The text above it; null: the layers' sizes, such as "2-3-1".</param>
    /// <param name="inputNames">The names of the inputs; null: none are drawn.</param>
    /// <param name="outputNames">The names of the outputs; null: none are drawn.</param>
    /// <exception cref="ArgumentException">An argument is not valid for ToSvg; no file is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public static void SaveSvg<T>(
        this IPredictor<T> network,
        string path,
        string? title = null,
        IReadOnlyList<string>? inputNames = null,
        IReadOnlyList<string>? outputNames = null)
        where T : unmanaged =>
        AtomicFile.Write(path, AtomicFile.Utf8(network.ToSvg(title, inputNames, outputNames)));

    private static void CheckNames(IReadOnlyList<string>? names, int count, string what, string parameter)
    {
        if (names is not null && names.Count != count)
        {
            throw new ArgumentException(
                $"There are {names.Count} names for {count} {what}. Pass one name each, or null.", parameter);
        }

        for (int n = 0; n < (names?.Count ?? 0); n++)
        {
            _ = names![n] ?? throw new ArgumentException(
                $"Name {n} is null. Pass a text, which may be empty.", parameter);
        }
    }
}
#endif
