using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using NetGen.TestSupport;

namespace NetGen.Tests.Frameworks;

/// <summary>
/// What a user compiles for: reference assemblies, and the build of the library that NuGet would pick for it.
/// </summary>
public sealed class Framework
{
    private static readonly string Packages = typeof(Framework).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Packages").Value!;

    private readonly Lazy<ImmutableArray<MetadataReference>> _references;

    private Framework(string name, string library, Func<IEnumerable<string>> files)
    {
        (Name, Library) = (name, library);
        _references = new(() => [.. files().Append(library).Select(file => MetadataReference.CreateFromFile(file))]);
    }

    public static Framework Net10 { get; } = new("net10.0", typeof(NetworkAttribute).Assembly.Location, () =>
        Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll").Where(IsManaged));

    public static Framework Net9 { get; } = new(
        "net9.0", Built("netstandard2.1"), () => Files("microsoft.netcore.app.ref/9.0.16/ref/net9.0"));

    public static Framework Net8 { get; } = new(
        "net8.0", Built("netstandard2.1"), () => Files("microsoft.netcore.app.ref/8.0.0/ref/net8.0"));

    public static Framework NetStandard21 { get; } = new(
        "netstandard2.1", Built("netstandard2.1"), () => Files("netstandard.library.ref/2.1.0/ref/netstandard2.1"));

    public static Framework NetStandard20 { get; } = new(
        "netstandard2.0", Built("netstandard2.0"), () => Files("netstandard.library/2.0.3/build/netstandard2.0/ref"));

    public static Framework Net472 { get; } = new("net472", Built("netstandard2.0"), () =>
    {
        const string Folder = "microsoft.netframework.referenceassemblies.net472/1.0.3/build/.NETFramework/v4.7.2";
        string[] names = ["mscorlib.dll", "System.dll", "System.Core.dll", "Facades/netstandard.dll"];
        return names.Select(name => Path.Combine(Packages, Folder, name));
    });

    public static IReadOnlyList<Framework> All { get; } = [Net10, Net9, Net8, NetStandard21, NetStandard20, Net472];

    public string Name { get; }

    /// <summary>The library's file.</summary>
    public string Library { get; }

    public bool HasSpan => !ReferenceEquals(this, NetStandard20) && !ReferenceEquals(this, Net472);

    public bool HasVectors => ReferenceEquals(this, Net10) || ReferenceEquals(this, Net9);

    public CompilerTarget Target(bool isProgram = false) =>
        new(_references.Value, HasSpan ? ["HAS_SPAN"] : [], isProgram);

    public override string ToString() => Name;

    private static string Built(string framework) =>
        Path.Combine(AppContext.BaseDirectory, "frameworks", framework, "NetGen.dll");

    private static string[] Files(string folder) => Directory.GetFiles(Path.Combine(Packages, folder), "*.dll");

    /// <summary>The runtime's folder holds native libraries too.</summary>
    private static bool IsManaged(string file)
    {
        string name = Path.GetFileName(file);
        return name is "mscorlib.dll" or "netstandard.dll" or "System.dll"
            || (name.StartsWith("System.", StringComparison.Ordinal) && !name.Contains(".Native", StringComparison.Ordinal));
    }
}
