using System.Text;

namespace NetGen.Compiler.Print.Writing;

/// <summary>Writes indented lines, with \n on every machine.</summary>
/// <param name="checksOverflow">Whether the project that gets the text checks whole numbers for overflow.</param>
internal sealed class CodeWriter(bool checksOverflow = false)
{
    private readonly StringBuilder _text = new();
    private int _indent;
    private bool _blank = true;
    private bool _gap;

    /// <summary>Whether the project that gets the text checks whole numbers for overflow.</summary>
    public bool ChecksOverflow => checksOverflow;

    /// <summary>Whether what is written now stands in an <c>unchecked</c> block.</summary>
    public bool IsUnchecked { get; private set; }

    /// <summary>What is being written: a statement, for those who show code next to what it does.</summary>
    public object? Part { get; set; }

    /// <summary>Receives the <see cref="Part"/> of each line; null: nobody asks.</summary>
    public IList<object?>? Parts { get; init; }

    /// <summary>One line, or several where the text has line breaks; each at the current indent.</summary>
    public void Line(string text)
    {
        if (_gap)
        {
            _gap = false;
            Line("");
        }

        foreach (string line in text.Split('\n').Select(line => line.TrimEnd()))
        {
            _blank = line.Length == 0;
            if (!_blank)
            {
                _text.Append(' ', _indent * 4).Append(line);
            }

            _text.Append('\n');
            Parts?.Add(Part);
        }
    }

    /// <summary>Lines at the current indent.</summary>
    public void Lines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Line(line);
        }
    }

    /// <summary>A blank line, unless the last line is one or opens a block, or the next one closes it.</summary>
    public void Gap() => _gap = !_blank;

    /// <summary>Opens a block with braces under a header; disposing closes it.</summary>
    public IDisposable Braces(string header)
    {
        Line(header);
        Line("{");
        return Indent("}");
    }

    /// <summary>Opens a method; disposing closes it.</summary>
    /// <param name="head">What stands above its brace.</param>
    /// <param name="computesPositions">
    /// Whether it counts or computes positions. These cannot overflow, so a project's checks are kept out: a loop would
    /// carry a branch for every addition.
    /// </param>
    public IDisposable Method(string head, bool computesPositions)
    {
        IDisposable method = Braces(head);
        if (!checksOverflow || !computesPositions)
        {
            return method;
        }

        IsUnchecked = true;
        return new UncheckedMethod(this, method, Braces("unchecked"));
    }

    /// <summary>What follows stands further right, until this is disposed of.</summary>
    /// <param name="close">A last line, back at the left.</param>
    public IDisposable Indent(string? close = null)
    {
        _indent++;
        _blank = true;
        return new Closer(this, close);
    }

    /// <summary>The whole text. Every block must be closed by now.</summary>
    public override string ToString() =>
        _indent == 0 ? _text.ToString() : throw new InvalidOperationException($"{_indent} blocks are still open.");

    private sealed class Closer(CodeWriter writer, string? close) : IDisposable
    {
        public void Dispose()
        {
            writer._indent--;
            writer._gap = false;
            if (close is not null)
            {
                writer.Line(close);
            }
        }
    }

    private sealed class UncheckedMethod(CodeWriter writer, IDisposable method, IDisposable block) : IDisposable
    {
        public void Dispose()
        {
            block.Dispose();
            method.Dispose();
            writer.IsUnchecked = false;
        }
    }
}
