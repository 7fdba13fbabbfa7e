using System.Reflection;

namespace NetGen.Package.Tests.Harness;

/// <summary>What the build wrote down for the tests.</summary>
internal static class Metadata
{
    public static string Project { get; } = Of("Project");

    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Project, "..", ".."));

    /// <summary>Where the sources are published; empty until that is known.</summary>
    public static string RepositoryUrl { get; } = Of("RepositoryUrl");

    public static bool HasRepository => RepositoryUrl.Length > 0;

    /// <summary>The folder where this machine keeps packages that were downloaded.</summary>
    public static string NuGetPackages { get; } = Of("NuGetPackages");

    public static string[] CompilerVersions { get; } = Of("CompilerVersions").Split(';');

    private static string Of(string key) => typeof(Metadata).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value ?? "";
}
