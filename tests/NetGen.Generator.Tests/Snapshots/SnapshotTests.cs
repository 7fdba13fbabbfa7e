namespace NetGen.Generator.Tests.Snapshots;

/// <summary>The harness itself: Verify's conventions, in a folder that is thrown away.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-snapshots-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_first_run_fails_and_leaves_what_it_received()
    {
        Assert.Contains("New:", Fails("text\n"));
        Assert.Equal("text\n", File.ReadAllText(File_("received")));
        Assert.False(File.Exists(File_("verified")));
    }

    [Fact]
    public void Accepting_turns_received_into_verified()
    {
        Fails("text\n");
        Verify("text\n", accept: true);
        Assert.Equal("text\n", File.ReadAllText(File_("verified")));
        Assert.False(File.Exists(File_("received")));
        Verify("text\n");
    }

    [Fact]
    public void A_difference_fails_with_its_first_line()
    {
        Verify("one\ntwo\n", accept: true);
        string message = Fails("one\n2\n");
        Assert.Contains("line 2\n- two\n+ 2", message);
        Assert.Equal("one\ntwo\n", File.ReadAllText(File_("verified")));
    }

    [Fact]
    public void Line_endings_are_part_of_the_text()
    {
        Verify("one\n", accept: true);
        Fails("one\r\n");
    }

    [Fact]
    public void A_match_removes_what_an_earlier_run_received()
    {
        Verify("text\n", accept: true);
        Fails("other\n");
        Verify("text\n");
        Assert.False(File.Exists(File_("received")));
    }

    [Fact]
    public void A_file_that_is_no_longer_generated_fails()
    {
        Verify("text\n", accept: true);
        File.Copy(File_("verified"), File_("verified").Replace("Xor.g", "Xor.Vector512.g"));
        Assert.Contains("No longer generated:", Fails("text\n"));
        Verify("text\n", accept: true);
        Verify("text\n");
    }

    private string File_(string kind) => Path.Combine(_folder, $"Tests.Case#Xor.g.{kind}.cs");

    private void Verify(string text, bool accept = false) =>
        Snapshot.Verify(_folder, "Tests.Case", new Dictionary<string, string> { ["Xor.g.cs"] = text }, accept);

    private string Fails(string text) => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Verify(text)).Message;
}
