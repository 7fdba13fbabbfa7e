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
    public void A_new_program_for_an_older_framework_builds()
    {
        string program = feed.At("Older");
        New(feed.At("."), "netgen-network", "--framework", "net8.0", "--output", program);
        Dotnet.BuildClean(program, "-c", "Release");
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
