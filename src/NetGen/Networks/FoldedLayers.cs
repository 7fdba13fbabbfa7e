using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>
/// Which layers have a standardizer folded in, as far as this process, and the files it has read, know.
/// </summary>
/// <remarks>
/// A layer is recognised by the bits of its weights and biases, not by the object that holds them: copies and loaded
/// files have them too, and a network that is initialized, or given other parameters, has them no longer. Why:
/// docs/decisions/0011-folded-once.md.
/// </remarks>
internal static class FoldedLayers
{
    /// <summary>The most layers that are remembered; after that, the oldest is forgotten.</summary>
    private const int Most = 65_536;

    private static readonly object Lock = new();
    private static readonly HashSet<ulong> Known = new();
    private static readonly Queue<ulong> Oldest = new();

    /// <summary>Most processes know of none: then nothing need be copied or computed.</summary>
    private static bool KnowsNone
    {
        get
        {
            lock (Lock)
            {
                return Known.Count == 0;
            }
        }
    }

    /// <summary>What is known of these parameters, in canonical order.</summary>
    public static FoldedSides Of<T>(NetworkTopology topology, T[] parameters)
        where T : unmanaged
    {
        if (KnowsNone)
        {
            return FoldedSides.None;
        }

        ulong inputs = Mark(topology, parameters, FoldedSides.Inputs);
        ulong targets = Mark(topology, parameters, FoldedSides.Targets);
        lock (Lock)
        {
            return (Known.Contains(inputs) ? FoldedSides.Inputs : FoldedSides.None)
                | (Known.Contains(targets) ? FoldedSides.Targets : FoldedSides.None);
        }
    }

    /// <summary>Remembers that these parameters, in canonical order, have standardizers on these sides.</summary>
    public static void Remember<T>(NetworkTopology topology, T[] parameters, FoldedSides sides)
        where T : unmanaged
    {
        foreach (FoldedSides side in new[] { FoldedSides.Inputs, FoldedSides.Targets })
        {
            if ((sides & side) != 0)
            {
                Remember(Mark(topology, parameters, side));
            }
        }
    }

#if HAS_SPAN
    /// <summary>What is known of the network as it is.</summary>
    public static FoldedSides Of<T>(IPredictor<T> network)
        where T : unmanaged =>
        KnowsNone ? FoldedSides.None : Of(network.Topology, ParameterAccess<T>.Of(network).Copy());

    /// <summary>Remembers that the network, as it is, has standardizers on these sides.</summary>
    public static void Remember<T>(IPredictor<T> network, FoldedSides sides)
        where T : unmanaged
    {
        if (sides != FoldedSides.None)
        {
            Remember(network.Topology, ParameterAccess<T>.Of(network).Copy(), sides);
        }
    }
#endif

    private static void Remember(ulong mark)
    {
        lock (Lock)
        {
            if (Known.Add(mark))
            {
                Oldest.Enqueue(mark);
                if (Oldest.Count > Most)
                {
                    Known.Remove(Oldest.Dequeue());
                }
            }
        }
    }

    /// <summary>FNV-1a over the side, the layer's shape and its parameters, eight bytes at a time.</summary>
    private static ulong Mark<T>(NetworkTopology topology, T[] parameters, FoldedSides side)
        where T : unmanaged
    {
        bool isFirst = side == FoldedSides.Inputs;
        LayerTopology layer = topology.Layers[isFirst ? 0 : topology.Layers.Count - 1];
        int count = layer.ParameterCount, start = isFirst ? 0 : parameters.Length - count;
        int size = Elements.SizeOf<T>();
        var words = new ulong[((count * (long)size) + 7) / 8];
        Buffer.BlockCopy(parameters, start * size, words, 0, count * size);
        ulong hash = Add(Add(Add(14695981039346656037, (ulong)side), (ulong)layer.FanIn), (ulong)layer.FanOut);
        foreach (ulong word in words)
        {
            hash = Add(hash, word);
        }

        return hash;

        // The upper half is folded down: a product alone would never carry it to lower bits.
        static ulong Add(ulong hash, ulong word)
        {
            hash = unchecked((hash ^ word) * 1099511628211);
            return hash ^ (hash >> 32);
        }
    }
}
