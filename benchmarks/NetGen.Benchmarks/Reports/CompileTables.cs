using System.Globalization;
using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Compiling;

namespace NetGen.Benchmarks.Reports;

/// <summary>What it costs to compile networks.</summary>
internal static class CompileTables
{
    private const string Asked = "64-64-10";
    private const double ColdLimit = 50;

    public static Sheet Generator(IEnumerable<CompileCost> costs) => new(
        "The generator",
        ["", "cold, ms", "again, ms", "files", "lines", "bytes"],
        [
            .. costs.Select(cost => (IReadOnlyList<string>)
            [
                cost.Topology, Tables.Number(cost.ColdMilliseconds), Tables.Number(cost.WarmMilliseconds),
                Whole(cost.Files.Count), Whole(cost.Lines), Whole(cost.TextBytes),
            ]),
        ]);

    public static Sheet Files(CompileCost cost) => new(
        $"Files of {cost.Topology}",
        ["", "lines", "bytes"],
        [.. cost.Files.Select(file => (IReadOnlyList<string>)[file.Name, Whole(file.Lines), Whole(file.Bytes)])]);

    public static Sheet Jitted(IEnumerable<JittedCode> codes) => new(
        "Native code of all methods, at the widest vectors here",
        ["", "methods", "bytes", "a weight", "unoptimized", "largest method", "bytes"],
        [
            .. codes.Select(code => (IReadOnlyList<string>)
            [
                code.Topology, Whole(code.Methods), Whole(code.Bytes),
                Tables.Number((double)code.Bytes / Topology.Parse(code.Topology).Weights), Whole(code.Unoptimized),
                code.LargestMethod, Whole(code.LargestBytes),
            ]),
        ]);

    public static IEnumerable<Target> Targets(IReadOnlyList<CompileCost> costs, IReadOnlyList<JittedCode> codes)
    {
        foreach (CompileCost cost in costs.Where(cost => cost.Topology == Asked))
        {
            yield return new Target("generator, cold: ms", Asked, ColdLimit, cost.ColdMilliseconds);
        }

        foreach (JittedCode code in codes) yield return new Target("unoptimized methods", code.Topology, 0, code.Unoptimized);
    }

    private static string Whole(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
