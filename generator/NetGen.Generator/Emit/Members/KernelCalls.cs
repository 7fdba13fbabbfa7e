using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Members;

/// <summary>How the class calls its vector kernels.</summary>
internal static class KernelCalls
{
    public static string Class(VectorForm form) => $"Vector{form.Bits}Kernel";

    /// <summary>A span as a kernel takes it: a reference to its first number.</summary>
    public static string First(string span) =>
        $"ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({span})";

    public static IEnumerable<string> Statements(NetworkPlan plan, VectorForm form, Operation operation)
    {
        if (operation == Operation.Backward)
        {
            // Vectors add gradients only: clearing first costs little, and a second copy of the code costs a lot of text.
            yield return
                $"global::System.Array.Clear(_state, {Storage.Position(plan, SectionNames.Gradients, 0)}, {plan.Storage.Parameters});";
            operation = Operation.AddGradients;
        }

        IEnumerable<string> arguments = operation.Rows().Select(row => First(row.Name))
            .Prepend($"ref {Storage.First(plan)}")
            .Concat(operation.Steps() ? StepScalars.Names(plan) : []);
        string call = $"{Class(form)}.{operation}({string.Join(", ", arguments)});";
        yield return operation.ReturnsError() ? $"return {call}" : call;
        if (!operation.ReturnsError())
        {
            yield return operation == Operation.Forward
                ? $"return {Storage.Span(plan, SectionNames.Outputs, plan.Output.Storage.Outputs, plan.Outputs)};"
                : "return;";
        }
    }
}
