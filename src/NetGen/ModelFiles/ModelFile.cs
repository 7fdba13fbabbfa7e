using System;
using System.IO;

namespace NetGen;

/// <summary>
/// Saves and loads a network's weights and biases as safetensors, which PyTorch and other tools read and write.
/// </summary>
/// <remarks>
/// Layer k is named as module 2k of an <c>nn.Sequential</c> of <c>Linear</c> layers with an activation module between
/// any two: <c>0.weight</c> [out, in], <c>0.bias</c>, <c>2.weight</c>, … The metadata hold layers, activations, loss
/// and optimizer, where standardizers are folded in, and the classes' names if they are given. The optimizer's state is
/// not part of the file, and loading leaves it as it is.
/// </remarks>
public static partial class ModelFile
{
    /// <summary>Saves weights and biases: the file is written whole or not at all.</summary>
    /// <typeparam name="T"><c>float</c> (F32) or <c>double</c> (F64).</typeparam>
    /// <param name="network">Any network.</param>
    /// <param name="path">Such as "xor.safetensors". An existing file is replaced.</param>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public static void Save<T>(this IArrayPredictor<T> network, string path)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), path, classNames: null);

    /// <summary>Saves weights and biases to a stream, at its position. The stream stays open.</summary>
    /// <typeparam name="T"><c>float</c> (F32) or <c>double</c> (F64).</typeparam>
    /// <param name="network">Any network.</param>
    /// <param name="stream">A stream that can be written to.</param>
    public static void Save<T>(this IArrayPredictor<T> network, Stream stream)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), stream, classNames: null);

    /// <summary>Replaces weights and biases with those of a file that has exactly this network's tensors.</summary>
    /// <remarks>
    /// No other thread may use the network meanwhile: a thread that predicts would mix old and new weights. A service
    /// loads another instance and swaps the two: <see cref="Served{TNetwork}"/>.
    /// </remarks>
    /// <typeparam name="T"><c>float</c> (F32) or <c>double</c> (F64).</typeparam>
    /// <param name="network">The network to load into.</param>
    /// <param name="path">Such as "xor.safetensors".</param>
    /// <param name="layerNames">What the file calls the layers, such as "fc1", "fc2"; else "0", "2", "4", …</param>
    /// <exception cref="ModelFileException">
    /// The file is damaged, or another network's: names, shapes, type, layers or activations do not fit. The network is
    /// as it was.
    /// </exception>
    /// <exception cref="ArgumentException">There is not one name per layer, or one is not plain ASCII.</exception>
    /// <exception cref="IOException">The file cannot be read. The network is as it was.</exception>
    public static void Load<T>(this IArrayPredictor<T> network, string path, params string[] layerNames)
        where T : unmanaged => Load(ParameterAccess<T>.Of(network), path, layerNames);

    /// <summary>
    /// Replaces weights and biases with those of a stream, read from its position to its end. The stream stays open.
    /// </summary>
    /// <remarks>
    /// No other thread may use the network meanwhile: a thread that predicts would mix old and new weights. A service
    /// loads another instance and swaps the two: <see cref="Served{TNetwork}"/>.
    /// </remarks>
    /// <typeparam name="T"><c>float</c> (F32) or <c>double</c> (F64).</typeparam>
    /// <param name="network">The network to load into.</param>
    /// <param name="stream">A stream that can be read.</param>
    /// <param name="layerNames">What the file calls the layers, such as "fc1", "fc2"; else "0", "2", "4", …</param>
    /// <exception cref="ModelFileException">
    /// The content is damaged, or another network's: names, shapes, type, layers or activations do not fit. The network
    /// is as it was.
    /// </exception>
    /// <exception cref="ArgumentException">There is not one name per layer, or one is not plain ASCII.</exception>
    /// <exception cref="IOException">The stream cannot be read. The network is as it was.</exception>
    public static void Load<T>(this IArrayPredictor<T> network, Stream stream, params string[] layerNames)
        where T : unmanaged => Load(ParameterAccess<T>.Of(network), stream, layerNames);

    private static void Load<T>(ParameterAccess<T> network, string path, string[] layerNames)
        where T : unmanaged =>
        network.Load(FromFile(path, stream => Parameters<T>(stream, network.Topology, layerNames)));

    private static void Load<T>(ParameterAccess<T> network, Stream stream, string[] layerNames)
        where T : unmanaged => network.Load(Parameters<T>(stream, network.Topology, layerNames));

    private static T[] Parameters<T>(Stream stream, NetworkTopology topology, string[] layerNames)
        where T : unmanaged
    {
        string[] names = LayerNames.Of(topology, layerNames);
        return SafetensorsReader.Read<T>(stream ?? throw new ArgumentNullException(nameof(stream)), topology, names);
    }

    /// <exception cref="ModelFileException">As the reader says, with the path before it.</exception>
    private static TResult FromFile<TResult>(string path, Func<Stream, TResult> read)
    {
        // No buffer between: the reader asks for whole pieces, and has one of its own.
        using var stream = InputFile.Open(path, bufferSize: 1);
        try
        {
            return read(stream);
        }
        catch (ModelFileException problem)
        {
            throw new ModelFileException($"{path}: {problem.Message}", problem);
        }
    }
}
