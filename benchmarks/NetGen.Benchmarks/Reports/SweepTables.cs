using NetGen.Benchmarks.Cases;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Reports;

/// <summary>Cost against size: picoseconds a multiply-add of n-n-n.</summary>
internal static class SweepTables
{
    /// <summary>The most that a multiply-add may cost over that of the next smaller size.</summary>
    private const double Steepest = 1.5;

    private static readonly Operation[] All = Enum.GetValues<Operation>();

    public static Sheet Costs(IReadOnlyList<Measurement> sweep) => new(
        $"Picoseconds a multiply-add, {sweep[0].InstructionSet} (in brackets C's)",
        ["", .. All.Select(operation => operation.ToString())],
        [
            .. from measured in sweep
               select (IReadOnlyList<string>)[measured.Topology, .. All.Select(operation => Cell(measured, operation))],
        ]);

    /// <summary>Nanoseconds a multiply-add.</summary>
    public static double Cost(Measurement measured, string engine, Operation operation)
    {
        double nanoseconds = measured.Find(engine, operation)?.Median ?? double.NaN;
        return nanoseconds / Topology.Parse(measured.Topology).MultiplyAdds(operation);
    }

    /// <summary>
    /// The steepest rise between neighbours, operation by operation; where the weights leave a cache, none counts.
    /// </summary>
    public static IEnumerable<Target> Targets(IReadOnlyList<Measurement> sweep)
    {
        foreach (Operation operation in All)
        {
            var rises =
                from pair in sweep.Zip(sweep.Skip(1))
                let smaller = Topology.Parse(pair.First.Topology)
                let larger = Topology.Parse(pair.Second.Topology)
                where !Caches.Leaves(smaller.Weights, larger.Weights)
                let before = Cost(pair.First, "NetGen", operation)
                select (Rise: Cost(pair.Second, "NetGen", operation) / before, At: larger);
            (double rise, Topology at) = rises.MaxBy(one => one.Rise);
            yield return new Target($"{operation}, rise to the next size", at.ToString(), Steepest, rise);
        }
    }

    private static string Cell(Measurement measured, Operation operation)
    {
        double c = Cost(measured, "C", operation == Operation.Forward ? Operation.Predict : operation);
        return $"{Tables.Number(1000 * Cost(measured, "NetGen", operation))} ({Tables.Number(1000 * c)})";
    }
}
