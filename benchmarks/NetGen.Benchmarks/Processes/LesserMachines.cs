using System.Runtime.Intrinsics;
using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Processes;

/// <summary>The same measurement where the runtime is told that parts of the hardware are not there.</summary>
internal static class LesserMachines
{
    /// <summary>Without AVX-512 where there is some, without AVX2, and without any vectors. C stays as it is.</summary>
    private static readonly string[] Switches =
    [
        .. Vector512.IsHardwareAccelerated ? ["DOTNET_EnableAVX512"] : Array.Empty<string>(),
        "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic",
    ];

    public static IEnumerable<Measurement> Run(IReadOnlyList<Topology> topologies, bool quick)
    {
        string[] effort = quick ? ["--quick"] : [];
        string[] arguments =
            ["--child-measure", .. effort, "--topology", .. topologies.Select(topology => topology.ToString())];
        return Switches.SelectMany(name => Child.Run<Measurement[]>([name], arguments));
    }
}
