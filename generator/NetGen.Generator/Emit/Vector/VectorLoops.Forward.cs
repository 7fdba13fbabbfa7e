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
    /// <summary>Sums of a layer, and y; where the layer below is taken along, its sums too.</summary>
    public IEnumerable<Paragraph> Forward(LayerPlan layer)
    {
        bool adds = layer.Storage.Axis == LaneAxis.FanOut;
        yield return new Paragraph(
            Title(layer),
            adds ? AddRows(layer) : ReduceRows(layer, layer.FanOut, layer.Storage.PaddedFanOut, "above", "y", bias: true));
        if (!adds || layer.Activation.IsSoftmax)
        {
            foreach (Paragraph paragraph in Values(layer))
            {
                yield return paragraph;
            }
        }
    }

    /// <summary>y of a layer whose sums stand in its place; nothing where they are y.</summary>
    public IEnumerable<Paragraph> Values(LayerPlan layer)
    {
        if (layer.Activation.IsSoftmax)
        {
            yield return SoftmaxRow(layer);
        }
        else if (!layer.IsIdentity)
        {
            yield return new Paragraph(_equations.Value(layer), TileLoop.Over(text, layer.Storage.PaddedFanOut, layer.FanOut, (at, tile, used) =>
                [$"var u{tile.Start} = {text.Load("y", at, tile.Lanes)};", .. Activate(layer, tile, at, used)]));
        }
    }

    /// <summary>What the sums are; y too where it follows at once.</summary>
    private string Title(LayerPlan layer) =>
        layer.Activation.IsSoftmax || (layer.Storage.Axis == LaneAxis.FanIn && !layer.IsIdentity)
        ? $"{_equations.Title(layer)}:  {_equations.WeightedSum(layer)}"
        : _equations.Layer(layer);

    /// <summary>y of a row from the row of sums.</summary>
    public Paragraph Activations(LayerPlan layer) => new(
        _equations.Value(layer),
        TileLoop.Over(text, layer.Storage.PaddedFanOut, layer.FanOut, (at, tile, used) =>
        [
            $"var u{tile.Start} = {text.Load("sums", at, tile.Lanes)};",
            .. text.Assign($"var y{tile.Start}", layer.ValueCode, tile.Lanes, _ => $"u{tile.Start}", $"{tile.Start}"),
            text.Store(Masked($"y{tile.Start}", tile, used, layer.LeavesZero), "y", at, tile.Lanes),
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
                        VectorText.SoftmaxPadding,
                        $"u{tile.Start} = {text.Class(tile.Lanes)}.ConditionalSelect({text.Mask(tile.Lanes, used)}, u{tile.Start}, "
                            + $"{text.Class(tile.Lanes)}.Create({text.T}.NegativeInfinity));",
                        text.Store($"u{tile.Start}", "y", at, tile.Lanes),
                    ]
                    : Array.Empty<string>(),
                $"max = global::System.Math.Max(max, {text.Largest($"u{tile.Start}")});",
            ]),
            $"{text.T} total = 0;",
            .. TileLoop.Over(text, padded, layer.FanOut, (at, tile, _) =>
            [
                $"var y{tile.Start} = {text.Exp($"{text.Load("y", at, tile.Lanes)} - {text.Class(tile.Lanes)}.Create(max)", tile.Lanes)};",
                text.Store($"y{tile.Start}", "y", at, tile.Lanes),
                $"total += {text.Class(tile.Lanes)}.Sum(y{tile.Start});",
            ]),
            .. TileLoop.Over(text, padded, layer.FanOut, (at, tile, _) =>
            [
                text.Store($"{text.Load("y", at, tile.Lanes)} / {text.Class(tile.Lanes)}.Create(total)", "y", at, tile.Lanes),
            ]),
        ];
    }

    /// <summary>From u in a register to y in memory.</summary>
    private IEnumerable<string> Activate(LayerPlan layer, Tile tile, string at, int used) =>
    [
        .. layer.KeepsSums ? [text.Store($"u{tile.Start}", "u", at, tile.Lanes)] : Array.Empty<string>(),
        .. text.Assign($"var y{tile.Start}", layer.ValueCode, tile.Lanes, _ => $"u{tile.Start}", $"{tile.Start}"),
        text.Store(Masked($"y{tile.Start}", tile, used, layer.LeavesZero), "y", at, tile.Lanes),
    ];
}
