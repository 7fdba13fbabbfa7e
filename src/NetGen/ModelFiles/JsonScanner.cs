using System;
using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>
/// The part of JSON that a header is made of, read strictly and in place: braces, brackets, strings, whole numbers.
/// </summary>
/// <remarks>
/// Nothing is allocated but the text of an error: a hostile header costs no more memory than its own bytes. The library
/// has no dependency, and two of its three frameworks have no JSON reader of their own.
/// </remarks>
internal sealed class JsonScanner
{
    private readonly byte[] _text;

    /// <exception cref="ModelFileException">The text is not UTF-8.</exception>
    public JsonScanner(byte[] text)
    {
        _text = text;
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(text);
        }
        catch (ArgumentException)
        {
            throw new ModelFileException("The header is not text: its bytes are not UTF-8.");
        }
    }

    /// <summary>The next byte.</summary>
    public int Position { get; private set; }

    /// <summary>The text from <paramref name="start"/> to here, without its last bytes.</summary>
    public JsonString Since(int start, int before) => new(_text, start, Position - before - start);

    /// <summary>Reads one punctuation mark.</summary>
    public void Take(char mark)
    {
        if (!TryTake(mark))
        {
            throw Unexpected($"'{mark}'");
        }
    }

    /// <summary>Reads one punctuation mark, if it comes next.</summary>
    public bool TryTake(char mark)
    {
        SkipSpace();
        if (Position == _text.Length || _text[Position] != mark)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>Reads the comma between two items, or what closes their list.</summary>
    /// <returns>Whether there is another item.</returns>
    public bool TakeComma(char close)
    {
        if (TryTake(','))
        {
            return true;
        }

        return TryTake(close) ? false : throw Unexpected($"',' or '{close}'");
    }

    /// <summary>Makes sure that only white space follows.</summary>
    public void TakeEnd()
    {
        SkipSpace();
        if (Position < _text.Length)
        {
            throw Unexpected("the end of the header");
        }
    }

    /// <summary>Reads a whole number from 0 to 2⁶³ − 1.</summary>
    public long TakeNumber()
    {
        SkipSpace();
        int start = Position;
        long value = 0;
        for (; Position < _text.Length && _text[Position] is >= (byte)'0' and <= (byte)'9'; Position++)
        {
            int digit = _text[Position] - '0';
            if (value > (long.MaxValue - digit) / 10)
            {
                Position = start;
                throw Unexpected("a number below 2⁶³");
            }

            value = (value * 10) + digit;
        }

        bool isWhole = Position > start && (Position == start + 1 || _text[start] != '0')
            && (Position == _text.Length || _text[Position] is not ((byte)'.' or (byte)'e' or (byte)'E'));
        return isWhole ? value : throw Unexpected("a whole number", start);
    }

    /// <summary>Reads a string.</summary>
    public JsonString TakeString()
    {
        Take('"');
        int start = Position;
        while (Position < _text.Length && _text[Position] != '"')
        {
            Next();
        }

        var content = new JsonString(_text, start, Position - start);
        Take('"');
        return content;

        void Next()
        {
            if (_text[Position] < ' ')
            {
                throw Unexpected("a string without control characters");
            }

            int length = JsonString.UnitLength(_text, Position);
            Position = length > 0 ? Position + length : throw Unexpected("an escape such as \\n or \\u0041");
        }
    }

    private void SkipSpace()
    {
        while (Position < _text.Length && _text[Position] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            Position++;
        }
    }

    private ModelFileException Unexpected(string wanted, int? at = null)
    {
        int position = at ?? Position;
        string came = position >= _text.Length ? "it ends"
            : _text[position] is > (byte)' ' and < 0x7F ? $"'{(char)_text[position]}' comes"
            : string.Format(CultureInfo.InvariantCulture, "byte 0x{0:X2} comes", _text[position]);
        return new ModelFileException(
            $"The header is not valid safetensors: at byte {position}, {came} where {wanted} was expected.");
    }
}
