using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Prose;
using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Algebra;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <content>From x to y_k.</content>
internal sealed partial class RegisterKernel
{
    private IEnumerable<Paragraph> Forward(Pass pass)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            bool softmax = layer.Activation.IsSoftmax;
            IEnumerable<string> sums = layer.Storage.Axis == LaneAxis.FanOut ? AddRows(layer, pass) : ReduceRows(layer);
            yield return new Paragraph(
                softmax ? $"{_equations.Title(layer)}:  {_equations.WeightedSum(layer)}" : _equations.Layer(layer),
                [.. sums]);
            yield return softmax
                ? new Paragraph(_equations.SoftmaxValue(layer), [.. Softmax(layer)])
                : new Paragraph(null, [.. Activations(layer)]);
            if (layer.IsOutput && plan.KeepsLogarithms && pass != Pass.Predict)
            {
                yield return Logarithms();
            }

            if (!IsReducedNext(layer))
            {
                yield return new Paragraph(null, Complete(layer, pass));
            }

            // Reduced sums do not wait for the mask: the weights of padding are 0.
            if (layer.Index > 1 && IsReducedNext(plan.Layers[layer.Index - 2]))
            {
                LayerPlan above = plan.Layers[layer.Index - 2];
                yield return new Paragraph(Masks(above).Any() ? "y above, 0 in padding from here on" : null, Complete(above, pass));
            }
        }
    }

    private bool IsReducedNext(LayerPlan layer) => !layer.IsOutput && plan.Layers[layer.Index].Storage.Axis == LaneAxis.FanIn;

    /// <summary>y without what f leaves in padding, which Predict does not need, and where it goes.</summary>
    private IReadOnlyList<string> Complete(LayerPlan layer, Pass pass) =>
        [.. pass == Pass.Predict ? [] : Masks(layer), .. Keep(layer, pass)];

    /// <summary>Fan-out in the lanes: the row of sums starts with the biases; each y_i adds its row of weights.</summary>
    private IEnumerable<string> AddRows(LayerPlan layer, Pass pass)
    {
        int l = layer.Index;
        IReadOnlyList<Tile> tiles = Tiles(layer);
        // Independent partial sums hide the multiply-add's latency where a row has few registers.
        int chains = Blocking.Chains(layer.FanIn, tiles.Count);
        foreach (Tile tile in tiles)
        {
            yield return $"var {U(l, tile)} = {text.Load("w", layer.Storage.Biases + tile.Start, tile.Lanes)};";
        }

        for (int i = 0; i < layer.FanIn; i++)
        {
            foreach (string line in AllLanes.Declare(In(l, i), tiles, lanes => Input(layer, i, lanes, pass)))
            {
                yield return line;
            }

            foreach (Tile tile in tiles)
            {
                string product = AllLanes.Name(In(l, i), tile.Lanes, tiles);
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
                yield return Reductions.AddUp(U(l, tile), chains);
            }
        }
    }

    /// <summary>Fan-in in the lanes: each sum is reduced from the products of a row, a group of sums at a time.</summary>
    private IEnumerable<string> ReduceRows(LayerPlan layer)
    {
        int l = layer.Index;
        LayerPlan above = plan.Layers[l - 2];
        IReadOnlyList<Tile> lanes = Tiles(above);
        var y = new RowParts(text, lanes, Folding.Halved(lanes, text.Precision), $"y{l - 1}_");
        foreach (string line in y.Declarations)
        {
            yield return line;
        }

        for (int k = 0; k < layer.FanOut; k++)
        {
            int row = layer.Storage.Weight(0, k);
            foreach (string line in _reductions.Products(
                $"s{l}_{k}", y.Tiles, tile => y[tile], tile => text.Load("w", row + tile.Start, tile.Lanes)))
            {
                yield return line;
            }
        }

        foreach (Tile tile in Tiles(layer))
        {
            string[] sums = [.. Enumerable.Range(tile.Start, tile.Used(layer.FanOut)).Select(k => $"s{l}_{k}")];
            yield return $"var {U(l, tile)} = {_reductions.Sums(sums, Folding.Lanes(lanes, text.Precision), tile.Lanes)}"
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
        }
    }

    private IEnumerable<string> Masks(LayerPlan layer) => Tiles(layer)
        .Where(tile => tile.Used(layer.FanOut) < tile.Lanes && layer.LeavesZero)
        .Select(tile => $"{Y(layer.Index, tile)} &= {text.Mask(tile.Lanes, tile.Used(layer.FanOut))};");

    private IEnumerable<string> Softmax(LayerPlan layer)
    {
        int l = layer.Index;
        IReadOnlyList<Tile> tiles = Tiles(layer);
        foreach (Tile tile in tiles.Where(tile => tile.Used(layer.FanOut) < tile.Lanes))
        {
            yield return VectorText.SoftmaxPadding;
            yield return $"{U(l, tile)} = {text.Class(tile.Lanes)}.ConditionalSelect({text.Mask(tile.Lanes, tile.Used(layer.FanOut))}, "
                + $"{U(l, tile)}, {text.Class(tile.Lanes)}.Create({text.T}.NegativeInfinity));";
        }

        yield return $"{text.T} max = {Largest(tiles, tile => U(l, tile))};";
        foreach (Tile tile in tiles)
        {
            string less = $"{U(l, tile)} - {text.Class(tile.Lanes)}.Create(max)";
            if (plan.KeepsLogarithms)
            {
                yield return $"{U(l, tile)} = {less};";
            }

            yield return $"var e{l}_{tile.Start} = {text.Exp(plan.KeepsLogarithms ? U(l, tile) : less, tile.Lanes)};";
        }

        yield return $"{text.T} total = {_reductions.Total([.. tiles.Select(tile => ($"e{l}_{tile.Start}", tile.Lanes))])};";
        foreach (Tile tile in tiles)
        {
            yield return $"var {Y(l, tile)} = e{l}_{tile.Start} / {text.Class(tile.Lanes)}.Create(total);";
        }
    }

    private string Largest(IReadOnlyList<Tile> tiles, Func<Tile, string> register) =>
        $"{string.Join("", tiles.Skip(1).Select(_ => "global::System.Math.Max("))}{text.Largest(register(tiles[0]))}"
            + $"{string.Join("", tiles.Skip(1).Select(tile => $", {text.Largest(register(tile))})"))}";

    /// <summary>Beside a y above ½ the others are added up; else that is the largest of several, and 1 − y is exact.</summary>
    private Paragraph Logarithms()
    {
        int l = plan.Output.Index;
        IReadOnlyList<Tile> tiles = Tiles(plan.Output);
        string others = _reductions.Total([.. tiles.Select(tile => (
            $"{Y(l, tile)} & {text.Class(tile.Lanes)}.LessThan({Y(l, tile)}, {text.Class(tile.Lanes)}.Create(largest))", tile.Lanes))]);
        return new Paragraph(_equations.Logarithms(),
        [
            $"{text.T} largest = {Largest(tiles, tile => Y(l, tile))};",
            $"{text.T} others = largest > {Literal.Of(0.5, text.Precision)} ? {others} : {Literal.Of(1, text.Precision)} - largest;",
            $"{text.T} logSum = {text.LogOfOneAnd("others / largest")};",
            .. tiles.Select(tile => $"{U(l, tile)} -= {text.Class(tile.Lanes)}.Create(logSum);"),
        ]);
    }

    /// <summary>What goes to memory: all of it for Backward; in a training step, what the next layer broadcasts.</summary>
    private IEnumerable<string> Keep(LayerPlan layer, Pass pass)
    {
        if (HasRow(layer) && pass == Pass.Predict)
        {
            foreach (Tile tile in Tiles(layer))
            {
                yield return text.Store(Y(layer.Index, tile), Row(layer), tile.Start, tile.Lanes);
            }
        }

        if (pass == Pass.Predict || (pass == Pass.TrainStep && !FeedsBroadcasts(layer)))
        {
            yield break;
        }

        foreach (Tile tile in Tiles(layer))
        {
            yield return text.Store(Y(layer.Index, tile), "y", layer.Storage.Outputs + tile.Start, tile.Lanes);
            if (layer.KeepsSums && pass == Pass.Forward)
            {
                yield return text.Store(U(layer.Index, tile), "u", layer.Storage.Sums + tile.Start, tile.Lanes);
            }
        }
    }

    private bool FeedsBroadcasts(LayerPlan layer) => layer.Storage.Axis == LaneAxis.FanIn && !layer.IsOutput;

    /// <summary>In registers as far as x fills them: the user's row ends with its last number.</summary>
    private Paragraph KeepInputs()
    {
        int padded = Tiling.PadToGroups(plan.Inputs, text.Precision);
        return new Paragraph("", [.. text.Tiles(padded, plan.Inputs).SelectMany(Copy)]);

        IEnumerable<string> Copy(Tile tile)
        {
            int used = tile.Used(plan.Inputs);
            return used == tile.Lanes ? [text.Store(text.Load("x", tile.Start, tile.Lanes), "y", tile.Start, tile.Lanes)]
                : tile.Lanes > text.Group ? tile.Halves().SelectMany(Copy)
                : Enumerable.Range(tile.Start, used).Select(i => $"{text.Number("y", $"{i}")} = {text.Number("x", $"{i}")};");
        }
    }

    private Paragraph StoreOutputs()
    {
        int l = plan.Output.Index;
        var lines = new List<string>();
        foreach (Tile tile in Tiles(plan.Output))
        {
            lines.AddRange(text.StoreUsed(Y(l, tile), "y", $"{tile.Start}", tile.Lanes, tile.Used(plan.Outputs)));
        }

        return new Paragraph("", lines);
    }

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

        if (HasRow(above))
        {
            return text.Broadcast(Row(above), i, lanes);
        }

        // Predict writes nothing of the network's: the number comes out of its register.
        Tile tile = Tiles(above).First(tile => i < tile.End);
        return $"{text.Class(lanes)}.Create({text.Lane(Y(above.Index, tile), i - tile.Start, tile.Lanes)})";
    }
}
