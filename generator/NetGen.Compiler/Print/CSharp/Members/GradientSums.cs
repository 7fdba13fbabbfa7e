using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
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
        : At(SectionNames.Gradients);

    private (string Array, string At) Totals => InParts
        ? ("_state", "totals")
        : At(SectionNames.Totals);

    /// <summary>The array of a section, and where it begins there: all methods here are unchecked.</summary>
    private (string Array, string At) At(string section) =>
        (Storage.Field(plan, section), Storage.Position(plan, section, 0, inUnchecked: true));

    public void Write()
    {
        if (InParts)
        {
            using (Open(
                "// Stores the sums of ∂w and ∂b over the rows and returns the sum of E.",
                $"private {T} SumGradients({Rows}, int rows)"))
            {
                ParallelMembers.WriteSumInParts(writer, T);
                (string dw, string totals) = (At(SectionNames.Gradients).At, At(SectionNames.Totals).At);
                writer.Line($"return SumRows(inputs, targets, rows, {dw}, {totals});");
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
            string dw = InParts ? ", dw" : "";
            WriteBlocks(
                Gradients,
                Totals,
                plan.BatchGradients is not null || plan.Kernel.SampleLanes.Count > 0,
                (first, count) => $"AddRows(inputs, targets, {first}, {count}{dw})",
                returnsError: true);
        }

        WriteAddRows();
    }

    /// <summary>The same for gradients that come from outside: without E, and always row by row.</summary>
    public void WriteFrom()
    {
        string given = OperationShape.Given.Name, rows = $"{_dialect.In} inputs, {_dialect.In} {given}";
        using (Open(
            "// Stores the sums of ∂w and ∂b over the rows.", $"private void SumGradientsFrom({rows}, int rows)"))
        {
            WriteBlocks(
                At(SectionNames.Gradients),
                At(SectionNames.Totals),
                takesChunks: false,
                (first, count) => $"AddRowsFrom(inputs, {given}, {first}, {count})",
                returnsError: false);
        }

        using (Open(
            "// Adds ∂w and ∂b of one block of rows to the sums so far.",
            $"private void AddRowsFrom({rows}, int first, int rows)"))
        {
            WriteRows($"AddGradientsFrom({_dialect.Row(given, "r", "OutputCount")});");
        }
    }

    /// <param name="gradients">Where the sums are.</param>
    /// <param name="totals">Where those of several blocks are.</param>
    /// <param name="takesChunks">Whether vectors may work on many rows together.</param>
    /// <param name="addRows">The call that adds so many rows from the first one on.</param>
    /// <param name="returnsError">Whether that call returns the sum of E.</param>
    private void WriteBlocks(
        (string Array, string At) gradients,
        (string Array, string At) totals,
        bool takesChunks,
        Func<string, string, string> addRows,
        bool returnsError)
    {
        const string Array = "global::System.Array";
        int count = plan.Storage.Trainable;
        writer.Line($"{Array}.Clear({gradients.Array}, {gradients.At}, {count});");
        writer.Line(takesChunks
            ? "int block = global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated "
                + $"? {Budgets.VectorBlockRows} : {Budgets.BlockRows};"
            : $"const int block = {Budgets.BlockRows};");
        using (writer.Braces($"if (rows < block + {Budgets.RowsOfBlock})"))
        {
            writer.Lines(returnsError ? [$"return {addRows("0", "rows")};"] : [$"{addRows("0", "rows")};", "return;"]);
        }

        writer.Gap();
        writer.Line("// Block by block: what a total loses by rounding is added to the next block.");
        writer.Line($"{Array}.Clear({totals.Array}, {totals.At}, {count});");
        writer.Lines(returnsError ? [$"{T} e = 0, rest = 0;"] : []);
        using (writer.Braces("for (int first = 0, count; first < rows; first += count)"))
        {
            writer.Line($"count = rows - first < block + {Budgets.RowsOfBlock} ? rows - first : block;");
            string call = addRows("first", "count");
            writer.Line(returnsError ? $"{BatchMembers.AddUp}(ref e, ref rest, {call});" : $"{call};");
            writer.Line("global::NetGen.CompilerServices.CompensatedSum.AddBlock("
                + $"{totals.Array}, {totals.At}, {gradients.Array}, {gradients.At}, {count});");
        }

        writer.Gap();
        writer.Line($"{Array}.Copy({totals.Array}, {totals.At}, {gradients.Array}, {gradients.At}, {count});");
        writer.Lines(returnsError ? ["return e;"] : []);
    }

    /// <summary>Forward of each row of a block, and what follows it.</summary>
    private void WriteRows(string statement)
    {
        using (writer.Braces("for (int r = first; r < first + rows; r++)"))
        {
            string suffix = _dialect.HasSpan ? "" : "Row";
            writer.Line($"Forward{suffix}({_dialect.Row("inputs", "r", "InputCount")});");
            writer.Line(statement);
        }
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
            writer.Line($"{T} e = 0, rest = 0;");
            string targets = _dialect.Row("targets", "r", "OutputCount");
            WriteRows($"{BatchMembers.AddUp}(ref e, ref rest, AddGradients({targets}));");
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
