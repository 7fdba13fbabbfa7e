using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Prose;
using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Algebra;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <summary>
/// Unrolled vector code: every row of neurons stays in registers from its activation to its δ. Rows alternate: a layer
/// with its fan-out in the lanes adds whole rows of weights, the next one has its fan-in in the lanes and reduces.
/// </summary>
internal sealed class RegisterKernel(NetworkPlan plan, VectorText text, VectorStep step) : IVectorKernel
{
    private readonly Equations _equations = new(plan);
    private readonly Reductions _reductions = new(text);

    public IEnumerable<(string Head, IReadOnlyList<Paragraph> Body)> Methods => [];

    public IReadOnlyList<Paragraph> Body(Operation operation) => operation switch
    {
        Operation.Predict => [.. Forward(Pass.Predict), StoreOutputs()],
        Operation.Forward => [KeepInputs(), .. Forward(Pass.Forward)],
        Operation.AddGradients => [.. LoadKept(), .. Backward(GradientUse.Add), Return],
        Operation.TrainStep => [.. Forward(Pass.TrainStep), .. Backward(GradientUse.Step), Return],
        _ => [new VectorLoops(plan, text, step).Update()],
    };

    private enum Pass
    {
        Predict,
        Forward,
        TrainStep,
    }

    private static Paragraph Return => new("", ["return e;"]);

    private IEnumerable<Paragraph> Forward(Pass pass)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            bool softmax = layer.Activation.IsSoftmax;
            IEnumerable<string> sums = layer.Storage.Axis == LaneAxis.FanOut ? AddRows(layer, pass) : ReduceRows(layer);
            yield return new Paragraph(
                softmax ? $"{_equations.Title(layer)}:  {_equations.WeightedSum(layer)}" : _equations.Layer(layer),
                [.. sums]);
            if (softmax)
            {
                yield return new Paragraph(_equations.SoftmaxValue(layer), [.. Softmax(layer), .. Keep(layer, pass)]);
            }
            else
            {
                yield return new Paragraph(null, [.. Activations(layer), .. Keep(layer, pass)]);
            }
        }
    }

    /// <summary>Fan-out in the lanes: the row of sums starts with the biases; each y_i adds its row of weights.</summary>
    private IEnumerable<string> AddRows(LayerPlan layer, Pass pass)
    {
        int l = layer.Index;
        IReadOnlyList<Tile> tiles = Tiles(layer);
        // Independent partial sums hide the multiply-add's latency where a row has few registers.
        int chains = layer.FanIn >= 8 ? Math.Max(1, Math.Min(4, 4 / tiles.Count)) : 1;
        foreach (Tile tile in tiles)
        {
            yield return $"var {U(l, tile)} = {text.Load("w", layer.Storage.Biases + tile.Start, tile.Lanes)};";
        }

        for (int i = 0; i < layer.FanIn; i++)
        {
            foreach (int lanes in tiles.Select(tile => tile.Lanes).Distinct())
            {
                yield return $"var {In(l, i, lanes, tiles)} = {Input(layer, i, lanes, pass)};";
            }

            foreach (Tile tile in tiles)
            {
                string product = In(l, i, tile.Lanes, tiles);
                string weights = text.Load("w", layer.Storage.Weight(i, tile.Start), tile.Lanes);
                int chain = i % chains;
                string sum = chain == 0 ? U(l, tile) : $"{U(l, tile)}c{chain}";
                yield return chain > 0 && i == chain
                    ? $"var {sum} = {product} * {weights};"
                    : $"{sum} = {text.MultiplyAdd(product, weights, sum, tile.Lanes)};";
            }
        }

        foreach (Tile tile in tiles)
        {
            if (chains > 1)
            {
                yield return $"{U(l, tile)} += {string.Join(" + ", Enumerable.Range(1, chains - 1).Select(c => $"{U(l, tile)}c{c}"))};";
            }
        }
    }

    /// <summary>Fan-in in the lanes: each sum is reduced from the products of a row, a group of sums at a time.</summary>
    private IEnumerable<string> ReduceRows(LayerPlan layer)
    {
        int l = layer.Index;
        LayerPlan above = plan.Layers[l - 2];
        IReadOnlyList<Tile> lanes = Tiles(above);
        for (int k = 0; k < layer.FanOut; k++)
        {
            int row = layer.Storage.Weight(0, k);
            foreach (string line in _reductions.Products(
                $"s{l}_{k}",
                lanes,
                tile => $"{Y(l - 1, tile)} * {text.Load("w", row + tile.Start, tile.Lanes)}",
                (tile, sum) => text.MultiplyAdd(
                    Y(l - 1, tile), text.Load("w", row + tile.Start, tile.Lanes), sum, tile.Lanes)))
            {
                yield return line;
            }
        }

        foreach (Tile tile in Tiles(layer))
        {
            IReadOnlyList<string> groups =
            [
                .. Enumerable.Range(0, tile.Lanes / text.Group).Select(g => _reductions.Sums(
                    [.. Enumerable.Range(tile.Start + (g * text.Group), text.Group).Where(k => k < layer.FanOut).Select(k => $"s{l}_{k}")])),
            ];
            yield return $"var {U(l, tile)} = {_reductions.Compose(groups, tile.Lanes)}"
                + $" + {text.Load("w", layer.Storage.Biases + tile.Start, tile.Lanes)};";
        }
    }

    private IEnumerable<string> Activations(LayerPlan layer)
    {
        int l = layer.Index;
        foreach (Tile tile in Tiles(layer))
        {
            foreach (string line in text.Assign(
                $"var {Y(l, tile)}", layer.ValueCode, tile.Lanes, _ => U(l, tile), $"{l}_{tile.Start}"))
            {
                yield return line;
            }

            if (tile.Used(layer.FanOut) < tile.Lanes && layer.LeavesZero)
            {
                yield return $"{Y(l, tile)} &= {text.Mask(tile.Lanes, tile.Used(layer.FanOut))};";
            }
        }
    }

    private IEnumerable<string> Softmax(LayerPlan layer)
    {
        int l = layer.Index;
        IReadOnlyList<Tile> tiles = Tiles(layer);
        foreach (Tile tile in tiles.Where(tile => tile.Used(layer.FanOut) < tile.Lanes))
        {
            yield return $"{U(l, tile)} = {text.Class(tile.Lanes)}.ConditionalSelect({text.Mask(tile.Lanes, tile.Used(layer.FanOut))}, "
                + $"{U(l, tile)}, {text.Class(tile.Lanes)}.Create({text.T}.NegativeInfinity));";
        }

        yield return $"{text.T} max = {string.Join("", tiles.Skip(1).Select(_ => "global::System.Math.Max("))}Largest({U(l, tiles[0])})"
            + $"{string.Join("", tiles.Skip(1).Select(tile => $", Largest({U(l, tile)}))"))};";
        foreach (Tile tile in tiles)
        {
            yield return $"var e{l}_{tile.Start} = {text.Class(tile.Lanes)}.Exp({U(l, tile)} - {text.Class(tile.Lanes)}.Create(max));";
        }

        yield return $"{text.T} total = {_reductions.Total([.. tiles.Select(tile => ($"e{l}_{tile.Start}", tile.Lanes))])};";
        foreach (Tile tile in tiles)
        {
            yield return $"var {Y(l, tile)} = e{l}_{tile.Start} / {text.Class(tile.Lanes)}.Create(total);";
        }
    }

    /// <summary>What goes to memory: all of it for Backward; in a training step, what the next layer broadcasts.</summary>
    private IEnumerable<string> Keep(LayerPlan layer, Pass pass)
    {
        if (pass == Pass.Predict || (pass == Pass.TrainStep && !FeedsBroadcasts(layer)))
        {
            yield break;
        }

        foreach (Tile tile in Tiles(layer))
        {
            yield return text.Store(Y(layer.Index, tile), "y", layer.Storage.Outputs + tile.Start);
            if (layer.KeepsSums && pass == Pass.Forward)
            {
                yield return text.Store(U(layer.Index, tile), "u", layer.Storage.Sums + tile.Start);
            }
        }
    }

    private bool FeedsBroadcasts(LayerPlan layer) => layer.Storage.Axis == LaneAxis.FanIn && !layer.IsOutput;

    private Paragraph KeepInputs() => new("", [.. Enumerable.Range(0, plan.Inputs).Select(i =>
        $"{text.Number("y", $"{i}")} = {text.Number("x", $"{i}")};")]);

    private Paragraph StoreOutputs()
    {
        int l = plan.Output.Index;
        var lines = new List<string>();
        foreach (Tile tile in Tiles(plan.Output))
        {
            lines.AddRange(StoreUsed(Y(l, tile), "y", tile.Start, tile.Lanes, tile.Used(plan.Outputs)));
        }

        return new Paragraph("", lines);
    }

    /// <summary>Stores the first lanes of a register and no more: a row ends where it ends.</summary>
    private IEnumerable<string> StoreUsed(string register, string section, int index, int lanes, int used)
    {
        if (used == lanes)
        {
            return [text.Store(register, section, index)];
        }

        int half = lanes / 2;
        if (lanes == text.Group)
        {
            return Enumerable.Range(0, used).Select(lane =>
                $"{text.Number(section, $"{index + lane}")} = {register}.GetElement({lane});");
        }

        IEnumerable<string> lower = StoreUsed($"{register}.GetLower()", section, index, half, Math.Min(used, half));
        return used <= half
            ? lower
            : lower.Concat(StoreUsed($"{register}.GetUpper()", section, index + half, half, used - half));
    }

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
        foreach (Paragraph paragraph in OutputDeltas(keep: use != GradientUse.Step))
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
        return new Paragraph(_equations.Error(), lines);
    }

    private IEnumerable<Paragraph> OutputDeltas(bool keep)
    {
        LayerPlan layer = plan.Output;
        int l = layer.Index;
        IReadOnlyList<Tile> tiles = Tiles(layer);
        if (keep || layer.Delta.NeedsSum)
        {
            yield return new Paragraph(_equations.OutputGradient(), [.. tiles.SelectMany(tile => text
                .Assign($"var {DY(l, tile)}", plan.OutputGradientCode, tile.Lanes, At(l, tile), $"g{tile.Start}")
                .Concat(keep ? [text.Store(DY(l, tile), "dy", layer.Storage.Deltas + tile.Start)] : []))]);
        }

        IEnumerable<string> sum = layer.Delta.NeedsSum
            ? [$"{text.T} s = {string.Join(" + ", tiles.Select(tile => $"{text.Class(tile.Lanes)}.Sum({DY(l, tile)} * {Y(l, tile)})"))};"]
            : [];
        // δ goes to memory in any case: from there it is broadcast to the rows of weights.
        yield return new Paragraph(_equations.Delta(layer), [.. sum, .. DeltaLines(layer, keep: true)]);
    }

    private Paragraph Deltas(LayerPlan layer, bool keep) => new(
        _equations.Delta(layer), [.. DeltaLines(layer, keep || layer.Storage.Axis == LaneAxis.FanIn)]);

    private IEnumerable<string> DeltaLines(LayerPlan layer, bool keep)
    {
        int l = layer.Index;
        foreach (Tile tile in Tiles(layer))
        {
            foreach (string line in text.Assign(
                $"var {Delta(l, tile)}", layer.DeltaCode, tile.Lanes, At(l, tile), $"d{l}_{tile.Start}"))
            {
                yield return line;
            }

            if (keep)
            {
                yield return text.Store(Delta(l, tile), "δ", layer.Storage.Deltas + tile.Start);
            }
        }
    }

    /// <summary>Fan-in in the lanes: each δ_k is broadcast over its row of weights, for ∂y above and for ∂w at once.</summary>
    private IEnumerable<Paragraph> FanInGradients(LayerPlan layer, GradientUse use)
    {
        int l = layer.Index;
        LayerPlan above = plan.Layers[l - 2];
        IReadOnlyList<Tile> tiles = Tiles(above);
        bool linear = use == GradientUse.Step && step.IsLinear;
        var lines = new List<string>();
        for (int k = 0; k < layer.FanOut; k++)
        {
            foreach (int lanes in tiles.Select(tile => tile.Lanes).Distinct())
            {
                string d = Factor("d", l, k, lanes, tiles);
                lines.Add($"var {d} = {text.Broadcast("δ", layer.Storage.Deltas + k, lanes)};");
                if (linear)
                {
                    lines.Add($"var {Factor("q", l, k, lanes, tiles)} = {d} * {text.Class(lanes)}.Create(-learningRate);");
                }
            }

            foreach (Tile tile in tiles)
            {
                int index = layer.Storage.Weight(tile.Start, k);
                string d = Factor("d", l, k, tile.Lanes, tiles);
                string weights = $"w{l}_{k}_{tile.Start}";
                lines.Add($"var {weights} = {text.Load("w", index, tile.Lanes)};");
                lines.Add(k == 0
                    ? $"var {DY(l - 1, tile)} = {d} * {weights};"
                    : $"{DY(l - 1, tile)} = {text.MultiplyAdd(d, weights, DY(l - 1, tile), tile.Lanes)};");
                lines.Add(linear
                    ? step.Linear(Factor("q", l, k, tile.Lanes, tiles), Y(l - 1, tile), weights, $"{index}", tile.Lanes)
                    : step.Take(use, $"{index}", d, Y(l - 1, tile), tile.Lanes));
            }
        }

        yield return new Paragraph($"{_equations.GradientAbove(layer)},  {_equations.WeightGradient(layer)}{_equations.Then(use)}", lines);
        if (use != GradientUse.Step)
        {
            yield return new Paragraph(null, [.. tiles.Select(tile =>
                text.Store(DY(l - 1, tile), "dy", above.Storage.Deltas + tile.Start))]);
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

        bool linear = use == GradientUse.Step && step.IsLinear;
        var lines = new List<string>();
        if (linear)
        {
            lines.AddRange(tiles.Select(tile =>
                $"var q{l}_{tile.Start} = {Delta(l, tile)} * {text.Class(tile.Lanes)}.Create(-learningRate);"));
        }

        for (int i = 0; i < layer.FanIn; i++)
        {
            foreach (int lanes in tiles.Select(tile => tile.Lanes).Distinct())
            {
                string section = l == 1 && use == GradientUse.Step ? "x" : "y";
                int index = l == 1 ? i : plan.Layers[l - 2].Storage.Outputs + i;
                lines.Add($"var {Factor("a", l, i, lanes, tiles)} = {text.Broadcast(section, index, lanes)};");
            }

            foreach (Tile tile in tiles)
            {
                int index = layer.Storage.Weight(i, tile.Start);
                string y = Factor("a", l, i, tile.Lanes, tiles);
                lines.Add(linear
                    ? step.Linear(y, $"q{l}_{tile.Start}", text.Load("w", index, tile.Lanes), $"{index}", tile.Lanes)
                    : step.Take(use, $"{index}", y, Delta(l, tile), tile.Lanes));
            }
        }

        yield return new Paragraph(_equations.WeightGradient(layer) + _equations.Then(use), lines);
        yield return Biases(layer, use);
    }

    private IEnumerable<string> ReduceGradients(LayerPlan layer, GradientUse use)
    {
        int l = layer.Index;
        IReadOnlyList<Tile> tiles = Tiles(layer);
        for (int i = 0; i < layer.FanIn; i++)
        {
            int row = layer.Storage.Weight(i, 0);
            foreach (string line in _reductions.Products(
                $"g{l}_{i}",
                tiles,
                tile => $"{Delta(l, tile)} * {text.Load("w", row + tile.Start, tile.Lanes)}",
                (tile, sum) => text.MultiplyAdd(
                    Delta(l, tile), text.Load("w", row + tile.Start, tile.Lanes), sum, tile.Lanes)))
            {
                yield return line;
            }
        }

        int padded = l == 1 ? Tiling.PadToGroups(plan.Inputs, text.Precision) : plan.Layers[l - 2].Storage.PaddedFanOut;
        foreach (Tile tile in text.Tiles(padded, layer.FanIn))
        {
            IReadOnlyList<string> groups =
            [
                .. Enumerable.Range(0, tile.Lanes / text.Group).Select(g => _reductions.Sums(
                    [.. Enumerable.Range(tile.Start + (g * text.Group), text.Group).Where(i => i < layer.FanIn).Select(i => $"g{l}_{i}")])),
            ];
            string value = _reductions.Compose(groups, tile.Lanes);
            if (l == 1)
            {
                yield return text.Store($"({value})", "dx", tile.Start);
                continue;
            }

            yield return $"var {DY(l - 1, tile)} = {value};";
            if (use != GradientUse.Step)
            {
                yield return text.Store(DY(l - 1, tile), "dy", plan.Layers[l - 2].Storage.Deltas + tile.Start);
            }
        }
    }

    private Paragraph Biases(LayerPlan layer, GradientUse use) => new(
        _equations.BiasGradient(layer) + _equations.Then(use),
        [
            .. Tiles(layer).Select(tile =>
                step.Take(use, $"{layer.Storage.Biases + tile.Start}", Delta(layer.Index, tile), tile.Lanes)),
        ]);

    private string Input(LayerPlan layer, int i, int lanes, Pass pass)
    {
        if (layer.Index == 1)
        {
            return text.Broadcast("x", i, lanes);
        }

        LayerPlan above = plan.Layers[layer.Index - 2];
        if (pass != Pass.Predict)
        {
            return text.Broadcast("y", above.Storage.Outputs + i, lanes);
        }

        // Predict writes nothing of the network's: the number comes out of its register.
        Tile tile = Tiles(above).First(tile => i < tile.End);
        return $"{text.Class(lanes)}.Create({Y(above.Index, tile)}.GetElement({i - tile.Start}))";
    }

    private Func<string, Operand> At(int layer, Tile tile) => symbol => symbol switch
    {
        "u" => U(layer, tile),
        "y" => Y(layer, tile),
        "dy" => DY(layer, tile),
        "t" => Target(tile),
        "s" => $"{text.Class(tile.Lanes)}.Create(s)",
        _ => symbol,
    };

    private IReadOnlyList<Tile> Tiles(LayerPlan layer) => text.Tiles(layer.Storage.PaddedFanOut, layer.FanOut);

    private static string U(int layer, Tile tile) => $"u{layer}_{tile.Start}";

    private static string Y(int layer, Tile tile) => $"y{layer}_{tile.Start}";

    private static string Delta(int layer, Tile tile) => $"δ{layer}_{tile.Start}";

    private static string DY(int layer, Tile tile) => $"dy{layer}_{tile.Start}";

    private static string Target(Tile tile) => $"t{tile.Start}";

    private static string In(int layer, int i, int lanes, IReadOnlyList<Tile> tiles) =>
        layer == 1 ? Suffixed($"x{i}", lanes, tiles) : Factor("in", layer, i, lanes, tiles);

    /// <summary>A broadcast factor; where a row has registers of several widths, each width has its own.</summary>
    private static string Factor(string name, int layer, int index, int lanes, IReadOnlyList<Tile> tiles) =>
        Suffixed($"{name}{layer}_{index}", lanes, tiles);

    private static string Suffixed(string name, int lanes, IReadOnlyList<Tile> tiles) =>
        tiles.All(tile => tile.Lanes == lanes) ? name : $"{name}v{lanes}";
}
