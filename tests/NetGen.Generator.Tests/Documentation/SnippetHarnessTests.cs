namespace NetGen.Generator.Tests.Documentation;

/// <summary>The harness itself, on pages that are thrown away.</summary>
public sealed class SnippetHarnessTests : IDisposable
{
    private const string Marked = "# Page\n\n<!-- snippet: a.cs#one -->\n```csharp\nint a = 1;\n```\n\nEnd.\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-snippets-").FullName;

    private string Page => Path.Combine(_folder, "page.md");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_block_that_equals_its_source_passes() => Verify(Marked, "int a = 1;");

    [Fact]
    public void A_block_that_drifted_fails_and_stays()
    {
        Assert.Contains("int a = 2;", Fails(Marked, "int a = 2;"));
        Assert.Equal(Marked, File.ReadAllText(Page));
    }

    [Fact]
    public void Accepting_writes_the_block_and_nothing_else()
    {
        Verify(Marked + Marked, "int a = 2;\nint b = 3;", accept: true);
        Assert.Equal((Marked + Marked).Replace("int a = 1;", "int a = 2;\nint b = 3;"), File.ReadAllText(Page));
        Verify(File.ReadAllText(Page), "int a = 2;\nint b = 3;");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!-- a remark -->\n")]
    [InlineData("<!-- snippet: a.cs#one -->\n\n")]
    public void A_block_without_a_marker_fails(string above) =>
        Assert.Contains("without a marker", Fails($"{above}```csharp\nint a = 1;\n```\n", "int a = 1;"));

    [Fact]
    public void Other_languages_need_no_marker() => Verify("```xml\n<a />\n```\n", "int a = 1;");

    [Fact]
    public void A_marked_table_is_compared()
    {
        const string Table = "<!-- table: losses -->\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\nEnd.\n";
        Verify(Table, "| a | b |\n| --- | --- |\n| 1 | 2 |");
        Assert.Contains("| 1 | 3 |", Fails(Table, "| a | b |\n| --- | --- |\n| 1 | 3 |"));
    }

    [Theory]
    [InlineData("snippet: README.md.none#one")]
    [InlineData("snippet: tests/NetGen.Docs/Networks/Chapter.cs#none")]
    [InlineData("generated: None.g.cs")]
    [InlineData("generated: Chapter.Xor.g.cs | None")]
    [InlineData("generated: Chapter.Xor.g.cs | Backward | (9-99)")]
    [InlineData("table: none")]
    [InlineData("nothing: at all")]
    public void A_marker_that_names_nothing_fails(string marker) =>
        Assert.Throws<FormatException>(() => Source.Read(marker));

    [Fact]
    public void Regions_are_moved_to_the_left_and_put_together()
    {
        string file = Path.Combine(_folder, "a.cs");
        File.WriteAllText(file, """
            class A
            {
                #region one
                void B()
                {
                }

                #endregion
            }
            #region two
            int c;
            #endregion
            """);
        Assert.Equal("void B()\n{\n}", Region.Read(file, "one"));
        Assert.Equal("int c;\n\nvoid B()\n{\n}", Region.Read(file, "two", "one"));
        Assert.StartsWith("class A", Region.Read(file), StringComparison.Ordinal);
    }

    private string Fails(string page, string source) =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Verify(page, source)).Message;

    private void Verify(string page, string source, bool accept = false)
    {
        File.WriteAllText(Page, page);
        Snippets.Verify(Page, _ => source, accept);
    }
}
