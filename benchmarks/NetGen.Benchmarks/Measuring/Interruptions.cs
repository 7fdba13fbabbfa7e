namespace NetGen.Benchmarks.Measuring;

/// <summary>How often the system has taken this thread off its core for somebody else; 0 where it does not tell.</summary>
internal static class Interruptions
{
    private const string Status = "/proc/thread-self/status", Name = "nonvoluntary_ctxt_switches:";

    private static readonly bool IsTold = File.Exists(Status);

    public static long Count()
    {
        if (!IsTold) return 0;

        string? line = File.ReadLines(Status).FirstOrDefault(one => one.StartsWith(Name, StringComparison.Ordinal));
        return line is not null && long.TryParse(line.AsSpan(Name.Length), out long count) ? count : 0;
    }
}
