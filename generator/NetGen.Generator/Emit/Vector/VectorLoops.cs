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
/// the layer's own, dyAbove for the ∂y of the layer above.
/// </summary>
internal sealed partial class VectorLoops(NetworkPlan plan, VectorText text, VectorStep step)
{
    /// <summary>Registers that hold sums in one block: with the broadcast factor and a load they fit 16 registers.</summary>
    private const int SumRegisters = 8;

    /// <summary>Registers of a row in a block that holds two values of each.</summary>
    private const int PairRegisters = 4;

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
                ? step.Linear(gradient, $"{text.Class(lanes)}.Create(-learningRate)", text.Load("w", "p", lanes), "p", lanes)
                : step.Call("p", gradient, lanes),
        ]));
    }

    /// <summary>All gradients, padding included, times a factor: from a sum to a mean.</summary>
    public Paragraph ScaleGradients() => new(null, TileLoop.For("p", 0, plan.Storage.Parameters, text.Widest,
    [
        text.Store($"({text.Load("dw", "p", text.Widest)} * {text.Class(text.Widest)}.Create(factor))", "dw", "p"),
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
        $"    {text.Store("g", "dw", "p")}",
        "}",
    ]);

    /// <summary>Rows of weights times a row of values, reduced: as many sums at a time as a register takes.</summary>
    private IReadOnlyList<string> ReduceRows(LayerPlan layer, int rows, string values, string target, bool bias)
    {
        IReadOnlyList<Tile> tiles = layer.Storage.Axis == LaneAxis.FanIn
            ? text.Tiles(layer.Storage.PaddedFanIn, layer.FanIn)
            : text.Tiles(layer.Storage.PaddedFanOut, layer.FanOut);
        int fold = _reductions.Fold(tiles);
        int whole = rows / fold * fold;
        return
        [
            .. whole == 0 ? [] : TileLoop.For("k", 0, whole, fold, ReduceGroup(layer, tiles, fold, values, target, bias)),
            .. whole == rows ? [] : TileLoop.For("k", whole, rows, text.Group, ReduceGroup(layer, tiles, text.Group, values, target, bias)),
        ];
    }

    /// <summary>The sums of rows k, k + 1, … k + group − 1.</summary>
    private List<string> ReduceGroup(
        LayerPlan layer, IReadOnlyList<Tile> tiles, int group, string values, string target, bool bias)
    {
        int stride = layer.Storage.Axis == LaneAxis.FanIn ? layer.Storage.ColumnStride : layer.Storage.RowStride;
        int fold = _reductions.Fold(tiles);
        int widest = tiles[0].Lanes;
        int whole = tiles.Last(tile => tile.Lanes == widest).End;

        var body = new List<string>();
        body.AddRange(Enumerable.Range(0, group).Select(g => $"var s{g}v{widest} = {text.Type(widest)}.Zero;"));
        body.Add($"ref {text.T} row = ref {text.Number("w", Plus(Times("k", stride), layer.Storage.Weights))};");
        body.AddRange(TileLoop.For("i", 0, whole, widest,
        [
            $"var a = {text.Load(values, "i", widest)};",
            .. Enumerable.Range(0, group).Select(g =>
                $"s{g}v{widest} = {text.MultiplyAdd("a", text.Load("row", Plus("i", g * stride), widest), $"s{g}v{widest}", widest)};"),
        ]));
        string last = $"v{widest}";
        for (int lanes = widest / 2; lanes >= fold; lanes /= 2)
        {
            body.AddRange(Enumerable.Range(0, group).Select(g =>
                $"var s{g}v{lanes} = s{g}{last}.GetLower() + s{g}{last}.GetUpper();"));
            foreach (Tile tile in tiles.Where(tile => tile.Start >= whole && tile.Lanes == lanes))
            {
                body.AddRange(Enumerable.Range(0, group).Select(g =>
                    $"s{g}v{lanes} = {text.MultiplyAdd(text.Load(values, tile.Start, lanes), text.Load("row", (g * stride) + tile.Start, lanes), $"s{g}v{lanes}", lanes)};"));
            }

            last = $"v{lanes}";
        }

        string sums = _reductions.Sums([.. Enumerable.Range(0, group).Select(g => $"s{g}{last}")], fold, group);
        body.Add(bias
            ? text.Store($"({sums} + {text.Load("w", Plus("k", layer.Storage.Biases), group)})", target, "k")
            : text.Store(sums, target, "k"));
        return body;
    }

    private string Masked(string register, Tile tile, int used, bool leavesZero) =>
        used < tile.Lanes && leavesZero ? $"({register} & {text.Mask(tile.Lanes, used)})" : register;

    private Func<string, Operand> At(Tile tile) => symbol =>
        symbol == "s" ? $"{text.Class(tile.Lanes)}.Create(s)" : $"{symbol}{tile.Start}";

    /// <summary>A factor's name; where a block has registers of several widths, each width has its own.</summary>
    private static string Suffixed(string name, int lanes, IReadOnlyList<Tile> tiles) =>
        tiles.All(tile => tile.Lanes == lanes) ? name : $"{name}v{lanes}";
}
