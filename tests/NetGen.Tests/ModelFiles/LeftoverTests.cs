using System.Diagnostics;
using NetGen.Tests.Processes;

namespace NetGen.Tests.ModelFiles;

/// <summary>What a killed save leaves, the next one of the same file removes; a save that is running keeps its own.</summary>
public class LeftoverTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void A_killed_save_s_file_is_removed_by_the_next()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("xor.safetensors");
        new Tiny(1).Save(path);
        for (int kill = 0; kill < 2; kill++)
        {
            using Process child = Child.Start("save", path);
            Assert.Equal("saving", child.StandardOutput.ReadLine());
            child.Kill();
            child.WaitForExit();

            // The second has removed what the first left.
            Assert.Equal(2, folder.Files.Length);
        }

        Assert.Equal(SafetensorsText.Saved(new Tiny(1)), File.ReadAllBytes(path));

        // Another file's save has nothing to do with them.
        new Tiny(2).Save(folder.File("other.safetensors"));
        Assert.Equal(3, folder.Files.Length);

        new Tiny(3).Save(path);
        Assert.Equal(["other.safetensors", "xor.safetensors"], folder.Files);
        Assert.Equal(SafetensorsText.Saved(new Tiny(3)), File.ReadAllBytes(path));
    }

    [Fact]
    public void A_running_save_of_another_process_keeps_its_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("xor.safetensors");
        using Process child = Child.Start("save", path);
        Assert.Equal("saving", child.StandardOutput.ReadLine());
        for (int n = 0; n < 3; n++) new Tiny(1).Save(path);
        Assert.Equal(2, folder.Files.Length);

        child.StandardInput.WriteLine();
        child.StandardInput.Flush();
        child.WaitForExit();
        Assert.True(child.ExitCode == 0, child.StandardError.ReadToEnd());
        Assert.Equal(SafetensorsText.Saved(new Tiny(7)), File.ReadAllBytes(path));
        Assert.Equal(["xor.safetensors"], folder.Files);
    }

    [Fact]
    public void So_does_one_in_the_same_process()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("xor.safetensors");
        new HeldNetwork(() => new Tiny(1).Save(path)).Save(path);
        Assert.Equal(SafetensorsText.Saved(new Tiny(7)), File.ReadAllBytes(path));
        Assert.Equal(["xor.safetensors"], folder.Files);
    }

    [Fact]
    public async Task Many_saves_of_one_file_and_its_readers_are_never_in_each_other_s_way()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("xor.safetensors");
        new Tiny(0).Save(path);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(seed => Task.Run(() =>
        {
            var reader = new Tiny();
            for (int n = 0; n < 50; n++)
            {
                new Tiny(seed).Save(path);
                reader.Load(path);
            }
        })));
        Assert.Equal(["xor.safetensors"], folder.Files);
    }
}
