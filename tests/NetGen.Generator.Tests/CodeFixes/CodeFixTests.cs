using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.CodeFixes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>A fix changes what it says and nothing else; afterwards the network is compiled.</summary>
public sealed class CodeFixTests
{
    private const string Prefix = "using NetGen;\n";

    public static TheoryData<FixCase> All =>
        [.. FixCases.Types, .. FixCases.Options, .. LayoutCases.Removed, .. LayoutCases.Added];

    public static TheoryData<string> WithoutFix => [.. FixCases.NoFix.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task One_by_one(FixCase example)
    {
        Document document = FixRunner.Open(Prefix + example.Before, example.Language);
        var runner = new FixRunner(example.Fix);
        CodeAction offer = Assert.IsAssignableFrom<CodeAction>(await runner.Offer(document));
        Assert.Equal(example.Title, offer.Title);
        await AssertMended(example, await runner.FixOneByOne(document));
    }

    [Theory]
    [MemberData(nameof(All))]
    [Trait("Category", "Slow")]
    public async Task All_at_once(FixCase example) => await AssertMended(
        example, await new FixRunner(example.Fix).FixAll(FixRunner.Open(Prefix + example.Before, example.Language)));

    [Theory]
    [MemberData(nameof(WithoutFix))]
    public async Task Nothing_is_offered_where_the_mend_is_not_obvious(string name)
    {
        (_, CodeFixProvider fix, string source) = FixCases.NoFix.Single(row => row.Name == name);
        Document document = FixRunner.Open(Prefix + source);
        Assert.Contains(
            await FixRunner.Diagnose(document), diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id));
        Assert.Null(await new FixRunner(fix).Offer(document));
    }

    [Fact]
    public void Every_fix_is_exported_and_has_a_case()
    {
        Type[] fixes = [.. typeof(NetworkFix).Assembly.GetExportedTypes().Where(type => !type.IsAbstract)];
        Assert.All(fixes, fix =>
        {
            ExportCodeFixProviderAttribute export = fix.GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
            Assert.Equal(fix.Name, export.Name);
            Assert.Equal([LanguageNames.CSharp], export.Languages);
        });
        Assert.Equal(
            fixes.ToHashSet(),
            FixCases.Types.Concat(FixCases.Options).Select(example => example.Fix.GetType()).ToHashSet());
    }

    [Fact]
    public void The_index_marks_the_rules_that_have_a_fix()
    {
        string[] marked =
        [
            .. File.ReadAllLines(Path.Combine(Paths.Repository, "docs", "diagnostics", "README.md"))
                .Where(line => line.StartsWith("| [NETGEN", StringComparison.Ordinal))
                .Where(line => line.EndsWith("| yes |", StringComparison.Ordinal))
                .Select(line => line[3..12]),
        ];
        IEnumerable<string> fixable = FixCases.Types.Concat(FixCases.Options)
            .SelectMany(example => example.Fix.FixableDiagnosticIds).Distinct()
            .Where(id => id.StartsWith("NETGEN", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(fixable, marked);
        Assert.Subset(DiagnosticDescriptors.All.Select(rule => rule.Id).ToHashSet(), marked.ToHashSet());
    }

    /// <summary>An editor that is too old for the fixes must still be able to load the generator.</summary>
    [Fact]
    public void Neither_assembly_refers_to_the_other()
    {
        Assert.DoesNotContain(
            typeof(NetworkFix).Assembly.GetReferencedAssemblies(),
            name => name.Name!.StartsWith("NetGen", StringComparison.Ordinal)
                || name.Name.StartsWith("System.Composition", StringComparison.Ordinal));
        Assert.DoesNotContain(
            typeof(NetworkGenerator).Assembly.GetReferencedAssemblies(),
            name => name.Name!.Contains("Workspaces", StringComparison.Ordinal) || name.Name == "NetGen.CodeFixes");
    }

    private static async Task AssertMended(FixCase example, Document document)
    {
        Assert.Equal(Prefix + example.After, await FixRunner.Text(document));
        GeneratorRunner.AssertNone(await FixRunner.Diagnose(document));
    }
}
