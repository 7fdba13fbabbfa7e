using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Print.CSharp;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Emit.Scalar;

/// <summary>
/// What an optimizer computes once per step, in the network's precision, before it touches a parameter.
/// </summary>
internal static class StepScalars
{
    /// <summary>The scalars that the formulas of a parameter mention, in the order in which they are passed.</summary>
    public static IReadOnlyList<string> Names(NetworkPlan plan) => plan.Optimizer.Scalars;

    /// <summary>The field that keeps a running scalar.</summary>
    public static string Field(RunningScalar scalar) => $"_{scalar.Target.Symbol}";

    /// <summary>Statements that advance the running scalars and leave the others in locals.</summary>
    public static IEnumerable<string> Statements(NetworkPlan plan)
    {
        var type = new NumberType(plan.Format);
        foreach (Assignment assignment in plan.PerStepCode)
        {
            string value = new FormulaPrinter(type).Print(assignment.Value, symbol => new Local(Known(symbol), type));
            string name = Known(assignment.Target.Symbol);
            bool isLocal = name == assignment.Target.Symbol;
            yield return $"{(isLocal ? $"{CSharpValues.TypeName(plan.Format, "")} " : "")}{name} = {value};";
        }

        string Known(string symbol) =>
            plan.Optimizer.Running.FirstOrDefault(scalar => scalar.Target.Symbol == symbol) is { } running
                ? Field(running)
                : symbol;
    }
}
