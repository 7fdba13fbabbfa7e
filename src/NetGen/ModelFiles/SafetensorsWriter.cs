using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace NetGen;

/// <summary>Writes parameters as safetensors: header length, JSON header, numbers.</summary>
internal static class SafetensorsWriter
{
    /// <param name="stream">Where to.</param>
    /// <param name="topology">The network's.</param>
    /// <param name="parameters">In canonical order.</param>
    /// <param name="classes">The classes' names as a JSON list, if they are kept.</param>
    public static void Write<T>(Stream stream, NetworkTopology topology, T[] parameters, string? classes)
        where T : unmanaged
    {
        TensorSlot[] slots = TensorSlot.Of(topology, LayerNames.Default(topology));
        int size = Elements.SizeOf<T>();
        byte[] header = Encoding.UTF8.GetBytes(Header(
            topology, FoldedLayers.Of(topology, parameters), slots, Elements.NameOf<T>(), size, classes));
        var length = new byte[SafetensorsHeader.LengthBytes];
        for (int n = 0; n < length.Length; n++)
        {
            length[n] = (byte)((long)header.Length >> (8 * n));
        }

        stream.Write(length, 0, length.Length);
        stream.Write(header, 0, header.Length);
        var chunk = new byte[4096];
        foreach (TensorSlot slot in slots)
        {
            int used = 0;
            for (int n = 0; n < slot.Count; n++)
            {
                Elements.Store(parameters, slot.CanonicalIndex(n), chunk, used, size);
                used += size;
                if (used == chunk.Length || n == slot.Count - 1)
                {
                    stream.Write(chunk, 0, used);
                    used = 0;
                }
            }
        }
    }

    private static string Header(
        NetworkTopology topology, FoldedSides folded, TensorSlot[] slots, string dtype, int size, string? classes)
    {
        // "pt": names and orientation are PyTorch's, and some of its readers insist on being told.
        List<KeyValuePair<string, string>> metadata = [new("format", "pt"), .. ModelMetadata.Of(topology)];
        if (folded != FoldedSides.None)
        {
            metadata.Add(new(ModelMetadata.FoldedKey, ModelMetadata.Folded(folded)));
        }

        if (classes is not null)
        {
            metadata.Add(new(ModelMetadata.ClassesKey, ClassNames.Escaped(classes)));
        }

        IEnumerable<string> entries = metadata.Select(entry => $"\"{entry.Key}\":\"{entry.Value}\"");
        var members = new List<string> { $"\"__metadata__\":{{{string.Join(",", entries)}}}" };
        long begin = 0;
        foreach (TensorSlot slot in slots)
        {
            long end = begin + ((long)slot.Count * size);
            string shape = string.Join(",", slot.Shape);
            members.Add(
                $"\"{slot.Name}\":{{\"dtype\":\"{dtype}\",\"shape\":[{shape}],\"data_offsets\":[{begin},{end}]}}");
            begin = end;
        }

        string header = $"{{{string.Join(",", members)}}}";
        // Readers that map the file want the numbers at a multiple of 8.
        return header.PadRight((header.Length + 7) / 8 * 8);
    }
}
