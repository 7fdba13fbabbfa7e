using System.Reflection;

namespace NetGen.Generator.Tests.Harness;

/// <summary>Where the repository's files are, as the build wrote it down.</summary>
internal static class Paths
{
    public static string Tests { get; } = Metadata("ProjectDirectory");

    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Tests, "..", ".."));

    public static string Generator { get; } = Path.Combine(Repository, "generator", "NetGen.Generator");

    /// <summary>The compiler's sources.</summary>
    public static string Compiler { get; } = Path.Combine(Repository, "generator", "NetGen.Compiler");

    public static string NetStandardReferences { get; } = Metadata("NetStandardReferences");

    /// <summary>The analyzers that come with the SDK.</summary>
    public static string Analyzers { get; } = Metadata("Analyzers");

    /// <summary>The C# files of a folder of the repository, without what was built.</summary>
    public static IEnumerable<string> Sources(params string[] folder) => Directory
        .GetFiles(Path.Combine([Repository, .. folder]), "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Repository, file).Split(Path.DirectorySeparatorChar)
            .Any(part => part is "bin" or "obj"));

    private static string Metadata(string key) => typeof(Paths).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
