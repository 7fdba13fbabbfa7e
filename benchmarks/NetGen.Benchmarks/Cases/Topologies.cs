namespace NetGen.Benchmarks.Cases;

/// <summary>What is measured unless the command line names something else.</summary>
internal static class Topologies
{
    public static readonly IReadOnlyList<Topology> Listed =
    [
        new(2, 3, 1), new(4, 16, 3), new(8, 8, 8), new(16, 32, 8), new(64, 64, 10), new(784, 128, 10),
        new(16, 32, 32, 16, 4),
    ];

    /// <summary>n-n-n, for cost against size.</summary>
    public static readonly IReadOnlyList<Topology> Sweep =
    [
        .. new[] { 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512 }.Select(n => new Topology(n, n, n)),
    ];
}
