using System.Diagnostics;

namespace NetGen.Samples.XorSample;

/// <summary>
/// Gradient descent ends in the minimum that its start lies above, or creeps along a plateau. Restarts help: from any
/// of many seeds, a few short runs find a solution.
/// </summary>
internal static class ManySeeds
{
    public const int Starts = 100, MostRestarts = 10, Epochs = 500;

    /// <returns>How many of the starts were solved.</returns>
    public static int Show(IAnsiConsole console)
    {
        int solved = 0, mostRuns = 0, mostEpochs = 0;
        double[] times = new double[Starts];
        WarmUp();
        for (int n = 0; n < Starts; n++)
        {
            long start = Stopwatch.GetTimestamp();
            Restarts<Xor> search = Solve(first: n);
            times[n] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            solved += search.Best.History.StopReason == StopReason.TargetReached ? 1 : 0;
            mostRuns = Math.Max(mostRuns, search.Runs.Count);
            mostEpochs = Math.Max(mostEpochs, search.Runs.Sum(run => run.History.Epochs.Count));
        }

        Array.Sort(times);
        console.WriteLine($"solved       from {solved} of {Starts} seeds, in at most {mostRuns} runs and {mostEpochs} epochs");
        console.WriteLine($"allowed      {MostRestarts} runs of {Epochs} epochs");
        console.WriteLine(
            $"time         {times[Starts / 2]:F0} µs on this machine (median; {times[^1]:F0} µs the longest), "
            + "restarts and bookkeeping included");
        return solved;
    }

    /// <summary>Until the JIT has compiled for good what is to be timed.</summary>
    private static void WarmUp()
    {
        long start = Stopwatch.GetTimestamp();
        for (int n = Starts; Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(0.8); n++)
        {
            Solve(first: n);
        }
    }

    private static Restarts<Xor> Solve(int first) => Restarts.Run(
        () => new Xor(),
        TruthTable.Data,
        TruthTable.Options(Epochs),
        new() { Count = MostRestarts, FirstSeed = MostRestarts * first, MaxDegreeOfParallelism = 1 });
}
