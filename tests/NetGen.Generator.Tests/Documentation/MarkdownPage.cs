using System.Text;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>A Markdown file: its fenced blocks, and the marker above each of them.</summary>
internal sealed class MarkdownPage
{
    private const string Fence = "```";

    private readonly string _path;

    private readonly List<string> _lines;

    private MarkdownPage(string path)
    {
        _path = path;
        _lines = [.. File.ReadAllText(path).Split('\n')];
    }

    public IReadOnlyList<string> Lines => _lines;

    public static MarkdownPage Load(string path) => new(path);

    /// <summary>As GitHub names headings: lower case, no punctuation, '-' for spaces.</summary>
    public static string AnchorOf(string heading) => string.Concat(heading.TrimStart('#').Trim().ToLowerInvariant()
        .Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    /// <summary>Its sections of the second level, each with its heading.</summary>
    public IEnumerable<string> Sections() => string.Join('\n', _lines).Split("\n## ").Skip(1);

    /// <summary>All that is marked, and every fenced block that is not.</summary>
    public IEnumerable<MarkdownBlock> Blocks()
    {
        for (int line = 0; line < _lines.Count; line++)
        {
            if (_lines[line].StartsWith("<!-- table: ", StringComparison.Ordinal))
            {
                int end = _lines.FindIndex(line + 1, static text => !text.StartsWith('|'));
                yield return Block(line + 1, line + 1, end, "table");
            }
            else if (_lines[line].StartsWith(Fence, StringComparison.Ordinal))
            {
                int end = _lines.FindIndex(line + 1, static text => text.StartsWith(Fence, StringComparison.Ordinal));
                Assert.True(end >= 0, $"{_path}:{line + 1}: a block without an end.");
                yield return Block(line, line + 1, end, _lines[line][Fence.Length..].Trim());
                line = end;
            }
        }
    }

    /// <summary>Puts texts in the places of blocks.</summary>
    public void Replace(IEnumerable<(MarkdownBlock Block, string Text)> changes)
    {
        foreach ((MarkdownBlock block, string text) in changes.OrderByDescending(change => change.Block.First))
        {
            _lines.RemoveRange(block.First, block.End - block.First);
            _lines.InsertRange(block.First, text.Split('\n'));
        }

        File.WriteAllText(_path, string.Join('\n', _lines), new UTF8Encoding(false));
    }

    private MarkdownBlock Block(int opening, int first, int end, string language)
    {
        string above = opening > 0 ? _lines[opening - 1] : "";
        bool isMarker =
            above.StartsWith("<!-- ", StringComparison.Ordinal) && above.EndsWith(" -->", StringComparison.Ordinal);
        return new MarkdownBlock(
            language, isMarker ? above[5..^4] : "", string.Join('\n', _lines[first..end]), first, end);
    }
}

/// <param name="Language">What stands behind the fence; "table" for a marked table.</param>
/// <param name="Marker">What the comment on the line above says; empty without one.</param>
/// <param name="Text">Its lines, without fences.</param>
/// <param name="First">The index of its first line.</param>
/// <param name="End">The index of the line behind its last.</param>
internal sealed record MarkdownBlock(string Language, string Marker, string Text, int First, int End);
