using System;
using System.IO;

namespace NetGen;

/// <summary>The file that is written and then renamed. It is held open, which marks a running save.</summary>
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
    /// In the target's folder, with a name that tells which file it is for and is short, however long the target's is.
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
                // Readers may share it: on Unix it is still open when it is renamed.
                var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
                if (File.Exists(path))
                {
                    return new TemporaryFile(path, stream);
                }

                // On Unix, creating and locking are two steps. In between, another save took it for a leftover.
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

    /// <summary>Removes leftovers of killed saves of the same file, and nothing of a running save.</summary>
    public void RemoveLeftovers(string target)
    {
        // If this file's own lock has no effect, as on some network drives, no other lock has one either.
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
                // A running save holds it open, or it belongs to another user.
            }
        }
    }

    /// <returns>False if the file is gone.</returns>
    public bool TryRename(string target)
    {
        if (FileSystem.IsWindows)
        {
            // An open file cannot be renamed there.
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
            // The disk is full, which has been reported.
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
            // The next save removes it; the user has to know why this one failed.
        }
    }

    private void Rename(string target)
    {
        if (File.Exists(target) && (FileSystem.IsWindows || !FileSystem.MovesOver))
        {
            // On Windows, this keeps the replaced file's permissions.
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

        // On Unix, an open file can be deleted too: so lock it first, and keep the lock until it is gone.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        File.Delete(path);
    }

    private static string FolderOf(string target) => System.IO.Path.GetDirectoryName(target) ?? target;

    /// <summary>
    /// 16 digits for the file's name: FNV-1a of its letters in lower case, because some file systems ignore case.
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
