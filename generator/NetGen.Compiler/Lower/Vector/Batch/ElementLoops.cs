using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector.Batch;

/// <summary>
/// What happens to every number of a layer's rows: whole registers, wherever a row ends, as long as rows fill registers
/// evenly; so a narrow layer costs no more than a wide one.
/// </summary>
internal sealed class ElementLoops(NetworkPlan plan, Registers registers)
{
    private static readonly Local P = Indexes.Counter("p");

    private int Lanes => registers.Widest;

    private Place YRows => registers.Place("yRows");

    private Place URows => registers.Place("uRows");

    private Place DeltaRows => registers.Place("δRows");

    /// <summary>Whether registers may reach from row to row: their padding repeats.</summary>
    public bool AreFlat(LayerPlan layer, int stride) =>
        Lanes % stride == 0 || (stride % Lanes == 0 && layer.FanOut == stride);

    /// <summary>y from u, both in rows of their own or in the same.</summary>
    public IEnumerable<Statement> Activations(LayerPlan layer, int stride) => Over(stride,
    [
        Load("u", URows),
        .. Assign(
            layer.ValueCode,
            "0",
            value => new Declare(Local("y"), value),
            FormulaLowering.OfNeuron(Local("u"), () => registers.Load(registers.Place("aboveRows"), P, Lanes))),
        registers.Store(layer.LeavesZero ? Masked(Local("y"), layer, stride) : Local("y"), YRows, P),
    ]);

    /// <summary>δ from ∂y, in the same rows or in others.</summary>
    public IEnumerable<Statement> HiddenDeltas(LayerPlan layer, int stride, string gradients) => Over(stride,
    [
        Load("dy", registers.Place(gradients)),
        .. layer.DeltaIsOfOutputs ? [Load("y", YRows)] : Array.Empty<Statement>(),
        .. layer.DeltaIsOfSums ? [Load("u", URows)] : Array.Empty<Statement>(),
        .. Assign(layer.DeltaCode, "d", value => new Declare(Local("δ"), value), Local),
        registers.Store(layer.DeltaLeavesZero ? Masked(Local("δ"), layer, stride) : Local("δ"), DeltaRows, P),
    ]);

    /// <summary>
    /// E into the local e, and δ: whole registers, then, where a register holds several rows, <paramref name="rest"/>
    /// for each row that is left.
    /// </summary>
    public IEnumerable<Statement> OutputDeltas(LayerPlan layer, int stride, Func<Local, IEnumerable<Statement>> rest)
    {
        int together = Math.Max(1, Lanes / stride);
        (Local rows, Local whole, Local r) = (RoutinePool.Rows, Indexes.Counter("whole"), Indexes.Counter("r"));
        (Local errors, Local error, Local e) = (Local("errors"), Local("error"), registers.Number("e"));
        Value wholeRows = rows / Indexes.Of(together);
        return
        [
            .. together == 1 ? Array.Empty<Statement>() : [new Declare(whole, wholeRows * Indexes.Of(Lanes))],
            new Declare(errors, registers.Zero(Lanes)),
            TileLoop.For(P, together == 1 ? rows * Indexes.Of(stride) : whole, Lanes,
            [
                Load("y", YRows),
                Load("t", registers.Place("tRows")),
                .. layer.KeepsSums ? [Load("u", URows)] : Array.Empty<Statement>(),
                .. Assign(plan.ErrorCode, "e", value => new Declare(error, value), Local),
                new Accumulate(
                    errors, BinaryOperator.Add, plan.ErrorLeavesZero ? Masked(error, layer, stride) : error),
                .. Assign(layer.DeltaCode, "d", value => new Declare(Local("δ"), value), Local),
                registers.Store(layer.DeltaLeavesZero ? Masked(Local("δ"), layer, stride) : Local("δ"), DeltaRows, P),
            ]),
            new Declare(e, new Reduce(Reduction.Sum, errors)),
            .. together == 1
                ? Array.Empty<Statement>()
                : [new For(r, wholeRows * Indexes.Of(together), rows, 1, [.. rest(r)])],
        ];
    }

    private IEnumerable<Statement> Over(int stride, IEnumerable<Statement> body) =>
        [TileLoop.For(P, RoutinePool.Rows * Indexes.Of(stride), Lanes, body)];

    private Declare Load(string name, Place rows) => new(Local(name), registers.Load(rows, P, Lanes));

    private Local Local(string name) => registers.Register(name, Lanes);

    private IEnumerable<Statement> Assign(
        Expression formula, string suffix, Func<Value, Statement> use, Func<string, Value> symbols) =>
        registers.Formulas(Lanes).Statements(formula, symbols, suffix, use);

    /// <summary>Padding lanes set to zero, in each of the rows that share a register.</summary>
    private Value Masked(Value register, LayerPlan layer, int stride) => layer.FanOut == stride
        ? register
        : new Binary(BinaryOperator.And, register, registers.Mask(Lanes, layer.FanOut, stride));
}
