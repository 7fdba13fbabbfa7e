using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Package.Tests.Users;

/// <summary>
/// The projects of Consumers, which know NetGen from its package alone: they build without a warning, and their programs
/// print what is right.
/// </summary>
[Collection(PackedTests.Name)]
public sealed partial class ConsumerTests(LocalFeed feed)
{
    private const string Silence = """
        [*.cs]
        dotnet_diagnostic.NETGEN015.severity = none
        dotnet_diagnostic.NETGEN042.severity = none
        """;

    [Fact]
    public void The_program_of_the_packages_README_learns()
    {
        string folder = feed.Project("ReadMe");
        string program = Code().Match(feed.Package("NetGen").Text("README.md")).Groups[1].Value;
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        // "0 xor 1 = 1.000", in the culture of the machine.
        Assert.Equal([0, 1, 1, 0], Run(folder).Select(line => Math.Round(Number(line.Split("= ")[1].Replace(',', '.')), 2)));
    }

    [Fact]
    public void Net8_takes_spans_and_the_librarys_training()
    {
        string[] lines = Run(feed.Project("Net8"));
        AssertTiny(lines[0]);
        Assert.Equal("learned", lines[1]);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void A_strict_class_library_exposes_one_network_and_shares_another_with_a_friend()
    {
        string[] lines = Run(Path.Combine(feed.Project("ClassLibrary"), "App"));
        AssertTiny(lines[0]);
        Assert.Equal(["1.000000", "True"], lines[1..]);
    }

    [Fact]
    public void A_netstandard20_library_in_CSharp_9_runs_in_a_net10_program()
    {
        string[] lines = Run(Path.Combine(feed.Project("NetStandard"), "App"));
        AssertTiny(lines[0]);
        Assert.Equal(["learned", "True"], lines[1..]);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void A_package_beside_the_library_is_reference_enough() =>
        Assert.Equal(["learned"], Run(feed.Project("CsvAlone")));

    [Fact]
    public void What_is_wrong_is_an_error_of_the_build()
    {
        (int code, string output) = Dotnet.Try(feed.Project("Wrong"), "build", "-c", "Release");
        Assert.NotEqual(0, code);
        Assert.Contains("Wrong.cs(4,14): error NETGEN001: ", output, StringComparison.Ordinal);
        Assert.Equal(
            Metadata.HasRepository,
            output.Contains($"({Metadata.RepositoryUrl}/blob/main/docs/diagnostics/NETGEN001.md)", StringComparison.Ordinal));
        Assert.Equal(Metadata.HasRepository, output.Contains("docs/diagnostics", StringComparison.Ordinal));
    }

    /// <summary>
    /// The class is used as it should be: NETGEN's error is the only one, once, unless the compiler misses a name.
    /// </summary>
    [Theory]
    [InlineData("", "error NETGEN015: Hidden is 0, ")]
    [InlineData("-p:RunAnalyzers=false", "error NETGEN042: 'Xor' is not compiled, because of NETGEN015: Hidden is 0, ")]
    [InlineData("-p:RunAnalyzersDuringBuild=false", "error NETGEN042: 'Xor' is not compiled, because of NETGEN015: Hidden is 0, ")]
    [InlineData("-p:NoWarn=NETGEN015%3BNETGEN042", "error NETGEN042: 'Xor' is not compiled, because of NETGEN015: Hidden is 0, ")]
    [InlineData(".editorconfig", "error NETGEN042: 'Xor' is not compiled, because of NETGEN015: Hidden is 0, ")]
    [InlineData("-p:DefineConstants=MISSPELT", "error NETGEN043: There is no option 'LearningRate'; ", "error CS0246: ")]
    [InlineData(
        "-p:DefineConstants=WITHOUT_GRADIENTS",
        "error NETGEN046: 'Xor' has no Fit, because of Gradients = false, ",
        "error CS1929: 'Xor' does not contain a definition for 'Fit' ",
        "error NETGEN046: 'Xor' has no TrainBatch, because of Gradients = false, ",
        "error CS1061: 'Xor' does not contain a definition for 'TrainBatch' ",
        "error NETGEN046: 'Xor' has no Forward, because of Gradients = false, ",
        "error CS1061: 'Xor' does not contain a definition for 'Forward' ")]
    [Trait("Category", "Slow")]
    public void An_error_in_the_attribute_stands_alone(string setting, params string[] errors)
    {
        string folder = feed.Project("WrongAttribute", "Attribute" + Regex.Replace(setting, "[^A-Za-z]", ""));
        bool isFile = setting == ".editorconfig";
        if (isFile) File.WriteAllText(Path.Combine(folder, setting), Silence);
        (int code, string output) = Dotnet.Try(
            folder, ["build", "-c", "Release", .. setting.Length > 0 && !isFile ? [setting] : Array.Empty<string>()]);
        Assert.NotEqual(0, code);
        string[] found = [.. output.Split('\n').Where(line => line.Contains(": error ")).Select(line => line.Trim()).Distinct()];
        Assert.Equal(errors.Length, found.Length);
        Assert.All(errors, error => Assert.Single(found, line => line.Contains(error)));
    }

    [Theory]
    [InlineData("VisualBasic", "Circle.vb")]
    [InlineData("FSharp", "Xor.fs")]
    [Trait("Category", "Slow")]
    public void Another_language_is_a_warning_where_the_attribute_stands(string project, string file)
    {
        string output = Dotnet.Run(feed.Project(project), "build", "-c", "Release");
        string[] found = [.. output.Split('\n').Where(line => line.Contains("NETGEN047")).Distinct()];
        Assert.Contains($"{file} : warning NETGEN047: ", Assert.Single(found), StringComparison.Ordinal);
    }

    private static string[] Run(string folder)
    {
        Dotnet.BuildClean(folder, "-c", "Release");
        return Dotnet.Run(folder, "run", "-c", "Release", "--no-build")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>The network that several programs make up by hand, computed from the textbook.</summary>
    private static void AssertTiny(string printed)
    {
        double x0 = 1, x1 = -0.5;
        double y0 = Sigmoid((0.5 * x0) + (2 * x1) + 0.1), y1 = Sigmoid((-1 * x0) + (0.25 * x1) - 0.2);
        Assert.Equal((1.5 * y0) - (2 * y1) + 0.3, Number(printed), 1e-6);
    }

    private static double Sigmoid(double u) => 1 / (1 + Math.Exp(-u));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();
}
