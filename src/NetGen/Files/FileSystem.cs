using System;
using System.IO;
using System.Reflection;

namespace NetGen;

/// <summary>What newer frameworks tell about files: links and permissions.</summary>
internal static class FileSystem
{
    public static readonly bool IsWindows = Path.DirectorySeparatorChar == '\\';

    /// <summary>The target that a symbolic link names; null if it is not a link.</summary>
    /// <exception cref="IOException">It is one, but the framework does not say where it leads.</exception>
    public static string? LinkTarget(string path)
    {
        var file = new FileInfo(path);
#if NET
        return file.LinkTarget;
#else
        // The build for .NET Standard runs on .NET 8 too, which has it.
        return LinkTargetOf is not null ? (string?)LinkTargetOf.GetValue(file)
            : file.Exists && (file.Attributes & FileAttributes.ReparsePoint) != 0
                // On Windows, deduplicated files and those kept elsewhere have the attribute too, but also a length.
                && (!IsWindows || file.Length == 0) ? throw new IOException(
                "it is a symbolic link, which this framework cannot follow. Name the file that it leads to.")
            : null;
#endif
    }

#if NET
    /// <summary>Whether a move replaces an existing file.</summary>
    public const bool MovesOver = true;

    public static void Move(string from, string to) => File.Move(from, to, overwrite: true);
#else
    public const bool MovesOver = false;

    public static void Move(string from, string to) => File.Move(from, to);
#endif

    /// <summary>Gives a file the permissions of another, if framework and file system have any.</summary>
    public static void CopyMode(string from, string to)
    {
        // On Windows renaming keeps them.
        try
        {
#if NET
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(to, File.GetUnixFileMode(from));
            }
#else
            if (!IsWindows && GetMode is not null && SetMode is not null)
            {
                SetMode.Invoke(null, new[] { to, GetMode.Invoke(null, new object[] { from }) });
            }
#endif
        }
        catch (Exception problem)
            when (problem is IOException or UnauthorizedAccessException or TargetInvocationException)
        {
            // A drive without permissions refuses to change them.
        }
    }

#if !NET
    private static readonly PropertyInfo? LinkTargetOf = typeof(FileSystemInfo).GetProperty("LinkTarget");

    private static readonly MethodInfo? GetMode = typeof(File).GetMethod("GetUnixFileMode", new[] { typeof(string) });

    private static readonly MethodInfo? SetMode = GetMode is null
        ? null
        : typeof(File).GetMethod("SetUnixFileMode", new[] { typeof(string), GetMode.ReturnType });
#endif
}
