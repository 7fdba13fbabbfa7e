using System;
using System.Threading;
using System.Threading.Tasks;

namespace NetGen;

/// <summary>Independent runs on several threads; what comes of them does not depend on which ends first.</summary>
internal static class OrderedRuns
{
    /// <param name="count">How many runs.</param>
    /// <param name="threads">The most at the same time; −1: as many as there are processors.</param>
    /// <param name="run">One run, by its number.</param>
    /// <param name="cancellation">Ends before the next run begins.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Run(int count, int threads, Action<int> run, CancellationToken cancellation)
    {
        var failures = new Exception?[count];
        int next = -1, failed = 0;
        int workers = Math.Min(threads > 0 ? threads : Environment.ProcessorCount, count);
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ =>
        {
            while (Volatile.Read(ref failed) == 0 && !cancellation.IsCancellationRequested)
            {
                int index = Interlocked.Increment(ref next);
                if (index >= count)
                {
                    return;
                }

                try
                {
                    run(index);
                }
                catch (Exception failure) when (failure is not OutOfMemoryException)
                {
                    failures[index] = failure;
                    Volatile.Write(ref failed, 1);
                }
            }
        });

        // Runs begin in order, and every run that has begun ends: the first failure is always the same.
        if (Array.Find(failures, failure => failure is not null) is { } first)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(first).Throw();
        }

        cancellation.ThrowIfCancellationRequested();
    }

    /// <exception cref="ArgumentException">It is neither a number of threads nor −1.</exception>
    public static void CheckThreads(int threads, string name)
    {
        if (threads is 0 or < -1)
        {
            throw new ArgumentException(
                $"MaxDegreeOfParallelism is {threads}; it must be at least 1, or −1 for all processors.", name);
        }
    }
}
