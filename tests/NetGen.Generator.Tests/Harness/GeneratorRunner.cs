using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Tests.Harness;

/// <summary>Runs generator and analyzer on source text, as a compiler or an editor would.</summary>
internal static class GeneratorRunner
{
    public static CSharpCompilation Compile(params string[] sources) =>
        Compile(Consumer.Net10, LanguageVersion.CSharp14, sources);

    /// <summary>A user's project: the files File0.cs, File1.cs, …; level 9999, nullable, checked arithmetic.</summary>
    public static CSharpCompilation Compile(Consumer consumer, LanguageVersion language, params string[] sources) =>
        CSharpCompilation.Create(
            "Consumer",
            sources.Select((source, index) => Parse(source, index, language)),
            consumer.References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                warningLevel: 9999,
                checkOverflow: true,
                nullableContextOptions:
                    language < LanguageVersion.CSharp8 ? NullableContextOptions.Disable : NullableContextOptions.Enable));

    /// <summary>The same project with one of its files written anew.</summary>
    public static CSharpCompilation Edit(this CSharpCompilation compilation, int file, Func<string, string> edit)
    {
        SyntaxTree old = compilation.SyntaxTrees[file];
        string text = edit(old.ToString());
        Assert.NotEqual(old.ToString(), text);
        return compilation.ReplaceSyntaxTree(old, Parse(text, file, compilation.LanguageVersion));
    }

    /// <summary>A driver that notes why every step ran, in a project that runs its analyzers.</summary>
    public static GeneratorDriver Driver(CSharpCompilation compilation, AnalyzerConfigOptionsProvider? settings = null) =>
        CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            optionsProvider: settings ?? Settings.Default,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Generates; the generator itself must neither throw nor report.</summary>
    public static GeneratorRunResult Run(CSharpCompilation compilation, out CSharpCompilation output)
    {
        GeneratorRunResult result = Run(compilation, Settings.Default, out output);
        Assert.Empty(result.Diagnostics);
        return result;
    }

    /// <summary>Generates in a project of other settings; the generator may report.</summary>
    public static GeneratorRunResult Run(
        CSharpCompilation compilation, AnalyzerConfigOptionsProvider settings, out CSharpCompilation output)
    {
        GeneratorDriver driver = Driver(compilation, settings)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        output = (CSharpCompilation)updated;
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return result;
    }

    public static GeneratorRunResult Run(params string[] sources) => Run(Compile(sources), out _);

    /// <summary>Generates; the compiler must have nothing to say about the whole.</summary>
    public static GeneratorRunResult RunClean(CSharpCompilation compilation)
    {
        GeneratorRunResult result = Run(compilation, out CSharpCompilation output);
        AssertNone(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden));
        return result;
    }

    /// <summary>What the analyzers say about a project that the generator has completed.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Analyze(CSharpCompilation compilation) =>
        await WithAnalyzers(compilation).GetAnalyzerDiagnosticsAsync();

    /// <summary>What the analyzers say, and what the compiler does: both in the time of either.</summary>
    public static async Task<(IReadOnlyList<Diagnostic> Analyzers, IReadOnlyList<Diagnostic> Compiler)> Examine(
        CSharpCompilation compilation)
    {
        ILookup<bool, Diagnostic> all = (await WithAnalyzers(compilation).GetAllDiagnosticsAsync())
            .ToLookup(diagnostic => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal));
        return ([.. all[false]], [.. all[true]]);
    }

    /// <summary>Fails with each diagnostic and the line that it is about.</summary>
    public static void AssertNone(IEnumerable<Diagnostic> diagnostics)
    {
        string text = string.Join("\n", diagnostics.Take(20).Select(diagnostic =>
            $"{diagnostic}\n    {Line(diagnostic.Location)}"));
        Assert.True(text.Length == 0, text);
    }

    private static CompilationWithAnalyzers WithAnalyzers(CSharpCompilation compilation) =>
        compilation.WithAnalyzers([new NetworkAnalyzer(), new UsageAnalyzer(), new LeftOutAnalyzer()]);

    private static SyntaxTree Parse(string source, int index, LanguageVersion language) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(language), $"File{index}.cs", Encoding.UTF8);

    private static string Line(Location location) => location.SourceTree is not { } tree
        ? ""
        : tree.GetText().Lines[location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
}
