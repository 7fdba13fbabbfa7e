using System.Buffers.Binary;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetGen.Package.Tests.Packages;

/// <summary>What is in the packages, and what they say of themselves.</summary>
[Collection(PackedTests.Name)]
public sealed partial class ContentTests(LocalFeed feed)
{
    public static TheoryData<string> Ids =>
        ["NetGen", "NetGen.C99", "NetGen.Csv", "NetGen.Explain", "NetGen.LevenbergMarquardt", "NetGen.Onnx"];

    [Fact]
    public void NetGen_holds_the_library_its_documentation_and_what_runs_in_the_compiler() => Assert.Equal(
        [
            "LICENSE", "NetGen.nuspec", "README.md",
            .. Analyzers().Select(name => $"analyzers/dotnet/cs/{name}.dll"),
            "buildTransitive/NetGen.props", "buildTransitive/NetGen.targets",
            .. DiagnosticPages().Select(name => $"docs/diagnostics/{name}"),
            "icon.png",
            "lib/net10.0/NetGen.dll", "lib/net10.0/NetGen.xml",
            "lib/netstandard2.0/NetGen.dll", "lib/netstandard2.0/NetGen.xml",
            "lib/netstandard2.1/NetGen.dll", "lib/netstandard2.1/NetGen.xml",
        ],
        feed.Package("NetGen").Files);

    [Fact]
    public void NetGen_depends_on_nothing() =>
        Assert.Empty(feed.Package("NetGen").Manifest().Descendants("dependency"));

    /// <summary>The program that they make asks for the version that they came with.</summary>
    [Fact]
    public void Templates_hold_a_program_and_a_class()
    {
        NuGetPackage package = feed.Package("NetGen.Templates");
        Assert.Equal(
            [
                "content/netgen-class/.template.config/template.json", "content/netgen-class/Network1.cs",
                "content/netgen-network/.template.config/template.json", "content/netgen-network/CircleData.cs",
                "content/netgen-network/CircleNetwork.cs", "content/netgen-network/NetGenNetwork.csproj",
                "content/netgen-network/Program.cs",
            ],
            package.Files.Where(file => file.StartsWith("content/", StringComparison.Ordinal)));
        Assert.Contains(
            $"""<PackageReference Include="NetGen" Version="{feed.Version}" />""",
            package.Text("content/netgen-network/NetGenNetwork.csproj"),
            StringComparison.Ordinal);
        Assert.Equal("Template", (string?)package.Manifest().Descendants("packageType").Single().Attribute("name"));
    }

    [Theory]
    [InlineData("NetGen.Templates")]
    [MemberData(nameof(Ids))]
    public void Manifest_is_complete(string id)
    {
        NuGetPackage package = feed.Package(id);
        XElement manifest = package.Manifest();
        Assert.Equal(id, (string?)manifest.Element("id"));
        Assert.Equal("MIT", (string?)manifest.Element("license"));
        Assert.Equal(Metadata.RepositoryUrl, (string?)manifest.Element("projectUrl") ?? "");
        Assert.Equal(Metadata.RepositoryUrl, (string?)manifest.Element("repository")!.Attribute("url") ?? "");
        Assert.Equal("git", (string?)manifest.Element("repository")!.Attribute("type"));
        Assert.Equal(Metadata.HasRepository, manifest.Element("releaseNotes") is not null);
        Assert.All(["authors", "description", "tags", "copyright"], name =>
            Assert.NotEmpty((string?)manifest.Element(name) ?? ""));
        Assert.StartsWith($"# {id}\n", package.Text((string)manifest.Element("readme")!), StringComparison.Ordinal);
        Assert.Contains("MIT License", package.Text("LICENSE"), StringComparison.Ordinal);
        Assert.Equal((128, 128), SizeOfPng(package.Bytes((string)manifest.Element("icon")!)));
    }

    /// <summary>
    /// A package page shows no file beside its README: links are whole, and of the one repository; without it there are none.
    /// </summary>
    [Theory]
    [InlineData("NetGen.Templates")]
    [MemberData(nameof(Ids))]
    public void Links_of_a_README_work_on_a_package_page(string id)
    {
        string text = feed.Package(id).Text("README.md");
        Assert.DoesNotContain("<!-- repository", text, StringComparison.Ordinal);
        if (Metadata.HasRepository)
        {
            Assert.All(Links(text), link => Assert.StartsWith(Metadata.RepositoryUrl, link, StringComparison.Ordinal));
        }
        else
        {
            Assert.Empty(Links(text));
            Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        }
    }

    /// <summary>From page to page, or to the repository.</summary>
    [Fact]
    public void Links_of_packed_pages_lead_somewhere()
    {
        NuGetPackage package = feed.Package("NetGen");
        foreach (string page in DiagnosticPages())
        {
            Assert.All(Links(package.Text($"docs/diagnostics/{page}")), link => Assert.True(
                package.Files.Contains($"docs/diagnostics/{link.Split('#')[0]}")
                || (Metadata.HasRepository && link.StartsWith(Metadata.RepositoryUrl, StringComparison.Ordinal)),
                $"{page}: {link}"));
        }
    }

    /// <summary>What is written beside the links is what is written in the repository.</summary>
    [Fact]
    public void Pages_are_packed_whole()
    {
        NuGetPackage package = feed.Package("NetGen");
        Assert.All(DiagnosticPages(), page => Assert.Equal(
            WithoutLinks(File.ReadAllText(Path.Combine(Metadata.Repository, "docs", "diagnostics", page))),
            WithoutLinks(package.Text($"docs/diagnostics/{page}"))));
    }

    /// <summary>They use internals of the library, which may be others in the next version.</summary>
    [Theory]
    [InlineData("NetGen.C99")]
    [InlineData("NetGen.Csv")]
    [InlineData("NetGen.Explain")]
    [InlineData("NetGen.LevenbergMarquardt")]
    public void Friends_of_the_library_take_its_very_version(string id) =>
        Assert.All(Dependencies(id), dependency => Assert.Equal($"[{feed.Version}]", (string?)dependency.Attribute("version")));

    /// <summary>Their internals are the compiler's, which has no public types.</summary>
    [Theory]
    [InlineData("NetGen.C99")]
    [InlineData("NetGen.Explain")]
    public void What_uses_the_compiler_takes_its_very_version(string id) => Assert.All(
        Dependencies(id, "NetGen.Compiler"),
        dependency => Assert.Equal($"[{feed.Version}]", (string?)dependency.Attribute("version")));

    /// <summary>Otherwise a project that references NetGen.Csv alone would have the attribute, and no generator.</summary>
    [Theory]
    [InlineData("NetGen.C99")]
    [InlineData("NetGen.Csv")]
    [InlineData("NetGen.Explain")]
    [InlineData("NetGen.LevenbergMarquardt")]
    [InlineData("NetGen.Onnx")]
    public void Packages_beside_the_library_bring_its_generator(string id) =>
        Assert.All(Dependencies(id), dependency => Assert.Equal("All", (string?)dependency.Attribute("include")));

    private XElement[] Dependencies(string id, string on = "NetGen")
    {
        XElement[] dependencies = [.. feed.Package(id).Manifest().Descendants("dependency")
            .Where(dependency => (string?)dependency.Attribute("id") == on)];
        Assert.NotEmpty(dependencies);
        return dependencies;
    }

    /// <summary>Each project of the folder.</summary>
    private static IEnumerable<string> Analyzers() => Directory
        .GetFiles(Path.Combine(Metadata.Repository, "generator"), "*.csproj", SearchOption.AllDirectories)
        .Select(project => Path.GetFileNameWithoutExtension(project)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> DiagnosticPages() => Directory
        .GetFiles(Path.Combine(Metadata.Repository, "docs", "diagnostics")).Select(page => Path.GetFileName(page))
        .Order(StringComparer.Ordinal);

    private static string WithoutLinks(string page) =>
        MarkdownLink().Replace(page, "").Replace("[", "", StringComparison.Ordinal).TrimEnd();

    private static IEnumerable<string> Links(string page) => MarkdownLink().Matches(page).Select(link => link.Groups[1].Value);

    private static (int Width, int Height) SizeOfPng(byte[] image)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], image[..4]);
        return (BinaryPrimitives.ReadInt32BigEndian(image.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(image.AsSpan(20)));
    }

    [GeneratedRegex(@"\]\(([^)]*)\)")]
    private static partial Regex MarkdownLink();
}
