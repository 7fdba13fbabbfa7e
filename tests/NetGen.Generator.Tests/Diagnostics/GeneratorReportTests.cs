using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What the generator says, once, and never what the analyzer says already.</summary>
public sealed class GeneratorReportTests
{
    private const string Wrong =
        "using NetGen;\n[Network(Inputs = 2, Hidden = 0, Outputs = 1)] public partial class Xor;";

    public static TheoryData<WrongCase> SpellingCases => [.. GeneratorCases.Spelling];

    public static TheoryData<WrongCase> LeftOutCases => [.. GeneratorCases.LeftOut];

    [Theory]
    [MemberData(nameof(SpellingCases))]
    public async Task What_does_not_exist_is_reported_once(WrongCase wrong)
    {
        Markup markup = Markup.Parse("using NetGen;\n" + wrong.Source);
        GeneratorRunResult result = GeneratorRunner.Run(
            GeneratorRunner.Compile(markup.Source), Settings.Default, out CSharpCompilation output);
        Diagnostic found = Assert.Single(result.Diagnostics);
        AssertIs(wrong, markup, found);
        Assert.Equal("File0.cs", found.Location.GetLineSpan().Path);
        Assert.Equal(1, found.Location.GetLineSpan().StartLinePosition.Line);

        // An editor asks analyzers all the same.
        Assert.Empty(await GeneratorRunner.Analyze(output));
        Assert.Equal([wrong.CompilerError], Errors(output));
    }

    [Fact]
    public void Several_mistakes_are_reported_each_at_its_place()
    {
        GeneratorRunResult result = GeneratorRunner.Run(
            GeneratorRunner.Compile(
                "using NetGen;\n[Network(Input = 2, Hidden = 3, Output = 1, Loss = Loss.MSE)] public partial class Xor;"),
            Settings.Default,
            out _);
        Assert.Equal(
            ["NETGEN043 9", "NETGEN043 32", "NETGEN044 51"],
            result.Diagnostics.OrderBy(found => found.Location.SourceSpan.Start).Select(found =>
                $"{found.Id} {found.Location.GetLineSpan().StartLinePosition.Character}"));
    }

    [Theory]
    [MemberData(nameof(LeftOutCases))]
    public async Task What_is_left_out_names_its_option(WrongCase wrong)
    {
        Markup markup = Markup.Parse("using NetGen;\n" + wrong.Source);
        GeneratorRunner.Run(GeneratorRunner.Compile(markup.Source), out CSharpCompilation output);
        AssertIs(wrong, markup, Assert.Single(await GeneratorRunner.Analyze(output)));
        Assert.Equal([wrong.CompilerError], Errors(output));
    }

    [Theory]
    [InlineData("Gradients = false", "xor.Nothing(1);")]
    [InlineData("Gradients = false", "xor.TrainStep(1);")]
    [InlineData("Gradients = false", "this.Fit(1);")]
    [InlineData("InputGradients = true", "xor.Fit(1);")]
    [InlineData("Inputs = 0", "xor.Fit(1);")]
    public async Task Other_errors_are_left_to_the_compiler(string option, string statement)
    {
        GeneratorRunner.Run(
            GeneratorRunner.Compile(
                $$"""
                using NetGen;
                [Network({{(option[0] == 'I' && option.EndsWith('0') ? "" : "Inputs = 2, ")}}Hidden = 3, Outputs = 1, {{option}})]
                public partial class Xor;
                public class Program { public void Run(Xor xor) { {{statement}} } }
                """),
            out CSharpCompilation output);
        Assert.DoesNotContain(await GeneratorRunner.Analyze(output), found => found.Id == "NETGEN046");
        Assert.NotEmpty(Errors(output));
    }

    [Fact]
    public void An_analyzers_error_is_not_said_twice() =>
        Assert.Empty(GeneratorRunner.Run(GeneratorRunner.Compile(Wrong), Settings.Default, out _).Diagnostics);

    public static TheoryData<string, AnalyzerConfigOptionsProvider, string> Silences => new()
    {
        { "no analyzers", Settings.Project(runAnalyzers: "false"), "" },
        { "no analyzers, spelled otherwise", Settings.Project(runAnalyzers: "False"), "" },
        { "no analyzers in a build", Settings.Project(runAnalyzersDuringBuild: "false"), "" },
        { "nobody knows", Settings.Unknown, "" },
        { "no analyzers' errors", Settings.Default.With("dotnet_analyzer_diagnostic.severity", "none"), "" },
        { "none of this category", Settings.Default.With("dotnet_analyzer_diagnostic.category-netgen.severity", "warning"), "" },
        { "NoWarn", Settings.Default, "NoWarn" },
        { "a milder severity", Settings.Default, "Milder" },
        { "a line of .editorconfig", Settings.Default, ".editorconfig" },
        { "a line of .globalconfig", Settings.Default, ".globalconfig" },
        { "a pragma", Settings.Default, "#pragma warning disable NETGEN015\n" },
        {
            "an attribute",
            Settings.Default,
            "[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"NetGen\", \"NETGEN015\")]\n"
        },
    };

    [Theory]
    [MemberData(nameof(Silences))]
    public void Where_nobody_reports_an_error_the_generator_does(
        string how, AnalyzerConfigOptionsProvider settings, string suppression)
    {
        Assert.NotNull(how);
        CSharpCompilation compilation = GeneratorRunner.Compile(
            suppression.Contains('\n') ? Wrong.Replace("\n", "\n" + suppression) : Wrong);
        if (suppression is "NoWarn" or "Milder")
        {
            compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            [
                new("NETGEN015", suppression == "NoWarn" ? ReportDiagnostic.Suppress : ReportDiagnostic.Warn),
                new("NETGEN042", ReportDiagnostic.Suppress),
            ]));
        }
        else if (suppression.EndsWith("config", StringComparison.Ordinal))
        {
            compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(
                new Silenced(isGlobal: suppression == ".globalconfig", "NETGEN015", "NETGEN042")));
        }

        GeneratorRunResult result = GeneratorRunner.Run(compilation, settings, out CSharpCompilation output);
        Assert.Equal(
            "'Xor' is not compiled, because of NETGEN015: Hidden is 0, but a layer has at least 1 neuron: write a "
                + "positive number, or HiddenLayers = new int[0] in its place for a network without a hidden layer",
            Assert.Single(result.Diagnostics).GetMessage(CultureInfo.InvariantCulture));

        // Nothing that is written into a project changes it.
        Diagnostic effective = Assert.Single(CompilationWithAnalyzers.GetEffectiveDiagnostics(result.Diagnostics, output));
        Assert.Equal(DiagnosticSeverity.Error, effective.Severity);
        Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, effective.Descriptor.CustomTags);
    }

    [Theory]
    [InlineData("true", "false")]
    [InlineData("", "true")]
    public void A_project_that_runs_its_analyzers_hears_them(string run, string duringBuild) => Assert.Empty(
        GeneratorRunner.Run(GeneratorRunner.Compile(Wrong), Settings.Project(run, duringBuild), out _).Diagnostics);

    [Fact]
    public void An_error_without_members_is_reported_too()
    {
        GeneratorRunResult result = GeneratorRunner.Run(
            GeneratorRunner.Compile("using NetGen;\n[Network(Hidden = 3, Outputs = 1)] public class Xor;"),
            Settings.Project(runAnalyzers: "false"),
            out _);
        Assert.Equal(["NETGEN042", "NETGEN042"], result.Diagnostics.Select(found => found.Id));
        Assert.Empty(result.GeneratedSources);
    }

    private static void AssertIs(WrongCase wrong, Markup markup, Diagnostic found)
    {
        Assert.Equal(wrong.Name, found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(
            markup.Marks.Select(markup.Describe), [markup.Describe(new Mark(found.Id, found.Location.SourceSpan))]);
    }

    private static IEnumerable<string> Errors(CSharpCompilation compilation) => compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(diagnostic => diagnostic.Id);

    /// <summary>As the compiler reads a configuration file: dotnet_diagnostic.NETGEN015.severity = none.</summary>
    private sealed class Silenced(bool isGlobal, params string[] ids) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
            GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            Find(diagnosticId, !isGlobal, out severity);

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            Find(diagnosticId, isGlobal, out severity);

        private bool Find(string id, bool isHere, out ReportDiagnostic severity)
        {
            bool isFound = isHere && ids.Contains(id);
            severity = isFound ? ReportDiagnostic.Suppress : ReportDiagnostic.Default;
            return isFound;
        }
    }
}
