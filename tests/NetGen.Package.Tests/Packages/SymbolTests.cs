using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace NetGen.Package.Tests.Packages;

/// <summary>A debugger finds every line of source.</summary>
[Collection(PackedTests.Name)]
public sealed class SymbolTests(LocalFeed feed)
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Theory]
    [MemberData(nameof(ContentTests.Ids), MemberType = typeof(ContentTests))]
    public void Every_assembly_has_its_symbols(string id)
    {
        string[] assemblies = [.. feed.Package(id).Files.Where(IsLibrary)];
        Assert.NotEmpty(assemblies);
        NuGetPackage symbols = feed.Symbols(id);
        Assert.Equal(
            assemblies.Select(file => Path.ChangeExtension(file, ".pdb")),
            symbols.Files.Where(file => file.EndsWith(".pdb", StringComparison.Ordinal)));
        foreach (string assembly in assemblies)
        {
            using var image = new PEReader(ImmutableArray.Create(feed.Package(id).Bytes(assembly)));
            byte[] pdb = symbols.Bytes(Path.ChangeExtension(assembly, ".pdb"));
            using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(pdb));
            AssertLinked(provider.GetMetadataReader());
            CodeViewDebugDirectoryData named = image.ReadCodeViewDebugDirectoryData(image.ReadDebugDirectory()
                .Single(entry => entry.Type == DebugDirectoryEntryType.CodeView));
            Assert.Equal(named.Guid, new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id).Guid);
        }
    }

    /// <summary>Symbol packages hold none of analyzers.</summary>
    [Fact]
    public void What_runs_in_the_compiler_carries_its_symbols()
    {
        NuGetPackage package = feed.Package("NetGen");
        string[] analyzers = [.. package.Files.Where(file => file.StartsWith("analyzers/", StringComparison.Ordinal))];
        Assert.NotEmpty(analyzers);
        foreach (string analyzer in analyzers)
        {
            using var image = new PEReader(ImmutableArray.Create(package.Bytes(analyzer)));
            DebugDirectoryEntry entry = image.ReadDebugDirectory()
                .Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            using MetadataReaderProvider provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
            AssertLinked(provider.GetMetadataReader());
        }
    }

    /// <summary>Each file is below the root that is linked, or inside the symbols: all of them, where none is linked.</summary>
    private void AssertLinked(MetadataReader symbols)
    {
        var commit = (string?)feed.Package("NetGen").Manifest().Element("repository")!.Attribute("commit");
        Assert.Matches("^[0-9a-f]{40}$", commit);
        string raw = Metadata.RepositoryUrl.Replace("//github.com/", "//raw.githubusercontent.com/", StringComparison.Ordinal);
        IEnumerable<string> links = symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation)
            .Where(information => symbols.GetGuid(information.Kind) == SourceLink)
            .Select(information => Encoding.UTF8.GetString(symbols.GetBlobBytes(information.Value)));
        Assert.Equal(Metadata.HasRepository ? [$$$"""{"documents":{"/_/*":"{{{raw}}}/{{{commit}}}/*"}}"""] : [], links);

        HashSet<EntityHandle> embedded = [.. symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation)
            .Where(information => information.Parent.Kind == HandleKind.Document
                && symbols.GetGuid(information.Kind) == EmbeddedSource)
            .Select(information => information.Parent)];
        Assert.NotEmpty(symbols.Documents);
        Assert.All(symbols.Documents, document =>
        {
            string name = symbols.GetString(symbols.GetDocument(document).Name);
            Assert.True(
                embedded.Contains(document)
                || (Metadata.HasRepository && File.Exists(Path.Combine(Metadata.Repository, name.Replace("/_/", "", StringComparison.Ordinal)))),
                name);
        });
    }

    private static bool IsLibrary(string file) =>
        file.StartsWith("lib/", StringComparison.Ordinal) && file.EndsWith(".dll", StringComparison.Ordinal);
}
