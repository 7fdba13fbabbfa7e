using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Print.CSharp.Prose;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>
/// What is made of BackwardFrom: a step, and a batch, which is summed as <see cref="GradientSums"/> does it, but always
/// row by row.
/// </summary>
internal sealed class OutputGradientMembers(CodeWriter writer, NetworkPlan plan)
{
    private const string Array = "global::System.Array";

    private readonly Framework _dialect = new(plan.Model);
    private readonly Signatures _signatures = new(plan);

    private static string Given => OperationShape.Given.Name;

    public void Write()
    {
        WriteStep();
        WriteBatch();
        WriteSums();
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

    private void WriteSums()
    {
        int count = plan.Storage.Parameters;
        (string dw, string dwAt) = At(SectionNames.Gradients);
        (string totals, string totalsAt) = At(SectionNames.Totals);
        writer.Gap();
        writer.Line("// Stores the sums of ∂w and ∂b over the rows.");
        writer.Lines(GeneratedAttributes.OfComputation(plan));
        using (writer.Method(
            $"private void SumGradientsFrom({_dialect.In} inputs, {_dialect.In} {Given}, int rows)",
            computesPositions: true))
        {
            writer.Line($"{Array}.Clear({dw}, {dwAt}, {count});");
            using (writer.Braces($"if (rows < {Budgets.BlockRows + Budgets.RowsOfBlock})"))
            {
                writer.Line($"AddRowsFrom(inputs, {Given}, 0, rows);");
                writer.Line("return;");
            }

            writer.Gap();
            writer.Line("// Block by block: what a total loses by rounding is added to the next block.");
            writer.Line($"{Array}.Clear({totals}, {totalsAt}, {count});");
            using (writer.Braces("for (int first = 0, count; first < rows; first += count)"))
            {
                writer.Line($"count = rows - first < {Budgets.BlockRows + Budgets.RowsOfBlock} ? rows - first : "
                    + $"{Budgets.BlockRows};");
                writer.Line($"AddRowsFrom(inputs, {Given}, first, count);");
                writer.Line("global::NetGen.CompilerServices.CompensatedSum.AddBlock("
                    + $"{totals}, {totalsAt}, {dw}, {dwAt}, {count});");
            }

            writer.Gap();
            writer.Line($"{Array}.Copy({totals}, {totalsAt}, {dw}, {dwAt}, {count});");
        }

        writer.Gap();
        writer.Line("// Adds ∂w and ∂b of one block of rows to the sums so far.");
        writer.Lines(GeneratedAttributes.OfComputation(plan));
        using (writer.Method(
            $"private void AddRowsFrom({_dialect.In} inputs, {_dialect.In} {Given}, int first, int rows)",
            computesPositions: true))
        using (writer.Braces("for (int r = first; r < first + rows; r++)"))
        {
            string suffix = _dialect.HasSpan ? "" : "Row";
            writer.Line($"Forward{suffix}({_dialect.Row("inputs", "r", "InputCount")});");
            writer.Line($"AddGradientsFrom({_dialect.Row(Given, "r", "OutputCount")});");
        }
    }

    /// <summary>The array of a section, and its index in it: all methods here are unchecked.</summary>
    private (string Array, string Index) At(string section) =>
        (Storage.Field(plan, section), Storage.Position(plan, section, 0, inUnchecked: true));

    private void Head(string summary, params (string Name, string Meaning)[] parameters)
    {
        writer.Gap();
        writer.Lines(Documentation.Of(summary, parameters));
        writer.Lines(GeneratedAttributes.OfComputation(plan));
    }
}
