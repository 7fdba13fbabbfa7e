using NetGen.Compiler.Lower.Scalar;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Scalar;

/// <summary>How C# names what an optimizer computes once per step.</summary>
internal static class StepScalars
{
    /// <summary>The scalars that the formulas of a parameter mention, in the order in which they are passed.</summary>
    public static IReadOnlyList<string> Names(NetworkPlan plan) => plan.Optimizer.Scalars;

    /// <summary>The field that keeps a running scalar.</summary>
    public static string Field(RunningScalar scalar) => Field(Identifiers.Of(scalar.Target));

    /// <inheritdoc cref="Field(RunningScalar)"/>
    public static string Field(string name) => $"_{name}";

    /// <summary>The statements that a step begins with.</summary>
    public static void Write(CodeWriter writer, NetworkPlan plan) =>
        new IndexedDialect(plan).Write(writer, PerStep.Statements(plan));
}
