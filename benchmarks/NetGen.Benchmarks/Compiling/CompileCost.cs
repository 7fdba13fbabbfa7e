namespace NetGen.Benchmarks.Compiling;

/// <summary>What a network costs to compile.</summary>
/// <param name="Topology">As in 64-64-10.</param>
/// <param name="Kernel">As asked for.</param>
/// <param name="FirstMilliseconds">
/// The generator's part of the first compilation of a process: the JIT's work on the generator is in it.
/// </param>
/// <param name="FirstJit">That work.</param>
/// <param name="NextMilliseconds">The same for another network, which no cache knows either.</param>
/// <param name="Edits">What an edit costs afterwards.</param>
/// <param name="Files">Bytes and lines of each generated file.</param>
public sealed record CompileCost(
    string Topology,
    Kernel Kernel,
    double FirstMilliseconds,
    JitWork FirstJit,
    double NextMilliseconds,
    IReadOnlyList<EditCost> Edits,
    IReadOnlyList<GeneratedFile> Files)
{
    public int TextBytes => Files.Sum(file => file.Bytes);

    public int Lines => Files.Sum(file => file.Lines);
}
