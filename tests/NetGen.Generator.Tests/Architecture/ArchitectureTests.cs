using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using NetGen.Compiler.Plan;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>The table of stages in docs/architecture.md: who may know what, and where bounds stand.</summary>
public sealed partial class ArchitectureTests
{
    [Fact]
    public void The_compiler_depends_on_nothing() => Assert.All(
        typeof(Budgets).Assembly.GetReferencedAssemblies(), name => Assert.Equal("netstandard", name.Name));

    [Fact]
    public void Model_knows_no_stage_below_it() => AssertNowhere("Model", Stage("Plan|Lower|Program|Print"));

    [Fact]
    public void Algebra_knows_no_network() => AssertNowhere("Algebra", Stage("Model|Plan|Lower|Program|Print"));

    /// <summary>But for what numbers are, which every stage has to know.</summary>
    [Fact]
    public void Plan_knows_no_stage_below_it() => AssertNowhere("Plan", Stage("Lower|Print"));

    [Fact]
    public void Lower_knows_no_target_language() => AssertNowhere("Lower", Stage("Print"));

    [Fact]
    public void Programs_know_no_networks_and_no_target_language() =>
        AssertNowhere("Program", new(@"using NetGen\.Compiler\.(?:Plan|Model|Lower|Print|Prose)\b"));

    [Theory]
    [InlineData("Lower")]
    [InlineData("Prose")]
    public void What_comes_before_printers_knows_none(string stage) =>
        AssertNowhere(stage, new(@"using NetGen\.Compiler\.Print\b"));

    [Theory]
    [InlineData("Print/C99", "CSharp")]
    [InlineData("Print/CSharp", "C99")]
    [InlineData("Print/Writing", "C99|CSharp")]
    public void Printers_know_nothing_of_each_other(string printer, string others) =>
        AssertNowhere(printer, new($@"using NetGen\.Compiler\.Print\.(?:{others})\b"));

    [Theory]
    [InlineData("Lower")]
    [InlineData("Program")]
    public void Programs_hold_no_word_of_a_target_language(string stage) => AssertNowhere(
        stage, new("""
            "[^"]*(?:global::|Vector(?:128|256|512)|Unsafe\.|\b(?:float|double|nuint|stackalloc|static|void)\b)[^"]*"
            """.Trim()));

    /// <summary>
    /// What a stage wants to know of code it reads off the tree. Texts that are looked into are prose, digits, and lines
    /// that are put in their places.
    /// </summary>
    [Fact]
    public void Nobody_looks_into_strings_of_code() => Assert.Equal(
        [
            // Whether a number's digits have a fraction or an exponent: else it would be a whole one.
            "CLiteral.cs: String[]",
            // Macros are written in capitals.
            "CNames.cs: String.ToUpperInvariant",
            // Columns of figures in a comment.
            "CReport.cs: String.PadLeft",
            // Several lines are indented one by one.
            "CodeWriter.cs: String.Split",
            "CodeWriter.cs: String.TrimEnd",
            // The digits that .NET writes for a number.
            "Digits.cs: String.Replace",
            // Prose in XML: characters that stand for others, and whether it fits on a line.
            "Documentation.cs: String.Length",
            "Documentation.cs: String.Replace",
            // The text that carries a formula of the user's from file to file: its grammar is stated there.
            "FormulaText.cs: String.IndexOfAny",
            "FormulaText.cs: String.Length",
            "FormulaText.cs: String.Substring",
            "FormulaText.cs: String[]",
            // The names of a program's places and locals, to say what they stand for.
            "Legend.cs: String.Length",
            "Legend.cs: String.StartsWith",
            "Legend.cs: String[]",
            // Whether a statement fits on a line.
            "LibraryDialect.cs: String.Length",
            // Whether a number's digits have a fraction or an exponent: else it would be a whole one.
            "Literal.cs: String[]",
            // A formula as a textbook has it.
            "ProsePrinter.cs: String.EndsWith",
            "ProsePrinter.cs: String.Length",
            "ProsePrinter.cs: String.Split",
            "ProsePrinter.cs: String[]",
            // Names and prose in C: their characters have to be ASCII, and words are separated by underscores.
            "Spelling.cs: String.IndexOf",
            "Spelling.cs: String.Length",
            "Spelling.cs: String.Substring",
            "Spelling.cs: String.ToUpperInvariant",
            "Spelling.cs: String[]",
            // How wide a column of names is in a comment.
            "StorageMembers.cs: String.Length",
            // The sentences above a function, a line each.
            "ValueDialect.cs: String.Split",
            // How much fits on a line.
            "Wrapping.cs: String.Length",
            "Wrapping.cs: String.Split",
            "Wrapping.cs: String.TrimStart",
            "Wrapping.cs: String[]",
        ],
        ReadText.InCompiler().Order(StringComparer.Ordinal));

    [Fact]
    public void Parse_knows_no_emission() => AssertNowhere("Parse", new(@"\bPrint\b\s*[;.]"));

    [Fact]
    public void Parse_asks_Plan_through_its_queries_alone()
    {
        string[] files = [.. Sources("Parse").Where(file => PlanName().IsMatch(File.ReadAllText(file)))];
        Assert.Equal(
            ["FormulaRules.cs", "MemoryRules.cs", "ModelRules.cs", "NetworkValidator.cs"],
            files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        IEnumerable<string> others = typeof(PlanQueries).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(PlanQueries).Namespace && !type.IsNested && type != typeof(PlanQueries))
            .Select(type => type.Name);
        Regex other = new($@"\b(?:{string.Join('|', others)})\b");
        foreach (string text in files.Select(File.ReadAllText))
        {
            Assert.Equal(["using NetGen.Compiler.Plan;"], PlanName().Matches(text).Select(match => match.Value));
            Assert.Contains("PlanQueries.", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(other, text);
        }
    }

    [Fact]
    public void Which_options_a_network_has_is_asked_once()
    {
        IEnumerable<string> files = new[] { "Plan", "Lower", "Print", "Prose" }.SelectMany(Sources)
            .Where(file => KindOfNetwork().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetFileName(file));
        Assert.Equal(["Capabilities.cs"], files);
    }

    /// <summary>Most of them in Budgets; the page names each other file.</summary>
    [Fact]
    public void Bounds_stand_where_the_architecture_says()
    {
        string page = File.ReadAllText(Path.Combine(Paths.Repository, "docs", "architecture.md"));
        string[] files =
        [
            .. new[] { "Parse", "Plan", "Lower", "Print" }.SelectMany(Sources)
                .Where(file => Bound().IsMatch(File.ReadAllText(file)))
                .Select(file => Path.GetFileName(file)),
        ];
        Assert.Contains("Budgets.cs", files);
        Assert.All(files, file => Assert.Contains(file, page, StringComparison.Ordinal));
    }

    /// <summary>Beside spans, one build of the library has what another has; the decision names the exceptions.</summary>
    [Fact]
    public void Conditional_code_is_where_the_decision_says()
    {
        string decision = File.ReadAllText(Path.Combine(Paths.Repository, "docs", "decisions", "0003-frameworks.md"));
        string[] files =
        [
            .. Paths.Sources("src", "NetGen")
                .Where(file => OnLaterFrameworks().IsMatch(File.ReadAllText(file))).Select(file => Path.GetFileName(file)),
        ];
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Contains(file, decision, StringComparison.Ordinal));
    }

    [Fact]
    public void The_generator_is_built_against_the_lowest_useful_Roslyn()
    {
        Version version = typeof(NetworkGenerator).Assembly.GetReferencedAssemblies()
            .Single(name => name.Name == "Microsoft.CodeAnalysis").Version!;
        Assert.Equal(new Version(4, 3, 0, 0), version);
    }

    /// <summary>A stage that is opened.</summary>
    private static Regex Stage([StringSyntax(StringSyntaxAttribute.Regex)] string stages) =>
        new($@"using NetGen\.Compiler\.(?:{stages})\b");

    [GeneratedRegex(@"\b[mM]odel\.(?:Frozen|Gradients|InputGradients)\b")]
    private static partial Regex KindOfNetwork();

    [GeneratedRegex(@"using NetGen\.Compiler\.Plan[\w.]*;|\bPlan\.\w+\b(?!;)")]
    private static partial Regex PlanName();

    [GeneratedRegex(@"\bconst (?:int|long|double) \w+ = [\d-]")]
    private static partial Regex Bound();

    [GeneratedRegex(@"^#if (?!HAS_SPAN|NETGEN_GENERATOR)", RegexOptions.Multiline)]
    private static partial Regex OnLaterFrameworks();

    private static void AssertNowhere(string stage, Regex pattern)
    {
        string[] found =
        [
            .. Sources(stage).SelectMany(file => File.ReadAllLines(file)
                .Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal) && pattern.IsMatch(line))
                .Select(line => $"{Path.GetFileName(file)}: {line.Trim()}")),
        ];
        Assert.Empty(found);
    }

    private static string[] Sources(string stage)
    {
        string assembly = Directory.Exists(Path.Combine(Paths.Compiler, stage)) ? Paths.Compiler : Paths.Generator;
        string[] files = Directory.GetFiles(Path.Combine(assembly, stage), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        return files;
    }
}
