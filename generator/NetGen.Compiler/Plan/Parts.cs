using NetGen.Compiler.Model;

namespace NetGen.Compiler.Plan;

/// <summary>Whether batches can be cut into parts for several threads.</summary>
internal static class Parts
{
    /// <summary>
    /// Why a network's batches never are, however many rows they have; null where they can be. It is asked as for a
    /// framework with vectors: without, nothing is cut, but the same attribute may be compiled for others too.
    /// </summary>
    public static string? WhyNone(NetworkModel model)
    {
        NetworkPlan plan = NetworkPlanner.Plan(
            model with { Parallel = true, Consumer = model.Consumer with { HasSpan = true, HasVectors = true } });
        return plan.IsParallel ? null
            : plan.Kernel.Vectors.Count == 0
                ? $"Kernel.{plan.Kernel.Kind} takes a batch row by row"
            : plan.Kernel.SampleLanes.Count > 0
                ? $"with {Budgets.LaneParameters} parameters or fewer several samples are taken at once, in one thread"
            : "layers this wide take a batch row by row";
    }
}
