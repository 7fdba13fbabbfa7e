#if HAS_SPAN
using System;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <content>
/// Arguments that share memory with one another or with the network: each call computes the same as with copies, or
/// refuses before it writes.
/// </content>
public static partial class Guard
{
    /// <summary>Whether either side of a batch shares memory with an array of the network.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Overlap<T>(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T[] own)
        where T : unmanaged => inputs.Overlaps(own) | targets.Overlaps(own);

    /// <summary>A row; if it shares memory with the network, a copy of it in a safe place.</summary>
    /// <param name="row">What is read.</param>
    /// <param name="own">The network's numbers.</param>
    /// <param name="place">Where in them the row is safe until it has been read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Keep<T>(ReadOnlySpan<T> row, T[] own, int place)
        where T : unmanaged => row.Overlaps(own) ? Copy(row, own, place) : row;

    /// <summary>Copies a row to a place in the network, and returns the copy.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ReadOnlySpan<T> Copy<T>(ReadOnlySpan<T> row, T[] own, int place)
        where T : unmanaged
    {
        var copy = new Span<T>(own, place, row.Length);
        row.CopyTo(copy);
        return copy;
    }

    /// <summary>Refuses an argument that shares memory with the network's own numbers.</summary>
    /// <exception cref="ArgumentException">They overlap; nothing has been written.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart<T>(ReadOnlySpan<T> values, T[] own, string name)
        where T : unmanaged
    {
        if (values.Overlaps(own))
        {
            ThrowShared(name, "the network");
        }
    }

    /// <summary>Refuses two arguments that share memory.</summary>
    /// <exception cref="ArgumentException">They overlap; nothing has been written.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart<T>(ReadOnlySpan<T> written, ReadOnlySpan<T> read, string name, string other)
        where T : unmanaged
    {
        if (written.Overlaps(read))
        {
            ThrowShared(name, other);
        }
    }

    private static void ThrowShared(string name, string other) => throw new ArgumentException(
        $"{name} shares memory with {other}: numbers would be overwritten before they are read. "
        + $"Give {name} memory of its own.",
        name);
}
#endif
