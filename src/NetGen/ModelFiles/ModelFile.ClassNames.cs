using System;
using System.Collections.Generic;
using System.IO;

namespace NetGen;

/// <content>The names of the classes that a network tells apart.</content>
public static partial class ModelFile
{
    /// <summary>
    /// Saves weights, biases and the names of the classes, which <see cref="ReadClassNames(string)"/> reads back. The
    /// file is written whole or not at all.
    /// </summary>
    /// <typeparam name="T"><c>float</c> (F32) or <c>double</c> (F64).</typeparam>
    /// <param name="network">Any network.</param>
    /// <param name="path">Such as "iris.safetensors". An existing file is replaced.</param>
    /// <param name="classNames">
    /// One per output, in their order; for a single output two: the name of no (0), then that of yes (1). For a
    /// dataset, its <c>ClassNames</c>. Null: none are saved.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There is not one name per class, or a name is null or occurs twice.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public static void Save<T>(this IArrayPredictor<T> network, string path, IReadOnlyList<string>? classNames)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), path, classNames);

    /// <summary>
    /// Saves weights, biases and the names of the classes to a stream, at its position. The stream stays open.
    /// </summary>
    /// <typeparam name="T"><c>float</c> (F32) or <c>double</c> (F64).</typeparam>
    /// <param name="network">Any network.</param>
    /// <param name="stream">A stream that can be written to.</param>
    /// <param name="classNames">
    /// One per output, in their order; for a single output two: the name of no (0), then that of yes (1). For a
    /// dataset, its <c>ClassNames</c>. Null: none are saved.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There is not one name per class, or a name is null or occurs twice.
    /// </exception>
    public static void Save<T>(this IArrayPredictor<T> network, Stream stream, IReadOnlyList<string>? classNames)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), stream, classNames);

    /// <summary>Reads the names of the classes from a file that was saved with them.</summary>
    /// <param name="path">Such as "iris.safetensors".</param>
    /// <returns>One per output; for a single output two: the name of no (0), then that of yes (1).</returns>
    /// <exception cref="ModelFileException">The file is damaged, or was saved without names.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<string> ReadClassNames(string path) => FromFile(path, ReadClassNames);

    /// <summary>
    /// As <see cref="ReadClassNames(string)"/>, from a stream at its position. It reads only the header: set the
    /// position back before <c>Load</c>. The stream stays open.
    /// </summary>
    /// <param name="stream">A stream that can be read.</param>
    /// <returns>One per output; for a single output two: the name of no (0), then that of yes (1).</returns>
    /// <exception cref="ModelFileException">The content is damaged, or was saved without names.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static IReadOnlyList<string> ReadClassNames(Stream stream)
    {
        var header = new SafetensorsHeader(
            SafetensorsReader.ReadHeader(new BoundedInput(stream ?? throw new ArgumentNullException(nameof(stream)))),
            Array.Empty<TensorSlot>());
        return header.Classes is { } list ? ClassNames.FromJson(list) : throw new ModelFileException(
            "The file has no class names. Save it with them: network.Save(path, data.ClassNames).");
    }

    private static void Save<T>(ParameterAccess<T> network, string path, IReadOnlyList<string>? classNames)
        where T : unmanaged
    {
        string? classes = ClassesOf(network, classNames);
        AtomicFile.Write(
            path ?? throw new ArgumentNullException(nameof(path)),
            stream => SafetensorsWriter.Write(stream, network.Topology, network.Copy(), classes));
    }

    private static void Save<T>(ParameterAccess<T> network, Stream stream, IReadOnlyList<string>? classNames)
        where T : unmanaged => SafetensorsWriter.Write(
            stream ?? throw new ArgumentNullException(nameof(stream)),
            network.Topology,
            network.Copy(),
            ClassesOf(network, classNames));

    private static string? ClassesOf<T>(ParameterAccess<T> network, IReadOnlyList<string>? classNames)
        where T : unmanaged => classNames is null ? null : ClassNames.ToJson(
            ClassNames.Checked(classNames, ClassNames.CountOf(network.Topology.Outputs), nameof(classNames)),
            nameof(classNames));
}
