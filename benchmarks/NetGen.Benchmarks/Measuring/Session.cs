using System.Runtime.Intrinsics;
using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Engines;

namespace NetGen.Benchmarks.Measuring;

/// <summary>How much to measure.</summary>
/// <param name="Rounds">Slices of each contender.</param>
/// <param name="Slice">Length of one.</param>
/// <param name="Others">Libraries too, not C and NetGen alone.</param>
/// <param name="Kernels">Scalar, Vector and Loop beside Auto, where they are not too large to unroll.</param>
internal sealed record Effort(int Rounds, TimeSpan Slice, bool Others, bool Kernels);

/// <summary>Measures topologies one after another, each with all its contenders.</summary>
internal static class Session
{
    // Unrolled, more weights than these take the compiler minutes.
    public const int UnrolledWeights = 2048;

    public static string InstructionSet =>
        Vector512.IsHardwareAccelerated ? "512 bits" :
        Vector256.IsHardwareAccelerated ? "256 bits" :
        Vector128.IsHardwareAccelerated ? "128 bits" : "scalar";

    public static IEnumerable<Measurement> Run(IReadOnlyList<Topology> topologies, Effort effort)
    {
        NetworkSource[] sources = [.. topologies.SelectMany(topology => Sources(topology, effort))];
        var generated = NetworkCompiler.Compile(sources);
        foreach (Topology topology in topologies)
        {
            var problem = new Problem(topology);
            List<Engine> engines = [new NaiveEngine(problem), .. CEngine.All(problem)];
            IEnumerable<NetworkSource> own = sources.Where(source => source.Topology == topology);
            engines.AddRange(own.Select(source => generated[source](problem)));
            if (effort.Others)
            {
                engines.Add(new TensorEngine(problem));
                engines.Add(new OnnxEngine(problem));
                if (FannEngine.Of(problem) is { } fann) engines.Add(fann);
            }

            Agreement.Check(engines, problem);
            BestC? c = BestC.Of([.. engines.OfType<CEngine>()], problem);
            engines.RemoveAll(engine => engine is CEngine { IsPlain: false });
            if (!effort.Others) engines.RemoveAll(engine => engine is NaiveEngine);
            if (c is not null) engines.Insert(0, c);
            IReadOnlyList<Series> series = new Rounds(engines, effort.Slice).RunWarm(effort.Rounds);
            foreach (Engine engine in engines) engine.Dispose();
            yield return new Measurement(topology.ToString(), InstructionSet, series, c?.Variants ?? []);
        }
    }

    private static IEnumerable<NetworkSource> Sources(Topology topology, Effort effort)
    {
        Kernel[] kernels =
            !effort.Kernels ? [Kernel.Auto] :
            topology.Weights > UnrolledWeights ? [Kernel.Auto, Kernel.Loop] :
            [Kernel.Auto, Kernel.Scalar, Kernel.Vector, Kernel.Loop];
        return kernels.Select(kernel => new NetworkSource(topology, kernel));
    }
}
