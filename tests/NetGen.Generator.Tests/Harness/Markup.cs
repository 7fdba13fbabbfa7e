using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Harness;

/// <summary>Source text with expected diagnostics: {|NETGEN001:Xor|}, as Roslyn's own tests write it. May be nested.</summary>
internal sealed record Markup(string Source, IReadOnlyList<Mark> Marks)
{
    public static Markup Parse(string text)
    {
        var source = new System.Text.StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var marks = new List<Mark>();
        for (int i = 0; i < text.Length; i++)
        {
            if (text.AsSpan(i).StartsWith("{|"))
            {
                int colon = text.IndexOf(':', i);
                open.Push((text[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (text.AsSpan(i).StartsWith("|}"))
            {
                (string id, int start) = open.Pop();
                marks.Add(new Mark(id, TextSpan.FromBounds(start, source.Length)));
                i++;
            }
            else
            {
                source.Append(text[i]);
            }
        }

        return new Markup(source.ToString(), [.. marks.OrderBy(mark => mark.Span.Start).ThenBy(mark => mark.Id)]);
    }

    /// <summary>A diagnostic's place as a reader finds it: line, column and the text itself.</summary>
    public string Describe(Mark mark)
    {
        LinePosition position = SourceText.From(Source).Lines.GetLinePosition(mark.Span.Start);
        return $"{mark.Id} at {position.Line + 1}:{position.Character + 1} '{Source.Substring(mark.Span.Start, mark.Span.Length)}'";
    }
}

/// <summary>A diagnostic and where it is expected.</summary>
internal sealed record Mark(string Id, TextSpan Span);
