using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Prose;
using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;
using static NetGen.Generator.Emit.Vector.Indexes;

namespace NetGen.Generator.Emit.Vector;

/// <summary>
/// The parts of a pass as loops around unrolled tiles: each reads rows from memory and writes rows to memory. A row is
/// known by a reference to its first number: w for all parameters, above for the y of the layer above, y, u, δ and dy for
/// the layer's own, dyAbove for the ∂y of the layer above, below for the sums of the layer below, where they are taken along.
/// </summary>
internal sealed partial class VectorLoops(NetworkPlan plan, VectorText text, VectorStep step)
{
    /// <summary>Registers that hold sums in one block: with the broadcast factor and a load they fit 16 registers.</summary>
    private const int SumRegisters = 8;

    /// <summary>Registers of a row in a block that holds two values of each.</summary>
    private const int PairRegisters = 4;

    /// <summary>
    /// Registers of a row that go into reduced sums without a loop, in turn or out of the layer above: with eight sums they
    /// fit 16 registers.
    /// </summary>
    private const int RegistersAtOnce = 4;

    private readonly Equations _equations = new(plan);
    private readonly Reductions _reductions = new(text);

    /// <summary>The update of all parameters, padding included: they lie one after another.</summary>
    public Paragraph Update()
    {
        int lanes = text.Widest;
        string gradient = text.Load("dw", "p", lanes);
        return new Paragraph(_equations.Update(), TileLoop.For("p", 0, plan.Storage.Parameters, lanes,
        [
            plan.StepIsLinear
                ? text.Store(text.MultiplyAdd(gradient, $"{text.Class(lanes)}.Create(-learningRate)", text.Load("w", "p", lanes), lanes), "w", "p", lanes)
                : step.Call("p", gradient, lanes),
        ]));
    }

    /// <summary>All gradients, padding included, times a factor: from a sum to a mean.</summary>
    public Paragraph ScaleGradients() => new(null, TileLoop.For("p", 0, plan.Storage.Parameters, text.Widest,
    [
        text.Store($"{text.Load("dw", "p", text.Widest)} * {text.Class(text.Widest)}.Create(factor)", "dw", "p", text.Widest),
    ]));

    /// <summary>The parts' gradients added to the first part's, always in the same order.</summary>
    public Paragraph MergeGradients() => new(null,
    [
        $"for (nuint p = from; p < to; p += {text.Widest})",
        "{",
        $"    var g = {text.Load("dw", "p", text.Widest)};",
        "    for (nuint part = 0; part + 1 < (nuint)parts; part++)",
        "    {",
        $"        g += {text.Load(SectionNames.PartGradients, $"part * {plan.Storage.Parameters} + p", text.Widest)};",
        "    }",
        "",
        $"    {text.Store("g", "dw", "p", text.Widest)}",
        "}",
    ]);

    private string Masked(string register, Tile tile, int used, bool leavesZero) =>
        used < tile.Lanes && leavesZero ? $"({register} & {text.Mask(tile.Lanes, used)})" : register;

    private Func<string, Operand> At(Tile tile) => symbol =>
        symbol == "s" ? $"{text.Class(tile.Lanes)}.Create(s)" : $"{symbol}{tile.Start}";
}
