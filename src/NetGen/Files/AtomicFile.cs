using System;
using System.IO;

namespace NetGen;

/// <summary>Writes a file whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>How often a file is written again that another process took for a leftover.</summary>
    private const int MostAttempts = 4;

    /// <summary>
    /// Writes a file next to <paramref name="path"/>, flushes it to the disk and renames it: whoever reads the path,
    /// even after a crash, finds the old content or the new.
    /// </summary>
    /// <remarks>
    /// A symbolic link stays a link: its target is replaced. A file keeps its permissions. What is not a regular file,
    /// or is read-only to the user, is not replaced. Leftovers of killed saves of the same file are removed.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content; called again if the first attempt was lost.</param>
    /// <exception cref="IOException">The disk is full, the folder is missing, …; the old file is unchanged.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        try
        {
            (string target, ReplacedFile? old) = Find(full);
            for (int attempt = 1; !TryWrite(target, old, write); attempt++)
            {
                if (attempt == MostAttempts)
                {
                    throw new IOException("the written file disappears before it is renamed.");
                }
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Problem(path, problem);
        }
    }

    /// <summary>Checks before long work whether its result can be written.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    public static void Check(string path)
    {
        string full = Path.GetFullPath(path);
        try
        {
            Find(full);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Problem(path, problem);
        }
    }

    /// <summary>What writes a text, as UTF-8 without a mark at its beginning.</summary>
    public static Action<Stream> Utf8(string text) => stream =>
    {
        byte[] bytes = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
        stream.Write(bytes, 0, bytes.Length);
    };

    private static (string Target, ReplacedFile? Old) Find(string full)
    {
        string target = FileLinks.Follow(full);
        if (Path.GetDirectoryName(target) is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"there is no folder '{folder}'. Create it first.");
        }

        return (target, ReplacedFile.At(target));
    }

    /// <returns>False if the written file is gone.</returns>
    private static bool TryWrite(string target, ReplacedFile? old, Action<Stream> write)
    {
        using TemporaryFile temporary = TemporaryFile.Create(target);
        temporary.RemoveLeftovers(target);
        try
        {
            old?.GiveModeTo(temporary.Path);
            write(temporary.Stream);
            temporary.Stream.Flush(flushToDisk: true);
            return temporary.TryRename(target);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The user knows the file by its own name.
            throw new IOException(problem.Message.Replace(temporary.Path, target), problem);
        }
    }

    private static IOException Problem(string path, Exception problem)
    {
        string message = $"'{path}' cannot be written: {problem.Message}";
        return problem is DirectoryNotFoundException
            ? new DirectoryNotFoundException(message, problem)
            : new IOException(message, problem);
    }
}
