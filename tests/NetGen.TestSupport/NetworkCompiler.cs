using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator;

namespace NetGen.TestSupport;

/// <summary>Compiles annotated classes as a user's compiler would, and stricter: any warning is a failure.</summary>
/// <remarks>
/// Warning level 9999, nullable, checked arithmetic, optimized; under a culture whose minus sign is U+2212, since a number
/// that is printed by culture breaks Swedish builds only.
/// </remarks>
public static class NetworkCompiler
{
    /// <summary>Where the classes of <see cref="NetworkSpec.ToSource"/> stand.</summary>
    public const string Namespace = "TestNetworks";

    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyReferences = new(FindReferences);

    /// <summary>The shared framework, NetGen and this library.</summary>
    public static ImmutableArray<MetadataReference> References => LazyReferences.Value;

    /// <summary>Compiles the specs' classes, in C# 9: the oldest language that generated code promises to be.</summary>
    public static CompiledNetworks Compile(IEnumerable<NetworkSpec> specs) =>
        Compile(LanguageVersion.CSharp9, [string.Concat(specs.Select(spec => spec.ToSource()))]);

    /// <summary>Compiles source files of a user.</summary>
    /// <exception cref="CompilationFailedException">The compiler or the generator has a warning or an error.</exception>
    public static CompiledNetworks Compile(LanguageVersion language, params string[] sources)
    {
        (byte[] image, IReadOnlyDictionary<string, string> generated) = Build(language, sources);
        return new CompiledNetworks(image, generated);
    }

    /// <summary>The assembly of a user's source files, and what the generator wrote, by hint name.</summary>
    /// <param name="language">The user's.</param>
    /// <param name="sources">Source files.</param>
    /// <param name="target">What they are compiled for; null: a library for the framework that runs.</param>
    /// <exception cref="CompilationFailedException">The compiler or the generator has a warning or an error.</exception>
    public static (byte[] Image, IReadOnlyDictionary<string, string> Generated) Build(
        LanguageVersion language, string[] sources, CompilerTarget? target = null)
    {
        CSharpCompilation compilation = Generate(language, sources, out GeneratorRunResult run, target);
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Diagnostic[] problems =
            [.. run.Diagnostics.Concat(emitted.Diagnostics).Where(problem => problem.Severity >= DiagnosticSeverity.Warning)];
        if (run.Exception is not null || problems.Length > 0 || !emitted.Success)
        {
            throw new CompilationFailedException(Describe(problems, run.Exception), problems);
        }

        return (
            image.ToArray(), run.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString()));
    }

    /// <summary>Runs the generator under the Swedish minus; the compilation that it completes may have errors.</summary>
    public static CSharpCompilation Generate(
        LanguageVersion language, string[] sources, out GeneratorRunResult run, CompilerTarget? target = null)
    {
        // The symbol is the SDK's for the framework that the tests run on.
        target ??= new CompilerTarget(References, ["NET8_0_OR_GREATER"], IsProgram: false);
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureWithLongMinus();
        try
        {
            var parse = new CSharpParseOptions(language, preprocessorSymbols: target.Symbols);
            var options = new CSharpCompilationOptions(
                target.IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                checkOverflow: true,
                warningLevel: 9999,
                nullableContextOptions: NullableContextOptions.Enable);
            var compilation = CSharpCompilation.Create(
                $"Networks{Guid.NewGuid():N}",
                sources.Select((text, n) => CSharpSyntaxTree.ParseText(text, parse, $"Source{n}.cs", Encoding.UTF8)),
                target.References,
                options);
            GeneratorDriver driver = CSharpGeneratorDriver
                .Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: parse)
                .RunGeneratorsAndUpdateCompilation(compilation, out Compilation completed, out _);
            run = driver.GetRunResult().Results.Single();
            return (CSharpCompilation)completed;
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static CultureInfo CultureWithLongMinus()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return culture;
    }

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        // The shared framework only: what else the test process has loaded, a user's compilation does not see.
        string framework = RuntimeEnvironment.GetRuntimeDirectory();
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        IEnumerable<string> files = trusted.Split(Path.PathSeparator)
            .Where(file => file.StartsWith(framework, StringComparison.Ordinal))
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Append(typeof(NetworkCompiler).Assembly.Location);
        return [.. files.Select(file => MetadataReference.CreateFromFile(file))];
    }

    /// <summary>Each problem with its surroundings in numbered lines; the first few, since one mistake has many echoes.</summary>
    private static string Describe(Diagnostic[] problems, Exception? exception)
    {
        // What the compiler misses after that is an echo.
        if (exception is not null) return $"The generator threw {exception}";

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{problems.Length} problems");
        foreach (Diagnostic problem in problems.Take(8))
        {
            text.Append("\n\n").Append(problem.ToString());
            if (problem.Location.SourceTree is not { } tree) continue;

            var lines = tree.GetText().Lines;
            int line = problem.Location.GetLineSpan().StartLinePosition.Line;
            for (int n = Math.Max(0, line - 3); n <= Math.Min(lines.Count - 1, line + 3); n++)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{(n == line ? '>' : ' ')}{n + 1,6}  {lines[n]}");
            }
        }

        return text.ToString();
    }
}
