using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>
/// Sums of E, ∂w and ∂b over the rows of a batch, as exact for many rows as for one. A block of rows is added up as it
/// comes; what many blocks add up to is a pair of numbers each, so that no digit is lost between a large sum and a
/// small term. The number of rows alone decides about the blocks.
/// </summary>
internal sealed class GradientSums(CodeWriter writer, NetworkPlan plan)
{
    private readonly Framework _dialect = new(plan.Model);

    private string T => _dialect.T;

    /// <summary>Whether the gradients' place is the caller's: each part of a batch has one.</summary>
    private bool InParts => plan.SumsInParts;

    private string Rows => $"{_dialect.In} inputs, {_dialect.In} targets";

    /// <summary>The array, and the index in it, of sums.</summary>
    private (string Array, string At) Gradients => InParts
        ? ("_state", "dw")
        : (Storage.Field(plan, SectionNames.Gradients), At(SectionNames.Gradients));

    private (string Array, string At) Totals => InParts
        ? ("_state", "totals")
        : (Storage.Field(plan, SectionNames.Totals), At(SectionNames.Totals));

    /// <summary>Where a section begins: all methods here are unchecked.</summary>
    private string At(string section) => Storage.Position(plan, section, 0, inUnchecked: true);

    public void Write()
    {
        if (InParts)
        {
            using (Open(
                "// Stores the sums of ∂w and ∂b over the rows and returns the sum of E.",
                $"private {T} SumGradients({Rows}, int rows)"))
            {
                ParallelMembers.WriteSumInParts(writer, T);
                writer.Line(
                    $"return SumRows(inputs, targets, rows, {At(SectionNames.Gradients)}, {At(SectionNames.Totals)});");
            }
        }

        using (Open(
            InParts
                ? "// Does so in the calling thread, for all rows or one part: dw and totals say where its sums are."
                : "// Stores the sums of ∂w and ∂b over the rows and returns the sum of E.",
            InParts
                ? $"private {T} SumRows({Rows}, int rows, int dw, int totals)"
                : $"private {T} SumGradients({Rows}, int rows)"))
        {
            WriteBlocks();
        }

        WriteAddRows();
    }

    private void WriteBlocks()
    {
        const string Array = "global::System.Array";
        int count = plan.Storage.Parameters;
        bool takesChunks = plan.BatchGradients is not null || plan.Kernel.SampleLanes.Count > 0;
        string arguments = InParts ? ", dw" : "";
        writer.Line($"{Array}.Clear({Gradients.Array}, {Gradients.At}, {count});");
        writer.Line(takesChunks
            ? "int block = global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated "
                + $"? {Budgets.VectorBlockRows} : {Budgets.BlockRows};"
            : $"const int block = {Budgets.BlockRows};");
        using (writer.Braces($"if (rows < block + {Budgets.RowsOfBlock})"))
        {
            writer.Line($"return AddRows(inputs, targets, 0, rows{arguments});");
        }

        writer.Gap();
        writer.Line("// Block by block: what a total loses by rounding is added to the next block.");
        writer.Line($"{Array}.Clear({Totals.Array}, {Totals.At}, {count});");
        writer.Line($"{T} e = 0, rest = 0;");
        using (writer.Braces("for (int first = 0, count; first < rows; first += count)"))
        {
            writer.Line($"count = rows - first < block + {Budgets.RowsOfBlock} ? rows - first : block;");
            writer.Line($"{BatchMembers.AddUp}(ref e, ref rest, AddRows(inputs, targets, first, count{arguments}));");
            writer.Line("global::NetGen.CompilerServices.CompensatedSum.AddBlock("
                + $"{Totals.Array}, {Totals.At}, {Gradients.Array}, {Gradients.At}, {count});");
        }

        writer.Gap();
        writer.Line($"{Array}.Copy({Totals.Array}, {Totals.At}, {Gradients.Array}, {Gradients.At}, {count});");
        writer.Line("return e;");
    }

    private void WriteAddRows()
    {
        using (Open(
            "// Adds ∂w and ∂b of one block of rows to the sums so far; returns the sum of E.",
            $"private {T} AddRows({Rows}, int first, int rows{(InParts ? ", int dw" : "")})"))
        {
            KernelCalls.WriteBatchDispatch(writer, plan, plan.BatchGradients, kernel =>
            [
                $"return {kernel}.AddBatchGradients({KernelCalls.State(plan)}, ref _state[{Gradients.At}], "
                    + $"{KernelCalls.First("inputs.Slice(first * InputCount)")}, "
                    + $"{KernelCalls.First("targets.Slice(first * OutputCount)")}, (nuint)rows);",
            ]);
            string suffix = _dialect.HasSpan ? "" : "Row";
            writer.Line($"{T} e = 0, rest = 0;");
            using (writer.Braces("for (int r = first; r < first + rows; r++)"))
            {
                writer.Line($"Forward{suffix}({_dialect.Row("inputs", "r", "InputCount")});");
                string targets = _dialect.Row("targets", "r", "OutputCount");
                writer.Line($"{BatchMembers.AddUp}(ref e, ref rest, AddGradients({targets}));");
            }

            writer.Gap();
            writer.Line("return e;");
        }
    }

    private IDisposable Open(string comment, string head)
    {
        writer.Gap();
        writer.Line(comment);
        writer.Lines(GeneratedAttributes.OfComputation(plan));
        return writer.Method(head, computesPositions: true);
    }
}
