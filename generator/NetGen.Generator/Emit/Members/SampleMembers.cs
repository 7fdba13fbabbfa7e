using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Passes;

namespace NetGen.Generator.Emit.Members;

/// <summary>
/// The public methods of one sample where they do more than run their scalar body: they check, and choose the widest
/// vectors that the hardware accelerates.
/// </summary>
internal static class SampleMembers
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var signatures = new Signatures(plan);
        if (signatures.AreDirect)
        {
            return;
        }

        // Without vectors what is internal runs its scalar body only, and that is called directly.
        foreach (Operation operation in plan.Operations.Where(operation =>
            !operation.IsInternal() || plan.Kernel.Vectors.Count > 0))
        {
            writer.Gap();
            writer.Lines(signatures.Documentation(operation));
            writer.Lines(ToolAttributes.Of(plan));
            using (writer.Braces(signatures.Entry(operation)))
            {
                writer.Lines(signatures.Checks(operation));
                writer.Lines(operation.Steps() ? StepScalars.Statements(plan) : []);
                WriteDispatch(writer, plan, operation);
            }
        }
    }

    /// <summary>The choice of a kernel: each condition is a constant when the method is compiled.</summary>
    public static void WriteDispatch(CodeWriter writer, NetworkPlan plan, Operation operation)
    {
        KernelCalls.WriteDispatch(
            writer, KernelCalls.Kernels(plan), kernel => KernelCalls.Statements(plan, kernel, operation));
        writer.Line(new Signatures(plan).Call(operation));
    }
}
