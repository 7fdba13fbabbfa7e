namespace NetGen.Benchmarks.Reports;

/// <summary>Where the sources are that this program was built from.</summary>
internal static class Repository
{
    /// <exception cref="InvalidOperationException">The program was moved out of the repository.</exception>
    public static string File(string path)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "NetGen.sln"))) return Path.Combine(folder.FullName, path);
        }

        throw new InvalidOperationException($"No NetGen.sln above {AppContext.BaseDirectory}: there is no {path} to write to.");
    }
}
