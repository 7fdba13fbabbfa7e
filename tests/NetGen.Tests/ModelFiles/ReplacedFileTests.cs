using System.Diagnostics;

namespace NetGen.Tests.ModelFiles;

/// <summary>Saving where something stands already: what is replaced keeps what is the user's, or is not replaced.</summary>
public class ReplacedFileTests
{
    [Theory]
    [InlineData(0x180)] // rw-------
    [InlineData(0x1B4)] // rw-rw-r--
    [InlineData(0x1ED)] // rwxr-xr-x
    public void A_file_keeps_its_permissions(int mode)
    {
        if (OperatingSystem.IsWindows()) return;

        using var folder = new TemporaryFolder();
        string path = folder.File("xor.safetensors");
        new Tiny(1).Save(path);
        File.SetUnixFileMode(path, (UnixFileMode)mode);
        new Tiny(2).Save(path);
        Assert.Equal((UnixFileMode)mode, File.GetUnixFileMode(path));
        Assert.Equal(SafetensorsText.Saved(new Tiny(2)), File.ReadAllBytes(path));
    }

    [Fact]
    public void The_new_file_has_them_before_it_has_any_content()
    {
        if (OperatingSystem.IsWindows()) return;

        using var folder = new TemporaryFolder();
        string path = folder.File("xor.safetensors");
        new Tiny(1).Save(path);
        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(path, Mine);
        new HeldNetwork(() =>
        {
            Assert.Equal(2, folder.Files.Length);
            foreach (string name in folder.Files)
            {
                if (!OperatingSystem.IsWindows()) Assert.Equal(Mine, File.GetUnixFileMode(folder.File(name)));
            }
        }).Save(path);
    }

    [Fact]
    public void A_link_stays_and_what_it_leads_to_is_replaced()
    {
        if (OperatingSystem.IsWindows()) return;

        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("models/current"));
        Directory.CreateDirectory(folder.File("elsewhere"));
        string target = folder.File("models/xor-1.safetensors");
        new Tiny(1).Save(target);

        // To a link, relative to the folder it really stands in: "..", from elsewhere, would be the wrong one.
        File.CreateSymbolicLink(folder.File("models/current/xor.safetensors"), "../xor-1.safetensors");
        Directory.CreateSymbolicLink(folder.File("elsewhere/current"), "../models/current");
        File.CreateSymbolicLink(folder.File("xor.safetensors"), "elsewhere/current/xor.safetensors");
        new Tiny(2).Save(folder.File("xor.safetensors"));
        Assert.Equal(SafetensorsText.Saved(new Tiny(2)), File.ReadAllBytes(target));
        Assert.NotNull(new FileInfo(folder.File("xor.safetensors")).LinkTarget);
        Assert.NotNull(new FileInfo(folder.File("models/current/xor.safetensors")).LinkTarget);

        // Through a link to a folder, without one at the end.
        new Tiny(3).Save(folder.File("elsewhere/current/plain"));
        Assert.Equal(SafetensorsText.Saved(new Tiny(3)), File.ReadAllBytes(folder.File("models/current/plain")));
        Assert.Equal(["xor-1.safetensors"], Names("models"));
        Assert.Empty(Names("elsewhere"));

        string[] Names(string name) => [.. Directory.GetFiles(folder.File(name)).Select(file => Path.GetFileName(file)!)];
    }

    [Fact]
    public void A_link_to_nothing_gets_its_file()
    {
        if (OperatingSystem.IsWindows()) return;

        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.File("link"), folder.File("xor.safetensors"));
        new Tiny(1).Save(folder.File("link"));
        Assert.Equal(SafetensorsText.Saved(new Tiny(1)), File.ReadAllBytes(folder.File("xor.safetensors")));
        Assert.NotNull(new FileInfo(folder.File("link")).LinkTarget);
    }

    [Fact]
    public void Links_in_a_circle_are_refused()
    {
        if (OperatingSystem.IsWindows()) return;

        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.File("one"), "two");
        File.CreateSymbolicLink(folder.File("two"), "one");
        Says(folder.File("one"), "circle");
    }

    [Fact]
    public void What_is_no_regular_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("folder"));
        Says(folder.File("folder"), "folder. Name a file in it");
        Assert.True(Directory.Exists(folder.File("folder")));
        if (OperatingSystem.IsWindows()) return;

        Directory.CreateSymbolicLink(folder.File("link"), "folder");
        Says(folder.File("link"), "folder. Name a file in it");

        // As /dev/null is; making one takes rights that not every user has.
        foreach (string[] command in (string[][])[["mkfifo", "pipe"], ["mknod", "null", "c", "1", "3"]])
        {
            string path = folder.File(command[1]);
            if (!TryRun([command[0], path, .. command[2..]])) continue;

            Says(path, "not a regular file");
            Says(path, "not a regular file");
            Assert.Equal([command[1]], folder.Files);
            File.Delete(path);
        }
    }

    [Fact]
    public void An_empty_file_is_an_ordinary_one()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("xor.safetensors");
        File.WriteAllBytes(path, []);
        new Tiny(1).Save(path);
        Assert.Equal(SafetensorsText.Saved(new Tiny(1)), File.ReadAllBytes(path));
    }

    [Fact]
    public void What_is_read_only_to_the_user_is_not_replaced()
    {
        // To the superuser, to whom no ordinary file is, some of the kernel's are.
        const string Kernels = "/sys/kernel/notes";
        if (File.Exists(Kernels)) Says(Kernels, "read-only");

        using var folder = new TemporaryFolder();
        string path = folder.File("xor.safetensors");
        new Tiny(1).Save(path);
        File.SetAttributes(path, FileAttributes.ReadOnly);
        if (MayWrite(path))
        {
            // The superuser, to whom nothing is read-only.
            new Tiny(2).Save(path);
            Assert.Equal(SafetensorsText.Saved(new Tiny(2)), File.ReadAllBytes(path));
            return;
        }

        Says(path, "read-only");
        Assert.Equal(SafetensorsText.Saved(new Tiny(1)), File.ReadAllBytes(path));
        Assert.Equal(["xor.safetensors"], folder.Files);
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Theory]
    [InlineData(219)]
    [InlineData(255)]
    public void Long_names_are_written(int length)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File(new string('n', length));
        new Tiny(1).Save(path);
        new Tiny(2).Save(path);
        Assert.Equal(SafetensorsText.Saved(new Tiny(2)), File.ReadAllBytes(path));
        Assert.Single(folder.Files);
    }

    [Fact]
    public void Errors_name_the_file_that_was_asked_for()
    {
        using var folder = new TemporaryFolder();
        Says(folder.File(new string('n', 400)), new string('n', 400));
        Assert.Empty(folder.Files);
        if (OperatingSystem.IsLinux()) Says("/proc/xor.safetensors", "/proc/xor.safetensors");
    }

    private static void Says(string path, string words)
    {
        IOException refused = Assert.ThrowsAny<IOException>(() => new Tiny(9).Save(path));
        Assert.StartsWith($"'{path}' cannot be written: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", refused.Message, StringComparison.Ordinal);
    }

    private static bool MayWrite(string path)
    {
        try
        {
            using FileStream stream = File.OpenWrite(path);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool TryRun(string[] command)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(command[0], command[1..])
            {
                RedirectStandardError = true,
            })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
