using System;
using System.Text;

namespace NetGen;

/// <summary>A string where it stands in a header, between its quotes.</summary>
internal readonly struct JsonString
{
    private const int ShownBytes = 80;
    private readonly byte[] _text;
    private readonly int _start;
    private readonly int _length;

    public JsonString(byte[] text, int start, int length)
    {
        _text = text;
        _start = start;
        _length = length;
    }

    /// <summary>Whether it says the same, which has to be ASCII.</summary>
    public bool Is(string ascii)
    {
        int at = _start;
        int matched = 0;
        while (at < _start + _length && matched < ascii.Length && Unit(at) == ascii[matched])
        {
            at += UnitLength(_text, at);
            matched++;
        }

        return at == _start + _length && matched == ascii.Length;
    }

    /// <summary>As it is written, cut where it is long.</summary>
    public override string ToString()
    {
        int shown = Math.Min(_length, ShownBytes);
        // A character is not cut in two.
        while (shown < _length && shown > 0 && (_text[_start + shown] & 0xC0) == 0x80)
        {
            shown--;
        }

        string text = Encoding.UTF8.GetString(_text, _start, shown);
        return shown < _length ? text + "…" : text;
    }

    /// <summary>The text that it stands for, whole.</summary>
    public string Decoded()
    {
        var text = new StringBuilder(_length);
        int plain = _start;
        int end = _start + _length;
        for (int at = _start; at < end; at += UnitLength(_text, at))
        {
            if (_text[at] == '\\')
            {
                text.Append(Encoding.UTF8.GetString(_text, plain, at - plain)).Append((char)Unit(at));
                plain = at + UnitLength(_text, at);
            }
        }

        return text.Append(Encoding.UTF8.GetString(_text, plain, end - plain)).ToString();
    }

    /// <summary>The length of one byte or one escape; 0 if it is none.</summary>
    internal static int UnitLength(byte[] text, int at)
    {
        if (text[at] != '\\')
        {
            return 1;
        }

        if (at + 1 >= text.Length)
        {
            return 0;
        }

        return EscapedBy(text[at + 1]) is not null ? 2
            : text[at + 1] == 'u' && Hexadecimal(text, at + 2) >= 0 ? 6
            : 0;
    }

    private static char? EscapedBy(byte letter) => (char)letter switch
    {
        '"' or '\\' or '/' => (char)letter,
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => null,
    };

    /// <summary>The number that four digits are; −1 if they are none.</summary>
    private static int Hexadecimal(byte[] text, int at)
    {
        if (at + 4 > text.Length)
        {
            return -1;
        }

        int value = 0;
        for (int n = at; n < at + 4; n++)
        {
            int digit = "0123456789abcdef".IndexOf(char.ToLowerInvariant((char)text[n]));
            if (digit < 0)
            {
                return -1;
            }

            value = (value * 16) + digit;
        }

        return value;
    }

    /// <summary>One byte, or what an escape stands for.</summary>
    private int Unit(int at) =>
        _text[at] != '\\' ? _text[at]
        : _text[at + 1] == 'u' ? Hexadecimal(_text, at + 2)
        : EscapedBy(_text[at + 1])!.Value;
}
