namespace NetGen.Benchmarks.Compiling;

/// <summary>
/// Native code of a network's methods, all of them called; the largest, and those that the JIT gave up optimizing.
/// </summary>
public sealed record JittedCode(
    string Topology, int Methods, int Bytes, string LargestMethod, int LargestBytes, int Unoptimized);
