using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The index of equations, in each language: every row leads to what it names.</summary>
public sealed partial class ChapterIndexTests
{
    private const string File = "Chapter.Xor.g.cs";

    /// <summary>The chapter's own numbers; it has no (5-25).</summary>
    private static readonly string[] Equations = [.. Enumerable.Range(5, 20).Append(26).Select(n => $"(5-{n})")];

    public static TheoryData<string> Pages => ["docs/maths.md", "docs/ja/maths.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_equation_has_one_row(string page) =>
        Assert.Equal(Equations, Rows(page).Select(row => row[0]));

    /// <summary>Whose line in the code an equation of the derivation leads to.</summary>
    private static readonly Dictionary<string, string> Summary = new()
    {
        ["(5-5)"] = "(5-16)", ["(5-6)"] = "(5-16)", ["(5-7)"] = "(5-15)", ["(5-8)"] = "(5-17)", ["(5-9)"] = "(5-18)",
        ["(5-10)"] = "(5-20)", ["(5-11)"] = "(5-20)", ["(5-12)"] = "(5-19)", ["(5-13)"] = "(5-19)",
        ["(5-14)"] = "(5-21)", ["(5-23)"] = "(5-15)", ["(5-26)"] = "(5-19)",
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_row_leads_to_the_section_that_states_its_equation(string page)
    {
        Dictionary<string, string> sections = MarkdownPage.Load(Full(page)).Sections()
            .ToDictionary(section => MarkdownPage.AnchorOf(section.Split('\n')[0]));
        Assert.All(Rows(page), row =>
        {
            string anchor = Anchor().Match(row[1]).Groups[1].Value;
            Assert.True(sections.TryGetValue(anchor, out string? section), $"{row[0]}: there is no section '{anchor}'.");

            // As an equation, on a quoted line.
            Assert.Contains(section.Split('\n'), line => line.StartsWith("> ", StringComparison.Ordinal)
                && line.Contains(row[0], StringComparison.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_line_is_generated(string page)
    {
        string[] lines = [.. GeneratedText.Read(File, "Backward").Split('\n').Select(line => line.Trim())];
        Assert.All(Rows(page), row => Assert.Contains(MarkdownTable.CodeIn(row[2]).Single(), lines));
    }

    /// <summary>Comments have the numbers of the summary: the line stands below its own, or below that it leads to.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void The_line_stands_below_its_number(string page)
    {
        string code = GeneratedText.Read(File, "Backward");
        string[] numbered = [.. Equations.Where(number => code.Contains($"// {number} ", StringComparison.Ordinal))];
        Assert.Equal(["(5-15)", "(5-16)", "(5-17)", "(5-18)", "(5-19)", "(5-20)", "(5-21)", "(5-22)", "(5-24)"], numbered);
        Assert.All(Rows(page), row => Assert.Contains(
            MarkdownTable.CodeIn(row[2]).Single(),
            GeneratedText.Read(File, "Backward", Summary.GetValueOrDefault(row[0], row[0])).Split('\n')));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_test_exists(string page) => Assert.All(Rows(page), row =>
    {
        string[] name = MarkdownTable.CodeIn(row[3]).Single().Split('.');
        string source = Assert.Single(Paths.Sources("tests"), path => Path.GetFileName(path) == $"{name[0]}.cs");
        MethodDeclarationSyntax method = Assert.Single(
            CSharpSyntaxTree.ParseText(System.IO.File.ReadAllText(source)).GetRoot().DescendantNodes()
                .OfType<MethodDeclarationSyntax>(),
            method => method.Identifier.Text == name[1]);
        Assert.Contains(
            method.AttributeLists.SelectMany(list => list.Attributes), attribute => $"{attribute.Name}" is "Fact" or "Theory");
        Assert.EndsWith($"_5_{row[0][3..^1]}", name[1], StringComparison.Ordinal);
    });

    private static IReadOnlyList<IReadOnlyList<string>> Rows(string page) =>
        Assert.Single(MarkdownTable.Of(Full(page)), table => table.Rows.Any(row => row[0] == Equations[0])).Rows;

    private static string Full(string page) => Path.Combine(Paths.Repository, page);

    [GeneratedRegex(@"\]\(#([^)]+)\)")]
    private static partial Regex Anchor();
}
