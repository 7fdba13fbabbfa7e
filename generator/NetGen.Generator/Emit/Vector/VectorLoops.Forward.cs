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
            yield return SoftmaxRow(layer, keep: plan.KeepsLogarithms);
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
    /// <param name="layer">The layer.</param>
    /// <param name="keep">Whether u, less the largest, is kept for E.</param>
    public Paragraph SoftmaxRow(LayerPlan layer, bool keep) => new(_equations.SoftmaxValue(layer), Softmax(layer, keep));

    /// <summary>
    /// ln y_k in u, from softmax's u and y. Beside a y above ½ the others are added up; else that is the largest of several,
    /// and 1 − y is exact.
    /// </summary>
    public Paragraph Logarithms(LayerPlan layer)
    {
        int padded = layer.Storage.PaddedFanOut;
        return new Paragraph(_equations.Logarithms(),
        [
            $"{text.T} largest = 0;",
            .. TileLoop.Over(text, padded, layer.FanOut, (at, tile, _) =>
                [$"largest = global::System.Math.Max(largest, {text.Largest(text.Load("y", at, tile.Lanes))});"]),
            $"{text.T} others = {Literal.Of(1, text.Precision)} - largest;",
            $"if (largest > {Literal.Of(0.5, text.Precision)})",
            "{",
            .. new[] { "others = 0;" }.Concat(TileLoop.Over(text, padded, layer.FanOut, (at, tile, _) =>
            [
                $"var y{tile.Start} = {text.Load("y", at, tile.Lanes)};",
                $"others += {text.Class(tile.Lanes)}.Sum(y{tile.Start} & {text.Class(tile.Lanes)}.LessThan("
                    + $"y{tile.Start}, {text.Class(tile.Lanes)}.Create(largest)));",
            ])).Select(line => $"    {line}"),
            "}",
            "",
            $"{text.T} logSum = {text.LogOfOneAnd("others / largest")};",
            .. TileLoop.Over(text, padded, layer.FanOut, (at, tile, _) =>
                [text.Store($"{text.Load("u", at, tile.Lanes)} - {text.Class(tile.Lanes)}.Create(logSum)", "u", at, tile.Lanes)]),
        ]);
    }

    private IReadOnlyList<string> Softmax(LayerPlan layer, bool keep)
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
                .. keep
                    ?
                    [
                        $"var u{tile.Start} = {text.Load("y", at, tile.Lanes)} - {text.Class(tile.Lanes)}.Create(max);",
                        text.Store($"u{tile.Start}", "u", at, tile.Lanes),
                        $"var y{tile.Start} = {text.Exp($"u{tile.Start}", tile.Lanes)};",
                    ]
                    : new[]
                    {
                        $"var y{tile.Start} = {text.Exp($"{text.Load("y", at, tile.Lanes)} - {text.Class(tile.Lanes)}.Create(max)", tile.Lanes)};",
                    },
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
