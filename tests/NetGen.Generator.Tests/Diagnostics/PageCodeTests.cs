using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>The pages' code is what the pages say: wrong by their rule and no other, or right.</summary>
public sealed class PageCodeTests
{
    private const string Usings = "using System;\nusing NetGen;\n";

    public static TheoryData<string> Ids =>
        [.. DiagnosticDescriptors.All.Select(rule => rule.Id).Where(id => Code(id, "Wrong") is not null)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Wrong_code_breaks_the_rule(string id)
    {
        CSharpCompilation completed = Completed(id, "Wrong", out GeneratorRunResult result);
        IEnumerable<Diagnostic> found = (await GeneratorRunner.Analyze(completed)).Concat(result.Diagnostics);
        Assert.Equal([id], found.Select(diagnostic => diagnostic.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Right_code_breaks_none(string id)
    {
        CSharpCompilation completed = Completed(id, "Right", out GeneratorRunResult result);
        var (found, said) = await GeneratorRunner.Examine(completed);
        Assert.Empty(found);
        Assert.Empty(result.Diagnostics);
        Assert.DoesNotContain(said, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>Pages about the project file have no code.</summary>
    [Fact]
    public void All_pages_but_one_have_code() =>
        Assert.Equal(DiagnosticDescriptors.All.Length - 1, Ids.Count);

    private static CSharpCompilation Completed(string id, string section, out GeneratorRunResult result)
    {
        string code = Code(id, section)!;
        CSharpCompilation compilation = GeneratorRunner.Compile(Usings + code + Weights(code));
        bool isProgram = compilation.SyntaxTrees.Any(tree =>
            tree.GetRoot().ChildNodes().Any(node => node is GlobalStatementSyntax));
        compilation = compilation.WithOptions(compilation.Options.WithOutputKind(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));
        result = GeneratorRunner.Run(compilation, Settings.Default, out CSharpCompilation output);
        return output;
    }

    /// <summary>The file of frozen weights that a page mentions: "Xor.Weights.cs of a network 2-3-1".</summary>
    private static string Weights(string code)
    {
        Match mention = Regex.Match(code, @"(\w+)\.Weights\.cs of a network ([\d-]+)");
        return mention.Success
            ? $"partial class {mention.Groups[1]} {{ "
                + FrozenSource.Member([.. mention.Groups[2].Value.Split('-').Select(int.Parse)], "Sigmoid, Identity") + " }"
            : "";
    }

    private static string? Code(string id, string section)
    {
        string page = File.ReadAllText(Path.Combine(Paths.Repository, "docs", "diagnostics", id + ".md"));
        Match match = Regex.Match(page, $@"\n## {section}\n\n```csharp\n(.*?)```", RegexOptions.Singleline);
        return match.Success ? match.Groups[1].Value : null;
    }
}
