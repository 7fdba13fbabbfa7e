using System;
using System.IO;

namespace NetGen;

/// <summary>Opens files to read them.</summary>
internal static class InputFile
{
    /// <exception cref="IOException">It is missing, is a folder, or may not be read by the user.</exception>
    public static FileStream Open(string path, int bufferSize = 4096)
    {
        try
        {
            // A reader must not prevent a save: Windows replaces an open file only if its readers allow that.
            return new FileStream(
                path ?? throw new ArgumentNullException(nameof(path)),
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new IOException(
                Directory.Exists(path)
                    ? $"'{path}' cannot be read: it is a folder. Name a file in it."
                    : $"'{path}' cannot be read: access is denied. Give this user permission to read it.",
                problem);
        }
    }
}
