using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.Generator.Parse;
using NetGen.Compiler.Plan;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>What single pages promise.</summary>
public sealed class PageTests
{
    /// <summary>docs/maths.md: every equation of the two layers beside the code that computes it.</summary>
    [Theory]
    [InlineData("(5-15)")]
    [InlineData("(5-16)")]
    [InlineData("(5-17)")]
    [InlineData("(5-18)")]
    [InlineData("(5-19)")]
    [InlineData("(5-20)")]
    [InlineData("(5-21)")]
    [InlineData("(5-22)")]
    [InlineData("(5-24)")]
    public void Every_equation_stands_beside_code(string number)
    {
        IEnumerable<MarkdownBlock> generated = MarkdownPage.Load(Page("maths.md")).Blocks()
            .Where(block => block.Marker.StartsWith("generated: Chapter.", StringComparison.Ordinal));
        Assert.Contains(generated, block => block.Text.Contains($"// {number} ", StringComparison.Ordinal));
    }

    /// <summary>docs/limits.md: the numbers are those of the code.</summary>
    [Fact]
    public void Limits_are_the_codes()
    {
        string page = Regex.Replace(File.ReadAllText(Page("limits.md")), @"\s+", " ");
        Assert.Equal(1 << 28, ShapeRules.MaxParameters);
        string[] wanted =
        [
            $"| neurons of a layer, inputs of a network | {Number(ShapeRules.MaxWidth)} |",
            "| weights and biases | 2²⁸ |",
            $"| weights with `Kernel = Kernel.Scalar` | {Number(PlanQueries.MaxUnrolledWeights)} |",
            $"up to {Budgets.UnrolledTiles} registers of 512 bits: "
                + $"{Number(16 * Budgets.UnrolledTiles)} `float`, {Number(8 * Budgets.UnrolledTiles)} `double`",
            $"| none | up to {Number(Budgets.UnrolledWeights)} | Scalar |",
            $"{Budgets.LocalWeights} weights and {Budgets.LocalNeurons} neurons, inputs included",
            $"methods of at most {Number(Budgets.MethodInstructions)} instructions",
            $"up to {Budgets.LaneParameters} parameters",
            $"within {Budgets.CacheBytes / 1024} kB",
            $"within {Budgets.BatchStackBytes / 1024} kB of stack",
            $"at most {Budgets.CopyBytes / 1024} kB",
            $"at most {Budgets.BatchParts} parts",
            $"up to {Budgets.StackBytes / 1024} kB",
        ];
        Assert.All(wanted, text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    /// <summary>docs/frameworks.md: whoever writes the library's types for a small runtime is told of each.</summary>
    [Fact]
    public void Types_for_small_runtimes_are_listed()
    {
        string page = File.ReadAllText(Page("frameworks.md"));
        string library = File.ReadAllText(Path.Combine(
            Paths.Repository, "tests", "NetGen.Tests", "Frameworks", "SmallRuntime", "Library.cs"));
        string[] types = [.. Regex.Matches(library, @"(?:class|struct|interface) (\w+)").Select(match => match.Groups[1].Value)];
        Assert.True(types.Length > 10);
        Assert.All(types, type => Assert.Contains($"`{type}`", page, StringComparison.Ordinal));
    }

    /// <summary>Forward is the first part of a step by hand: for an answer, pages and templates call Predict.</summary>
    [Fact]
    public void Forward_stands_only_before_Backward()
    {
        string templates = Path.Combine(Paths.Repository, "templates", "NetGen.Templates", "content");
        (string Place, string Text)[] codes =
        [
            .. SnippetTests.WithRightCode.SelectMany(page => MarkdownPage
                .Load(Path.Combine(Paths.Repository, page)).Blocks()
                .Where(block => block.Language == "csharp").Select(block => (page, block.Text))),
            .. Directory.GetFiles(templates, "*.cs", SearchOption.AllDirectories)
                .Select(file => (Path.GetRelativePath(templates, file).Replace('\\', '/'), File.ReadAllText(file))),
        ];
        Assert.DoesNotContain(
            codes, code => Regex.IsMatch(code.Text, @"\.Forward\((?!.*\.(?:Backward|BackwardFrom|TrainStepFrom)\()", RegexOptions.Singleline));
        Assert.All(
            new[] { "README.md", "src/NetGen/README.md", "docs/getting-started.md", "netgen-network/Program.cs" },
            place => Assert.Contains(codes, code => code.Place == place && code.Text.Contains(".Predict(")));
    }

    /// <summary>Text that names what a reader does not have.</summary>
    [Fact]
    public void Nothing_speaks_of_papers_outside_of_the_repository()
    {
        var paper = new Regex(@"\b(?:DESIGN|MATH|STYLE)\b", RegexOptions.CultureInvariant);
        IEnumerable<string> sources = new[] { "generator", "src", "tests", "samples", "benchmarks", "templates" }
            .SelectMany(folder => Paths.Sources(folder))
            .Where(file => Path.GetFileName(file) != "PageTests.cs");
        Assert.DoesNotContain(
            sources.Concat(Documents.All.Where(page => page != "CHANGELOG.md").Select(page => Path.Combine(Paths.Repository, page))),
            file => paper.IsMatch(File.ReadAllText(file)));
    }

    private static string Page(string name) => Path.Combine(Paths.Repository, "docs", name);

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
