using System.Buffers.Binary;
using System.IO.Compression;

namespace NetGen.Samples.FashionMnist.Data;

/// <summary>
/// Bytes in the IDX format of MNIST, compressed by gzip: a header of big-endian numbers (0x800 + the number of
/// dimensions, then each dimension), and the bytes, the last dimension the fastest.
/// </summary>
internal static class IdxFile
{
    private const int Bytes = 0x800;

    /// <param name="path">The .gz file.</param>
    /// <param name="item">The dimensions after the first, which counts the items.</param>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static byte[] Read(string path, params int[] item)
    {
        using FileStream file = File.OpenRead(path);
        using var stream = new GZipStream(file, CompressionMode.Decompress);
        try
        {
            Expect("number of type and dimensions", Number(stream), Bytes + item.Length + 1);
            int count = Number(stream);
            foreach (int size in item)
            {
                Expect("dimension", Number(stream), size);
            }

            byte[] bytes = new byte[checked(count * item.Aggregate(1, (product, size) => product * size))];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or OverflowException)
        {
            throw new InvalidDataException($"{path} is not the file that is wanted: {broken.Message}", broken);
        }
    }

    private static int Number(GZipStream stream)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        stream.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt32BigEndian(bytes);
    }

    private static void Expect(string what, int came, int wanted)
    {
        if (came != wanted)
        {
            throw new InvalidDataException($"its {what} is {came}, not {wanted}.");
        }
    }
}
