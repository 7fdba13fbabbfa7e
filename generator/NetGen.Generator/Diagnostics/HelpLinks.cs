using System.Reflection;

namespace NetGen.Generator.Diagnostics;

/// <summary>
/// Where an editor finds a diagnostic's page: in the repository that the build names. A build that names none has no
/// links, rather than dead ones.
/// </summary>
internal static class HelpLinks
{
    private static readonly string? Repository = typeof(HelpLinks).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => attribute.Key == "RepositoryUrl")?.Value;

    public static string For(string id) => For(id, Repository);

    /// <param name="id">Such as NETGEN001.</param>
    /// <param name="repository">Its address, or null.</param>
    public static string For(string id, string? repository) =>
        string.IsNullOrEmpty(repository) ? "" : $"{repository}/blob/main/docs/diagnostics/{id}.md";
}
