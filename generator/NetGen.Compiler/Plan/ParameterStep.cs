using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan.Formulas;

namespace NetGen.Compiler.Plan;

/// <summary>The optimizer's step of one parameter.</summary>
/// <param name="RoutineName">What the routine is called where the step is not written out.</param>
/// <param name="Formula">Its formulas.</param>
/// <param name="Code">What is done to the parameter, as code computes it: stabilised.</param>
internal sealed record ParameterStep(string RoutineName, OptimizerFormula Formula, IReadOnlyList<Assignment> Code)
{
    public static ParameterStep Of(string routineName, OptimizerFormula formula) => new(
        routineName,
        formula,
        [.. formula.Assignments.Select(step => step with { Value = Stabiliser.Lower(step.Value) })]);

    /// <summary>One formula without state: it stands where it is needed, anything longer is a routine.</summary>
    public bool IsInline => Formula.States.Count == 0 && Code.Count == 1;

    /// <summary>w ← w − η·g</summary>
    public bool IsLinear => Code is [{ } only] && only.Target == Symbols.W
        && only.Value.Equals(Symbols.W - (Symbols.LearningRate * Symbols.G));
}
