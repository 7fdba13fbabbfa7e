using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Engines;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Processes;
using NetGen.Benchmarks.Reports;

namespace NetGen.Benchmarks.Cold;

/// <summary>
/// Networks in fresh processes, as generated and as the runtime's tiers would have them (the same text without the
/// attribute that asks for full optimization), interleaved; on one processor and on all.
/// </summary>
internal static class ColdRun
{
    private static readonly Topology[] Measured =
    [
        new(2, 3, 1), new(8, 8, 8), new(12, 20, 6), new(16, 32, 8), new(64, 48, 10), new(64, 64, 10),
        new(128, 128, 128), new(784, 128, 10),
    ];

    private static readonly Operation[] Operations = Enum.GetValues<Operation>();

    /// <param name="topologies">Null: those that are always measured.</param>
    /// <param name="allKernels">Scalar and Compact too, and Loop; where they are small enough to unroll, Vector.</param>
    /// <param name="rounds">Fresh processes of each.</param>
    public static IEnumerable<Sheet> Go(IReadOnlyList<Topology>? topologies, bool allKernels, int rounds)
    {
        NetworkSource[] sources =
        [
            .. from topology in topologies ?? Measured
               from kernel in allKernels ? Kernels(topology) : [Kernel.Auto]
               select new NetworkSource(topology, kernel),
        ];
        string folder = Directory.CreateTempSubdirectory("netgen-cold").FullName;
        string asGenerated = Path.Combine(folder, "AsGenerated.dll"), tiered = Path.Combine(folder, "Tiered.dll");
        try
        {
            NetworkCompiler.Write(sources, asGenerated, text => text);
            NetworkCompiler.Write(sources, tiered, NetworkSource.LeaveToTiers);
            foreach (bool onOne in Environment.ProcessorCount > 1 && OneProcessor.IsThere ? new[] { true, false } : [false])
            {
                foreach (Sheet sheet in Tables(sources, asGenerated, tiered, onOne, rounds))
                {
                    yield return sheet;
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Kernel[] Kernels(Topology topology) => topology.Weights > Session.UnrolledWeights
        ? [Kernel.Auto, Kernel.Compact, Kernel.Loop]
        : [Kernel.Auto, Kernel.Scalar, Kernel.Compact, Kernel.Vector, Kernel.Loop];

    private static IEnumerable<Sheet> Tables(
        NetworkSource[] sources, string asGenerated, string tiered, bool onOne, int rounds)
    {
        string where = onOne || Environment.ProcessorCount == 1
            ? "One processor" : $"{Environment.ProcessorCount} processors";
        List<IReadOnlyList<string>> calls = [], answers = [];
        List<double> early = [], steady = [];
        foreach (NetworkSource source in sources)
        {
            (ColdCosts Full, ColdCosts Tiers)[] pairs =
                [.. Enumerable.Range(0, rounds).Select(_ => (Child(asGenerated, source), Child(tiered, source)))];
            for (int n = 0; n < Operations.Length; n++)
            {
                ColdCost[] full = [.. pairs.Select(pair => pair.Full.Costs[n])];
                ColdCost[] tiers = [.. pairs.Select(pair => pair.Tiers.Costs[n])];
                double ratio = Statistics.Median(full.Zip(tiers, (one, other) => one.Steady / other.Steady));
                early.Add(Statistics.Median(full.Select(cost => cost.Early / cost.Steady)));
                steady.Add(ratio);
                calls.Add(
                [
                    $"{Label(source)} {Operations[n]}",
                    .. Costs(full), Reports.Tables.Number(ratio), .. Costs(tiers),
                ]);
            }

            answers.Add(
            [
                Label(source),
                Reports.Tables.Number(Statistics.Median(pairs.Select(pair => pair.Full.FirstAnswer))),
                Reports.Tables.Number(Statistics.Median(pairs.Select(pair => pair.Tiers.FirstAnswer))),
                Reports.Tables.Number(
                    Statistics.Median(pairs.Select(pair => pair.Full.FirstAnswer / pair.Tiers.FirstAnswer))),
            ]);
        }

        calls.Add(["median", "", "", Of(early, Statistics.Median), "", Of(steady, Statistics.Median), "", "", "", ""]);
        calls.Add(["largest", "", "", Of(early, Enumerable.Max), "", Of(steady, Enumerable.Max), "", "", "", ""]);
        yield return new Sheet(
            $"{where}: ns per sample after 100 calls, and in the steady state",
            [
                "", "first call, µs", "after 100", "× steady", "steady", "× tiers",
                "tiers: first", "after 100", "× steady", "steady",
            ],
            calls);
        yield return new Sheet(
            $"{where}: from the start of the process to the first answer, ms",
            ["", "as generated", "tiers", "median of ratios"],
            answers);

        ColdCosts Child(string file, NetworkSource source) => Processes.Child.Run<ColdCosts>(
            [],
            onOne ? OneProcessor.Command : [],
            "--child-cold", file,
            "--kernel", source.Kernel.ToString(),
            "--topology", source.Topology.ToString());

        static string Label(NetworkSource source) =>
            $"{source.Topology}{(source.Kernel == Kernel.Auto ? "" : $" {source.Kernel}")}";

        static string Of(List<double> values, Func<IEnumerable<double>, double> what) =>
            Reports.Tables.Number(what(values));
    }

    private static IEnumerable<string> Costs(ColdCost[] costs) =>
    [
        Median(costs, cost => cost.First), Median(costs, cost => cost.Early),
        Median(costs, cost => cost.Early / cost.Steady), Median(costs, cost => cost.Steady),
    ];

    private static string Median(ColdCost[] costs, Func<ColdCost, double> what) =>
        Reports.Tables.Number(Statistics.Median(costs.Select(what)));
}
