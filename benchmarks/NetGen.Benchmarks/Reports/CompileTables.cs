using System.Globalization;
using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Compiling;

namespace NetGen.Benchmarks.Reports;

/// <summary>What it costs to compile networks.</summary>
internal static class CompileTables
{
    private const string Asked = "64-64-10";
    private const double ColdLimit = 50;

    /// <summary>Twice the weights may take so much longer a weight: noise and caches, no higher power.</summary>
    private const double Linear = 1.3;

    public static Sheet Generator(IEnumerable<CompileCost> costs) => new(
        "The generator",
        ["", "kernel", "first, ms", "of it JIT", "methods", "next, ms", "next, µs a weight", "files", "lines", "bytes"],
        [
            .. costs.Select(cost => (IReadOnlyList<string>)
            [
                cost.Topology, cost.Kernel.ToString(),
                Tables.Number(cost.FirstMilliseconds), Tables.Number(cost.FirstJit.Milliseconds),
                Whole(cost.FirstJit.Methods), Tables.Number(cost.NextMilliseconds),
                Tables.Number(1000 * PerWeight(cost)),
                Whole(cost.Files.Count), Whole(cost.Lines), Whole(cost.TextBytes),
            ]),
        ]);

    public static Sheet Edits(IReadOnlyList<CompileCost> costs) => new(
        "The generator after an edit: ms, and files written anew",
        ["", "kernel", .. costs[0].Edits.SelectMany(edit => new[] { edit.Where, "files" })],
        [
            .. costs.Select(cost => (IReadOnlyList<string>)
            [
                cost.Topology, cost.Kernel.ToString(),
                .. cost.Edits.SelectMany(edit => new[] { Tables.Number(edit.Milliseconds), Whole(edit.Files) }),
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
        CompileCost asked = costs.First(cost => cost.Topology == Asked);
        yield return new Target("generator, first of a process: ms", Asked, ColdLimit, asked.FirstMilliseconds);
        yield return new Target("generator, nothing cached: ms", Asked, ColdLimit, asked.NextMilliseconds);
        foreach (EditCost edit in asked.Edits.SkipLast(1))
            yield return new Target($"generator, an edit of {edit.Where}: files written", Asked, 0, edit.Files);

        CompileCost[] unrolled = [.. costs.Where(cost => cost.Kernel == Kernel.Scalar)];
        double rise = PerWeight(unrolled[^1]) / PerWeight(unrolled[^2]);
        yield return new Target("generator, unrolled: rise a weight", unrolled[^1].Topology, Linear, rise);
        foreach (JittedCode code in codes)
            yield return new Target("unoptimized methods", code.Topology, 0, code.Unoptimized);
    }

    private static double PerWeight(CompileCost cost) => cost.NextMilliseconds / Topology.Parse(cost.Topology).Weights;

    private static string Whole(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
