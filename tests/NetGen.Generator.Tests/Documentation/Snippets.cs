using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>Compares a page's blocks with where they come from.</summary>
internal static class Snippets
{
    private const string Unmarked = "C# without a marker such as <!-- snippet: tests/NetGen.Docs/….cs#region -->";

    private static readonly string[] Kinds = ["snippet: ", "generated: ", "table: "];

    /// <param name="path">A Markdown file.</param>
    /// <param name="read">What has to stand in the block with a marker.</param>
    /// <param name="accept">Writes what differs into the page, instead of failing.</param>
    public static void Verify(string path, Func<string, string> read, bool accept)
    {
        MarkdownPage page = MarkdownPage.Load(path);
        List<string> problems = [];
        List<(MarkdownBlock Block, string Text)> changes = [];
        foreach (MarkdownBlock block in page.Blocks())
        {
            if (!Kinds.Any(kind => block.Marker.StartsWith(kind, StringComparison.Ordinal)))
            {
                if (block.Language is "csharp" or "cs")
                {
                    problems.Add($"line {block.First}: {Unmarked}");
                }

                continue;
            }

            try
            {
                string text = read(block.Marker);
                if (text != block.Text)
                {
                    changes.Add((block, text));
                }
            }
            catch (FormatException exception)
            {
                problems.Add($"line {block.First}: {block.Marker}: {exception.Message}");
            }
        }

        if (accept && changes.Count > 0)
        {
            page.Replace(changes);
        }
        else
        {
            problems.AddRange(changes.Select(change =>
                $"line {change.Block.First}: {change.Block.Marker}\nhas\n{change.Block.Text}\n"
                + $"but its source says\n{change.Text}\n"));
        }

        Assert.True(
            problems.Count == 0,
            $"{path}\n{string.Join("\n", problems)}\n\nRun with NETGEN_ACCEPT_SNAPSHOTS=1 to write the blocks anew.");
    }
}
