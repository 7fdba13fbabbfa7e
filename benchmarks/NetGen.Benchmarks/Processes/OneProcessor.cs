namespace NetGen.Benchmarks.Processes;

/// <summary>Starts a process that has one processor: bound before it begins, so that all its threads are.</summary>
internal static class OneProcessor
{
    /// <summary>Linux has the command for it.</summary>
    public static bool IsThere { get; } = OperatingSystem.IsLinux() && File.Exists("/usr/bin/taskset");

    /// <summary>What stands before the program.</summary>
    public static IReadOnlyList<string> Command => ["/usr/bin/taskset", "--cpu-list", First];

    /// <summary>The first processor that this process may use.</summary>
    private static string First => File.ReadLines("/proc/self/status")
        .First(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal))
        .Split(':', '-', ',')[1].Trim();
}
