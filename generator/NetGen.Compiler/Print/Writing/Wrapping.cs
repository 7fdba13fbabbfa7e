namespace NetGen.Compiler.Print.Writing;

/// <summary>Keeps lists within a line's width.</summary>
internal static class Wrapping
{
    /// <summary>What a line holds beside its indent.</summary>
    public const int Width = 100;

    /// <summary>Where the text of a header's line begins.</summary>
    public const int SecondColumn = 13;

    /// <summary>Declarations of one type, several a line: <c>float x0 = x[0], x1 = x[1];</c></summary>
    public static IReadOnlyList<string> Declarations(string type, IEnumerable<string> declarators) =>
        [.. Fill(declarators, Width - type.Length).Select(line => $"{type} {line};")];

    /// <summary>Prose, broken between words.</summary>
    public static IEnumerable<string> Words(string text)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length + word.Length > Width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }

    /// <summary>
    /// A line of a header: what it is about, and a text in the second column, on as many lines as it needs.
    /// </summary>
    public static IEnumerable<string> Hanging(string line) =>
        Words(line.TrimStart()).Select((part, k) =>
            k == 0 && line[0] != ' ' ? part : new string(' ', SecondColumn) + part);

    /// <summary>Items joined by commas, as many a line as fit.</summary>
    public static IEnumerable<string> Fill(IEnumerable<string> items, int width = Width)
    {
        string line = "";
        foreach (string item in items)
        {
            if (line.Length > 0 && line.Length + item.Length + 2 > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? item : $"{line}, {item}";
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }
}
