using System;
using System.IO;
using System.Text;

namespace NetGen;

#pragma warning disable RS0026 // a path is never taken for a stream
/// <summary>Writes a trained network's parameters as a C# file, for a class with <c>Frozen = true</c>.</summary>
/// <remarks>
/// The file adds the parameters to the class as constant data: no file system, no heap and no copy is needed to use
/// them (before .NET 8: one array, made at the first use). Every number reads back to the same bits, and the same
/// network gives the same text on every machine.
/// </remarks>
public static partial class FrozenFile
{
    /// <summary>Writes the file whole or not at all.</summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">Any network.</param>
    /// <param name="path">Such as "Digits.Weights.cs". An existing file is replaced.</param>
    /// <param name="className">
    /// The class with <c>Frozen = true</c>, such as "Demo.Digits", or "Demo.Robot+Brain" for a class in a class; if
    /// left out, it has the name of the network's class.
    /// </param>
    /// <exception cref="ArgumentException">That is not a class name.</exception>
    /// <exception cref="InvalidOperationException">A parameter is not finite; no file is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public static void SaveFrozen<T>(this IArrayPredictor<T> network, string path, string? className = null)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), path, className ?? NameOf(network));

    /// <summary>Writes the file's text, UTF-8, to a stream at its position. The stream stays open.</summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">Any network.</param>
    /// <param name="stream">A stream that can be written to.</param>
    /// <param name="className">As above.</param>
    /// <exception cref="ArgumentException">That is not a class name.</exception>
    /// <exception cref="InvalidOperationException">A parameter is not finite; nothing is written.</exception>
    public static void SaveFrozen<T>(this IArrayPredictor<T> network, Stream stream, string? className = null)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), stream, className ?? NameOf(network));

    private static string NameOf(object network) => network.GetType().FullName!;

    private static void Save<T>(ParameterAccess<T> network, string path, string className)
        where T : unmanaged
    {
        byte[] text = Text(network, className);
        AtomicFile.Write(
            path ?? throw new ArgumentNullException(nameof(path)), stream => stream.Write(text, 0, text.Length));
    }

    private static void Save<T>(ParameterAccess<T> network, Stream stream, string className)
        where T : unmanaged
    {
        byte[] text = Text(network, className);
        (stream ?? throw new ArgumentNullException(nameof(stream))).Write(text, 0, text.Length);
    }

    private static byte[] Text<T>(ParameterAccess<T> network, string className)
        where T : unmanaged =>
        Encoding.UTF8.GetBytes(FrozenWriter.Write(network.Topology, network.Copy(), ClassName.Parse(className)));
}
