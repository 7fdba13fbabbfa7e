using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace NetGen.Docs.Pictures;

/// <summary>The pictures of docs/maths.md, in each language, and two of docs/explaining.md are what is drawn here.</summary>
/// <remarks>NETGEN_ACCEPT_SNAPSHOTS=1 writes the files again.</remarks>
public sealed class PictureTests
{
    private static readonly Dictionary<string, Func<Words, string>> OfTheChapter = new()
    {
        ["descent.svg"] = Measured.Descent,
        ["minima.svg"] = Measured.Minima,
        ["layers.svg"] = Layers.Draw,
        ["output-neuron.svg"] = Neurons.Output,
        ["hidden-neuron.svg"] = Neurons.Hidden,
        ["learning-rates.svg"] = Measured.Rates,
        ["restarts.svg"] = Measured.Restarts,
    };

    private static readonly Words[] Languages = [Words.English, Words.Japanese];

    /// <summary>By their paths from the repository's root.</summary>
    private static readonly Dictionary<string, Func<string>> Pictures = Languages
        .SelectMany(words => OfTheChapter.Select(picture =>
            (Path: $"{words.Folder}/{picture.Key}", Draw: new Func<string>(() => picture.Value(words)))))
        .Append((Path: "docs/images/curve.svg", Draw: Measured.Curve))
        .Append((Path: "docs/images/surface.svg", Draw: Measured.Surface))
        .ToDictionary(picture => picture.Path, picture => picture.Draw);

    private static readonly string Repository = Path.GetFullPath(Path.Combine(
        typeof(PictureTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "ProjectDirectory").Value!,
        "..",
        ".."));

    public static TheoryData<string> Files => [.. Pictures.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_what_is_drawn(string file)
    {
        string drawn = Pictures[file](), path = Path.Combine(Repository, file);
        XDocument.Parse(drawn);
        Assert.Contains("@media (prefers-color-scheme: dark)", drawn, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("NETGEN_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, drawn);
        }

        Assert.Equal(File.ReadAllText(path), drawn);
    }

    [Fact]
    public void There_are_no_other_files() => Assert.All(Languages, words => Assert.Equal(
        OfTheChapter.Keys.Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(Repository, words.Folder)).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)));
}
