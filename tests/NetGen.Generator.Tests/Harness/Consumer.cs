extern alias Library;

using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Harness;

/// <summary>What a user's project references: a framework, and the NetGen library built for it.</summary>
internal sealed class Consumer
{
    /// <summary>The framework that the tests run on: spans and vectors.</summary>
    public static readonly Consumer Net10 = new(() =>
    [
        .. Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll").Where(IsManaged),
        typeof(Library::NetGen.NetworkAttribute).Assembly.Location,
    ]);

    /// <summary>netstandard2.0: neither; every signature takes arrays.</summary>
    public static readonly Consumer NetStandard20 = new(() =>
    [
        .. Directory.GetFiles(Paths.NetStandardReferences, "*.dll"),
        Path.Combine(AppContext.BaseDirectory, "arrays", "NetGen.dll"),
    ]);

    private readonly Lazy<IReadOnlyList<MetadataReference>> _references;

    private Consumer(Func<IEnumerable<string>> files) => _references = new(
        () => [.. files().Select(file => MetadataReference.CreateFromFile(file))]);

    public IReadOnlyList<MetadataReference> References => _references.Value;

    /// <summary>The runtime's folder holds native libraries too.</summary>
    private static bool IsManaged(string file)
    {
        string name = Path.GetFileName(file);
        return name is "mscorlib.dll" or "netstandard.dll" or "System.dll"
            || (name.StartsWith("System.", StringComparison.Ordinal) && !name.Contains(".Native"));
    }
}
