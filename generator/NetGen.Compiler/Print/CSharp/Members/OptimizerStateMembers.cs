using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Formulas;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>
/// The optimizer's state out and in: each state in canonical order, then the running scalars. In <c>double</c>, which
/// holds every <c>float</c> exactly: one file format for both precisions.
/// </summary>
internal static class OptimizerStateMembers
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var dialect = new Framework(plan.Model);
        int count = (plan.Optimizer.States.Count * plan.TrainableParameters) + plan.Optimizer.Running.Count;
        writer.Gap();
        writer.Line($"/// <summary>How many numbers {plan.Optimizer.Name} keeps between steps.</summary>");
        writer.Line($"public const int OptimizerStateCount = {count};");
        writer.Gap();
        writer.Lines(GeneratedAttributes.Of(plan));
        writer.Line($"int {dialect.Trainable}.OptimizerStateCount => OptimizerStateCount;");
        string span = dialect.HasSpan ? "global::System.Span<double>" : "double[]";
        string readOnly = dialect.HasSpan ? "global::System.ReadOnlySpan<double>" : "double[]";
        Copy($"Copies {Contents(plan)}.", $"CopyOptimizerStateTo({span} destination)", "destination");
        Copy($"Replaces {Contents(plan)}.", $"LoadOptimizerState({readOnly} source)", "source");

        void Copy(string summary, string head, string other)
        {
            writer.Gap();
            writer.Lines(Documentation.Of(
                summary, (other, (other == "source" ? "" : "Receives ") + "OptimizerStateCount values.")));
            writer.Lines(GeneratedAttributes.Of(plan));
            using (writer.Method($"public void {head}", computesPositions: plan.Optimizer.States.Count > 0))
            {
                writer.Line(new Signatures(plan).Check(other, "OptimizerStateCount"));
                WriteStates(writer, plan, load: other == "source");
            }
        }
    }

    private static string Contents(NetworkPlan plan)
    {
        string parameter = plan.TrainsAll ? "parameter" : "parameter that learns";
        IEnumerable<string> states =
            plan.Optimizer.States.Select(state => $"{state} of every {parameter} in canonical order");
        IEnumerable<string> scalars = plan.Optimizer.Running.Select(scalar => Identifiers.Of(scalar.Target));
        string all = string.Join(", then ", states.Concat(scalars));
        return all.Length > 0
            ? $"what {plan.Optimizer.Name} keeps: {all}"
            : $"nothing: {plan.Optimizer.Name} keeps no state";
    }

    private static void WriteStates(CodeWriter writer, NetworkPlan plan, bool load)
    {
        if (plan.Optimizer.States.Count == 0)
        {
            return;
        }

        string narrow = load && plan.Model.Precision == Precision.Single ? "(float)" : "";
        writer.Lines(Storage.Open(plan, new HashSet<string>(plan.Optimizer.States), inUnchecked: true));
        if (load && plan.Storage.IsOneBuffer)
        {
            writer.Line(Clearing.PaddingComment);
            writer.Lines(plan.Optimizer.States.Select(state => Clearing.Statement(plan, state)));
        }

        writer.Line("int next = 0;");
        foreach (string state in plan.Optimizer.States)
        {
            writer.Gap();
            writer.Line($"// {state}");
            if (!plan.Storage.IsCanonical || !plan.TrainsAll)
            {
                CanonicalLoops.Write(writer, plan, index => Move($"{state}[{index}]"), leaveOut: _ => []);
            }
            else
            {
                using (writer.Braces("for (int p = 0; p < ParameterCount; p++)"))
                {
                    writer.Line(Move($"{state}[p]"));
                }
            }
        }

        if (plan.Optimizer.Running.Count > 0)
        {
            writer.Gap();
        }

        foreach (RunningScalar scalar in plan.Optimizer.Running)
        {
            writer.Line(load ? $"{StepScalars.Field(scalar)} = {narrow}source[next++];"
                : $"destination[next++] = {StepScalars.Field(scalar)};");
        }

        string Move(string value) =>
            load ? $"{value} = {narrow}source[next++];" : $"destination[next++] = {value};";
    }
}
