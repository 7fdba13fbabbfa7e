using System.Text.Json;

namespace NetGen.Tests.ModelFiles;

/// <summary>The names of classes travel with the file, and loading is as it was without them.</summary>
public class ClassNamesTests
{
    private static readonly string[] Names = ["lily", "rose, \"red\"", "Königs\\kerze\n🌼 \ud800"];

    [Fact]
    public void Names_come_back_as_they_were()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("flowers.safetensors");
        var network = new Sequential(1);
        network.Save(path, Names);
        Assert.Equal(Names, ModelFile.ReadClassNames(path));
        var loaded = new Sequential(2);
        loaded.Load(path);
        Assert.Equal(network.Parameters(), loaded.Parameters());
    }

    [Fact]
    public void Other_tools_read_them_as_a_list_in_the_metadata()
    {
        using JsonDocument header = JsonDocument.Parse(
            SafetensorsText.HeaderOf(
                SafetensorsText.Saved(new Sequential(1), ["lily", "rose \"red\"", "Königskerze"])));
        string list = header.RootElement.GetProperty("__metadata__").GetProperty("netgen.classes").GetString()!;
        Assert.Equal(["lily", "rose \"red\"", "Königskerze"], JsonSerializer.Deserialize<string[]>(list)!);
        string? layers = header.RootElement.GetProperty("__metadata__").GetProperty("netgen.layers").GetString();
        Assert.Equal("4-7-5-3", layers);
    }

    [Fact]
    public void A_single_output_has_two_classes()
    {
        byte[] file = SafetensorsText.Saved(new Tiny(1), ["no", "yes"]);
        Assert.Equal(["no", "yes"], ModelFile.ReadClassNames(new MemoryStream(file)));
        Assert.Contains("the name of no (0), then that of yes (1)", Assert.Throws<ArgumentException>(
            () => SafetensorsText.Saved(new Tiny(1), ["yes"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_without_spans_are_saved_too()
    {
        using var stream = new MemoryStream();
        new ArrayTiny(new Tiny(1)).Save(stream, ["no", "yes"]);
        Assert.Equal(SafetensorsText.Saved(new Tiny(1), ["no", "yes"]), stream.ToArray());
    }

    [Fact]
    public void Without_names_the_file_is_as_it_was()
    {
        byte[] file = SafetensorsText.Saved(new Tiny(1));
        Assert.DoesNotContain("classes", SafetensorsText.HeaderOf(file), StringComparison.Ordinal);
        Assert.Contains("Save(path, data.ClassNames)", Assert.Throws<ModelFileException>(
            () => ModelFile.ReadClassNames(new MemoryStream(file))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a, b")]
    [InlineData("[")]
    [InlineData("[1,2]")]
    [InlineData("[\\\"a\\\",]")]
    [InlineData("[\\\"a\\\"] x")]
    public void What_is_no_list_of_names_is_told(string list)
    {
        byte[] file = SafetensorsText.File(
            $$$"""{"__metadata__":{"netgen.classes":"{{{list}}}"},{{{SafetensorsText.TinyHeader[1..]}}}""");
        string message = Assert.Throws<ModelFileException>(
            () => ModelFile.ReadClassNames(new MemoryStream(file))).Message;
        Assert.StartsWith("The file's netgen.classes are not a list of names", message, StringComparison.Ordinal);
        new Tiny(1).Load(new MemoryStream(file));
    }

    [Fact]
    public void Names_that_do_not_fit_are_refused_before_anything_is_written()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("flowers.safetensors");
        foreach (string[] names in (string[][])[["a", "b"], ["a", "b", "a"], ["a", "b", null!], []])
        {
            Assert.Throws<ArgumentException>(() => new Sequential(1).Save(path, names));
            Assert.Throws<ArgumentException>(
                () => new Sequential(1).Save(new MemoryStream([], writable: false), names));
        }

        Assert.False(File.Exists(path));
    }
}
