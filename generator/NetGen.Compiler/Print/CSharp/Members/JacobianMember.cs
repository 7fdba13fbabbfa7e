using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Print.CSharp.Prose;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>∂y_k/∂x_i of every output and input.</summary>
internal static class JacobianMember
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var dialect = new Framework(plan.Model);
        var signatures = new Signatures(plan);
        (string dy, string at) = (
            Storage.Field(plan, SectionNames.OutputGradients),
            Storage.Position(plan, SectionNames.OutputGradients, plan.Output.Storage.Deltas, inUnchecked: true));
        writer.Gap();
        writer.Lines(Documentation.Of(
            $"∂y_k/∂x_i for x, row by row [{plan.Outputs}, {plan.Inputs}]: how much each output changes with each "
                + "input. It overwrites what Forward keeps; δ and ∂y are unspecified afterwards. ∂w, ∂b and parameters "
                + "do not change.",
            ("x", $"x_i [{plan.Inputs}]."),
            ("jacobian", $"Receives {plan.Outputs} rows of {plan.Inputs}: a row for each output.")));
        writer.Lines(GeneratedAttributes.OfComputation(plan));
        using (writer.Method($"public void Jacobian({dialect.In} x, {dialect.Out} jacobian)", computesPositions: true))
        {
            writer.Line(signatures.Check("x", "InputCount"));
            writer.Line(signatures.Check("jacobian", "OutputCount * InputCount"));
            writer.Lines(plan.Storage.IsOneBuffer
                ? Sharing.OfCopy(plan, "jacobian", SectionNames.Weights)
                : plan.Storage.Sections.SelectMany(section => Sharing.OfCopy(plan, "jacobian", section.Name)));
            writer.Line("Forward(x);");
            using (writer.Braces("for (int k = 0; k < OutputCount; k++)"))
            {
                writer.Line("// Back from ∂E/∂y = (0, …, 1, …, 0), ∂E/∂x_i is ∂y_k/∂x_i.");
                writer.Line($"global::System.Array.Clear({dy}, {at}, OutputCount);");
                writer.Line($"{dy}[{at} + k] = 1;");
                writer.Line($"{signatures.BodyName(Operation.PullBack)}();");
                writer.Line(plan.Model.Consumer.HasSpan
                    ? "InputGradients.CopyTo(jacobian.Slice(k * InputCount, InputCount));"
                    : "global::System.Array.Copy(InputGradients, 0, jacobian, k * InputCount, InputCount);");
            }
        }
    }
}
