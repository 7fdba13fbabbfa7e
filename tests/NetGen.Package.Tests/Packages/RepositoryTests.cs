using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace NetGen.Package.Tests.Packages;

/// <summary>One property, RepositoryUrl, turns every link on: of packages, of their pages, of symbols and of diagnostics.</summary>
[Collection(PackedTests.Name)]
public sealed class RepositoryTests
{
    private const string Url = "https://github.com/example/elsewhere";

    [Fact]
    [Trait("Category", "Slow")]
    public void One_property_turns_all_links_on()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-repository-");
        string sources = Path.Combine(folder.FullName, "sources");
        Sources.CopyTo(sources);
        Dotnet.Run(
            sources, "pack", "src/NetGen/NetGen.csproj", "-c", "Release", "--version-suffix", LocalFeed.Suffix, Dotnet.NoAnalyzers,
            $"-p:RepositoryUrl={Url}", $"-p:PackageOutputPath={folder.FullName}");
        var package = new NuGetPackage(Directory.GetFiles(folder.FullName, "NetGen.*.nupkg").Single());

        XElement manifest = package.Manifest();
        Assert.Equal(Url, (string?)manifest.Element("projectUrl"));
        Assert.Equal(Url, (string?)manifest.Element("repository")!.Attribute("url"));
        Assert.Equal($"{Url}/blob/main/CHANGELOG.md", (string?)manifest.Element("releaseNotes"));

        string readme = package.Text("README.md");
        Assert.Contains($"[Documentation]({Url}/blob/main/README.md)", readme, StringComparison.Ordinal);
        Assert.Contains($"[changes]({Url}/blob/main/CHANGELOG.md)", readme, StringComparison.Ordinal);
        Assert.DoesNotContain("](..", readme, StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- repository", readme, StringComparison.Ordinal);
        string page = package.Text("docs/diagnostics/NETGEN004.md");
        Assert.Contains($"({Url}/blob/main/docs/deployment.md#frozen-networks)", page, StringComparison.Ordinal);
        Assert.Contains("(NETGEN037.md)", package.Text("docs/diagnostics/NETGEN038.md"), StringComparison.Ordinal);

        // The descriptors' links are made of this; a test of the generator holds them to it.
        Assert.Contains(Url, Encoding.UTF8.GetString(package.Bytes("analyzers/dotnet/cs/NetGen.Generator.dll")), StringComparison.Ordinal);
        using var image = new PEReader(ImmutableArray.Create(package.Bytes("analyzers/dotnet/cs/NetGen.Generator.dll")));
        using MetadataReaderProvider provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(
            image.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
        MetadataReader symbols = provider.GetMetadataReader();
        Assert.Contains(symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation), information => Encoding.UTF8
            .GetString(symbols.GetBlobBytes(information.Value))
            .Contains("https://raw.githubusercontent.com/example/elsewhere/", StringComparison.Ordinal));
        folder.Delete(recursive: true);
    }
}
