namespace NetGen;

/// <summary>What <c>Fit</c> reports after every epoch, on the thread that trains.</summary>
/// <remarks>
/// <c>System.Progress&lt;T&gt;</c> hands reports to other threads, where they may overtake each other: for a console,
/// write your own class that implements <c>IProgress&lt;FitProgress&gt;</c>.
/// </remarks>
public readonly struct FitProgress
{
    internal FitProgress(EpochRecord last, int epochs, int bestEpoch) =>
        (Last, Epochs, BestEpoch) = (last, epochs, bestEpoch);

    /// <summary>The epoch that has just ended.</summary>
    public EpochRecord Last { get; }

    /// <summary>The number of planned epochs.</summary>
    public int Epochs { get; }

    /// <summary>The epoch with the smallest monitored loss, or the best monitored metric, so far.</summary>
    public int BestEpoch { get; }
}
