using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Members;

/// <summary>How the class calls its vector kernels.</summary>
internal static class KernelCalls
{
    public static string Class(VectorForm form) => $"Vector{form.Bits}Kernel";

    public static IEnumerable<string> Statements(NetworkPlan plan, VectorForm form, Operation operation)
    {
        string scalars = string.Join(", ", StepScalars.Names(plan));
        return operation switch
        {
            Operation.Predict => [$"{Class(form)}.Predict(ref State, x, y);", "return;"],
            Operation.Forward =>
            [
                $"{Class(form)}.Forward(ref State, x);",
                $"return {Storage.Span(plan, SectionNames.Outputs, plan.Output.Storage.Outputs, plan.Outputs)};",
            ],
            Operation.Backward => [$"return {Class(form)}.Backward(ref State, t);"],
            Operation.AddGradients => [$"return {Class(form)}.AddGradients(ref State, t);"],
            Operation.TrainStep => [$"return {Class(form)}.TrainStep(ref State, x, t, {scalars});"],
            _ => [$"{Class(form)}.Update(ref State, {scalars});", "return;"],
        };
    }
}
