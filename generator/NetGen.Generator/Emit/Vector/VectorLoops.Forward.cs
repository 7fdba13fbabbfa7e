using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Prose;
using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;
using static NetGen.Generator.Emit.Vector.Indexes;

namespace NetGen.Generator.Emit.Vector;

/// <content>From a row to the next.</content>
internal sealed partial class VectorLoops
{
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
        else if (layer.Storage.Axis == LaneAxis.FanIn && !layer.IsIdentity)
        {
            yield return new Paragraph(_equations.Value(layer), TileLoop.Over(text, layer.Storage.PaddedFanOut, layer.FanOut, (at, tile, used) =>
                [$"var u{tile.Start} = {text.Load("y", at, tile.Lanes)};", .. Activate(layer, tile, at, used)]));
        }
    }

    /// <summary>Fan-out in the lanes: blocks of sums stay in registers while the y of the layer above pass by.</summary>
    private IReadOnlyList<string> AddRows(LayerPlan layer) => TileLoop.Blocks(
        text, layer.Storage.PaddedFanOut, layer.FanOut, SumRegisters, (j, tiles) =>
    {
        // Independent partial sums hide the multiply-add's latency where a block has few registers.
        int chains = Blocking.Chains(layer.FanIn, tiles.Count);
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
            string start = Plus(Times(i ?? "0", layer.Storage.RowStride), j, layer.Storage.Weight(offset, 0));
            yield return $"ref {text.T} row{offset} = ref {text.Number("w", start)};";
            foreach (int lanes in tiles.Select(tile => tile.Lanes).Distinct())
            {
                yield return $"var {A(lanes)} = {text.Broadcast("above", Plus(i, offset), lanes)};";
            }

            foreach (Tile tile in tiles)
            {
                int c = i is null ? 0 : offset;
                string sum = c == 0 ? $"u{tile.Start}" : $"u{tile.Start}c{c}";
                string weights = text.Load($"row{offset}", tile.Start, tile.Lanes);
                yield return $"{sum} = {text.MultiplyAdd(A(lanes: tile.Lanes), weights, sum, tile.Lanes)};";
            }

            string A(int lanes) => Suffixed($"a{offset}", lanes, tiles);
        }
    });

    /// <summary>y of a row from the row of sums.</summary>
    public Paragraph Activations(LayerPlan layer) => new(
        _equations.Value(layer),
        TileLoop.Over(text, layer.Storage.PaddedFanOut, layer.FanOut, (at, tile, used) =>
        [
            $"var u{tile.Start} = {text.Load("sums", at, tile.Lanes)};",
            .. text.Assign($"var y{tile.Start}", layer.ValueCode, tile.Lanes, _ => $"u{tile.Start}", $"{tile.Start}"),
            text.Store(Masked($"y{tile.Start}", tile, used, layer.LeavesZero), "y", at),
        ]));

    /// <summary>Softmax of a row whose sums stand in y.</summary>
    public Paragraph SoftmaxRow(LayerPlan layer) => new(_equations.SoftmaxValue(layer), Softmax(layer));

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
                $"max = global::System.Math.Max(max, {text.Largest($"u{tile.Start}")});",
            ]),
            $"{text.T} total = 0;",
            .. TileLoop.Over(text, padded, layer.FanOut, (at, tile, _) =>
            [
                $"var y{tile.Start} = {text.Exp($"{text.Load("y", at, tile.Lanes)} - {text.Class(tile.Lanes)}.Create(max)", tile.Lanes)};",
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
}
