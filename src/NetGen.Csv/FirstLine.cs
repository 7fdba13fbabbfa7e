using System;
using System.IO;
using System.Linq;

namespace NetGen;

/// <summary>
/// A text whose first line that is not empty has been read ahead. If numbers have decimal commas, only that line tells
/// the separator: in the others it could be a comma as well.
/// </summary>
internal sealed class FirstLine : TextReader
{
    /// <summary>What separates values if a comma does not.</summary>
    public const string Separators = ";\t|";

    private readonly TextReader _rest;
    private readonly string _line;
    private readonly int _start;
    private int _position;

    public FirstLine(TextReader text)
    {
        _rest = text;
        string? line = text.ReadLine();
        for (; line is { Length: 0 }; line = text.ReadLine())
        {
            // It is skipped, but counts as a line.
            _start++;
        }

        _line = new string('\n', _start) + (line is null ? "" : line + "\n");
    }

    /// <summary>
    /// The most frequent of semicolon, tab and bar outside quotes; null: there is none, or the line names it.
    /// </summary>
    public char? Separator()
    {
        if (_line.AsSpan(_start).StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var counts = new int[Separators.Length];
        bool isQuoted = false;
        foreach (char letter in _line)
        {
            isQuoted ^= letter == '"';
            int index = isQuoted ? -1 : Separators.IndexOf(letter);
            if (index >= 0)
            {
                counts[index]++;
            }
        }

        int most = Array.IndexOf(counts, counts.Max());
        return counts[most] > 0 ? Separators[most] : null;
    }

    public override int Peek() => _position < _line.Length ? _line[_position] : _rest.Peek();

    public override int Read() => _position < _line.Length ? _line[_position++] : _rest.Read();

    public override int Read(char[] buffer, int index, int count)
    {
        if (_position == _line.Length)
        {
            return _rest.Read(buffer, index, count);
        }

        int taken = Math.Min(count, _line.Length - _position);
        _line.CopyTo(_position, buffer, index, taken);
        _position += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rest.Dispose();
        }

        base.Dispose(disposing);
    }
}
