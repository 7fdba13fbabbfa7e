using NetGen.Compiler.Lower.Vector.Batch;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector;

/// <summary>All routines of one vector kernel, in the order in which a reader meets them.</summary>
/// <param name="Entries">What the network's methods call: operations, and work on many rows.</param>
/// <param name="Routines">What entries call.</param>
internal sealed record KernelProgram(IReadOnlyList<Entry> Entries, IReadOnlyList<Routine> Routines)
{
    public IEnumerable<Routine> All => Entries.Select(entry => entry.Routine).Concat(Routines);

    /// <summary>Of an unrolled kernel: what works on one row in registers.</summary>
    public IEnumerable<Routine> OfOneRow =>
        Entries.Where(entry => !entry.IsOfBatch).Select(entry => entry.Routine);

    /// <summary>Of an unrolled kernel: what works on chunks of rows, and the optimizer's step.</summary>
    public IEnumerable<Routine> OfManyRows =>
        Entries.Where(entry => entry.IsOfBatch).Select(entry => entry.Routine).Concat(Routines);

    /// <summary>The kernel of one register width.</summary>
    public static KernelProgram Of(NetworkPlan plan, VectorForm form)
    {
        var registers = new Registers(plan, form.Bits);
        var step = new VectorOptimizerStep(plan, registers);
        var loops = new VectorLoops(plan, registers, step);
        var pool = new RoutinePool(plan, registers);
        IVectorRun run = form.IsUnrolled
            ? new InRegisters(plan, registers, step)
            : new VectorLayerRoutines(plan, registers, loops, pool);
        var batches = new ChunksOfRows(plan, registers, form.Bits, loops, pool);
        var entries = new Entries(plan, registers);
        Entry[] all =
        [
            .. Operations(plan).Select(operation => entries.Operation(operation, run.Body(operation))),
            .. plan.Predictions is null ? [] : new[] { entries.PredictBatch(batches) },
            .. plan.Capabilities.KeepsGradients ? [entries.ScaleGradients(loops)] : Array.Empty<Entry>(),
            .. plan.SumsInParts ? [entries.MergeGradients(loops)] : Array.Empty<Entry>(),
            .. plan.BatchGradients is null ? [] : new[] { entries.AddBatchGradients(batches) },
        ];
        return new KernelProgram(all, [.. pool.Routines, .. step.Routines]);
    }

    /// <summary>The kernel of batches with samples in the lanes of one register width.</summary>
    public static KernelProgram OfSamples(NetworkPlan plan, int bits)
    {
        var registers = new Registers(plan, bits);
        var lanes = new SamplesInLanes(plan, registers);
        var entries = new Entries(plan, registers);
        return new KernelProgram(
            [
                entries.PredictBatch(lanes),
                .. plan.Capabilities.KeepsGradients ? [entries.AddBatchGradients(lanes)] : Array.Empty<Entry>(),
            ],
            []);
    }

    /// <summary>
    /// Backward is AddGradients from 0 on: a second copy of the code would cost a lot of text. A Jacobian is not asked
    /// for often.
    /// </summary>
    private static IEnumerable<Operation> Operations(NetworkPlan plan) => plan.Operations.Where(operation =>
        operation is not (Operation.Backward or Operation.BackwardFrom or Operation.PullBack));
}

/// <summary>A routine that a network's method calls.</summary>
/// <param name="Routine">What is called.</param>
/// <param name="Note">What stands above it, or null.</param>
/// <param name="IsOfBatch">Whether it works on many rows at a time.</param>
internal sealed record Entry(Routine Routine, string? Note = null, bool IsOfBatch = false);

/// <summary>Gives bodies their heads: the network's buffer first, then rows of the caller's, then numbers.</summary>
internal sealed class Entries(NetworkPlan plan, Registers registers)
{
    private Place State => new("state", registers.Format, PlaceKind.Row);

    public Entry Operation(Operation operation, IReadOnlyList<Paragraph> body)
    {
        Place[] rows = [.. operation.Rows().Select(row => registers.Row(row.Name))];
        return new Entry(new Routine(
            $"{operation}",
            [
                Given(State),
                .. rows.Select(Given),
                .. operation.Steps()
                    ? plan.Optimizer.Scalars.Select(scalar => new ValueParameter(registers.Number(scalar)))
                    : [],
            ],
            operation.ReturnsError() ? registers.Type(1) : null,
            [.. Open(body, rows), .. body]));
    }

    public Entry PredictBatch(IBatchRun run) => Rows("PredictBatch", "outputs", null, run.Predict());

    public Entry AddBatchGradients(IBatchRun run) =>
        Rows("AddBatchGradients", "targets", registers.Type(1), run.AddGradients());

    public Entry ScaleGradients(VectorLoops loops)
    {
        Paragraph body = loops.ScaleGradients();
        return new Entry(
            new Routine(
                "ScaleGradients",
                [Given(State), new ValueParameter(registers.Number("factor"))],
                null,
                [.. Open([body], []), body]),
            "Turns the sums of ∂w and ∂b over rows into means: factor is 1/rows.");
    }

    public Entry MergeGradients(VectorLoops loops)
    {
        Paragraph body = loops.MergeGradients();
        return new Entry(new Routine(
            "MergeGradients",
            [
                Given(State),
                .. new[] { "parts", "from", "to" }.Select(name => new ValueParameter(Indexes.Counter(name))),
            ],
            null,
            [.. Open([body], []), body]));
    }

    /// <summary>The gradients' place is the caller's: each part of a batch has one.</summary>
    private Entry Rows(string name, string second, NumberType? returns, IReadOnlyList<Paragraph> body)
    {
        Place dw = registers.Place(SectionNames.Gradients);
        bool adds = body.FreeNames().Contains(dw.Name);
        return new Entry(new Routine(
            name,
            [
                Given(State),
                .. adds ? [Given(dw)] : Array.Empty<Parameter>(),
                Given(registers.Row("inputs")),
                Given(registers.Row(second)),
                new ValueParameter(RoutinePool.Rows),
            ],
            returns,
            [.. Open(body, [dw]), .. body]),
            IsOfBatch: true);
    }

    /// <summary>The sections that a body uses, by their names, but for those that are given already.</summary>
    private IEnumerable<Statement> Open(IReadOnlyList<Statement> body, IReadOnlyList<Place> given)
    {
        HashSet<string> used = body.FreeNames();
        used.ExceptWith(given.Select(place => place.Name));
        return plan.Storage.Sections.Where(section => used.Contains(section.Name)).Select(section =>
            new Window(registers.Place(section.Name), new PlaceAt(State, Indexes.Of(section.Offset))));
    }

    private static PlaceParameter Given(Place place) => new(place, IsWritten: true);
}
