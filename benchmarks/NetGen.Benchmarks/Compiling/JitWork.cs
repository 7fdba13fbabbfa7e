namespace NetGen.Benchmarks.Compiling;

/// <summary>How many methods the JIT compiled, on all threads, and for how long.</summary>
public sealed record JitWork(int Methods, double Milliseconds);
