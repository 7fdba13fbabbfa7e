namespace NetGen.Package.Tests.Users;

/// <summary>
/// A solution may have two versions of NetGen. One compiler server compiles all of its projects, and holds the
/// assemblies of both.
/// </summary>
[Collection(PackedTests.Name)]
public sealed class TwoVersionsTests(LocalFeed feed)
{
    private const string Other = "9.8.7";

    /// <summary>
    /// The header's version is that of the assembly NetGen.Compiler, and the compiler's report names the assembly of
    /// each generator that ran.
    /// </summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Each_project_has_the_generator_and_the_compiler_of_its_own_version()
    {
        string current = feed.Version.Split('-')[0];
        OtherVersion.Write(Path.Combine(feed.Packages, $"NetGen.{feed.Version}.nupkg"), feed.Version, Other);
        string folder = feed.Project("TwoVersions");
        string log = Dotnet.Run(
            folder, "build", "-c", "Release", "-v:detailed", $"-p:OtherVersion={Other}", "-p:ReportAnalyzer=true");
        Assert.All(["Current", "Other"], project => Assert.Contains(
            $"server processed compilation - {project} ", log, StringComparison.Ordinal));
        Assert.All([current, Other], version => Assert.Contains(
            $"NetGen.Generator, Version={version}.0,", log, StringComparison.Ordinal));

        Assert.Equal($"//     Written by NetGen {current} from", Header("Current"));
        Assert.Equal($"//     Written by NetGen {Other} from", Header("Other"));

        string Header(string project) => File.ReadLines(
                Directory.GetFiles(Path.Combine(folder, project, "obj"), "Xor.g.cs", SearchOption.AllDirectories).Single())
            .First(line => line.Contains("Written by", StringComparison.Ordinal));
    }
}
