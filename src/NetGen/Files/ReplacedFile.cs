using System;
using System.IO;

namespace NetGen;

/// <summary>The file that a new one replaces.</summary>
internal sealed class ReplacedFile
{
    private readonly string _path;

    private ReplacedFile(string path) => _path = path;

    /// <summary>Null if there is none yet.</summary>
    /// <exception cref="IOException">It is not a regular file, or the user may not write to it.</exception>
    public static ReplacedFile? At(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("it is a folder. Name a file in it.");
        }

        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return null;
        }

        // Renaming checks only the folder's permissions; opening for writing checks the file's own. A pipe that is
        // opened only for writing waits for a reader. Pipes and devices have no length.
        bool mayBeSpecial = file.Length == 0 && !FileSystem.IsWindows;
        try
        {
            using var stream = new FileStream(
                path,
                FileMode.Open,
                mayBeSpecial ? FileAccess.ReadWrite : FileAccess.Write,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 1);
            if (mayBeSpecial && !IsRegular(stream))
            {
                throw new IOException("it is not a regular file, but a pipe or a device.");
            }
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new IOException("it is read-only. Make it writable, or name another file.", problem);
        }

        return new ReplacedFile(path);
    }

    /// <summary>Gives the new file the old one's permissions.</summary>
    public void GiveModeTo(string path) => FileSystem.CopyMode(_path, path);

    /// <summary>For a file without a length: a device's length cannot be set, not even to what it is.</summary>
    private static bool IsRegular(FileStream stream)
    {
        if (!stream.CanSeek)
        {
            return false;
        }

        try
        {
            if (stream.Length > 0)
            {
                // Another save has finished in the meantime: its file is not cut off.
                return true;
            }

            stream.SetLength(0);
            return true;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
