using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.TestSupport;

namespace NetGen.Tests.Frameworks;

/// <summary>The program of Frameworks/Consumer with the consumer's networks, compiled in C# 9 for a framework.</summary>
internal sealed class ConsumerProgram
{
    private static readonly ConcurrentDictionary<Framework, Lazy<ConsumerProgram>> Programs = new();

    private readonly Framework _framework;
    private readonly ConcurrentDictionary<string, Lazy<Transcript>> _transcripts = new();

    private ConsumerProgram(Framework framework)
    {
        _framework = framework;
        (Image, Generated) =
            NetworkCompiler.Build(LanguageVersion.CSharp9, [.. Sources], framework.Target(isProgram: true));
    }

    /// <summary>The executable.</summary>
    public byte[] Image { get; }

    /// <summary>What the generator wrote, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Generated { get; }

    public static IEnumerable<string> Sources => Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "Frameworks", "Consumer"), "*.cs")
        .Select(File.ReadAllText)
        .Append(string.Concat(ConsumerNetworks.All.Select(network => network.Spec.ToSource())));

    /// <summary>Compiled once.</summary>
    public static ConsumerProgram For(Framework framework) =>
        Programs.GetOrAdd(framework, _ => new(() => new ConsumerProgram(framework))).Value;

    /// <summary>What the program prints, run here against a build of the library.</summary>
    /// <param name="library">That of another framework; null: the one that it was compiled with.</param>
    public Transcript Run(Framework? library = null) => _transcripts.GetOrAdd(
        (library ?? _framework).Library,
        file => new(() => new Transcript(Print(Image, file, ConsumerNetworks.Script)))).Value;

    /// <summary>What a program prints about a script, run here against a library.</summary>
    public static string Print(byte[] image, string library, string script)
    {
        var context = new ConsumerContext(library);
        try
        {
            Assembly assembly = context.LoadFromStream(new MemoryStream(image));
            using var output = new StringWriter();
            assembly.GetType($"{NetworkCompiler.Namespace}.Program", throwOnError: true)!
                .GetMethod("Run")!.CreateDelegate<Action<TextReader, TextWriter>>()
                .Invoke(new StringReader(script), output);
            return output.ToString();
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>Takes the library from a file, not the one that the tests themselves use.</summary>
    private sealed class ConsumerContext(string library) : AssemblyLoadContext("consumer", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == "NetGen" ? LoadFromAssemblyPath(library) : null;
    }
}
