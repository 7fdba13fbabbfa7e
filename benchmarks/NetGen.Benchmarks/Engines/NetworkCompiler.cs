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
        using var image = new MemoryStream();
        Emit(Complete(sources, source => source.Loops), image);
        image.Position = 0;
        var assembly = AssemblyLoadContext.Default.LoadFromStream(image);
        return sources.ToDictionary(source => source, source =>
        {
            Type loops = assembly.GetType(source.LoopsName, throwOnError: true)!;
            return (Func<Problem, Engine>)(problem => (Engine)Activator.CreateInstance(loops, problem)!);
        });
    }

    /// <summary>
    /// Writes an assembly with the loops of each source. The loops themselves are optimized from the first call on, so
    /// that what is measured is the network's code.
    /// </summary>
    /// <param name="sources">The networks.</param>
    /// <param name="file">Where to.</param>
    /// <param name="change">Of the text of each generated file.</param>
    public static void Write(IReadOnlyCollection<NetworkSource> sources, string file, Func<string, string> change)
    {
        Compilation completed = Complete(sources, source => source.OptimizedLoops);
        foreach (SyntaxTree tree in completed.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs")))
        {
            completed = completed.ReplaceSyntaxTree(
                tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(
                    change(tree.ToString()), Encoding.UTF8)));
        }

        using FileStream image = File.Create(file);
        Emit(completed, image);
    }

    private static Compilation Complete(
        IEnumerable<NetworkSource> sources, Func<NetworkSource, string> loops)
    {
        CSharpCompilation compilation = Compilation(sources.Select(source => source.Declaration + loops(source)));
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation completed, out _);
        return completed;
    }

    private static void Emit(Compilation completed, Stream image)
    {
        var emitted = completed.Emit(image);
        if (!emitted.Success)
        {
            IEnumerable<Diagnostic> errors = emitted.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error);
            throw new InvalidOperationException(string.Join('\n', errors));
        }
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
