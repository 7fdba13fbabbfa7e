using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Scalar;

/// <summary>
/// What an optimizer computes once per step, in the network's precision, before it touches a parameter. Every operation
/// that steps begins with it, whatever kernel runs it.
/// </summary>
internal static class PerStep
{
    /// <summary>Statements that advance the running scalars and leave the others in locals.</summary>
    public static IReadOnlyList<Statement> Statements(NetworkPlan plan)
    {
        var type = new NumberType(plan.Format);
        HashSet<string> running = [.. plan.Optimizer.Running.Select(scalar => Identifiers.Of(scalar.Target))];
        return [.. plan.PerStepCode.Select(step => Statement(Identifiers.Of(step.Target), step.Value))];

        Statement Statement(string target, Expression formula)
        {
            Value value = new FormulaLowering(type).Lower(formula, Known);
            return running.Contains(target) ? new Store(Kept(target), value) : new Declare(new(target, type), value);
        }

        Value Known(string symbol) => running.Contains(symbol) ? Kept(symbol) : new Local(symbol, type);

        Element Kept(string symbol) => new(new Place(symbol, plan.Format, PlaceKind.Scalar), Indexes.Of(0));
    }
}
