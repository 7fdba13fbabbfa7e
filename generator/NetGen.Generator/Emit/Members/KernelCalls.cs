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
        string scalars = string.Join(", ", StepScalars.Names(plan));
        (string X, string T, string Y) = (First("x"), First("t"), First("y"));
        return operation switch
        {
            Operation.Predict => [$"{Class(form)}.Predict(ref _state[_origin], {X}, {Y});", "return;"],
            Operation.Forward =>
            [
                $"{Class(form)}.Forward(ref _state[_origin], {X});",
                $"return {Storage.Span(plan, SectionNames.Outputs, plan.Output.Storage.Outputs, plan.Outputs)};",
            ],
            // Vectors add gradients only: clearing first costs little, and a second copy of the code costs a lot of text.
            Operation.Backward =>
            [
                $"global::System.Array.Clear(_state, {Storage.Position(plan, SectionNames.Gradients, 0)}, {plan.Storage.Parameters});",
                $"return {Class(form)}.AddGradients(ref _state[_origin], {T});",
            ],
            Operation.AddGradients => [$"return {Class(form)}.AddGradients(ref _state[_origin], {T});"],
            Operation.TrainStep => [$"return {Class(form)}.TrainStep(ref _state[_origin], {X}, {T}, {scalars});"],
            _ => [$"{Class(form)}.Update(ref _state[_origin], {scalars});", "return;"],
        };
    }
}
