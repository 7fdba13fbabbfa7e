using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Prose;
using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;
using static NetGen.Generator.Emit.Vector.Indexes;

namespace NetGen.Generator.Emit.Vector;

/// <content>From E back to ∂w.</content>
internal sealed partial class VectorLoops
{
    /// <summary>E, ∂y_k and δ_k, times −η where gradients are to come out as steps: leaves E in e.</summary>
    public IEnumerable<Paragraph> OutputDeltas(bool scaled)
    {
        LayerPlan layer = plan.Output;
        int padded = layer.Storage.PaddedFanOut;
        yield return Error();
        // A step keeps ∂y_k for nobody, unless δ_k sums it.
        if (!scaled || layer.Delta.NeedsSum)
        {
            yield return OutputGradients(layer, padded);
        }

        string comment = _equations.Delta(layer) + (scaled ? VectorStep.ScaledComment : "");
        yield return new Paragraph(comment, TileLoop.Over(text, padded, layer.FanOut, (at, tile, used) =>
        [
            .. Outputs(at, tile, used),
            .. layer.Delta.NeedsSum ? [$"var dy{tile.Start} = {text.Load("dy", at, tile.Lanes)};"] : Array.Empty<string>(),
            .. layer.DeltaIsOfSums ? [$"var u{tile.Start} = {text.Load("u", at, tile.Lanes)};"] : Array.Empty<string>(),
            .. text.Assign($"var δ{tile.Start}", layer.DeltaCode, tile.Lanes, At(tile), $"d{tile.Start}"),
            text.Store(scaled ? $"δ{tile.Start} * {text.Class(tile.Lanes)}.Create(-learningRate)" : $"δ{tile.Start}", "δ", at, tile.Lanes),
        ]));
    }

    /// <summary>E of a row, in e.</summary>
    public Paragraph Error() => new(_equations.ErrorCode(),
    [
        $"{text.T} e = 0;",
        .. TileLoop.Over(text, plan.Output.Storage.PaddedFanOut, plan.Outputs, (at, tile, used) =>
        [
            .. plan.ErrorIsOfSums
                ? [$"var u{tile.Start} = {text.Load("u", at, tile.Lanes)};", Target(at, tile, used)]
                : Outputs(at, tile, used),
            .. text.Assign($"var e{tile.Start}", plan.ErrorCode, tile.Lanes, At(tile), $"e{tile.Start}"),
            $"e += {text.Class(tile.Lanes)}.Sum({Masked($"e{tile.Start}", tile, used, plan.ErrorLeavesZero)});",
        ]),
    ]);

    /// <summary>∂y_k, and where δ_k asks for it Σ_r ∂y_r·y_r in s.</summary>
    private Paragraph OutputGradients(LayerPlan layer, int padded) => new(_equations.OutputGradient(), [
        .. layer.Delta.NeedsSum ? [$"{text.T} s = 0;"] : Array.Empty<string>(),
        .. TileLoop.Over(text, padded, layer.FanOut, (at, tile, used) =>
        [
            .. Outputs(at, tile, used),
            .. text.Assign($"var dy{tile.Start}", plan.OutputGradientCode, tile.Lanes, At(tile), $"g{tile.Start}"),
            text.Store($"dy{tile.Start}", "dy", at, tile.Lanes),
            .. layer.Delta.NeedsSum
                ? [$"s += {text.Class(tile.Lanes)}.Sum(dy{tile.Start} * y{tile.Start});"]
                : Array.Empty<string>(),
        ]),
    ]);

    /// <summary>δ of a hidden layer from its ∂y.</summary>
    public Paragraph HiddenDeltas(LayerPlan layer) => new(
        _equations.Delta(layer),
        TileLoop.Over(text, layer.Storage.PaddedFanOut, layer.FanOut, (at, tile, _) =>
        [
            $"var dy{tile.Start} = {text.Load("dy", at, tile.Lanes)};",
            $"var y{tile.Start} = {text.Load("y", at, tile.Lanes)};",
            .. layer.DeltaIsOfSums ? [$"var u{tile.Start} = {text.Load("u", at, tile.Lanes)};"] : Array.Empty<string>(),
            .. text.Assign($"var δ{tile.Start}", layer.DeltaCode, tile.Lanes, At(tile), $"{tile.Start}"),
            text.Store($"δ{tile.Start}", "δ", at, tile.Lanes),
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
        _equations.GradientAbove(layer),
        ReduceRows(layer, layer.FanIn, layer.Storage.PaddedFanIn, "δ", "dyAbove", bias: false));

    private IReadOnlyList<string> FanInGradients(LayerPlan layer, GradientUse use) => TileLoop.Blocks(
        text, layer.Storage.PaddedFanIn, layer.FanIn, PairRegisters, (j, tiles) =>
    {
        var lines = new List<string>();
        foreach (Tile tile in tiles)
        {
            lines.Add($"var y{tile.Start} = {text.Load("above", Plus(j, tile.Start), tile.Lanes)};");
            lines.Add($"var dy{tile.Start} = {text.Type(tile.Lanes)}.Zero;");
        }

        List<string> row =
        [
            $"ref {text.T} row = ref {text.Number("w", Plus(Times("k", layer.Storage.ColumnStride), j, layer.Storage.Weights))};",
        ];
        row.AddRange(AllLanes.Declare("d", tiles, lanes => text.Broadcast("δ", "k", lanes)));
        foreach (Tile tile in tiles)
        {
            string index = Plus(Times("k", layer.Storage.ColumnStride), j, layer.Storage.Weights + tile.Start);
            string d = AllLanes.Name("d", tile.Lanes, tiles);
            row.Add($"var w{tile.Start} = {text.Load("row", tile.Start, tile.Lanes)};");
            row.Add($"dy{tile.Start} = {text.MultiplyAdd(d, $"w{tile.Start}", $"dy{tile.Start}", tile.Lanes)};");
            row.Add(step.Take(
                use, index, d, $"y{tile.Start}", tile.Lanes, new WeightPlace("row", $"{tile.Start}", $"w{tile.Start}")));
        }

        lines.AddRange(TileLoop.For("k", 0, layer.FanOut, 1, row));
        lines.AddRange(tiles.Select(tile => text.Store($"dy{tile.Start}", "dyAbove", Plus(j, tile.Start), tile.Lanes)));
        return lines;
    });

    private IReadOnlyList<string> FanOutGradients(LayerPlan layer, GradientUse use) => TileLoop.Blocks(
        text, layer.Storage.PaddedFanOut, layer.FanOut, SumRegisters, (j, tiles) =>
    {
        var lines = new List<string>();
        foreach (Tile tile in tiles)
        {
            string delta = text.Load("δ", Plus(j, tile.Start), tile.Lanes);
            lines.Add($"var δ{tile.Start} = {delta};");
        }

        var row = new List<string>();
        if (step.Scales(use))
        {
            row.Add($"ref {text.T} row = ref {text.Number("w", Plus(Times("i", layer.Storage.RowStride), j, layer.Storage.Weights))};");
        }

        row.AddRange(AllLanes.Declare("a", tiles, lanes => text.Broadcast("above", "i", lanes)));
        foreach (Tile tile in tiles)
        {
            string index = Plus(Times("i", layer.Storage.RowStride), j, layer.Storage.Weights + tile.Start);
            row.Add(step.Take(
                use,
                index,
                AllLanes.Name("a", tile.Lanes, tiles),
                $"δ{tile.Start}",
                tile.Lanes,
                step.Scales(use) ? new WeightPlace("row", $"{tile.Start}") : null));
        }

        return [.. lines, .. TileLoop.For("i", 0, layer.FanIn, 1, row)];
    });

    private IEnumerable<string> Outputs(string at, Tile tile, int used) =>
    [
        $"var y{tile.Start} = {text.Load("y", at, tile.Lanes)};",
        Target(at, tile, used),
    ];

    private string Target(string at, Tile tile, int used) => $"var t{tile.Start} = {text.LoadUsed("t", at, tile, used)};";
}
