using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector.Batch;

/// <summary>
/// Many rows at a time: a chunk of rows goes through a layer before the next layer begins, so that each weight is
/// loaded for several rows.
/// </summary>
internal sealed class ChunksOfRows(
    NetworkPlan plan, Registers registers, int bits, VectorLoops loops, RoutinePool pool) : IBatchRun
{
    private static Local First => Interleaving.First;

    private static Local Count => Interleaving.Count;

    public IReadOnlyList<Paragraph> Predict()
    {
        var rows = new ChunkRows(plan, registers, plan.Predictions!);
        ChunkProducts products = Products(rows);
        return WithScratch(rows, products, new Paragraph("",
        [
            Chunks(rows.Batch,
            [
                Rows("x", "inputs", plan.Inputs),
                .. Steps(Operation.Predict, rows, products),
                rows.Copy(
                    registers.Place($"Y{plan.Output.Index}"),
                    rows.Stride(plan.Output),
                    registers.Place("outputs"),
                    Indexes.Times(First + ChunkRows.R, plan.Outputs),
                    plan.Outputs),
            ]),
        ]));
    }

    public IReadOnlyList<Paragraph> AddGradients()
    {
        var rows = new ChunkRows(plan, registers, plan.BatchGradients!);
        ChunkProducts products = Products(rows);
        Local e = registers.Number("e");
        return WithScratch(rows, products, new Paragraph("",
        [
            new Declare(e, new Number(0, e.Type)),
            Chunks(rows.Batch,
            [
                Rows("x", "inputs", plan.Inputs),
                Rows("t", "targets", plan.Outputs),
                .. Steps(Operation.Forward, rows, products),
                .. Steps(Operation.AddGradients, rows, products),
            ]),
            new Return(e),
        ]));
    }

    private ChunkProducts Products(ChunkRows rows) => new(plan, registers, bits, rows);

    /// <summary>
    /// The gradients of a layer's weights first: its δ are in the cache, and ∂y above overwrites other rows.
    /// </summary>
    private IEnumerable<Statement> Steps(Operation operation, ChunkRows rows, ChunkProducts products) => Pass
        .OfRows(plan, operation)
        .InOrder(step => step.Kind == StepKind.Gradients ? 0 : 1)
        .SelectMany(new ChunkSteps(plan, registers, loops, pool, rows, products).Lower);

    /// <summary>What is done with rows on the stack, behind the declarations of those that it uses.</summary>
    private IReadOnlyList<Paragraph> WithScratch(ChunkRows rows, ChunkProducts products, Paragraph body)
    {
        var copies = new Paragraph(
            "W: the weights with their other side in the lanes",
            [
                .. plan.Layers.Where(layer => rows.Of(layer).Copy >= 0).Select(layer => pool.Call(
                    $"CopyWeights{layer.Index}",
                    () => [products.Copy(layer)],
                    new RowsGiven { ["copy"] = rows.At($"W{layer.Index}") })),
            ]);
        return [rows.Reserve(new Statement[] { copies, body }.FreeNames()), copies, body];
    }

    /// <summary>A loop over chunks: count rows from row first on, never fewer than a block of rows.</summary>
    private static For Chunks(BatchPlan batch, IEnumerable<Statement> body) =>
        new(First, Indexes.Of(0), RoutinePool.Rows, 0,
        [
            new Assign(Count, RoutinePool.Rows - First),
            new If(new Compare(Algebra.Relation.Greater, Count, Indexes.Of(batch.Rows)),
            [
                new Assign(Count, new Choose(
                    new Compare(Algebra.Relation.Less, Count, Indexes.Of(batch.Rows + Budgets.RowsOfBlock)),
                    Indexes.Of(batch.Rows - Budgets.RowsOfBlock),
                    Indexes.Of(batch.Rows))),
            ]),
            .. body,
        ])
        {
            StepBy = Count,
        };

    private Window Rows(string row, string rows, int width) =>
        new(registers.Place(row), new PlaceAt(registers.Place(rows), Indexes.Times(First, width)));
}
