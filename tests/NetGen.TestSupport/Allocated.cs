namespace NetGen.TestSupport;

/// <summary>What code allocates on its thread.</summary>
public static class Allocated
{
    private const int Attempts = 5;

    /// <summary>
    /// The bytes that an action allocates: the least of several attempts, because the runtime itself allocates now and
    /// then, when it loads a type or binds an assembly, on the thread that happens to need it.
    /// </summary>
    public static long By(Action action) => Least(() =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    /// <summary>The same of a measurement that prepares something first, such as a class that was never called.</summary>
    public static long Least(Func<long> measurement)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++) least = Math.Min(least, measurement());
        return least;
    }
}
