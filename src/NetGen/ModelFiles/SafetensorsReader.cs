using System;
using System.Collections.Generic;
using System.IO;

namespace NetGen;

/// <summary>Reads parameters from safetensors. Nothing in the file is trusted before it has been checked.</summary>
/// <remarks>
/// Memory: the header and the parameters, no more, and the parameters only once the header fits and the file is known
/// to be as long as it says.
/// </remarks>
internal static class SafetensorsReader
{
    private const string Advice = "Is it a complete safetensors file?";

    /// <returns>The parameters in canonical order.</returns>
    /// <exception cref="ModelFileException">The content is damaged, or another network's.</exception>
    public static T[] Read<T>(Stream stream, NetworkTopology topology, IReadOnlyList<string> layerNames)
        where T : unmanaged
    {
        int size = Elements.SizeOf<T>();
        var input = new BoundedInput(stream);
        byte[] text = ReadHeader(input);
        if (text.Length == 0 || text[0] != '{')
        {
            throw new ModelFileException($"The header does not begin with '{{'. {Advice}");
        }

        TensorSlot[] slots = TensorSlot.Of(topology, layerNames);
        var header = new SafetensorsHeader(text, slots);
        HeaderCheck.Topology(header, topology);
        HeaderCheck.Names(header, slots, topology);
        HeaderCheck.Tensors(header, slots, topology, Elements.NameOf<T>(), size);
        int[] order = HeaderCheck.Layout(header, slots);

        long dataBytes = (long)topology.ParameterCount * size;
        if (input.Remaining is { } remaining && remaining != dataBytes)
        {
            throw new ModelFileException(
                $"{remaining} bytes follow the header; its offsets require {dataBytes}. "
                + (remaining < dataBytes ? "The file is cut off." : "The file has extra bytes at its end."));
        }

        var parameters = new T[topology.ParameterCount];
        foreach (int slot in order)
        {
            // The header's bytes have been read: they serve as the buffer, so that none is added to the file's size.
            ReadTensor(input, slots[slot], parameters, size, buffer: text);
        }

        if (!input.IsAtEnd)
        {
            throw new ModelFileException("The file has extra bytes at its end.");
        }

        FoldedLayers.Remember(topology, parameters, header.Folded);
        return parameters;
    }

    /// <summary>The JSON text; the bytes before it give its length.</summary>
    public static byte[] ReadHeader(BoundedInput input)
    {
        byte[] bytes = input.Read(SafetensorsHeader.LengthBytes, "the header's length");
        ulong length = 0;
        for (int n = bytes.Length - 1; n >= 0; n--)
        {
            length = (length << 8) | bytes[n];
        }

        if (length > SafetensorsHeader.MaxBytes)
        {
            throw new ModelFileException(
                $"The header claims {length} bytes; at most {SafetensorsHeader.MaxBytes} are allowed. {Advice}");
        }

        return input.Read((int)length, "the header");
    }

    private static void ReadTensor<T>(BoundedInput input, TensorSlot slot, T[] parameters, int size, byte[] buffer)
        where T : unmanaged
    {
        int batch = buffer.Length / size;
        for (int first = 0; first < slot.Count; first += batch)
        {
            int count = Math.Min(batch, slot.Count - first);
            input.Fill(buffer, count * size, $"\"{Excerpt.Of(slot.Name)}\"");
            for (int n = 0; n < count; n++)
            {
                Elements.Load(buffer, n * size, parameters, slot.CanonicalIndex(first + n), size);
            }
        }
    }
}
