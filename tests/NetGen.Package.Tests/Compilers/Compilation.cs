using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Package.Tests.Compilers;

/// <summary>
/// What a compiler does with a project. Loaded once for every version of Roslyn, and called with strings alone: types of
/// one version mean nothing to another.
/// </summary>
public static class Compilation
{
    /// <summary>Texts of generated files, in order of their names, and whatever there is to say.</summary>
    public static string Run(string[] sources, string[] references)
    {
        var language = new CSharpParseOptions(LanguageVersion.CSharp9);
        var compilation = CSharpCompilation.Create(
            "Consumer",
            sources.Select((source, n) => CSharpSyntaxTree.ParseText(source, language, $"File{n}.cs", Encoding.UTF8)),
            references.Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                warningLevel: 9999,
                checkOverflow: true,
                nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([Create<IIncrementalGenerator>("NetworkGenerator").AsSourceGenerator()], parseOptions: language)
            .RunGeneratorsAndUpdateCompilation(
                compilation, out Microsoft.CodeAnalysis.Compilation completed, out ImmutableArray<Diagnostic> said);

        var text = new StringBuilder();
        foreach (GeneratedSourceResult file in driver.GetRunResult().Results.Single().GeneratedSources
            .OrderBy(file => file.HintName, StringComparer.Ordinal))
        {
            text.Append("// ").AppendLine(file.HintName).Append(file.SourceText);
        }

        ImmutableArray<Diagnostic> analyzed = completed
            .WithAnalyzers([.. Analyzers()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        // In order of their texts: analyzers run side by side, and say what they have to say in any order.
        foreach (string line in said.Concat(completed.GetDiagnostics()).Concat(analyzed)
            .Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)
            .Select(diagnostic => ((IFormattable)diagnostic).ToString(null, CultureInfo.InvariantCulture))
            .Order(StringComparer.Ordinal))
        {
            text.AppendLine(line);
        }

        return text.ToString();
    }

    /// <summary>The version that runs, for a test to see that it is the one it asked for.</summary>
    public static string Version() => typeof(SyntaxTree).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static IEnumerable<DiagnosticAnalyzer> Analyzers() => Generator().GetTypes()
        .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);

    private static T Create<T>(string name) =>
        (T)Activator.CreateInstance(Generator().GetTypes().Single(type => type.Name == name))!;

    private static Assembly Generator() => System.Runtime.Loader.AssemblyLoadContext
        .GetLoadContext(typeof(Compilation).Assembly)!.LoadFromAssemblyName(new AssemblyName("NetGen.Generator"));
}
