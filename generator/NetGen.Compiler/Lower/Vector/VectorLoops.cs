using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Lower.Vector;

/// <summary>
/// The parts of a pass as loops around unrolled tiles: each reads rows from memory and writes rows to memory. A row is
/// known by a reference to its first number: w for all parameters, above for the y of the layer above, x for the inputs
/// of an output layer that takes them too, y, u, δ and dy for the layer's own, dyAbove for the ∂y of the layer above,
/// below for the sums of the layer below, where they are taken along.
/// </summary>
internal sealed partial class VectorLoops(NetworkPlan plan, Registers registers, VectorOptimizerStep step)
{
    private static readonly Local P = Indexes.Counter("p");

    private readonly Equations _equations = new(plan);
    private readonly Reductions _reductions = new(registers);

    private Place W => registers.Place(SectionNames.Weights);

    private Place Gradient => registers.Place(SectionNames.Gradients);

    private Place Y => registers.Place("y");

    private Place U => registers.Place("u");

    private Place T => registers.Place("t");

    private Place δ => registers.Place("δ");

    private Place DY => registers.Place("dy");

    private Place Above => registers.Place("above");

    private Place X => registers.Place("x");

    private Place DYAbove => registers.Place("dyAbove");

    private Place Below => registers.Place("below");

    private Place Row => registers.Place("row");

    /// <summary>The update of all parameters that learn, padding included: they lie one after another.</summary>
    public Paragraph Update()
    {
        int lanes = registers.Widest;
        Value gradient = registers.Load(Gradient, P, lanes);
        return new Paragraph(_equations.UpdateOfAll(), !plan.BiasesStepAlike
            ? [.. plan.Layers.Where(layer => layer.IsTrainable).SelectMany(UpdateApart)]
            :
            [
                TileLoop.For(P, plan.Storage.Trainable, lanes,
                [
                    plan.StepIsLinear
                        ? registers.Store(
                            new MultiplyAdd(gradient, step.NegativeRate(lanes), registers.Load(W, P, lanes)), W, P)
                        : step.Call(plan.WeightStep, P, gradient),
                ]),
            ]);
    }

    /// <summary>A layer's weights, then its biases, which take another step.</summary>
    private IEnumerable<Statement> UpdateApart(LayerPlan layer)
    {
        (int weights, int biases) = (layer.Storage.Weights, layer.Storage.Biases);
        return Part(plan.WeightStep, weights, biases - weights)
            .Concat(Part(plan.BiasStep, biases, layer.Storage.PaddedFanOut));

        IEnumerable<Statement> Part(ParameterStep taken, int from, int count) =>
            TileLoop.Over(registers, count, count, (at, tile, _) =>
            {
                Value index = Indexes.Plus(at, from);
                return [step.Call(taken, index, registers.Load(Gradient, index, tile.Lanes))];
            });
    }

    /// <summary>All gradients, padding included, times a factor: from a sum to a mean.</summary>
    public Paragraph ScaleGradients()
    {
        int lanes = registers.Widest;
        Value scaled = registers.Load(Gradient, P, lanes) * new Broadcast(registers.Number("factor"), lanes);
        return new Paragraph(
            null, [TileLoop.For(P, plan.Storage.Trainable, lanes, [registers.Store(scaled, Gradient, P)])]);
    }

    /// <summary>The parts' gradients added to the first part's, always in the same order.</summary>
    public Paragraph MergeGradients()
    {
        int lanes = registers.Widest;
        (Local part, Local g) = (Indexes.Counter("part"), registers.Register("g", lanes));
        Place others = registers.Place(SectionNames.PartGradients);
        Value next = Indexes.Plus(Indexes.Times(part, plan.Storage.Trainable), P, 0);
        return new Paragraph(null,
        [
            new For(P, Indexes.Counter("from"), Indexes.Counter("to"), lanes,
            [
                new Declare(g, registers.Load(Gradient, P, lanes)),
                new For(part, Indexes.Of(0), Indexes.Counter("parts") - Indexes.Of(1), 1,
                    [new Accumulate(g, BinaryOperator.Add, registers.Load(others, next, lanes))]),
                registers.Store(g, Gradient, P),
            ]),
        ]);
    }

    private Value Masked(Value register, int used, bool leavesZero)
    {
        int lanes = register.Type.Lanes;
        return used < lanes && leavesZero
            ? new Binary(BinaryOperator.And, register, registers.Mask(lanes, used))
            : register;
    }

    private Func<string, Value> At(Tile tile) => symbol => symbol == "s"
        ? new Broadcast(registers.Number("s"), tile.Lanes)
        : Local(symbol, tile);

    /// <summary>A register of a block, named after the neuron of the block that it starts at.</summary>
    private Local Local(string name, Tile tile) => registers.Register($"{name}{tile.Start}", tile.Lanes);

    private IEnumerable<Statement> Assign(
        Tile tile,
        Algebra.Expression formula,
        string suffix,
        Func<Value, Statement> use,
        Func<string, Value>? symbols = null) =>
        registers.Formulas(tile.Lanes).Statements(formula, symbols ?? At(tile), suffix, use);
}
