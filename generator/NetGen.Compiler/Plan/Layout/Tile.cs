namespace NetGen.Compiler.Plan.Layout;

/// <summary>Neighbouring neurons that share one vector register.</summary>
/// <param name="Start">The first neuron.</param>
/// <param name="Lanes">The register's lanes; some of the last tile's may be padding.</param>
internal readonly record struct Tile(int Start, int Lanes)
{
    public int End => Start + Lanes;

    public Tile[] Halves() => [new(Start, Lanes / 2), new(Start + (Lanes / 2), Lanes / 2)];

    /// <summary>How many lanes hold one of <paramref name="count"/> neurons; the others are padding.</summary>
    public int Used(int count) => Math.Max(0, Math.Min(Lanes, count - Start));
}
