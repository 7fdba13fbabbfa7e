using System.Buffers.Binary;
using System.Text;

namespace NetGen.Tests.ModelFiles;

/// <summary>Model files made by hand: a header as text, and bytes after it.</summary>
internal static class SafetensorsText
{
    /// <summary>The header of a good file for <see cref="Tiny"/>, without metadata.</summary>
    public const string TinyHeader =
        """
        {"0.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]},
         "0.bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]},
         "2.weight":{"dtype":"F32","shape":[1,3],"data_offsets":[36,48]},
         "2.bias":{"dtype":"F32","shape":[1],"data_offsets":[48,52]}}
        """;

    public const int TinyDataBytes = 52;

    public static byte[] File(string header, int dataBytes = TinyDataBytes) =>
        File(Encoding.UTF8.GetBytes(header), dataBytes);

    public static byte[] File(byte[] header, int dataBytes = TinyDataBytes)
    {
        var file = new byte[8 + header.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
        header.CopyTo(file, 8);
        for (int n = 0; n < dataBytes / 4; n++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(8 + header.Length + (4 * n)), n + 0.5f);
        }

        return file;
    }

    /// <summary>A file's header as it is written.</summary>
    public static string HeaderOf(byte[] file) =>
        Encoding.UTF8.GetString(file, 8, (int)BinaryPrimitives.ReadInt64LittleEndian(file));

    /// <summary>What Save writes.</summary>
    public static byte[] Saved<T>(IPredictor<T> network, string[]? classNames = null)
        where T : unmanaged
    {
        using var stream = new MemoryStream();
        network.Save(stream, classNames);
        return stream.ToArray();
    }
}
