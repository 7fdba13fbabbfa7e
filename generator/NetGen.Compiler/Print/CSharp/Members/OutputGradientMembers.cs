using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Print.CSharp.Prose;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>What is made of BackwardFrom: a step, and a batch.</summary>
internal sealed class OutputGradientMembers(CodeWriter writer, NetworkPlan plan)
{
    private readonly Framework _dialect = new(plan.Model);
    private readonly Signatures _signatures = new(plan);

    private static string Given => OperationShape.Given.Name;

    public void Write()
    {
        WriteStep();
        WriteBatch();
        new GradientSums(writer, plan).WriteFrom();
    }

    private void WriteStep()
    {
        Head(
            $"BackwardFrom and Update in one: a step of {plan.Optimizer.Name} after the last Forward.",
            (Given, $"∂E/∂y_k [{plan.Outputs}], for each output."),
            ("learningRate", "η"));
        using (writer.Braces($"public void TrainStepFrom({_dialect.In} {Given}, {_dialect.T} learningRate)"))
        {
            writer.Line($"BackwardFrom({Given});");
            writer.Line("Update(learningRate);");
        }
    }

    private void WriteBatch()
    {
        Head(
            "Forward and BackwardFrom for many rows: stores the mean gradient over the rows in ∂w and ∂b.",
            ("inputs", $"Rows of {Equations.Count(plan.Inputs, "input")}, at least one."),
            (Given, $"As many rows of ∂E/∂y_k [{plan.Outputs}]."));
        using (writer.Method(
            $"public void BackwardBatchFrom({_dialect.In} inputs, {_dialect.In} {Given})", computesPositions: true))
        {
            writer.Line(
                "int rows = global::NetGen.CompilerServices.Guard.SomeRows("
                + $"{_signatures.Length("inputs")}, InputCount, \"inputs\", "
                + $"{_signatures.Length(Given)}, OutputCount, \"{Given}\");");
            Sharing.WriteOfGradients(writer, plan, Given);
            writer.Line($"SumGradientsFrom(inputs, {Given}, rows);");
            BatchMembers.WriteMean(writer, plan, "return;");
        }
    }

    private void Head(string summary, params (string Name, string Meaning)[] parameters)
    {
        writer.Gap();
        writer.Lines(Documentation.Of(summary, parameters));
        writer.Lines(GeneratedAttributes.OfComputation(plan));
    }
}
