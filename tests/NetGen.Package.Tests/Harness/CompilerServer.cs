namespace NetGen.Package.Tests.Harness;

/// <summary>
/// The compiler's server, which a user has too: whatever these tests build, one process compiles it. Starting a compiler
/// for each project, and the packed generator in it, would take longer than all else.
/// </summary>
internal static class CompilerServer
{
    /// <summary>No other build of this machine uses it.</summary>
    public static string Name { get; } = $"netgen-{Guid.NewGuid():N}"[..16];

    /// <summary>It would live for minutes, with the packages' assemblies open.</summary>
    /// <param name="project">The folder of any project.</param>
    public static void Stop(string project)
    {
        string targets = Dotnet.Run(project, "msbuild", "-getProperty:RoslynTargetsPath").Trim();
        Dotnet.Run(project, Path.Combine(targets, "bincore", "VBCSCompiler.dll"), "-shutdown", $"-pipename:{Name}");
    }
}
