namespace NetGen.Package.Tests.Harness;

/// <summary>The repository as a fresh clone has it: what packages are made of, without what was built.</summary>
internal static class Sources
{
    private static readonly string[] Needed = [".git", "src", "generator", "templates", "docs"];
    // Of the history, the name of the commit is enough.
    private static readonly string[] LeftOut = ["bin", "obj", "objects"];

    public static void CopyTo(string folder)
    {
        var repository = new DirectoryInfo(Metadata.Repository);
        CopyFiles(repository, folder);
        foreach (DirectoryInfo part in repository.EnumerateDirectories().Where(part => Needed.Contains(part.Name)))
        {
            Copy(part, Path.Combine(folder, part.Name));
        }
    }

    public static void Copy(DirectoryInfo from, string to)
    {
        CopyFiles(from, to);
        foreach (DirectoryInfo inner in from.EnumerateDirectories().Where(inner => !LeftOut.Contains(inner.Name)))
        {
            Copy(inner, Path.Combine(to, inner.Name));
        }
    }

    private static void CopyFiles(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (FileInfo file in from.EnumerateFiles().Where(file => file.Extension != ".lock"))
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }
    }
}
