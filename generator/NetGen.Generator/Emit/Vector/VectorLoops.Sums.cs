using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;
using static NetGen.Generator.Emit.Vector.Indexes;

namespace NetGen.Generator.Emit.Vector;

/// <content>A row of values times a matrix of weights.</content>
internal sealed partial class VectorLoops
{
    /// <summary>Whether numbers of some row above are loaded in pairs.</summary>
    public bool LoadsPairs => plan.Layers.Any(layer => layer.Storage.Axis == LaneAxis.FanOut && layer.FanIn > 1
        && text.LoadsPairs(text.Tiles(layer.Storage.PaddedFanOut, layer.FanOut)[0].Lanes));

    /// <summary>
    /// Whether a layer's y are few enough to go into the sums of the layer below out of their registers: the way by memory
    /// would be waited for. They are one block, so that all of above has been read when below is written: one row may be both.
    /// </summary>
    public bool TakesNextAlong(LayerPlan layer) => layer.Storage.Axis == LaneAxis.FanOut && !layer.IsOutput
        && plan.Layers[layer.Index].Storage.Axis == LaneAxis.FanIn
        && text.Tiles(layer.Storage.PaddedFanOut, layer.FanOut).Count <= RegistersAtOnce;

    /// <summary>Fan-out in the lanes: blocks of sums stay in registers while the y of the layer above pass by.</summary>
    private IReadOnlyList<string> AddRows(LayerPlan layer) => TileLoop.Blocks(
        text, layer.Storage.PaddedFanOut, layer.FanOut, SumRegisters, (j, tiles) =>
    {
        // Independent partial sums hide the multiply-add's latency where a block has few registers.
        int chains = Blocking.Chains(layer.FanIn, tiles.Count);
        bool pairs = text.LoadsPairs(tiles[0].Lanes);
        int turn = pairs ? Math.Max(chains, 2) : chains;
        int whole = layer.FanIn / turn * turn;
        var lines = new List<string>();
        foreach (Tile tile in tiles)
        {
            lines.Add($"var u{tile.Start} = {text.Load("w", Plus(j, layer.Storage.Biases + tile.Start), tile.Lanes)};");
            lines.AddRange(Enumerable.Range(1, chains - 1).Select(c => $"var u{tile.Start}c{c} = {text.Type(tile.Lanes)}.Zero;"));
        }

        lines.AddRange(TileLoop.Turns("i", whole, turn, i => Enumerable.Range(0, turn).SelectMany(r => Add(i, r))));
        lines.AddRange(Enumerable.Range(whole, layer.FanIn - whole).SelectMany(i => Add(null, i)));
        foreach (Tile tile in tiles)
        {
            if (chains > 1)
            {
                lines.Add(Reductions.AddUp($"u{tile.Start}", chains));
            }

            string at = Plus(j, tile.Start);
            lines.AddRange(layer.Activation.IsSoftmax
                ? [text.Store($"u{tile.Start}", "y", at, tile.Lanes)]
                : Activate(layer, tile, at, j is null ? tile.Used(layer.FanOut) : tile.Lanes));
        }

        return TakesNextAlong(layer) ? [.. lines, .. SumsBelow(layer, tiles)] : lines;

        // A number of the row above times its row of weights.
        IEnumerable<string> Add(string? i, int offset)
        {
            string start = Plus(Times(i ?? "0", layer.Storage.RowStride), j, layer.Storage.Weight(offset, 0));
            yield return $"ref {text.T} row{offset} = ref {text.Number("w", start)};";
            int widest = tiles[0].Lanes;
            bool paired = i is not null && pairs;
            int number = offset % 2;
            string pair = $"p{offset - number}";
            if (paired && number == 0)
            {
                yield return $"var {pair} = {text.Pair("above", Plus(i, offset), widest)};";
            }

            string a = $"a{offset}";
            foreach (string line in AllLanes.Declare(a, tiles, lanes =>
                !paired ? text.Broadcast("above", Plus(i, offset), lanes)
                : lanes < widest ? _reductions.Lower(AllLanes.Name(a, widest, tiles), widest, lanes)
                : text.OfPair(pair, number, widest)))
            {
                yield return line;
            }

            foreach (Tile tile in tiles)
            {
                int c = offset % chains;
                string sum = c == 0 ? $"u{tile.Start}" : $"u{tile.Start}c{c}";
                string weights = text.Load($"row{offset}", tile.Start, tile.Lanes);
                yield return $"{sum} = {text.MultiplyAdd(AllLanes.Name(a, tile.Lanes, tiles), weights, sum, tile.Lanes)};";
            }
        }
    });

    /// <summary>The sums of the layer below, from registers of y.</summary>
    private IEnumerable<string> SumsBelow(LayerPlan layer, IReadOnlyList<Tile> tiles)
    {
        LayerPlan below = plan.Layers[layer.Index];
        var y = new RowParts(text, tiles, Folding.Halved(tiles, text.Precision), "y");
        return
        [
            "",
            $"// {Title(below)}",
            .. y.Declarations,
            .. InGroups(Folding.Lanes(tiles, text.Precision), below.FanOut, below.Storage.PaddedFanOut, group =>
            [
                FirstRow(below, group),
                .. Products(below, y.Tiles, group, tile => y[tile]),
                .. Reduced(below, group, tiles, "below", bias: true),
            ]),
        ];
    }

    /// <summary>Rows of weights times a row of values, reduced: as many sums at a time as a register takes.</summary>
    private IReadOnlyList<string> ReduceRows(LayerPlan layer, int count, int padded, string values, string target, bool bias)
    {
        IReadOnlyList<Tile> tiles = layer.Storage.Axis == LaneAxis.FanIn
            ? text.Tiles(layer.Storage.PaddedFanIn, layer.FanIn)
            : text.Tiles(layer.Storage.PaddedFanOut, layer.FanOut);
        IReadOnlyList<Tile> halved = Folding.Halved(tiles, text.Precision);
        return InGroups(Folding.Lanes(tiles, text.Precision), count, padded, group =>
        [
            FirstRow(layer, group),
            .. tiles.Count > RegistersAtOnce
                ? ProductsInLoop(layer, tiles, group, values)
                :
                [
                    .. halved.Select(tile => $"var r{tile.Start} = {text.Load(values, tile.Start, tile.Lanes)};"),
                    .. Products(layer, halved, group, tile => $"r{tile.Start}"),
                ],
            .. Reduced(layer, group, tiles, target, bias),
        ]);
    }

    /// <summary>As many neighbouring sums as a register takes, of which the last ones may be padding.</summary>
    private readonly record struct Group(string First, int Lanes, int Used);

    /// <summary>Statements for every group of sums: a loop over full ones, then a last one, which may be half as long.</summary>
    private static IReadOnlyList<string> InGroups(int fold, int count, int padded, Func<Group, IReadOnlyList<string>> body)
    {
        int whole = count / fold * fold;
        return
        [
            .. TileLoop.Turns("k", whole, fold, first => body(new Group(first, fold, fold))),
            .. whole == padded ? [] : TileLoop.Scope(body(new Group($"{whole}", padded - whole, count - whole))),
        ];
    }

    /// <summary>s0, s1, … of a group of rows: weights times registers of values, in registers that are still to be reduced.</summary>
    private IEnumerable<string> Products(LayerPlan layer, IReadOnlyList<Tile> tiles, Group group, Func<Tile, string> value)
    {
        int stride = Stride(layer);
        IReadOnlyList<string>[] rows =
        [
            .. Enumerable.Range(0, group.Used).Select(r => (IReadOnlyList<string>)
            [
                .. _reductions.Products(
                    $"s{r}", tiles, value, tile => text.Load("row", (r * stride) + tile.Start, tile.Lanes)),
            ]),
        ];
        // All products of a register together: it may be known before the next one is.
        return Enumerable.Range(0, rows[0].Count).SelectMany(n => rows.Select(row => row[n]));
    }

    /// <summary>The same of a row of values in memory that is too long for registers.</summary>
    private List<string> ProductsInLoop(LayerPlan layer, IReadOnlyList<Tile> tiles, Group group, string values)
    {
        int stride = Stride(layer);
        int fold = Folding.Lanes(tiles, text.Precision);
        int widest = tiles[0].Lanes;
        int whole = tiles.Last(tile => tile.Lanes == widest).End;
        int[] rows = [.. Enumerable.Range(0, group.Used)];

        List<string> body =
        [
            .. rows.Select(r => $"var {Sum(r, widest, fold)} = {text.Type(widest)}.Zero;"),
            .. TileLoop.For("i", 0, whole, widest,
            [
                $"var r = {text.Load(values, "i", widest)};",
                .. rows.Select(r => Add("r", Plus("i", r * stride), Sum(r, widest, fold), widest)),
            ]),
        ];
        for (int lanes = widest / 2; lanes >= fold; lanes /= 2)
        {
            body.AddRange(rows.Select(r => $"var {Sum(r, lanes, fold)} = {text.Halves(Sum(r, lanes * 2, fold), lanes * 2)};"));
            foreach (Tile tile in tiles.Where(tile => tile.Start >= whole && tile.Lanes == lanes))
            {
                body.AddRange(rows.Select(r =>
                    Add(text.Load(values, tile.Start, lanes), $"{(r * stride) + tile.Start}", Sum(r, lanes, fold), lanes)));
            }
        }

        return body;

        string Add(string value, string weight, string sum, int lanes) =>
            $"{sum} = {text.MultiplyAdd(value, text.Load("row", weight, lanes), sum, lanes)};";
    }

    /// <summary>The sums of a group of rows from s0, s1, …</summary>
    private IEnumerable<string> Reduced(LayerPlan layer, Group group, IReadOnlyList<Tile> tiles, string target, bool bias)
    {
        int fold = Folding.Lanes(tiles, text.Precision);
        string sums = _reductions.Sums([.. Enumerable.Range(0, group.Used).Select(r => Sum(r, fold, fold))], fold, group.Lanes);
        if (!bias)
        {
            return [text.Store(sums, target, group.First, group.Lanes)];
        }

        sums = $"{sums} + {text.Load("w", Plus(group.First, layer.Storage.Biases), group.Lanes)}";
        // Predict's y is the user's row, which ends with its last number; padding of a row of the network's own stays 0.
        return layer.IsOutput && plan.PredictsInPlace && group.Used < group.Lanes
            ? [$"var last = {sums};", .. text.StoreUsed("last", target, group.First, group.Lanes, group.Used)]
            : [text.Store(sums, target, group.First, group.Lanes)];
    }

    private string FirstRow(LayerPlan layer, Group group) =>
        $"ref {text.T} row = ref {text.Number("w", Plus(Times(group.First, Stride(layer)), layer.Storage.Weights))};";

    private static int Stride(LayerPlan layer) =>
        layer.Storage.Axis == LaneAxis.FanIn ? layer.Storage.ColumnStride : layer.Storage.RowStride;

    private static string Sum(int row, int lanes, int fold) => lanes == fold ? $"s{row}" : $"s{row}v{lanes}";
}
