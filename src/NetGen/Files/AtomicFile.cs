using System;
using System.IO;

namespace NetGen;

/// <summary>Writes a file whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes beside <paramref name="path"/>, forces it to the disk and renames it: whoever reads the path, even after a
    /// crash, finds the old content or the new.
    /// </summary>
    /// <exception cref="IOException">The disk is full, the folder is missing, …; the old file is as it was.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        // Else the exception would name the temporary file.
        if (Path.GetDirectoryName(full) is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"'{path}' cannot be written: there is no folder '{folder}'. Create it first.");
        }

        string temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        // Opened before the try: what never came to be needs no deleting, whose failure would hide the reason.
        FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            Rename(temporary, full);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static void Rename(string temporary, string path)
    {
#if NET
        File.Move(temporary, path, overwrite: true);
#else
        if (File.Exists(path))
        {
            File.Replace(temporary, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(temporary, path);
        }
#endif
    }
}
