using System;
using System.IO;
using NetGen.C99.Stored;

namespace NetGen.C99;

/// <summary>What a network learned, as the bytes that its C stores and restores.</summary>
/// <remarks>
/// The bytes hold the parameters and what the optimizer keeps, the topology they belong to, and a checksum; so a device
/// can go on with what was learned in .NET, and .NET with what was learned on a device.
/// </remarks>
public static partial class StoredFiles
{
    /// <summary>Saves what <c>xor_restore</c> takes.</summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">Any network that can be trained.</param>
    /// <param name="path">The file: written whole or not at all. An existing file is replaced.</param>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public static void SaveStored<T>(this IArrayTrainable<T> network, string path)
        where T : unmanaged => Save(StoredNetwork<T>.Of(network), path);

    /// <summary>Replaces parameters and optimizer state with those of a file that <c>xor_store</c> filled.</summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">A network of the same shape, activations, loss, optimizer and precision.</param>
    /// <param name="path">The file: the bytes and nothing else.</param>
    /// <exception cref="ModelFileException">
    /// The file is damaged, something else, or another network's; the message says which. The network is as it was.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read. The network is as it was.</exception>
    public static void LoadStored<T>(this IArrayTrainable<T> network, string path)
        where T : unmanaged => Load(StoredNetwork<T>.Of(network), path);

    private static void Save<T>(StoredNetwork<T> network, string path)
        where T : unmanaged
    {
        byte[] bytes = network.ToBytes();
        AtomicFile.Write(
            path ?? throw new ArgumentNullException(nameof(path)), stream => stream.Write(bytes, 0, bytes.Length));
    }

    private static void Load<T>(StoredNetwork<T> network, string path)
        where T : unmanaged
    {
        using FileStream input = InputFile.Open(path);
        try
        {
            network.Load(input);
        }
        catch (ModelFileException problem)
        {
            throw new ModelFileException($"{path}: {problem.Message}", problem);
        }
    }
}
