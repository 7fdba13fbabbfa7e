namespace NetGen.Package.Tests.Harness;

/// <summary>
/// All packages of this working tree, packed from a copy of it into a folder that serves as a package source. Packages
/// are unpacked into a folder of its own: no copy of an earlier run is ever taken.
/// </summary>
public sealed class LocalFeed : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netgen-packages-");

    public LocalFeed()
    {
        string sources = At("sources");
        Sources.CopyTo(sources);
        Dotnet.Run(
            sources, "pack", "NetGen.Packages.slnf", "-c", "Release", "--version-suffix", Suffix, Dotnet.NoAnalyzers,
            $"-p:PackageOutputPath={Packages}");
        Version = Path.GetFileNameWithoutExtension(Directory.GetFiles(Packages, "NetGen.Onnx.*.nupkg").Single())
            ["NetGen.Onnx.".Length..];

        File.WriteAllText(At("nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="NetGen" value="{Packages}" />
              </packageSources>
              <config>
                <add key="globalPackagesFolder" value="{At("unpacked")}" />
              </config>
              <fallbackPackageFolders>
                <add key="machine" value="{Metadata.NuGetPackages}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        // The first of their kind on the way up: nothing from above gets in.
        File.WriteAllText(At("Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <NetGenVersion>{Version}</NetGenVersion>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(At("Directory.Build.targets"), "<Project />");
        File.WriteAllText(At("Directory.Packages.props"), "<Project />");
        File.WriteAllText(At(".editorconfig"), "root = true\n");
    }

    /// <summary>What is packed here has a version of its own.</summary>
    internal static string Suffix { get; } = $"test.{DateTime.UtcNow:yyyyMMddHHmmss}";

    internal string Packages => At("feed");

    internal string Version { get; }

    internal NuGetPackage Package(string id) => new(Path.Combine(Packages, $"{id}.{Version}.nupkg"));

    internal NuGetPackage Symbols(string id) => new(Path.Combine(Packages, $"{id}.{Version}.snupkg"));

    /// <summary>A folder that is not there yet.</summary>
    internal string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A user's project from Consumers, in a folder outside of the repository.</summary>
    /// <param name="name">The project.</param>
    /// <param name="copy">The folder's name, if it is not the project's: a project may be built in several ways.</param>
    internal string Project(string name, string? copy = null)
    {
        string folder = At(copy ?? name);
        Sources.Copy(new DirectoryInfo(Path.Combine(Metadata.Project, "Consumers", name)), folder);
        return folder;
    }

    public void Dispose()
    {
        CompilerServer.Stop(Path.Combine(At("sources"), "src", "NetGen"));
        _folder.Delete(recursive: true);
    }
}

/// <summary>Packing takes longest: all tests share what came of it.</summary>
[CollectionDefinition(Name)]
public sealed class PackedTests : ICollectionFixture<LocalFeed>
{
    public const string Name = "packed";
}
