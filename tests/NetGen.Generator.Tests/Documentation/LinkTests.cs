using System.Text.RegularExpressions;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>A link in a document leads to a file and a heading that are there.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => [.. Documents.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string page) => Assert.Empty(Broken(Path.Combine(Paths.Repository, page)));

    [Fact]
    public void A_link_that_leads_nowhere_is_found()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-links-").FullName;
        string page = Path.Combine(folder, "page.md");
        File.WriteAllText(page, """
            # A *page*, of `mine`

            ## Twice
            ## Twice

            [here](#a-page-of-mine) [second](#twice-1) [file](page.md#twice) [web](https://example.org/x.md) [folder](.)
            ![picture](missing.svg) [gone](gone.md) [no heading](#thrice) `[code](code.md)`

            ```
            [code](in-a-block.md)
            ```
            """);
        Assert.Equal(["missing.svg", "gone.md", "#thrice"], Broken(page));
        Directory.Delete(folder, recursive: true);
    }

    private static string[] Broken(string page) =>
    [
        .. Link().Matches(Prose(page)).Select(match => match.Groups["to"].Value)
            .Where(link => !link.Contains("://") && !link.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(link => !LeadsSomewhere(page, link)),
    ];

    private static bool LeadsSomewhere(string page, string link)
    {
        string[] parts = link.Split('#', 2);
        string folder = Path.GetDirectoryName(page)!;
        string file = parts[0].Length == 0 ? page : Path.Combine(folder, Uri.UnescapeDataString(parts[0]));
        bool hasHeadings = file.EndsWith(".md", StringComparison.Ordinal);
        return Path.Exists(file) && (parts.Length == 1 || !hasHeadings || Anchors(file).Contains(parts[1]));
    }

    /// <summary>Headings of one name get a number.</summary>
    private static HashSet<string> Anchors(string file)
    {
        HashSet<string> anchors = [];
        foreach (string line in Prose(file).Split('\n').Where(line => line.StartsWith('#')))
        {
            string name = MarkdownPage.AnchorOf(line);
            string anchor = name;
            for (int n = 1; !anchors.Add(anchor); n++)
            {
                anchor = $"{name}-{n}";
            }
        }

        return anchors;
    }

    /// <summary>Without code, in which brackets mean something else; a heading keeps its words.</summary>
    private static string Prose(string page)
    {
        string text = FencedBlock().Replace(File.ReadAllText(page), "");
        return string.Join(
            '\n', text.Split('\n').Select(line => line.StartsWith('#') ? line : Code().Replace(line, "")));
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^ *```.*?^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencedBlock();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex Code();
}
