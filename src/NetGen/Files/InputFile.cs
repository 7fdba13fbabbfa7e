using System;
using System.IO;

namespace NetGen;

/// <summary>Opens files to read them.</summary>
internal static class InputFile
{
    /// <exception cref="IOException">It is missing, a folder, or closed to the user.</exception>
    public static FileStream Open(string path, int bufferSize = 4096)
    {
        try
        {
            // Who reads keeps nobody from saving: Windows replaces an open file only where its readers allow that.
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
