using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;
using static NetGen.Compiler.Program.Indexes;

namespace NetGen.Compiler.Lower.Vector;

/// <content>A row of values times a matrix of weights.</content>
internal sealed partial class VectorLoops
{
    /// <summary>Whether numbers of some row above are loaded in pairs.</summary>
    public bool LoadsPairs => plan.Layers.Any(layer => layer.Storage.Axis == LaneAxis.FanOut && layer.FanIn > 1
        && registers.LoadsPairs(registers.Tiles(layer.Storage.PaddedFanOut, layer.FanOut)[0].Lanes));

    /// <summary>
    /// Whether a layer's y are few enough to go into the sums of the layer below out of their registers: the way by
    /// memory would be waited for. They are one block, so that all of above has been read when below is written: one
    /// row may be both.
    /// </summary>
    public bool TakesNextAlong(LayerPlan layer) => layer.Storage.Axis == LaneAxis.FanOut && !layer.IsOutput
        && plan.Below(layer) is { Storage.Axis: LaneAxis.FanIn }
        && registers.Tiles(layer.Storage.PaddedFanOut, layer.FanOut).Count <= Budgets.RegistersAtOnce;

    /// <summary>
    /// Fan-out in the lanes: blocks of sums stay in registers while the y of the layer above pass by.
    /// </summary>
    private IReadOnlyList<Statement> AddRows(LayerPlan layer) => TileLoop.Blocks(
        registers, layer.Storage.PaddedFanOut, layer.FanOut, Budgets.SumRegisters, (j, tiles) =>
    {
        // Independent partial sums hide the multiply-add's latency where a block has few registers.
        int chains = Blocking.Chains(layer.FanIn, tiles.Count);
        bool pairs = registers.LoadsPairs(tiles[0].Lanes);
        int turn = pairs ? Math.Max(chains, 2) : chains;
        var statements = new List<Statement>();
        foreach (Tile tile in tiles)
        {
            Local u = Local("u", tile);
            statements.Add(new Declare(u, registers.Load(W, Plus(j, layer.Storage.Biases + tile.Start), tile.Lanes)));
            statements.AddRange(Enumerable.Range(1, chains - 1).Select(c =>
                new Declare(Reductions.Chain(u, c), registers.Zero(tile.Lanes))));
        }

        foreach (Source source in layer.Sources)
        {
            Place from = source.IsSkip ? X : Above;
            int whole = source.Count / turn * turn;
            IEnumerable<Statement> rest =
                Enumerable.Range(whole, source.Count - whole).SelectMany(i => Add(source, from, null, i));
            statements.AddRange(TileLoop.Turns(
                "i", whole, turn, i => Enumerable.Range(0, turn).SelectMany(r => Add(source, from, i, r))));
            statements.AddRange(layer.TakesInputs ? TileLoop.Scope(rest) : rest);
        }

        foreach (Tile tile in tiles)
        {
            if (chains > 1)
            {
                statements.Add(Reductions.AddUp(Local("u", tile), chains));
            }

            Value at = Plus(j, tile.Start);
            statements.AddRange(layer.Activation.IsSoftmax
                ? [registers.Store(Local("u", tile), Y, at)]
                : Activate(layer, tile, at, j is null ? tile.Used(layer.FanOut) : tile.Lanes));
        }

        return TakesNextAlong(layer) ? [.. statements, .. SumsBelow(layer, tiles)] : statements;

        // A number of the row above times its row of weights.
        IEnumerable<Statement> Add(Source source, Place from, Value? i, int offset)
        {
            Place row = registers.Place($"row{offset}");
            int first = layer.Storage.Weight(source.First + offset, 0);
            Value start = Plus(Times(i ?? Of(0), layer.Storage.RowStride), j, first);
            yield return new Window(row, new PlaceAt(W, start));
            int widest = tiles[0].Lanes;
            bool paired = i is not null && pairs;
            int number = offset % 2;
            Local pair = registers.Register($"p{offset - number}", widest);
            if (paired && number == 0)
            {
                yield return new Declare(pair, new Pair(from, Plus(i, offset), widest));
            }

            var y = new AllLanes(registers, $"a{offset}", tiles);
            foreach (Statement declaration in y.Declare(lanes =>
                !paired ? registers.Broadcast(from, Plus(i, offset), lanes)
                : lanes < widest ? Reductions.Lower(y[widest], lanes)
                : new OfPair(pair, IsSecond: number == 1)))
            {
                yield return declaration;
            }

            foreach (Tile tile in tiles)
            {
                Local sum = Reductions.Chain(Local("u", tile), offset % chains);
                yield return new Assign(
                    sum, new MultiplyAdd(y[tile.Lanes], registers.Load(row, tile.Start, tile.Lanes), sum));
            }
        }
    });

    /// <summary>The sums of the layer below, from registers of y.</summary>
    private IEnumerable<Statement> SumsBelow(LayerPlan layer, IReadOnlyList<Tile> tiles)
    {
        LayerPlan below = plan.Below(layer)!;
        var y = new RowParts(registers, tiles, Folding.Halved(tiles, registers.Precision), "y");
        return
        [
            new Remark(Title(below)),
            .. y.Declarations,
            .. InGroups(Folding.Lanes(tiles, registers.Precision), below.FanOut, below.Storage.PaddedFanOut, group =>
            [
                FirstRow(below, group),
                .. Products(below, y.Tiles, group, tile => y[tile]),
                .. Reduced(below, group, tiles, Below, bias: true),
            ]),
        ];
    }

    /// <summary>Rows of weights times a row of values, reduced: as many sums at a time as a register takes.</summary>
    /// <param name="layer">Whose weights they are.</param>
    /// <param name="rows">The sums, and the first row of weights.</param>
    /// <param name="values">The row of values.</param>
    /// <param name="target">Where the sums go.</param>
    /// <param name="bias">Whether the biases are added.</param>
    /// <param name="added">Rows that are added too.</param>
    private IReadOnlyList<Statement> ReduceRows(
        LayerPlan layer, ReducedRows rows, Place values, Place target, bool bias, params Place[] added)
    {
        IReadOnlyList<Tile> tiles = layer.Storage.Axis == LaneAxis.FanIn
            ? registers.Tiles(layer.Storage.PaddedFanIn, layer.FanIn)
            : registers.Tiles(layer.Storage.PaddedFanOut, layer.FanOut);
        IReadOnlyList<Tile> halved = Folding.Halved(tiles, registers.Precision);
        return InGroups(Folding.Lanes(tiles, registers.Precision), rows.Count, rows.Padded, group =>
        [
            FirstRow(layer, group, rows.First),
            .. tiles.Count > Budgets.RegistersAtOnce
                ? ProductsInLoop(layer, tiles, group, values)
                :
                [
                    .. halved.Select(tile =>
                        new Declare(Local("r", tile), registers.Load(values, tile.Start, tile.Lanes))),
                    .. Products(layer, halved, group, tile => Local("r", tile)),
                ],
            .. Reduced(layer, group, tiles, target, bias, added),
        ]);
    }

    /// <summary>So many rows of weights, reduced to as many sums.</summary>
    /// <param name="Count">The rows.</param>
    /// <param name="Padded">The sums with their padding.</param>
    /// <param name="First">The first row.</param>
    private readonly record struct ReducedRows(int Count, int Padded, int First = 0);

    /// <summary>As many neighbouring sums as a register takes, of which the last ones may be padding.</summary>
    private readonly record struct Group(Value First, int Lanes, int Used);

    /// <summary>
    /// Statements for every group of sums: a loop over full ones, then a last one, which may be half as long.
    /// </summary>
    private static IReadOnlyList<Statement> InGroups(
        int fold, int count, int padded, Func<Group, IReadOnlyList<Statement>> body)
    {
        int whole = count / fold * fold;
        return
        [
            .. TileLoop.Turns("k", whole, fold, first => body(new Group(first, fold, fold))),
            .. whole == padded ? [] : TileLoop.Scope(body(new Group(Of(whole), padded - whole, count - whole))),
        ];
    }

    /// <summary>
    /// s0, s1, … of a group of rows: weights times registers of values, in registers that are still to be reduced.
    /// </summary>
    private IEnumerable<Statement> Products(
        LayerPlan layer, IReadOnlyList<Tile> tiles, Group group, Func<Tile, Value> value)
    {
        int stride = Stride(layer);
        IReadOnlyList<Statement>[] rows =
        [
            .. Enumerable.Range(0, group.Used).Select(r => (IReadOnlyList<Statement>)
            [
                .. _reductions.Products(
                    $"s{r}", tiles, value, tile => registers.Load(Row, (r * stride) + tile.Start, tile.Lanes)),
            ]),
        ];
        // All products of a register together: it may be known before the next one is.
        return Enumerable.Range(0, rows[0].Count).SelectMany(n => rows.Select(row => row[n]));
    }

    /// <summary>The same of a row of values in memory that is too long for registers.</summary>
    private List<Statement> ProductsInLoop(LayerPlan layer, IReadOnlyList<Tile> tiles, Group group, Place values)
    {
        int stride = Stride(layer);
        int fold = Folding.Lanes(tiles, registers.Precision);
        int widest = tiles[0].Lanes;
        int whole = tiles.Last(tile => tile.Lanes == widest).End;
        int[] rows = [.. Enumerable.Range(0, group.Used)];
        Local i = Counter("i");
        Local value = registers.Register("r", widest);

        List<Statement> body =
        [
            .. rows.Select(r => new Declare(Sum(r, widest, fold), registers.Zero(widest))),
            TileLoop.For(i, whole, widest,
            [
                new Declare(value, registers.Load(values, i, widest)),
                .. rows.Select(r => Add(value, Plus(i, r * stride), Sum(r, widest, fold))),
            ]),
        ];
        for (int lanes = widest / 2; lanes >= fold; lanes /= 2)
        {
            body.AddRange(rows.Select(r =>
                new Declare(Sum(r, lanes, fold), Reductions.Halves(Sum(r, lanes * 2, fold)))));
            foreach (Tile tile in tiles.Where(tile => tile.Start >= whole && tile.Lanes == lanes))
            {
                body.AddRange(rows.Select(r => Add(
                    registers.Load(values, tile.Start, lanes), Of((r * stride) + tile.Start), Sum(r, lanes, fold))));
            }
        }

        return body;

        Statement Add(Value register, Value weight, Local sum) =>
            new Assign(sum, new MultiplyAdd(register, registers.Load(Row, weight, sum.Type.Lanes), sum));
    }

    /// <summary>The sums of a group of rows from s0, s1, …</summary>
    private IEnumerable<Statement> Reduced(
        LayerPlan layer, Group group, IReadOnlyList<Tile> tiles, Place target, bool bias, params Place[] added)
    {
        int fold = Folding.Lanes(tiles, registers.Precision);
        Value sums = _reductions.Sums(
            [.. Enumerable.Range(0, group.Used).Select(r => Sum(r, fold, fold))], fold, group.Lanes);
        sums = added.Aggregate(sums, (sum, row) => sum + registers.Load(row, group.First, group.Lanes));
        if (!bias)
        {
            return [registers.Store(sums, target, group.First)];
        }

        sums += registers.Load(W, Plus(group.First, layer.Storage.Biases), group.Lanes);
        // Predict's y is the user's row, which ends with its last number;
        // padding of a row of the network's own stays 0.
        Local last = registers.Register("last", group.Lanes);
        return layer.IsOutput && plan.PredictsInPlace && group.Used < group.Lanes
            ? [new Declare(last, sums), .. registers.StoreUsed(last, target, group.First, group.Used)]
            : [registers.Store(sums, target, group.First)];
    }

    private Window FirstRow(LayerPlan layer, Group group, int first = 0) =>
        new(Row, new PlaceAt(W, Plus(Times(group.First, Stride(layer)), layer.Storage.Weight(first, 0))));

    private static int Stride(LayerPlan layer) =>
        layer.Storage.Axis == LaneAxis.FanIn ? layer.Storage.ColumnStride : layer.Storage.RowStride;

    private Local Sum(int row, int lanes, int fold) =>
        registers.Register(lanes == fold ? $"s{row}" : $"s{row}v{lanes}", lanes);
}
