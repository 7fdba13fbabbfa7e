using System.Collections.Generic;
using System.IO;

namespace NetGen;

/// <summary>Where a symbolic link leads.</summary>
internal static class FileLinks
{
    /// <summary>As many as Linux follows.</summary>
    private const int Most = 40;

    /// <summary>The path or, if that is a link, the end of its links, where nothing need exist.</summary>
    /// <exception cref="IOException">The links form a circle.</exception>
    public static string Follow(string full)
    {
        if (FileSystem.LinkTarget(full) is null)
        {
            return full;
        }

        // A link is relative to its real folder, which links to folders may hide: so follow part by part.
        string real = Path.GetPathRoot(full) ?? "";
        var left = new Stack<string>();
        Push(full.Substring(real.Length));
        int links = 0;
        while (left.Count > 0)
        {
            string part = left.Pop();
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            string here = Path.Combine(real, part);
            if (FileSystem.LinkTarget(here) is not { } target)
            {
                real = here;
            }
            else if (++links > Most)
            {
                throw new IOException("its symbolic links form a circle.");
            }
            else if (Path.IsPathRooted(target))
            {
                real = Path.GetPathRoot(target)!;
                Push(target.Substring(real.Length));
            }
            else
            {
                Push(target);
            }
        }

        return real;

        void Push(string path)
        {
            string[] parts = path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
            for (int n = parts.Length - 1; n >= 0; n--)
            {
                if (parts[n] is not ("" or "."))
                {
                    left.Push(parts[n]);
                }
            }
        }
    }
}
