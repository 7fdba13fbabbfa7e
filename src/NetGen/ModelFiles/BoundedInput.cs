using System;
using System.IO;

namespace NetGen;

/// <summary>A stream that is asked for claimed lengths, and gives memory only for bytes that are there.</summary>
internal sealed class BoundedInput
{
    private const int FirstPiece = 4096;
    private readonly Stream _stream;

    public BoundedInput(Stream stream)
    {
        _stream = stream;
        Remaining = stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : null;
    }

    /// <summary>The bytes up to the end, if the stream knows.</summary>
    public long? Remaining { get; private set; }

    /// <summary>Whether nothing follows. A stream that does not know its length is asked for one byte more.</summary>
    public bool IsAtEnd => Remaining is { } left ? left == 0 : _stream.ReadByte() < 0;

    /// <summary>Exactly so many bytes.</summary>
    /// <exception cref="ModelFileException">There are fewer.</exception>
    public byte[] Read(int count, string what)
    {
        if (Remaining < count)
        {
            throw CutOff(what, count, Remaining.Value);
        }

        // Without a known length the claim may be a lie: the buffer doubles as bytes come.
        var bytes = new byte[Remaining is null ? Math.Min(count, FirstPiece) : count];
        int filled = 0;
        while (true)
        {
            filled += ReadSome(bytes, filled, bytes.Length - filled);
            if (filled < bytes.Length)
            {
                throw CutOff(what, count, filled);
            }

            if (filled == count)
            {
                return bytes;
            }

            Array.Resize(ref bytes, (int)Math.Min(count, 2L * filled));
        }
    }

    /// <summary>Overwrites the first <paramref name="count"/> bytes of a buffer.</summary>
    /// <exception cref="ModelFileException">There are fewer.</exception>
    public void Fill(byte[] buffer, int count, string what)
    {
        int read = ReadSome(buffer, 0, count);
        if (read < count)
        {
            throw CutOff(what, count, read);
        }
    }

    private static ModelFileException CutOff(string what, long wanted, long came) =>
        new($"The file is cut off: {what} takes {wanted} bytes, but only {came} are there.");

    private int ReadSome(byte[] buffer, int offset, int count)
    {
        int total = 0;
        int read;
        while (total < count && (read = _stream.Read(buffer, offset + total, count - total)) > 0)
        {
            total += read;
        }

        Remaining -= total;
        return total;
    }
}
