using System;
using System.Threading;

namespace NetGen;

/// <summary>How many restarts, and from where.</summary>
public sealed class RestartOptions
{
    /// <summary>The most seeds to try.</summary>
    public int Count { get; set; } = 10;

    /// <summary>The first seed; the others follow it.</summary>
    public int FirstSeed { get; set; }

    /// <summary>
    /// The most runs at the same time; −1: as many as there are processors. The result does not depend on it.
    /// </summary>
    public int MaxDegreeOfParallelism { get; set; } = -1;

    /// <summary>Receives a report on every run that has ended, one at a time, in the order in which they end.</summary>
    public IProgress<RestartRun>? Progress { get; set; }

    /// <summary>Ends all runs; what they have learned counts.</summary>
    public CancellationToken CancellationToken { get; set; }

    internal void Check()
    {
        if (Count < 1)
        {
            throw new ArgumentException($"Count is {Count}; it must be at least 1.", "restarts");
        }

        if (MaxDegreeOfParallelism is 0 or < -1)
        {
            throw new ArgumentException(
                $"MaxDegreeOfParallelism is {MaxDegreeOfParallelism}; it must be at least 1, or −1 for all processors.",
                "restarts");
        }
    }
}
