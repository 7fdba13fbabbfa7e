using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Every id has its page, and every page its id.</summary>
public sealed class DocumentationTests
{
    private static readonly string Folder = Path.Combine(Paths.Repository, "docs", "diagnostics");

    /// <summary>A warning of the package's targets: no descriptor of the compiler's.</summary>
    private const string OfTheBuild = "NETGEN047";

    public static TheoryData<string> Ids => [.. DiagnosticDescriptors.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Has_a_page_with_wrong_and_right_code(string id)
    {
        DiagnosticDescriptor rule = DiagnosticDescriptors.All.Single(rule => rule.Id == id);
        Assert.Equal(HelpLinks.For(id), rule.HelpLinkUri);
        string page = File.ReadAllText(Path.Combine(Folder, id + ".md"));
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## Wrong\n\n```", page);
        Assert.Contains("\n## Right\n\n```", page);
    }

    /// <summary>A link that leads nowhere is worse than none.</summary>
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("https://example.org/owner/name", "https://example.org/owner/name/blob/main/docs/diagnostics/NETGEN001.md")]
    public void Links_lead_to_the_repository_if_the_build_names_one(string? repository, string link) =>
        Assert.Equal(link, HelpLinks.For("NETGEN001", repository));

    [Fact]
    public void Ids_are_unique_and_there_is_no_page_too_many()
    {
        string[] ids = [.. DiagnosticDescriptors.All.Select(rule => rule.Id)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(
            ids.Append(OfTheBuild).Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder, "NETGEN*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_index_has_a_line_for_each() => Assert.Equal(
        DiagnosticDescriptors.All.OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(rule =>
            $"| [{rule.Id}]({rule.Id}.md) | {(rule.DefaultSeverity == DiagnosticSeverity.Error ? "error" : "warning")} | {rule.Title} |"),
        File.ReadAllLines(Path.Combine(Folder, "README.md"))
            .Where(line => line.StartsWith("| [NETGEN", StringComparison.Ordinal) && !line.Contains(OfTheBuild))
            .Select(line => line[..(line[..^1].LastIndexOf('|') + 1)]));

    [Fact]
    public void The_builds_own_warning_has_its_page_and_line()
    {
        string page = File.ReadAllText(Path.Combine(Folder, OfTheBuild + ".md"));
        string title = page[..page.IndexOf('\n')].Replace($"# {OfTheBuild}: ", "");
        Assert.Contains(
            $"| [{OfTheBuild}]({OfTheBuild}.md) | warning | {title} | |\n",
            File.ReadAllText(Path.Combine(Folder, "README.md")));
        Assert.Contains(
            $"Code=\"{OfTheBuild}\"",
            File.ReadAllText(Path.Combine(Paths.Repository, "src", "NetGen", "build", "NetGen.targets")));
    }
}
