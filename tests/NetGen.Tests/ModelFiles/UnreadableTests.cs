namespace NetGen.Tests.ModelFiles;

/// <summary>What cannot be read is an IOException that says so, as documented, wherever files are read.</summary>
public class UnreadableTests
{
    /// <summary>Each opens a file of its own; ONNX files have their tests beside them.</summary>
    private static readonly Action<string>[] Readers =
    [
        path => new Tiny().Load(path),
        path => ModelFile.ReadClassNames(path),
        path => Standardizer.Load(path),
        path => CsvDataset.Load<float>(path, ["t"]),
    ];

    [Fact]
    public void A_folder_is_no_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("models");
        Directory.CreateDirectory(path);
        Assert.All(Readers, read => Says(path, "cannot be read: it is a folder", () => read(path)));
        Says(path, "is a folder", () => new Training.XorNetwork().Fit(
            Training.XorNetwork.Data, new() { Epochs = 1, Checkpoint = new(path) { Resume = false } }));
    }

    [Fact]
    public void Nor_is_what_the_user_may_not_read()
    {
        if (OperatingSystem.IsWindows()) return;

        using var folder = new TemporaryFolder();
        string path = folder.File("xor.safetensors");
        new Tiny(1).Save(path);
        File.SetUnixFileMode(path, UnixFileMode.None);
        try
        {
            File.OpenRead(path).Dispose();
            new Tiny().Load(path); // the superuser reads everything
        }
        catch (UnauthorizedAccessException)
        {
            Assert.All(Readers, read => Says(path, "cannot be read: access is denied", () => read(path)));
        }

        // What not even the superuser may read, where there is such a thing.
        const string WriteOnly = "/sys/bus/cpu/drivers_probe";
        if (!File.Exists(WriteOnly)) return;

        Assert.All(Readers, read => Says(WriteOnly, "cannot be read: access is denied", () => read(WriteOnly)));
    }

    [Fact]
    public void A_checkpoint_that_could_not_be_written_is_refused_before_training()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("missing/run.checkpoint");
        var network = new Training.XorNetwork(1);
        double[] before = network.Parameters();
        Says(path, "there is no folder", () => network.Fit(
            Training.XorNetwork.Data, new() { Epochs = 5, Checkpoint = new(path) }));
        Assert.Equal(before, network.Parameters());
    }

    private static void Says(string path, string words, Action action)
    {
        IOException refused = Assert.ThrowsAny<IOException>(action);
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }
}
