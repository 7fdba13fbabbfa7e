namespace NetGen.Package.Tests.Users;

/// <summary>The templates, installed into a folder of their own and used.</summary>
[Collection(PackedTests.Name)]
public sealed class TemplateTests(LocalFeed feed)
{
    private string Hive => feed.At("hive");

    [Fact]
    public void A_new_program_and_a_new_class_build_and_run()
    {
        string program = feed.At("My.Circle");
        New(feed.At("."), "netgen-network", "--output", program);
        New(program, "netgen-class", "--name", "Iris", "--inputs", "4", "--outputs", "3");

        Dotnet.BuildClean(program, "-c", "Release");
        string output = Dotnet.Run(program, "run", "-c", "Release", "--no-build");
        Assert.Contains("(0, 0) is inside", output, StringComparison.Ordinal);
        Assert.Contains("(0.9, 0.9) is outside", output, StringComparison.Ordinal);
        string iris = File.ReadAllText(Path.Combine(program, "Iris.cs"));
        Assert.Contains("Inputs = 4, Hidden = 8, Outputs = 3", iris, StringComparison.Ordinal);
        Assert.Contains("namespace My.Circle;", iris, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void A_new_program_for_an_older_framework_builds()
    {
        string program = feed.At("Older");
        New(feed.At("."), "netgen-network", "--framework", "net8.0", "--output", program);
        Dotnet.BuildClean(program, "-c", "Release");
    }

    /// <summary>Names that are no namespace, or the package's own, and what an item is then put into.</summary>
    [Theory]
    [InlineData("my-project", "my_project")]
    [InlineData("1st try", "_1st_try")]
    [InlineData("NetGen", "NetGenProgram")]
    [InlineData("netgen", "NetGenProgram")]
    [Trait("Category", "Slow")]
    public void A_program_of_any_name_builds(string name, string space)
    {
        string program = Path.Combine(feed.At("named"), name);
        Directory.CreateDirectory(feed.At("named"));
        New(feed.At("."), "netgen-network", "--output", program);
        New(program, "netgen-class", "--name", "Iris");
        Assert.Contains($"namespace {space};", File.ReadAllText(Path.Combine(program, "Iris.cs")), StringComparison.Ordinal);
        Assert.Contains($"namespace {space};", File.ReadAllText(Path.Combine(program, "CircleNetwork.cs")), StringComparison.Ordinal);
        Dotnet.BuildClean(program, "-c", "Release");
        Directory.Delete(program, recursive: true);
    }

    /// <summary>A project without RootNamespace, whose name is no namespace.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void A_new_class_has_a_namespace_that_compiles()
    {
        string project = feed.At("bare-one");
        Directory.CreateDirectory(project);
        File.WriteAllText(Path.Combine(project, "bare-one.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NetGen" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        Dotnet.Run(project, "restore");
        New(project, "netgen-class", "--name", "Iris");
        Assert.Contains("namespace bare_one;", File.ReadAllText(Path.Combine(project, "Iris.cs")), StringComparison.Ordinal);
        Dotnet.BuildClean(project, "-c", "Release");
    }

    private void New(string folder, params string[] arguments)
    {
        if (!Directory.Exists(Hive))
        {
            Dotnet.Run(
                folder, "new", "install", Path.Combine(feed.Packages, $"NetGen.Templates.{feed.Version}.nupkg"),
                "--debug:custom-hive", Hive);
        }

        Dotnet.Run(folder, ["new", .. arguments, "--debug:custom-hive", Hive]);
    }
}
