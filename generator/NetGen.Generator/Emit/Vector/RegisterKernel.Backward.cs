using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Prose;
using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Algebra;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <content>From y_k back to ∂w.</content>
internal sealed partial class RegisterKernel
{
    private IEnumerable<Paragraph> LoadKept()
    {
        yield return new Paragraph("what Forward kept", [.. plan.Layers.SelectMany(layer => Tiles(layer).SelectMany(tile =>
            new[] { $"var {Y(layer.Index, tile)} = {text.Load("y", layer.Storage.Outputs + tile.Start, tile.Lanes)};" }
                .Concat(layer.KeepsSums
                    ? [$"var {U(layer.Index, tile)} = {text.Load("u", layer.Storage.Sums + tile.Start, tile.Lanes)};"]
                    : [])))]);
    }

    private IEnumerable<Paragraph> Backward(GradientUse use)
    {
        yield return Targets();
        yield return Error();
        foreach (Paragraph paragraph in OutputDeltas(use))
        {
            yield return paragraph;
        }

        for (int l = plan.Layers.Count; l > 0; l--)
        {
            LayerPlan layer = plan.Layers[l - 1];
            foreach (Paragraph paragraph in layer.Storage.Axis == LaneAxis.FanIn
                ? FanInGradients(layer, use)
                : FanOutGradients(layer, use))
            {
                yield return paragraph;
            }

            if (l > 1)
            {
                yield return Deltas(plan.Layers[l - 2], keep: use != GradientUse.Step);
            }
        }
    }

    private Paragraph Targets() => new("", [.. Tiles(plan.Output).Select(tile =>
        $"var {Target(tile)} = {text.LoadUsed("t", $"{tile.Start}", tile, tile.Used(plan.Outputs))};")]);

    private Paragraph Error()
    {
        int l = plan.Output.Index;
        var lines = new List<string>();
        foreach (Tile tile in Tiles(plan.Output))
        {
            lines.AddRange(text.Assign($"var e{tile.Start}", plan.ErrorCode, tile.Lanes, At(l, tile), $"e{tile.Start}"));
            if (tile.Used(plan.Outputs) < tile.Lanes && plan.ErrorLeavesZero)
            {
                lines.Add($"e{tile.Start} &= {text.Mask(tile.Lanes, tile.Used(plan.Outputs))};");
            }
        }

        lines.Add($"{text.T} e = {_reductions.Total([.. Tiles(plan.Output).Select(tile => ($"e{tile.Start}", tile.Lanes))])};");
        return new Paragraph(_equations.ErrorCode(), lines);
    }

    private IEnumerable<Paragraph> OutputDeltas(GradientUse use)
    {
        bool keep = use != GradientUse.Step;
        LayerPlan layer = plan.Output;
        int l = layer.Index;
        IReadOnlyList<Tile> tiles = Tiles(layer);
        if (keep || layer.Delta.NeedsSum)
        {
            yield return new Paragraph(_equations.OutputGradient(), [.. tiles.SelectMany(tile => text
                .Assign($"var {DY(l, tile)}", plan.OutputGradientCode, tile.Lanes, At(l, tile), $"g{tile.Start}")
                .Concat(keep ? [text.Store(DY(l, tile), "dy", layer.Storage.Deltas + tile.Start, tile.Lanes)] : []))]);
        }

        IEnumerable<string> sum = layer.Delta.NeedsSum
            ? [$"{text.T} s = {string.Join(" + ", tiles.Select(tile => $"{text.Class(tile.Lanes)}.Sum({DY(l, tile)} * {Y(l, tile)})"))};"]
            : [];
        string factor = step.Scales(use) ? "-learningRate" : "";
        yield return new Paragraph(
            _equations.Delta(layer) + (factor.Length > 0 ? VectorStep.ScaledComment : ""),
            [.. sum, .. DeltaLines(layer, keep, factor)]);
    }

    private Paragraph Deltas(LayerPlan layer, bool keep) => new(_equations.Delta(layer), [.. DeltaLines(layer, keep)]);

    /// <summary>
    /// Whether a layer's δ, broadcast to rows of weights, come out of their register; where there are more, or several
    /// registers, they go by way of memory.
    /// </summary>
    private bool StaysInRegister(LayerPlan layer) =>
        layer.Storage.Axis == LaneAxis.FanIn && Tiles(layer) is [{ } tile] && tile.Lanes == text.Group;

    private IEnumerable<string> DeltaLines(LayerPlan layer, bool keep, string factor = "")
    {
        bool store = keep || (layer.Storage.Axis == LaneAxis.FanIn && !StaysInRegister(layer));
        int l = layer.Index;
        foreach (Tile tile in Tiles(layer))
        {
            foreach (string line in text.Assign(
                $"var {Delta(l, tile)}", Waiting.Last(layer.DeltaCode, Symbols.DY), tile.Lanes, At(l, tile), $"d{l}_{tile.Start}"))
            {
                yield return line;
            }

            if (factor.Length > 0)
            {
                yield return $"{Delta(l, tile)} *= {text.Class(tile.Lanes)}.Create({factor});";
            }

            if (store)
            {
                yield return text.Store(Delta(l, tile), "δ", layer.Storage.Deltas + tile.Start, tile.Lanes);
            }
        }
    }

    /// <summary>Fan-in in the lanes: each δ_k is broadcast over its row of weights, for ∂y above and for ∂w at once.</summary>
    private IEnumerable<Paragraph> FanInGradients(LayerPlan layer, GradientUse use)
    {
        int l = layer.Index;
        LayerPlan above = plan.Layers[l - 2];
        IReadOnlyList<Tile> tiles = Tiles(above);
        var lines = new List<string>();
        for (int k = 0; k < layer.FanOut; k++)
        {
            lines.AddRange(AllLanes.Declare($"d{l}_{k}", tiles, lanes => StaysInRegister(layer)
                ? $"{text.Class(lanes)}.Create({text.Lane(Delta(l, Tiles(layer)[0]), k, text.Group)})"
                : text.Broadcast("δ", layer.Storage.Deltas + k, lanes)));
            foreach (Tile tile in tiles)
            {
                int index = layer.Storage.Weight(tile.Start, k);
                string d = AllLanes.Name($"d{l}_{k}", tile.Lanes, tiles);
                string weights = $"w{l}_{k}_{tile.Start}";
                lines.Add($"var {weights} = {text.Load("w", index, tile.Lanes)};");
                lines.Add(k == 0
                    ? $"var {DY(l - 1, tile)} = {d} * {weights};"
                    : $"{DY(l - 1, tile)} = {text.MultiplyAdd(d, weights, DY(l - 1, tile), tile.Lanes)};");
                lines.Add(step.Take(use, $"{index}", d, Y(l - 1, tile), tile.Lanes, new WeightPlace("w", $"{index}", weights)));
            }
        }

        yield return new Paragraph($"{_equations.GradientAbove(layer)},  {_equations.WeightGradient(layer)}{_equations.Then(use)}", lines);
        if (use != GradientUse.Step)
        {
            yield return new Paragraph(null, [.. tiles.Select(tile =>
                text.Store(DY(l - 1, tile), "dy", above.Storage.Deltas + tile.Start, tile.Lanes))]);
        }

        yield return Biases(layer, use);
    }

    /// <summary>Fan-out in the lanes: ∂y above is reduced from a row of weights times δ; ∂w is a row of δ times y_i.</summary>
    private IEnumerable<Paragraph> FanOutGradients(LayerPlan layer, GradientUse use)
    {
        int l = layer.Index;
        IReadOnlyList<Tile> tiles = Tiles(layer);
        if (plan.NeedsGradientAbove(layer, use == GradientUse.Step))
        {
            yield return new Paragraph(_equations.GradientAbove(layer), [.. ReduceGradients(layer, use)]);
        }

        var lines = new List<string>();
        for (int i = 0; i < layer.FanIn; i++)
        {
            string section = l == 1 && use == GradientUse.Step ? "x" : "y";
            int above = l == 1 ? i : plan.Layers[l - 2].Storage.Outputs + i;
            lines.AddRange(AllLanes.Declare($"a{l}_{i}", tiles, lanes => text.Broadcast(section, above, lanes)));
            foreach (Tile tile in tiles)
            {
                int index = layer.Storage.Weight(i, tile.Start);
                string y = AllLanes.Name($"a{l}_{i}", tile.Lanes, tiles);
                lines.Add(step.Take(use, $"{index}", y, Delta(l, tile), tile.Lanes));
            }
        }

        yield return new Paragraph(_equations.WeightGradient(layer) + _equations.Then(use), lines);
        yield return Biases(layer, use);
    }

    private IEnumerable<string> ReduceGradients(LayerPlan layer, GradientUse use)
    {
        int l = layer.Index;
        IReadOnlyList<Tile> tiles = Tiles(layer);
        var δ = new RowParts(text, tiles, Folding.Halved(tiles, text.Precision), $"δ{l}_");
        foreach (string line in δ.Declarations)
        {
            yield return line;
        }

        for (int i = 0; i < layer.FanIn; i++)
        {
            int row = layer.Storage.Weight(i, 0);
            foreach (string line in _reductions.Products(
                $"g{l}_{i}", δ.Tiles, tile => δ[tile], tile => text.Load("w", row + tile.Start, tile.Lanes)))
            {
                yield return line;
            }
        }

        int padded = l == 1 ? Tiling.PadToGroups(plan.Inputs, text.Precision) : plan.Layers[l - 2].Storage.PaddedFanOut;
        foreach (Tile tile in text.Tiles(padded, layer.FanIn))
        {
            string[] sums = [.. Enumerable.Range(tile.Start, tile.Used(layer.FanIn)).Select(i => $"g{l}_{i}")];
            string value = _reductions.Sums(sums, Folding.Lanes(tiles, text.Precision), tile.Lanes);
            if (l == 1)
            {
                yield return text.Store(value, "dx", tile.Start, tile.Lanes);
                continue;
            }

            yield return $"var {DY(l - 1, tile)} = {value};";
            if (use != GradientUse.Step)
            {
                yield return text.Store(DY(l - 1, tile), "dy", plan.Layers[l - 2].Storage.Deltas + tile.Start, tile.Lanes);
            }
        }
    }

    private Paragraph Biases(LayerPlan layer, GradientUse use) => new(
        _equations.BiasGradient(layer) + _equations.Then(use),
        [
            .. Tiles(layer).Select(tile =>
                step.Take(use, $"{layer.Storage.Biases + tile.Start}", Delta(layer.Index, tile), tile.Lanes)),
        ]);
}
