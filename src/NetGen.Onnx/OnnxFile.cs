using System;
using System.IO;
using Google.Protobuf;
using NetGen.Onnx.Export;
using NetGen.Onnx.Import;

namespace NetGen.Onnx;

/// <summary>Networks as ONNX files, both ways.</summary>
/// <remarks>
/// Written: opset 13; an input <c>input</c> [batch, l], an output <c>output</c> [batch, n], batch being free; per layer
/// one <c>Gemm</c> with weights [out, in], and its activation. Read: <c>Gemm</c> with or without transB, or
/// <c>MatMul</c> and <c>Add</c>; activations in any form that computes the same for every u. A layer without biases
/// gets zeros. Nodes that no output depends on are not read.
/// </remarks>
public static partial class OnnxFile
{
    /// <summary>Saves the network: the file is written whole or not at all.</summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">Any network.</param>
    /// <param name="path">Such as "xor.onnx". An existing file is replaced.</param>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public static void SaveOnnx<T>(this IArrayPredictor<T> network, string path)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), path);

    /// <summary>Saves the network to a stream, at its position. The stream stays open.</summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">Any network.</param>
    /// <param name="stream">A stream that can be written to.</param>
    public static void SaveOnnx<T>(this IArrayPredictor<T> network, Stream stream)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), stream);

    /// <summary>Replaces weights and biases with those of a file that has the same layers and activations.</summary>
    /// <remarks>
    /// While it writes, no other thread may use the network: one that predicts computes with a mixture of old and new
    /// weights. A service loads another instance and swaps the two: <see cref="Served{TNetwork}"/>.
    /// </remarks>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">The network to load into.</param>
    /// <param name="path">Such as "model.onnx".</param>
    /// <exception cref="ModelFileException">
    /// The file is damaged, or another network's; the message names the node. The network is as it was.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read. The network is as it was.</exception>
    public static void LoadOnnx<T>(this IArrayPredictor<T> network, string path)
        where T : unmanaged => Load(ParameterAccess<T>.Of(network), path);

    /// <summary>
    /// Replaces weights and biases with those of a stream, read from its position to its end. The stream stays open.
    /// </summary>
    /// <remarks>
    /// While it writes, no other thread may use the network: one that predicts computes with a mixture of old and new
    /// weights. A service loads another instance and swaps the two: <see cref="Served{TNetwork}"/>.
    /// </remarks>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">The network to load into.</param>
    /// <param name="stream">A stream that can be read.</param>
    /// <exception cref="ModelFileException">
    /// The content is damaged, or another network's; the message names the node. The network is as it was.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read. The network is as it was.</exception>
    public static void LoadOnnx<T>(this IArrayPredictor<T> network, Stream stream)
        where T : unmanaged => Load(ParameterAccess<T>.Of(network), stream);

    private static void Save<T>(ParameterAccess<T> network, string path)
        where T : unmanaged =>
        AtomicFile.Write(path ?? throw new ArgumentNullException(nameof(path)), stream => Save(network, stream));

    private static void Save<T>(ParameterAccess<T> network, Stream stream)
        where T : unmanaged => OnnxExport.Model(network.Topology, network.Copy()).WriteTo(
            stream ?? throw new ArgumentNullException(nameof(stream)));

    private static void Load<T>(ParameterAccess<T> network, string path)
        where T : unmanaged
    {
        using var stream = InputFile.Open(path);
        try
        {
            Load(network, stream);
        }
        catch (ModelFileException problem)
        {
            throw new ModelFileException($"{path}: {problem.Message}", problem);
        }
    }

    private static void Load<T>(ParameterAccess<T> network, Stream stream)
        where T : unmanaged
    {
        Stream input = stream ?? throw new ArgumentNullException(nameof(stream));
        network.Load(OnnxImport.Parameters<T>(OnnxReader.Read(input, network.Topology), network.Topology));
    }
}
