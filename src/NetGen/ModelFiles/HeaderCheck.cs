using System;
using System.Linq;

namespace NetGen;

/// <summary>Holds a header against the network that it is to be loaded into.</summary>
internal static class HeaderCheck
{
    private static readonly string[] BuiltInLosses =
        [.. Enumerable.Range(0, (int)Loss.Custom).Select(loss => ((Loss)loss).ToString())];

    /// <summary>What the metadata say, where there are any.</summary>
    public static void Topology(SafetensorsHeader header, NetworkTopology topology)
    {
        Same("layers are", header.Layers, ModelMetadata.Layers(topology));
        string wanted = ModelMetadata.Skips(topology);
        if (header.Layers is not null && !(header.Skips is { } skips ? skips.Is(wanted) : wanted.Length == 0))
        {
            throw new ModelFileException(
                $"The file's network has {Named(header.Skips?.ToString() ?? "")}; the network has "
                + $"{Named(wanted)}.");
        }

        Same("activations are", header.Activations, ModelMetadata.Activations(topology));

        // Weights may go on with another built-in loss; a formula of the user's may have been changed by mistake.
        if (topology.LossFormula is not null
            || (header.Loss is { } loss && !BuiltInLosses.Any(name => loss.Is(name))))
        {
            Same("loss is", header.Loss, ModelMetadata.Loss(topology));
        }

        static string Named(string skips) => skips.Length == 0 ? "no skips over layers" : $"the skips {skips}";

        static void Same(string what, JsonString? came, string wanted)
        {
            if (came is { } text && !text.Is(wanted))
            {
                string verb = what.Substring(what.LastIndexOf(' ') + 1);
                throw new ModelFileException($"The file's {what} {text}; the network's {verb} {wanted}.");
            }
        }
    }

    /// <summary>Exactly the slots' tensors.</summary>
    public static void Names(SafetensorsHeader header, TensorSlot[] slots, NetworkTopology topology)
    {
        int missing = Array.FindIndex(header.Entries, entry => entry is null);
        if (missing >= 0 || header.Others > 0)
        {
            string problem = missing >= 0
                ? $"There is no tensor \"{Excerpt.Of(slots[missing].Name)}\"."
                : "There are tensors that the network does not have.";
            throw new ModelFileException(
                $"{problem} The file has {header.Names}. The network {ModelMetadata.Layers(topology)} expects "
                + $"{Excerpt.Of(slots.Select(slot => slot.Name).ToArray())}. "
                + "If only the layers' names differ, give them to Load: net.Load(path, \"fc1\", \"fc2\").");
        }
    }

    /// <summary>Type and shape of every tensor.</summary>
    public static void Tensors(
        SafetensorsHeader header, TensorSlot[] slots, NetworkTopology topology, string dtype, int size)
    {
        for (int n = 0; n < slots.Length; n++)
        {
            TensorSlot slot = slots[n];
            TensorEntry entry = header.Entries[n]!.Value;
            if (!entry.Dtype!.Value.Is(dtype))
            {
                throw new ModelFileException(
                    $"Tensor \"{Excerpt.Of(slot.Name)}\" is {entry.Dtype}; the network's {topology.Precision} "
                    + $"precision is {dtype}. Save it as {dtype} (PyTorch: "
                    + $"model.{(size == 4 ? "float" : "double")}()), "
                    + "or give the network the file's Precision.");
            }

            bool fits = entry.Rank == slot.Shape.Length && entry.Rows == slot.Shape[0]
                && (entry.Rank == 1 || entry.Columns == slot.Shape[1]);
            if (!fits)
            {
                throw new ModelFileException(
                    $"Tensor \"{Excerpt.Of(slot.Name)}\" has the shape [{entry.ShapeText}]; the network "
                    + $"{ModelMetadata.Layers(topology)} expects {slot.ShapeText}"
                    + $"{(slot.Shape.Length == 2 ? ", that is [out, in]" : "")}.");
            }

            // End ≥ Begin ≥ 0, or the difference is negative: no overflow.
            long wanted = (long)slot.Count * size;
            if (entry.End - entry.Begin != wanted)
            {
                throw new ModelFileException(
                    $"Tensor \"{Excerpt.Of(slot.Name)}\" lies at bytes {entry.Begin} to {entry.End}; "
                    + $"its shape takes {wanted} bytes.");
            }
        }
    }

    /// <summary>One tensor after another, from 0 on.</summary>
    /// <returns>The slots' indexes in that order.</returns>
    public static int[] Layout(SafetensorsHeader header, TensorSlot[] slots)
    {
        long[] begins = Array.ConvertAll(header.Entries, entry => entry!.Value.Begin);
        int[] order = [.. Enumerable.Range(0, slots.Length)];
        Array.Sort(begins, order);
        long end = 0;
        foreach (int slot in order)
        {
            TensorEntry entry = header.Entries[slot]!.Value;
            if (entry.Begin != end)
            {
                throw new ModelFileException(
                    $"Tensor \"{Excerpt.Of(slots[slot].Name)}\" begins at byte {entry.Begin} of the data, where "
                    + $"byte {end} is expected: tensors {(entry.Begin < end ? "overlap" : "leave a gap")}.");
            }

            end = entry.End;
        }

        return order;
    }
}
