using System.Runtime.CompilerServices;
using NetGen.Benchmarks.Cases;

namespace NetGen.Benchmarks.Engines;

/// <summary>One contender: what it can do, each operation as a loop over the shared rows.</summary>
public abstract class Engine(string name, Problem problem) : IDisposable
{
    /// <summary>As tables print it.</summary>
    public string Name => name;

    public Problem Problem => problem;

    /// <summary>Each does so many samples, a multiple of 32 for batches.</summary>
    public abstract IReadOnlyDictionary<Operation, Action<int>> Operations { get; }

    /// <summary>Where outputs go: they are computed for somebody.</summary>
    public Memory<float> Outputs { get; } = Problem.Pinned(Problem.Rows * problem.Topology.Outputs);

    /// <summary>Canonical order; null where the library keeps its parameters to itself.</summary>
    public virtual Action<float[]>? Load => null;

    public virtual Action<float[]>? Save => null;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Takes a result, so that nobody can leave its computation out.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected static void Sink(float value)
    {
    }
}
