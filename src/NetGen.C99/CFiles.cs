using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using NetGen.C99.Export;

namespace NetGen.C99;

/// <summary>Networks as C99.</summary>
/// <remarks>
/// <para>
/// A header and a source file, which are C++17 too: no heap, no recursion, no global state, no <c>math.h</c>, loops
/// with
/// constant bounds only. The trained parameters are constants; on AVR they stay in program memory.
/// </para>
/// <para>
/// Predictions, errors and steps have the bits of <see cref="Kernel.Scalar"/>, on every machine with IEEE 754
/// arithmetic
/// of the network's precision. The files refuse to compile where it differs.
/// </para>
/// </remarks>
public static partial class CFiles
{
    /// <summary>Writes <c>xor.h</c> and <c>xor.c</c>, which predict, for a network of a class <c>Xor</c>.</summary>
    /// <inheritdoc cref="SaveC{T}(IArrayPredictor{T}, string, CExport)"/>
    public static void SaveC<T>(this IArrayPredictor<T> network, string folder)
        where T : unmanaged => network.SaveC(folder, new CExport());

    /// <summary>Writes <c>xor.h</c> and <c>xor.c</c> for a network of a class <c>Xor</c>.</summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">Any network.</param>
    /// <param name="folder">The folder of the files. It is created if it does not exist; existing files are
    /// replaced.</param>
    /// <param name="export">What is written.</param>
    /// <exception cref="ArgumentException">
    /// The name is no name in C; a parameter is NaN or infinite; or the network is too large for the form. Nothing is
    /// written.
    /// </exception>
    /// <exception cref="IOException">A file cannot be written. Each file is written whole or not at all.</exception>
    public static void SaveC<T>(this IArrayPredictor<T> network, string folder, CExport export)
        where T : unmanaged => Save(ParameterAccess<T>.Of(network), network.GetType(), folder, export);

    private static void Save<T>(ParameterAccess<T> network, Type type, string folder, CExport export)
        where T : unmanaged
    {
        _ = folder ?? throw new ArgumentNullException(nameof(folder));
        _ = export ?? throw new ArgumentNullException(nameof(export));
        IReadOnlyList<(string Name, string Text)> files =
            ExportedNetwork.Write(network.Topology, CNumbers.Of(network.Copy()), type.Name, export);
        Directory.CreateDirectory(folder);
        foreach ((string name, _) in files)
        {
            AtomicFile.Check(Path.Combine(folder, name));
        }

        foreach ((string name, string text) in files)
        {
            byte[] bytes = Encoding.ASCII.GetBytes(text);
            AtomicFile.Write(Path.Combine(folder, name), stream => stream.Write(bytes, 0, bytes.Length));
        }
    }
}
