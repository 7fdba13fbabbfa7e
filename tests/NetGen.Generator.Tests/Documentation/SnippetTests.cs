using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>
/// C# in documents is not typed there: it is a region of a file that is compiled, or what the generator writes. A page
/// that differs from its source fails.
/// </summary>
/// <remarks>NETGEN_ACCEPT_SNAPSHOTS=1 writes the blocks anew. CONTRIBUTING.md says how a block is marked.</remarks>
public sealed class SnippetTests
{
    /// <summary>Pages of diagnostics have wrong code on purpose; decisions tell of their day.</summary>
    private static readonly string[] Others = ["docs/diagnostics/", "docs/decisions/"];

    public static TheoryData<string> Pages => [.. WithRightCode];

    internal static IEnumerable<string> WithRightCode =>
        Documents.All.Where(page => !Others.Any(folder => page.StartsWith(folder, StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Blocks_are_what_their_sources_say(string page) => Snippets.Verify(
        Path.Combine(Paths.Repository, page),
        Source.Read,
        accept: Environment.GetEnvironmentVariable("NETGEN_ACCEPT_SNAPSHOTS") == "1");

    /// <summary>So that a rule above that finds no page, or no block, is noticed.</summary>
    [Fact]
    public void There_are_pages_with_blocks()
    {
        MarkdownBlock[] blocks = [.. Documents.All.SelectMany(page =>
            MarkdownPage.Load(Path.Combine(Paths.Repository, page)).Blocks())];
        Assert.All(
            new[] { "snippet: ", "generated: ", "table: " },
            kind => Assert.True(
                blocks.Count(block => block.Marker.StartsWith(kind, StringComparison.Ordinal)) > 3, kind));
    }
}
