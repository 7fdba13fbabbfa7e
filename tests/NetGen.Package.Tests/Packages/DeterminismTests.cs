namespace NetGen.Package.Tests.Packages;

/// <summary>Whoever packs a commit gets the same bytes, wherever the sources lie.</summary>
[Collection(PackedTests.Name)]
public sealed class DeterminismTests(LocalFeed feed)
{
    [Fact]
    [Trait("Category", "Slow")]
    public void The_same_sources_give_the_same_assemblies_in_another_folder()
    {
        string sources = feed.At("sources elsewhere"), packages = feed.At("packed again");
        Sources.CopyTo(sources);
        Dotnet.Run(
            sources, "pack", Path.Combine("src", "NetGen"), "-c", "Release", "--version-suffix", LocalFeed.Suffix,
            Dotnet.NoAnalyzers, $"-p:PackageOutputPath={packages}");

        NuGetPackage first = feed.Package("NetGen");
        var second = new NuGetPackage(Path.Combine(packages, $"NetGen.{feed.Version}.nupkg"));
        AssertSame(first, second, ".dll");
        AssertSame(first, second, ".xml");
        AssertSame(
            feed.Symbols("NetGen"), new NuGetPackage(Path.Combine(packages, $"NetGen.{feed.Version}.snupkg")), ".pdb");
    }

    private static void AssertSame(NuGetPackage first, NuGetPackage second, string extension)
    {
        string[] files = [.. first.Files.Where(file => file.EndsWith(extension, StringComparison.Ordinal))];
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(first.Bytes(file).AsSpan().SequenceEqual(second.Bytes(file)), file));
    }
}
