using System.Reflection;
using System.Runtime.Loader;

namespace NetGen.Package.Tests.Compilers;

/// <summary>One version of Roslyn with the packed generator, by itself: nothing is shared with another version.</summary>
internal sealed class Compiler : AssemblyLoadContext
{
    private readonly Dictionary<string, string> _files;
    private readonly MethodInfo _run;

    public Compiler(string version, IEnumerable<string> analyzers)
        : base(version)
    {
        _files = new[] { "Microsoft.CodeAnalysis.Common", "Microsoft.CodeAnalysis.CSharp" }
            .SelectMany(package => Directory.GetFiles(Framework(package, version), "*.dll"))
            .Concat(analyzers)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file));
        Type compilation = LoadFromAssemblyPath(typeof(Compilation).Assembly.Location)
            .GetType(typeof(Compilation).FullName!, throwOnError: true)!;
        _run = compilation.GetMethod(nameof(Compilation.Run))!;
        RoslynVersion = (string)compilation.GetMethod(nameof(Compilation.Version))!.Invoke(null, [])!;
    }

    /// <summary>What it says of itself.</summary>
    public string RoslynVersion { get; }

    /// <summary>Generates, compiles and analyzes; all that came of it, as text.</summary>
    public string Run(string[] sources, string[] references) => (string)_run.Invoke(null, [sources, references])!;

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _files.TryGetValue(assemblyName.Name!, out string? file) ? LoadFromAssemblyPath(file) : null;

    /// <summary>The newest build that this version has for .NET.</summary>
    private static string Framework(string package, string version) => Directory
        .GetDirectories(Path.Combine(Metadata.NuGetPackages, package.ToLowerInvariant(), version, "lib"), "net*")
        .Where(folder => !Path.GetFileName(folder).StartsWith("netstandard", StringComparison.Ordinal))
        .MaxBy(folder => decimal.Parse(
            Path.GetFileName(folder).AsSpan()["net".Length..].TrimStart("coreap"),
            System.Globalization.CultureInfo.InvariantCulture))!;
}
