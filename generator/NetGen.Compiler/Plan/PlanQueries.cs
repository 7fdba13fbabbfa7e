using NetGen.Compiler.Model;
using NetGen.Compiler.Plan.Formulas;

namespace NetGen.Compiler.Plan;

/// <summary>All that the rules of the attribute ask of the plan, which knows the mathematics and the budgets.</summary>
internal static class PlanQueries
{
    /// <inheritdoc cref="Budgets.WrittenWeights"/>
    public const int MaxUnrolledWeights = Budgets.WrittenWeights;

    /// <summary>Whether a loss can train a network of this output activation, and if not, why.</summary>
    public static bool Accepts(FormulaId loss, FormulaId activation, out string reason) =>
        LossFormula.For(loss).Accepts(activation, out reason);

    /// <inheritdoc cref="FormulaCheck.Fault"/>
    public static FormulaFault? Fault(NetworkModel model, FormulaId formula) => FormulaCheck.Fault(model, formula);

    /// <summary>
    /// Bytes that an instance takes: object, arrays and their headers, on a 64-bit runtime. To know them, this plans
    /// the whole network, each time that it is asked.
    /// </summary>
    public static long InstanceBytes(NetworkModel model) => NetworkPlanner.Plan(model).InstanceBytes;

    /// <summary>
    /// Why batches of a network are never cut into parts for several threads, however many rows they have; null where
    /// they can be. To know it, this plans the whole network, as for a framework with vectors: without them nothing is
    /// cut, but the same attribute may be compiled for other frameworks too.
    /// </summary>
    public static string? WhyNoParts(NetworkModel model)
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
