namespace NetGen.Benchmarks.Reports;

/// <summary>Where the sources are that this program was built from.</summary>
internal static class Repository
{
    /// <exception cref="InvalidOperationException">The program was moved out of the repository.</exception>
    public static string File(string path)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            bool isRoot = System.IO.File.Exists(Path.Combine(folder.FullName, "NetGen.sln"));
            if (isRoot) return Path.Combine(folder.FullName, path);
        }

        throw new InvalidOperationException($"No NetGen.sln above {AppContext.BaseDirectory}: no place for {path}.");
    }
}
