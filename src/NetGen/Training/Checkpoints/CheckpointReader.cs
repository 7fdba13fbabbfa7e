using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace NetGen;

/// <summary>Reads what a checkpoint holds, as <see cref="BinaryWriter"/> wrote it. Nothing in it is trusted.</summary>
/// <remarks>
/// A fingerprint finds accidents, not attacks. So any bytes give values within their ranges or an
/// <see cref="InvalidDataException"/>, and take no more memory than there are bytes.
/// </remarks>
internal sealed class CheckpointReader
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private readonly byte[] _bytes;
    private readonly int _end;
    private int _position;

    public CheckpointReader(byte[] bytes, int end) => (_bytes, _end) = (bytes, end);

    /// <summary>The bytes that are left.</summary>
    public int Left => _end - _position;

    public static InvalidDataException Damaged(string what) => new($"is damaged: {what}");

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <summary>A whole number that counts something.</summary>
    public int Count(int least, int most, string what)
    {
        int count = Int32();
        return count >= least && count <= most ? count : throw Damaged($"{count} {what}");
    }

    public double Double() =>
        BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(double))));

    /// <summary>A number that losses are compared with: NaN would never be undercut.</summary>
    public double Loss(string which) => Double() is var loss && double.IsNaN(loss)
        ? throw Damaged($"a loss, {which}, is NaN")
        : loss;

    public bool Boolean() => Take(1)[0] switch
    {
        0 => false,
        1 => true,
        var other => throw Damaged($"{other} where 0 or 1 is expected"),
    };

    public string String()
    {
        int length = 0;
        int shift = 0;
        byte part;
        do
        {
            part = Take(1)[0];
            if (shift == 28 && part > 7)
            {
                throw Damaged("a text that does not end");
            }

            length |= (part & 0x7F) << shift;
            shift += 7;
        }
        while (part > 0x7F);

        try
        {
            return Strict.GetString(Take(length));
        }
        catch (ArgumentException)
        {
            throw Damaged("a text that is not UTF-8");
        }
    }

    /// <summary>Fills an array whose length the run's identity has settled.</summary>
    public void Fill<T>(T[] values, string what)
        where T : unmanaged
    {
        int length = Int32();
        if (length != values.Length)
        {
            throw Damaged($"{length} numbers of {what} where {values.Length} are expected");
        }

        Span<byte> bytes = MemoryMarshal.AsBytes(values.AsSpan());
        Take(bytes.Length).CopyTo(bytes);
    }

    /// <summary>The same, of numbers that are finite.</summary>
    public void FillFinite<T>(T[] values, string what)
        where T : unmanaged
    {
        Fill(values, what);
        if (Real.FirstNotFinite<T>(values) is var index and >= 0)
        {
            throw Damaged($"number {index} of {what} is not finite");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > Left)
        {
            throw Damaged("it ends too early");
        }

        _position += count;
        return _bytes.AsSpan(_position - count, count);
    }
}
