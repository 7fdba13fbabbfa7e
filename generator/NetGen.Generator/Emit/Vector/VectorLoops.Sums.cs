using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;
using static NetGen.Generator.Emit.Vector.Indexes;

namespace NetGen.Generator.Emit.Vector;

/// <content>A row of values times a matrix of weights.</content>
internal sealed partial class VectorLoops
{
    /// <summary>
    /// Whether a layer's y are few enough to go into the sums of the layer below out of their registers: the way by memory
    /// would be waited for.
    /// </summary>
    public bool TakesNextAlong(LayerPlan layer) => layer.Storage.Axis == LaneAxis.FanOut && !layer.IsOutput
        && plan.Layers[layer.Index].Storage.Axis == LaneAxis.FanIn
        && text.Tiles(layer.Storage.PaddedFanOut, layer.FanOut).Count <= PairRegisters;

    /// <summary>Fan-out in the lanes: blocks of sums stay in registers while the y of the layer above pass by.</summary>
    private IReadOnlyList<string> AddRows(LayerPlan layer) => TileLoop.Blocks(
        text, layer.Storage.PaddedFanOut, layer.FanOut, SumRegisters, (j, tiles) =>
    {
        // Independent partial sums hide the multiply-add's latency where a block has few registers.
        int chains = Blocking.Chains(layer.FanIn, tiles.Count);
        int turn = text.LoadsPairs ? Math.Max(chains, 2) : chains;
        int whole = layer.FanIn / turn * turn;
        int[] widths = [.. tiles.Select(tile => tile.Lanes).Distinct()];
        var lines = new List<string>();
        foreach (Tile tile in tiles)
        {
            lines.Add($"var u{tile.Start} = {text.Load("w", Plus(j, layer.Storage.Biases + tile.Start), tile.Lanes)};");
            lines.AddRange(Enumerable.Range(1, chains - 1).Select(c => $"var u{tile.Start}c{c} = {text.Type(tile.Lanes)}.Zero;"));
        }

        if (whole > 0)
        {
            lines.AddRange(TileLoop.For("i", 0, whole, turn, Enumerable.Range(0, turn).SelectMany(r => Row("i", r))));
        }

        lines.AddRange(Enumerable.Range(whole, layer.FanIn - whole).SelectMany(i => Row(null, i)));
        foreach (Tile tile in tiles)
        {
            if (chains > 1)
            {
                lines.Add($"u{tile.Start} += {string.Join(" + ", Enumerable.Range(1, chains - 1).Select(c => $"u{tile.Start}c{c}"))};");
            }

            string at = Plus(j, tile.Start);
            lines.AddRange(layer.Activation.IsSoftmax
                ? [text.Store($"u{tile.Start}", "y", at)]
                : Activate(layer, tile, at, j is null ? tile.Used(layer.FanOut) : tile.Lanes));
        }

        return TakesNextAlong(layer) ? [.. lines, .. SumsBelow(layer, tiles)] : lines;

        IEnumerable<string> Row(string? i, int offset)
        {
            string start = Plus(Times(i ?? "0", layer.Storage.RowStride), j, layer.Storage.Weight(offset, 0));
            yield return $"ref {text.T} row{offset} = ref {text.Number("w", start)};";
            foreach (int lanes in widths)
            {
                if (i is null || !text.LoadsPairs)
                {
                    yield return $"var {A(lanes)} = {text.Broadcast("above", Plus(i, offset), lanes)};";
                    continue;
                }

                int number = offset % 2;
                string pair = Suffixed($"p{offset - number}", lanes, tiles);
                if (number == 0)
                {
                    yield return $"var {pair} = {text.Pair("above", Plus(i, offset), lanes)};";
                }

                yield return $"var {A(lanes)} = {text.OfPair(pair, number, lanes)};";
            }

            foreach (Tile tile in tiles)
            {
                int c = i is null ? 0 : offset % chains;
                string sum = c == 0 ? $"u{tile.Start}" : $"u{tile.Start}c{c}";
                string weights = text.Load($"row{offset}", tile.Start, tile.Lanes);
                yield return $"{sum} = {text.MultiplyAdd(A(tile.Lanes), weights, sum, tile.Lanes)};";
            }

            string A(int lanes) => Suffixed($"a{offset}", lanes, tiles);
        }
    });

    /// <summary>The sums of the layer below, from registers of y.</summary>
    private IEnumerable<string> SumsBelow(LayerPlan layer, IReadOnlyList<Tile> tiles)
    {
        LayerPlan below = plan.Layers[layer.Index];
        int stride = Stride(below);
        return
        [
            "",
            $"// {Title(below)}",
            .. InGroups(_reductions.Fold(tiles), new RowSpan(below.FanOut, below.Storage.PaddedFanOut), "below", group =>
            {
                // All products of a y together: it is known before the next one is.
                IReadOnlyList<string>[] products = [.. Enumerable.Range(0, group.Used).Select(r => (IReadOnlyList<string>)
                [
                    .. _reductions.Products(
                        $"s{r}",
                        tiles,
                        tile => $"y{tile.Start} * {Weights(tile, r)}",
                        (tile, sum) => text.MultiplyAdd($"y{tile.Start}", Weights(tile, r), sum, tile.Lanes)),
                ])];
                return
                [
                    Row(below, group),
                    .. Enumerable.Range(0, products[0].Count).SelectMany(n => products.Select(row => row[n])),
                    Reduced(below, group, tiles, "below", bias: true),
                ];
            }),
        ];

        string Weights(Tile tile, int row) => text.Load("row", (row * stride) + tile.Start, tile.Lanes);
    }

    /// <summary>Rows of weights times a row of values, reduced: as many sums at a time as a register takes.</summary>
    private IReadOnlyList<string> ReduceRows(LayerPlan layer, RowSpan rows, string values, string target, bool bias)
    {
        IReadOnlyList<Tile> tiles = layer.Storage.Axis == LaneAxis.FanIn
            ? text.Tiles(layer.Storage.PaddedFanIn, layer.FanIn)
            : text.Tiles(layer.Storage.PaddedFanOut, layer.FanOut);
        int fold = _reductions.Fold(tiles);
        return InGroups(fold, rows, target, group =>
        {
            List<string> body = Products(layer, tiles, group, values);
            body.Add(Reduced(layer, group, tiles, target, bias));
            return body;
        });
    }

    /// <summary>Rows with a neuron of their own, and all with padding, which are 0.</summary>
    private readonly record struct RowSpan(int Count, int Padded);

    /// <summary>Neighbouring rows from an index on, of which the last ones may be padding.</summary>
    private readonly record struct RowGroup(string First, int Rows, int Used);

    /// <summary>Statements for every group of rows: a loop over whole groups, then the rest.</summary>
    private IReadOnlyList<string> InGroups(int fold, RowSpan rows, string target, Func<RowGroup, IReadOnlyList<string>> body)
    {
        int whole = rows.Count / fold * fold;
        int rest = rows.Padded - whole;
        int group = rest < fold ? text.Group : fold;
        return
        [
            .. whole <= fold
                ? TileLoop.Scope(whole == 0 ? [] : body(new RowGroup("0", fold, fold)))
                : TileLoop.For("k", 0, whole, fold, body(new RowGroup("k", fold, fold))),
            .. Enumerable.Range(0, rest / group).Select(g => whole + (g * group)).SelectMany(first => TileLoop.Scope(
                first < rows.Count
                    ? body(new RowGroup($"{first}", group, Math.Min(group, rows.Count - first)))
                    : [text.Store($"{text.Type(group)}.Zero", target, first)])),
        ];
    }

    /// <summary>s0, s1, … of a group of rows: weights times values from memory, in registers that are still to be reduced.</summary>
    private List<string> Products(LayerPlan layer, IReadOnlyList<Tile> tiles, RowGroup group, string values)
    {
        int stride = Stride(layer);
        int fold = _reductions.Fold(tiles);
        int widest = tiles[0].Lanes;
        int whole = tiles.Last(tile => tile.Lanes == widest).End;
        int[] rows = [.. Enumerable.Range(0, group.Used)];

        List<string> body =
        [
            .. rows.Select(r => $"var {Sum(r, widest, fold)} = {text.Type(widest)}.Zero;"),
            Row(layer, group),
            .. TileLoop.For("i", 0, whole, widest,
            [
                $"var a = {text.Load(values, "i", widest)};",
                .. rows.Select(r => Add("a", Plus("i", r * stride), Sum(r, widest, fold), widest)),
            ]),
        ];
        for (int lanes = widest / 2; lanes >= fold; lanes /= 2)
        {
            body.AddRange(rows.Select(r => $"var {Sum(r, lanes, fold)} = {Reductions.Halves(Sum(r, lanes * 2, fold))};"));
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
    private string Reduced(LayerPlan layer, RowGroup group, IReadOnlyList<Tile> tiles, string target, bool bias)
    {
        int fold = _reductions.Fold(tiles);
        string sums = _reductions.Sums([.. Enumerable.Range(0, group.Used).Select(r => Sum(r, fold, fold))], fold, group.Rows);
        return bias
            ? text.Store($"({sums} + {text.Load("w", Plus(group.First, layer.Storage.Biases), group.Rows)})", target, group.First)
            : text.Store(sums, target, group.First);
    }

    private string Row(LayerPlan layer, RowGroup group) =>
        $"ref {text.T} row = ref {text.Number("w", Plus(Times(group.First, Stride(layer)), layer.Storage.Weights))};";

    private static int Stride(LayerPlan layer) =>
        layer.Storage.Axis == LaneAxis.FanIn ? layer.Storage.ColumnStride : layer.Storage.RowStride;

    private static string Sum(int row, int lanes, int fold) => lanes == fold ? $"s{row}" : $"s{row}v{lanes}";
}
