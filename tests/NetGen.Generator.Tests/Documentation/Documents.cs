using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>Every Markdown file of the repository, by its path from the root.</summary>
internal static class Documents
{
    private static readonly HashSet<string> Skipped =
        [".git", "bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", "node_modules"];

    public static IReadOnlyList<string> All { get; } =
        [.. Below(Paths.Repository).Select(Relative).Order(StringComparer.Ordinal)];

    private static string Relative(string path) => Path.GetRelativePath(Paths.Repository, path).Replace('\\', '/');

    private static IEnumerable<string> Below(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.md"),
        .. Directory.GetDirectories(folder)
            .Where(inner => !Skipped.Contains(Path.GetFileName(inner))).SelectMany(Below),
    ];
}
