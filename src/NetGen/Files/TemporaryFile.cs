using System;
using System.IO;

namespace NetGen;

/// <summary>The file that is written before it takes its name: it is held open, by which a running save is known.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private const string Prefix = ".netgen-";
    private const string Ending = ".tmp";
    private const int MostAttempts = 20;
    private bool _isRenamed;

    private TemporaryFile(string path, FileStream stream)
    {
        Path = path;
        Stream = stream;
    }

    public string Path { get; }

    public FileStream Stream { get; }

    /// <summary>
    /// Beside the target, under a name that is short whatever the target's length, and tells which file it is for.
    /// </summary>
    public static TemporaryFile Create(string target)
    {
        string folder = FolderOf(target);
        for (int attempt = 1; ; attempt++)
        {
            string path = System.IO.Path.Combine(
                folder, $"{Prefix}{KeyOf(target)}-{Guid.NewGuid().ToString("N").Substring(0, 12)}{Ending}");
            try
            {
                // Readers may share it: on Unix it is still open when it gets its name.
                var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
                if (File.Exists(path))
                {
                    return new TemporaryFile(path, stream);
                }

                // Between its making and its lock, on Unix two steps, another save took it for a leftover.
                stream.Dispose();
            }
            catch (UnauthorizedAccessException problem)
            {
                throw new IOException($"files cannot be created in the folder '{folder}': access is denied.", problem);
            }
            catch (IOException problem) when (attempt < MostAttempts
                && problem is not (DirectoryNotFoundException or PathTooLongException))
            {
                // As above: while it is being removed its lock fails, and by now it may be gone.
            }
            catch (IOException problem)
            {
                throw new IOException(problem.Message.Replace(path, target), problem);
            }

            if (attempt == MostAttempts)
            {
                throw new IOException($"files that are created in the folder '{folder}' disappear.");
            }
        }
    }

    /// <summary>Removes what killed saves of the same file left, and nothing of a save that is running.</summary>
    public void RemoveLeftovers(string target)
    {
        // Where this file's own lock keeps nobody away, as on some network drives, no other's would either.
        if (!IsLocked())
        {
            return;
        }

        foreach (string path in Others(target))
        {
            if (path == Path)
            {
                continue;
            }

            try
            {
                Remove(path);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // It is held open by a save that is running, or somebody else's.
            }
        }
    }

    /// <returns>False where the file is gone.</returns>
    public bool TryRename(string target)
    {
        if (FileSystem.IsWindows)
        {
            // What is open cannot be renamed there.
            Stream.Dispose();
        }

        try
        {
            Rename(target);
            return _isRenamed = true;
        }
        catch (FileNotFoundException) when (!File.Exists(Path))
        {
            return false;
        }
    }

    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // What the disk has no room for; that has been said.
        }

        if (_isRenamed)
        {
            return;
        }

        try
        {
            File.Delete(Path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The next save removes it; why this one failed is what the user has to know.
        }
    }

    private void Rename(string target)
    {
        if (File.Exists(target) && (FileSystem.IsWindows || !FileSystem.MovesOver))
        {
            // On Windows it keeps the permissions of what is replaced.
            File.Replace(Path, target, destinationBackupFileName: null);
        }
        else
        {
            FileSystem.Move(Path, target);
        }
    }

    private bool IsLocked()
    {
        // Mono's locks hold within a process only.
        if (Type.GetType("Mono.Runtime") is not null)
        {
            return false;
        }

        try
        {
            using var second = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            return false;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static string[] Others(string target)
    {
        try
        {
            return Directory.GetFiles(FolderOf(target), $"{Prefix}{KeyOf(target)}-*{Ending}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Array.Empty<string>();
        }
    }

    /// <exception cref="IOException">It is open.</exception>
    private static void Remove(string path)
    {
        if (FileSystem.IsWindows)
        {
            File.Delete(path);
            return;
        }

        // On Unix an open file can be deleted too: its lock has to be had first, and kept until it is gone.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        File.Delete(path);
    }

    private static string FolderOf(string target) => System.IO.Path.GetDirectoryName(target) ?? target;

    /// <summary>
    /// 16 digits of the file's name: FNV-1a of its letters, small ones, since some file systems do not tell them apart.
    /// </summary>
    private static string KeyOf(string target)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in System.IO.Path.GetFileName(target).ToLowerInvariant())
        {
            hash = unchecked((hash ^ letter) * 1099511628211);
        }

        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
