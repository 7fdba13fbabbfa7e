using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Benchmarks.Cases;
using NetGen.Generator;

namespace NetGen.Benchmarks.Engines;

/// <summary>
/// Generates and compiles networks as a user's Release build does, so that any topology can be asked for.
/// </summary>
internal static class NetworkCompiler
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using NetGen;
        using NetGen.Benchmarks.Cases;
        using NetGen.Benchmarks.Engines;

        namespace Measured;


        """;

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp13);

    /// <summary>Makes an engine of each source; the function wants the problem of its topology.</summary>
    public static IReadOnlyDictionary<NetworkSource, Func<Problem, Engine>> Compile(
        IReadOnlyCollection<NetworkSource> sources)
    {
        CSharpCompilation compilation = Compilation(sources.Select(source => source.Declaration + source.Loops));
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation completed, out _);
        using var image = new MemoryStream();
        var emitted = completed.Emit(image);
        if (!emitted.Success)
        {
            IEnumerable<Diagnostic> errors = emitted.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error);
            throw new InvalidOperationException(string.Join('\n', errors));
        }

        image.Position = 0;
        var assembly = AssemblyLoadContext.Default.LoadFromStream(image);
        return sources.ToDictionary(source => source, source =>
        {
            Type loops = assembly.GetType($"Measured.{source.Name}Loops", throwOnError: true)!;
            return (Func<Problem, Engine>)(problem => (Engine)Activator.CreateInstance(loops, problem)!);
        });
    }

    public static GeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Parse);

    public static CSharpCompilation Compilation(IEnumerable<string> texts) => CSharpCompilation.Create(
        $"Measured{Guid.NewGuid():N}",
        texts.Select(text => CSharpSyntaxTree.ParseText(Usings + text, Parse, encoding: Encoding.UTF8)),
        References(),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable));

    private static IEnumerable<MetadataReference> References()
    {
        string framework = RuntimeEnvironment.GetRuntimeDirectory();
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator)
            .Where(file => file.StartsWith(framework, StringComparison.Ordinal))
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Append(typeof(Engine).Assembly.Location)
            .Select(file => MetadataReference.CreateFromFile(file));
    }
}
