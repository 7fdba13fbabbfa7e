namespace NetGen.Benchmarks.Compiling;

/// <summary>What a network costs to compile.</summary>
/// <param name="Topology">As in 64-64-10.</param>
/// <param name="ColdMilliseconds">The generator's part of the first compilation of a process, compiled by the JIT meanwhile.</param>
/// <param name="WarmMilliseconds">The same for a network that follows others: what an edit of the attribute costs.</param>
/// <param name="Files">Bytes and lines of each generated file.</param>
public sealed record CompileCost(
    string Topology, double ColdMilliseconds, double WarmMilliseconds, IReadOnlyList<GeneratedFile> Files)
{
    public int TextBytes => Files.Sum(file => file.Bytes);

    public int Lines => Files.Sum(file => file.Lines);
}
