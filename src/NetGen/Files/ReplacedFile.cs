using System;
using System.IO;

namespace NetGen;

/// <summary>The file that a new one takes the place of.</summary>
internal sealed class ReplacedFile
{
    private readonly string _path;

    private ReplacedFile(string path) => _path = path;

    /// <summary>Null where nothing is there yet.</summary>
    /// <exception cref="IOException">It is no regular file, or the user may not write to it.</exception>
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

        // Renaming asks for the folder's permissions alone; a file that is open for writing is asked for its own.
        // A pipe would wait for its reader, unless it is opened both ways; it has no length, as devices have none.
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

    /// <summary>The new file's permissions become the old one's.</summary>
    public void GiveModeTo(string path) => FileSystem.CopyMode(_path, path);

    /// <summary>Of an empty file: a device has no length that could be set, not even to what it is.</summary>
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
                // Another save has finished meanwhile: its file is not cut off.
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
