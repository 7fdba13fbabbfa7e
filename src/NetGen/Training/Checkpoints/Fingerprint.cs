using System;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>FNV-1a, 64 bits: finds every changed byte, and any other accident as good as certainly.</summary>
internal static class Fingerprint
{
    private const ulong Start = 14695981039346656037, Prime = 1099511628211;

    public static ulong Of(ReadOnlySpan<byte> bytes, ulong start = Start)
    {
        ulong hash = start;
        foreach (byte value in bytes)
        {
            hash = unchecked((hash ^ value) * Prime);
        }

        return hash;
    }

    public static ulong Of<T>(Dataset<T> dataset)
        where T : unmanaged
    {
        ulong hash = Of(MemoryMarshal.AsBytes(dataset.Inputs));
        hash = Of(MemoryMarshal.AsBytes(dataset.Targets), hash);
        if (dataset.IsWeighted)
        {
            for (int row = 0; row < dataset.Count; row++)
            {
                double weight = dataset.Weight(row);
                hash = Of(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref weight, 1)), hash);
            }
        }

        return hash;
    }
}
