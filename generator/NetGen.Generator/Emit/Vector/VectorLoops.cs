using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Prose;
using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <summary>
/// The parts of a pass as loops around unrolled tiles: each reads rows from memory and writes rows to memory. A row is
/// known by a reference to its first number: w for all parameters, above for the y of the layer above, y, u, δ and dy for
/// the layer's own, dyAbove for the ∂y of the layer above.
/// </summary>
internal sealed class VectorLoops(NetworkPlan plan, VectorText text, VectorStep step)
{
    /// <summary>Registers that hold sums in one block: with the broadcast factor and a load they fit 16 registers.</summary>
    private const int SumRegisters = 8;

    /// <summary>Registers of a row in a block that holds two values of each.</summary>
    private const int PairRegisters = 4;

    private readonly Equations _equations = new(plan);
    private readonly Reductions _reductions = new(text);

    public IEnumerable<Paragraph> Forward(LayerPlan layer)
    {
        bool softmax = layer.Activation.IsSoftmax;
        yield return new Paragraph(
            softmax ? $"{_equations.Title(layer)}:  {_equations.WeightedSum(layer)}" : _equations.Layer(layer),
            layer.Storage.Axis == LaneAxis.FanOut ? AddRows(layer) : ReduceRows(layer, layer.Storage.PaddedFanOut, "above", "y", bias: true));
        if (softmax)
        {
            yield return new Paragraph(_equations.SoftmaxValue(layer), Softmax(layer));
        }
        else if (layer.Storage.Axis == LaneAxis.FanIn)
        {
            yield return new Paragraph(_equations.Value(layer), TileLoop.Over(text, layer.Storage.PaddedFanOut, layer.FanOut, (at, tile, used) =>
                [$"var u{tile.Start} = {text.Load("y", at, tile.Lanes)};", .. Activate(layer, tile, at, used)]));
        }
    }

    /// <summary>E, ∂y_k and δ_k: leaves E in e.</summary>
    public IEnumerable<Paragraph> OutputDeltas()
    {
        LayerPlan layer = plan.Output;
        int padded = layer.Storage.PaddedFanOut;
        yield return new Paragraph(_equations.Error(), [
            $"{text.T} e = 0;",
            .. TileLoop.Over(text, padded, layer.FanOut, (at, tile, used) =>
            [
                .. Outputs(at, tile, used),
                .. text.Assign($"var e{tile.Start}", plan.ErrorCode, tile.Lanes, At(tile), $"e{tile.Start}"),
                $"e += {text.Class(tile.Lanes)}.Sum({Masked($"e{tile.Start}", tile, used, plan.ErrorLeavesZero)});",
            ]),
        ]);
        yield return new Paragraph(_equations.OutputGradient(), [
            .. layer.Delta.NeedsSum ? [$"{text.T} s = 0;"] : Array.Empty<string>(),
            .. TileLoop.Over(text, padded, layer.FanOut, (at, tile, used) =>
            [
                .. Outputs(at, tile, used),
                .. text.Assign($"var dy{tile.Start}", plan.OutputGradientCode, tile.Lanes, At(tile), $"g{tile.Start}"),
                text.Store($"dy{tile.Start}", "dy", at),
                .. layer.Delta.NeedsSum
                    ? [$"s += {text.Class(tile.Lanes)}.Sum(dy{tile.Start} * y{tile.Start});"]
                    : Array.Empty<string>(),
            ]),
        ]);
        yield return new Paragraph(_equations.Delta(layer), TileLoop.Over(text, padded, layer.FanOut, (at, tile, used) =>
        [
            .. Outputs(at, tile, used),
            .. layer.Delta.NeedsSum ? [$"var dy{tile.Start} = {text.Load("dy", at, tile.Lanes)};"] : Array.Empty<string>(),
            .. layer.KeepsSums ? [$"var u{tile.Start} = {text.Load("u", at, tile.Lanes)};"] : Array.Empty<string>(),
            .. text.Assign($"var δ{tile.Start}", layer.DeltaCode, tile.Lanes, At(tile), $"d{tile.Start}"),
            text.Store($"δ{tile.Start}", "δ", at),
        ]));
    }

    /// <summary>δ of a hidden layer from its ∂y.</summary>
    public Paragraph HiddenDeltas(LayerPlan layer) => new(
        _equations.Delta(layer),
        TileLoop.Over(text, layer.Storage.PaddedFanOut, layer.FanOut, (at, tile, _) =>
        [
            $"var dy{tile.Start} = {text.Load("dy", at, tile.Lanes)};",
            $"var y{tile.Start} = {text.Load("y", at, tile.Lanes)};",
            .. layer.KeepsSums ? [$"var u{tile.Start} = {text.Load("u", at, tile.Lanes)};"] : Array.Empty<string>(),
            .. text.Assign($"var δ{tile.Start}", layer.DeltaCode, tile.Lanes, At(tile), $"{tile.Start}"),
            text.Store($"δ{tile.Start}", "δ", at),
        ]));

    /// <summary>∂w and ∂b of one layer and what becomes of them, and ∂y above where the layer's fan-in is in the lanes.</summary>
    public IEnumerable<Paragraph> Gradients(LayerPlan layer, GradientUse use)
    {
        if (layer.Storage.Axis == LaneAxis.FanIn)
        {
            yield return new Paragraph(
                $"{_equations.GradientAbove(layer)},  {_equations.WeightGradient(layer)}{_equations.Then(use)}",
                FanInGradients(layer, use));
        }
        else
        {
            yield return new Paragraph(_equations.WeightGradient(layer) + _equations.Then(use), FanOutGradients(layer, use));
        }

        yield return new Paragraph(_equations.BiasGradient(layer) + _equations.Then(use), TileLoop.Over(
            text, layer.Storage.PaddedFanOut, layer.FanOut, (at, tile, _) =>
                [step.Take(use, Plus(at, layer.Storage.Biases), text.Load("δ", at, tile.Lanes), tile.Lanes)]));
    }

    /// <summary>∂y above, where the layer's fan-out is in the lanes: a reduction a row.</summary>
    public Paragraph GradientsAbove(LayerPlan layer) => new(
        _equations.GradientAbove(layer), ReduceRows(layer, layer.Storage.PaddedFanIn, "δ", "dyAbove", bias: false));

    /// <summary>The update of all parameters, padding included: they lie one after another.</summary>
    public Paragraph Update()
    {
        int lanes = text.Widest;
        string gradient = text.Load("dw", "p", lanes);
        return new Paragraph(_equations.Update(), TileLoop.For("p", 0, plan.Storage.Parameters, lanes,
        [
            step.IsLinear
                ? step.Linear(gradient, $"{text.Class(lanes)}.Create(-learningRate)", text.Load("w", "p", lanes), "p", lanes)
                : step.Call("p", gradient, lanes),
        ]));
    }

    /// <summary>Fan-out in the lanes: blocks of sums stay in registers while the y of the layer above pass by.</summary>
    private IReadOnlyList<string> AddRows(LayerPlan layer) => TileLoop.Blocks(
        text, layer.Storage.PaddedFanOut, layer.FanOut, SumRegisters, (j, tiles) =>
    {
        // Independent partial sums hide the multiply-add's latency where a block has few registers.
        int chains = layer.FanIn < 8 ? 1 : Math.Max(1, Math.Min(4, 4 / tiles.Count));
        int whole = layer.FanIn / chains * chains;
        var lines = new List<string>();
        foreach (Tile tile in tiles)
        {
            lines.Add($"var u{tile.Start} = {text.Load("w", Plus(j, layer.Storage.Biases + tile.Start), tile.Lanes)};");
            lines.AddRange(Enumerable.Range(1, chains - 1).Select(c => $"var u{tile.Start}c{c} = {text.Type(tile.Lanes)}.Zero;"));
        }

        lines.AddRange(TileLoop.For("i", 0, whole, chains, [.. Enumerable.Range(0, chains).SelectMany(c => Row("i", c))]));
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

        return lines;

        IEnumerable<string> Row(string? i, int offset)
        {
            string row = Plus(i is null ? null : $"{i} * {layer.Storage.RowStride}", layer.Storage.Weight(offset, 0));
            foreach (int lanes in tiles.Select(tile => tile.Lanes).Distinct())
            {
                yield return $"var {A(lanes)} = {text.Broadcast("above", Plus(i, offset), lanes)};";
            }

            foreach (Tile tile in tiles)
            {
                int c = i is null ? 0 : offset;
                string sum = c == 0 ? $"u{tile.Start}" : $"u{tile.Start}c{c}";
                string weights = text.Load("w", Join(row, j, tile.Start), tile.Lanes);
                yield return $"{sum} = {text.MultiplyAdd(A(lanes: tile.Lanes), weights, sum, tile.Lanes)};";
            }

            string A(int lanes) => Suffixed($"a{offset}", lanes, tiles);
        }
    });

    /// <summary>Rows of weights times a row of values, reduced: a group of sums at a time.</summary>
    private IReadOnlyList<string> ReduceRows(LayerPlan layer, int rows, string values, string target, bool bias)
    {
        bool forward = layer.Storage.Axis == LaneAxis.FanIn;
        int stride = forward ? layer.Storage.ColumnStride : layer.Storage.RowStride;
        int group = text.Group;
        IReadOnlyList<Tile> tiles = forward
            ? text.Tiles(layer.Storage.PaddedFanIn, layer.FanIn)
            : text.Tiles(layer.Storage.PaddedFanOut, layer.FanOut);
        int widest = tiles[0].Lanes;
        int whole = tiles.Last(tile => tile.Lanes == widest).End;

        var body = new List<string>();
        body.AddRange(Enumerable.Range(0, group).Select(g => $"var s{g}v{widest} = {text.Type(widest)}.Zero;"));
        body.AddRange(TileLoop.For("i", 0, whole, widest,
        [
            $"var a = {text.Load(values, "i", widest)};",
            .. Enumerable.Range(0, group).Select(g =>
                $"s{g}v{widest} = {text.MultiplyAdd("a", text.Load("w", $"k * {stride} + {Plus("i", layer.Storage.Weights + (g * stride))}", widest), $"s{g}v{widest}", widest)};"),
        ]));
        string last = $"v{widest}";
        for (int lanes = widest / 2; lanes >= group; lanes /= 2)
        {
            body.AddRange(Enumerable.Range(0, group).Select(g =>
                $"var s{g}v{lanes} = s{g}{last}.GetLower() + s{g}{last}.GetUpper();"));
            foreach (Tile tile in tiles.Where(tile => tile.Start >= whole && tile.Lanes == lanes))
            {
                body.AddRange(Enumerable.Range(0, group).Select(g =>
                    $"s{g}v{lanes} = {text.MultiplyAdd(text.Load(values, tile.Start, lanes), text.Load("w", Plus($"k * {stride}", layer.Storage.Weights + (g * stride) + tile.Start), lanes), $"s{g}v{lanes}", lanes)};"));
            }

            last = $"v{lanes}";
        }

        string sums = _reductions.Sums([.. Enumerable.Range(0, group).Select(g => $"s{g}{last}")]);
        body.Add(bias
            ? text.Store($"({sums} + {text.Load("w", Plus("k", layer.Storage.Biases), group)})", target, "k")
            : text.Store(sums, target, "k"));
        return TileLoop.For("k", 0, rows, group, body);
    }

    private IReadOnlyList<string> FanInGradients(LayerPlan layer, GradientUse use) => TileLoop.Blocks(
        text, layer.Storage.PaddedFanIn, layer.FanIn, PairRegisters, (j, tiles) =>
    {
        bool linear = use == GradientUse.Step && step.IsLinear;
        var lines = new List<string>();
        foreach (Tile tile in tiles)
        {
            lines.Add($"var y{tile.Start} = {text.Load("above", Plus(j, tile.Start), tile.Lanes)};");
            lines.Add($"var dy{tile.Start} = {text.Type(tile.Lanes)}.Zero;");
        }

        var row = new List<string>();
        foreach (int lanes in tiles.Select(tile => tile.Lanes).Distinct())
        {
            string d = Suffixed("d", lanes, tiles);
            row.Add($"var {d} = {text.Broadcast("δ", "k", lanes)};");
            if (linear)
            {
                row.Add($"var {Suffixed("q", lanes, tiles)} = {d} * {text.Class(lanes)}.Create(-learningRate);");
            }
        }

        foreach (Tile tile in tiles)
        {
            string index = Join(Plus($"k * {layer.Storage.ColumnStride}", layer.Storage.Weights), j, tile.Start);
            string d = Suffixed("d", tile.Lanes, tiles);
            row.Add($"var w{tile.Start} = {text.Load("w", index, tile.Lanes)};");
            row.Add($"dy{tile.Start} = {text.MultiplyAdd(d, $"w{tile.Start}", $"dy{tile.Start}", tile.Lanes)};");
            row.Add(linear
                ? step.Linear(Suffixed("q", tile.Lanes, tiles), $"y{tile.Start}", $"w{tile.Start}", index, tile.Lanes)
                : step.Take(use, index, d, $"y{tile.Start}", tile.Lanes));
        }

        lines.AddRange(TileLoop.For("k", 0, layer.FanOut, 1, row));
        lines.AddRange(tiles.Select(tile => text.Store($"dy{tile.Start}", "dyAbove", Plus(j, tile.Start))));
        return lines;
    });

    private IReadOnlyList<string> FanOutGradients(LayerPlan layer, GradientUse use) => TileLoop.Blocks(
        text, layer.Storage.PaddedFanOut, layer.FanOut, SumRegisters, (j, tiles) =>
    {
        bool linear = use == GradientUse.Step && step.IsLinear;
        var lines = new List<string>();
        foreach (Tile tile in tiles)
        {
            string delta = text.Load("δ", Plus(j, tile.Start), tile.Lanes);
            lines.Add($"var δ{tile.Start} = {delta}{(linear ? $" * {text.Class(tile.Lanes)}.Create(-learningRate)" : "")};");
        }

        var row = new List<string>();
        foreach (int lanes in tiles.Select(tile => tile.Lanes).Distinct())
        {
            row.Add($"var {Suffixed("a", lanes, tiles)} = {text.Broadcast("above", "i", lanes)};");
        }

        foreach (Tile tile in tiles)
        {
            string index = Join(Plus($"i * {layer.Storage.RowStride}", layer.Storage.Weights), j, tile.Start);
            row.Add(linear
                ? step.Linear(Suffixed("a", tile.Lanes, tiles), $"δ{tile.Start}", text.Load("w", index, tile.Lanes), index, tile.Lanes)
                : step.Take(use, index, Suffixed("a", tile.Lanes, tiles), $"δ{tile.Start}", tile.Lanes));
        }

        return [.. lines, .. TileLoop.For("i", 0, layer.FanIn, 1, row)];
    });

    private IReadOnlyList<string> Softmax(LayerPlan layer)
    {
        int padded = layer.Storage.PaddedFanOut;
        return
        [
            $"{text.T} max = {text.T}.NegativeInfinity;",
            .. TileLoop.Over(text, padded, layer.FanOut, (at, tile, used) =>
            [
                $"var u{tile.Start} = {text.Load("y", at, tile.Lanes)};",
                .. used < tile.Lanes
                    ?
                    [
                        $"u{tile.Start} = {text.Class(tile.Lanes)}.ConditionalSelect({text.Mask(tile.Lanes, used)}, u{tile.Start}, "
                            + $"{text.Class(tile.Lanes)}.Create({text.T}.NegativeInfinity));",
                        text.Store($"u{tile.Start}", "y", at),
                    ]
                    : Array.Empty<string>(),
                $"max = global::System.Math.Max(max, Largest(u{tile.Start}));",
            ]),
            $"{text.T} total = 0;",
            .. TileLoop.Over(text, padded, layer.FanOut, (at, tile, _) =>
            [
                $"var y{tile.Start} = {text.Class(tile.Lanes)}.Exp({text.Load("y", at, tile.Lanes)} - {text.Class(tile.Lanes)}.Create(max));",
                text.Store($"y{tile.Start}", "y", at),
                $"total += {text.Class(tile.Lanes)}.Sum(y{tile.Start});",
            ]),
            .. TileLoop.Over(text, padded, layer.FanOut, (at, tile, _) =>
            [
                text.Store($"({text.Load("y", at, tile.Lanes)} / {text.Class(tile.Lanes)}.Create(total))", "y", at),
            ]),
        ];
    }

    /// <summary>From u in a register to y in memory.</summary>
    private IEnumerable<string> Activate(LayerPlan layer, Tile tile, string at, int used) =>
    [
        .. layer.KeepsSums ? [text.Store($"u{tile.Start}", "u", at)] : Array.Empty<string>(),
        .. text.Assign($"var y{tile.Start}", layer.ValueCode, tile.Lanes, _ => $"u{tile.Start}", $"{tile.Start}"),
        text.Store(Masked($"y{tile.Start}", tile, used, layer.LeavesZero), "y", at),
    ];

    private string Masked(string register, Tile tile, int used, bool leavesZero) =>
        used < tile.Lanes && leavesZero ? $"({register} & {text.Mask(tile.Lanes, used)})" : register;

    private IEnumerable<string> Outputs(string at, Tile tile, int used) =>
    [
        $"var y{tile.Start} = {text.Load("y", at, tile.Lanes)};",
        $"var t{tile.Start} = {text.LoadUsed("t", at, tile, used)};",
    ];

    private Func<string, Operand> At(Tile tile) => symbol =>
        symbol == "s" ? $"{text.Class(tile.Lanes)}.Create(s)" : $"{symbol}{tile.Start}";

    /// <summary>A factor's name; where a block has registers of several widths, each width has its own.</summary>
    private static string Suffixed(string name, int lanes, IReadOnlyList<Tile> tiles) =>
        tiles.All(tile => tile.Lanes == lanes) ? name : $"{name}v{lanes}";

    private static string Plus(string? variable, int offset) =>
        variable is null ? $"{offset}" : offset == 0 ? variable : $"{variable} + {offset}";

    /// <summary>row + j + start, where row may end in a number already.</summary>
    private static string Join(string row, string? j, int start) =>
        (j, start) switch
        {
            (null, 0) => row,
            (null, _) => $"{row} + {start}",
            (_, 0) => $"{row} + {j}",
            _ => $"{row} + {j} + {start}",
        };
}
