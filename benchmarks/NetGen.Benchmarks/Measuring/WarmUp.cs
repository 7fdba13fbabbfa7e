using System.Diagnostics;
using System.Runtime;

namespace NetGen.Benchmarks.Measuring;

/// <summary>
/// Runs code until the JIT has nothing left to improve: tiered compilation and its profiles stay as users have them.
/// </summary>
internal static class WarmUp
{
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(800), Longest = TimeSpan.FromSeconds(20);

    /// <summary>Calls each action again and again, until no method was compiled for a while.</summary>
    public static void UntilJitIsSilent(IReadOnlyCollection<Action> actions)
    {
        long compiled = JitInfo.GetCompiledMethodCount();
        var all = Stopwatch.StartNew();
        var silent = Stopwatch.StartNew();
        // A method is counted for the next tier at 30 calls.
        for (int round = 0; (round < 64 || silent.Elapsed < Silence) && all.Elapsed < Longest; round++)
        {
            foreach (Action action in actions) action();
            if (JitInfo.GetCompiledMethodCount() is var now && now != compiled)
            {
                compiled = now;
                silent.Restart();
            }
        }
    }
}
