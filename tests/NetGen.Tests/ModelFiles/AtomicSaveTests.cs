namespace NetGen.Tests.ModelFiles;

/// <summary>A file is written whole or not at all.</summary>
public class AtomicSaveTests
{
    [Fact]
    public void Saving_replaces_what_is_there_and_leaves_nothing_else()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("xor.safetensors");
        new Sequential(1).Save(path);
        new Tiny(1).Save(path);
        Assert.Equal(SafetensorsText.Saved(new Tiny(1)), File.ReadAllBytes(path));
        Assert.Equal(["xor.safetensors"], folder.Files);
    }

    [Fact]
    public void A_failure_while_writing_leaves_the_old_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("xor.safetensors");
        new Tiny(1).Save(path);
        var broken = new HeldNetwork(() => throw new InvalidOperationException("broken"));
        Assert.Throws<InvalidOperationException>(() => broken.Save(path));
        Assert.Equal(SafetensorsText.Saved(new Tiny(1)), File.ReadAllBytes(path));
        Assert.Equal(["xor.safetensors"], folder.Files);
    }

    [Fact]
    public void Where_nothing_can_be_written_it_is_an_IOException()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<DirectoryNotFoundException>(() => new Tiny().Save(folder.File("missing/xor.safetensors")));
        Directory.CreateDirectory(folder.File("occupied"));
        Assert.Throws<IOException>(() => new Tiny().Save(folder.File("occupied")));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void Where_nothing_can_be_read_it_is_an_IOException()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<FileNotFoundException>(() => new Tiny().Load(folder.File("missing.safetensors")));
    }

    [Fact]
    public void Nothing_is_an_argument_of_the_wrong_kind()
    {
        Assert.Throws<ArgumentNullException>("path", () => new Tiny().Save((string)null!));
        Assert.Throws<ArgumentNullException>("path", () => new Tiny().Load((string)null!));
        Assert.Throws<ArgumentNullException>("stream", () => new Tiny().Save((Stream)null!));
        Assert.Throws<ArgumentNullException>("stream", () => new Tiny().Load((Stream)null!));
        Assert.Throws<ArgumentNullException>("network", () => ((Tiny)null!).Save("xor.safetensors"));
        Assert.Throws<ArgumentNullException>("network", () => ((Tiny)null!).Load("xor.safetensors"));
    }
}
