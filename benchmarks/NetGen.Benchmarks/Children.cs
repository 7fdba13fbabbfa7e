using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Cold;
using NetGen.Benchmarks.Compiling;
using NetGen.Benchmarks.Engines;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Processes;

namespace NetGen.Benchmarks;

/// <summary>What this program does as a child of itself: one thing in a fresh process.</summary>
internal static class Children
{
    // Every weight a statement: about twice as many from one to the next.
    private static readonly Topology[] Unrolled = [new(32, 48, 10), new(64, 64, 10), new(90, 95, 10)];

    // Sizes that follow each other in the number of weights, to show how the generator's cost grows.
    private static readonly Topology[] Compiled =
    [
        new(2, 3, 1), new(8, 8, 8), new(16, 32, 8), new(32, 32, 10), new(64, 64, 10), new(128, 128, 10),
        new(784, 128, 10),
    ];

    /// <summary>False if this process is no child.</summary>
    public static bool Answer(Options options)
    {
        IReadOnlyList<Topology> topologies = options.Topologies;
        if (options.ChildMeasure)
            Child.Answer(Session.Run(topologies, options.Effort with { Others = false, Kernels = false }));
        else if (options.ChildGenerate is { } kernel)
            Child.Answer(GeneratorTiming.Measure(topologies[0], Enum.Parse<Kernel>(kernel)));
        else if (options.ChildCold is { } file)
            Child.Answer(ColdProcess.Measure(
                file, new NetworkSource(topologies[0], options.Kernel).LoopsName, topologies[0]));
        else if (options.ChildJit)
            Child.Answer(JitSizes.Measure(topologies));
        else
            return false;

        return true;
    }

    public static IReadOnlyList<CompileCost> Generate() =>
    [
        .. Compiled.Select(topology => Generate(topology, Kernel.Auto)),
        .. Unrolled.Select(topology => Generate(topology, Kernel.Scalar)),
    ];

    /// <summary>Without tiers: every method is compiled once, and well.</summary>
    public static IReadOnlyList<JittedCode> Jit() => Child.Run<JittedCode[]>(
        ["DOTNET_TieredCompilation"],
        ["--child-jit", "--topology", .. Compiled.Select(topology => topology.ToString())]);

    private static CompileCost Generate(Topology topology, Kernel kernel) =>
        Child.Run<CompileCost>([], "--child-generate", kernel.ToString(), "--topology", topology.ToString());
}
