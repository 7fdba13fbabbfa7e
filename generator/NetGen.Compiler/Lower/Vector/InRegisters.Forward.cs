using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector;

/// <content>From x to y_k.</content>
internal sealed partial class InRegisters
{
    private IEnumerable<Paragraph> Layer(MathStep step, Operation operation)
    {
        LayerPlan layer = step.Layer;
        bool softmax = layer.Activation.IsSoftmax;
        IEnumerable<Statement> sums =
            layer.Storage.Axis == LaneAxis.FanOut ? AddRows(layer, operation) : ReduceRows(layer);
        yield return new Paragraph(
            softmax || !step.FindsOutputs
                ? $"{_equations.Title(layer)}:  {_equations.WeightedSum(layer)}"
                : _equations.Layer(layer),
            [.. sums]);
        if (step.FindsOutputs)
        {
            yield return softmax
                ? new Paragraph(_equations.SoftmaxValue(layer), [.. Softmax(layer)])
                : new Paragraph(null, [.. Activations(layer), .. MasksAtOnce(layer) ? Masks(layer) : []]);
        }

        // Before y and u are stored, while both are in registers.
        if (layer.IsOutput && plan.KeepsLogarithms && operation != Operation.Predict)
        {
            yield return Logarithms();
        }

        if (!IsReducedNext(layer))
        {
            yield return new Paragraph(null, Complete(layer, operation));
        }

        // Reduced sums do not wait for the mask where y is finite: the weights of padding are 0.
        if (plan.Above(layer) is { } above && IsReducedNext(above))
        {
            yield return new Paragraph(
                Masks(above).Any() && !MasksAtOnce(above) ? "y above, now with 0 in its padding" : null,
                Complete(above, operation));
        }
    }

    private bool IsReducedNext(LayerPlan layer) =>
        plan.Below(layer) is { Storage.Axis: LaneAxis.FanIn };

    /// <summary>Whether the sums below cannot do without the mask: ∞·0 is NaN.</summary>
    private bool MasksAtOnce(LayerPlan layer) => layer.PaddingMayOverflow && IsReducedNext(layer);

    /// <summary>y without what f leaves in padding, which Predict does not need, and where it goes.</summary>
    private IReadOnlyList<Statement> Complete(LayerPlan layer, Operation operation) =>
        [.. operation.KeepsNothing() || MasksAtOnce(layer) ? [] : Masks(layer), .. Keep(layer, operation)];

    /// <summary>
    /// Fan-out in the lanes: the row of sums starts with the biases; each y_i adds its row of weights.
    /// </summary>
    private IEnumerable<Statement> AddRows(LayerPlan layer, Operation operation)
    {
        int l = layer.Index;
        IReadOnlyList<Tile> tiles = Tiles(layer);
        // Independent partial sums hide the multiply-add's latency where a row has few registers.
        int chains = Blocking.Chains(layer.FanIn, tiles.Count);
        foreach (Tile tile in tiles)
        {
            yield return new Declare(
                U(l, tile), registers.Load(SectionNames.Weights, layer.Storage.Biases + tile.Start, tile.Lanes));
        }

        for (int i = 0; i < layer.FanIn; i++)
        {
            Source source = layer.SourceOf(i);
            var y = new AllLanes(registers, In(l, i), tiles);
            foreach (Statement declaration in y.Declare(lanes =>
                Input(source, i - source.First, lanes, operation)))
            {
                yield return declaration;
            }

            foreach (Tile tile in tiles)
            {
                Value weights = registers.Load(SectionNames.Weights, layer.Storage.Weight(i, tile.Start), tile.Lanes);
                int chain = i % chains;
                Local sum = Reductions.Chain(U(l, tile), chain);
                yield return chain > 0 && i == chain
                    ? new Declare(sum, y[tile.Lanes] * weights)
                    : new Assign(sum, new MultiplyAdd(y[tile.Lanes], weights, sum));
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

    /// <summary>
    /// Fan-in in the lanes: each sum is reduced from the products of a row, a group of sums at a time.
    /// </summary>
    private IEnumerable<Statement> ReduceRows(LayerPlan layer)
    {
        int l = layer.Index;
        IReadOnlyList<Tile> above = Tiles(plan.Above(layer)!);
        int fold = Folding.Lanes(above, registers.Precision);
        var y = new RowParts(registers, above, Folding.Halved(above, registers.Precision), $"y{l - 1}_");
        foreach (Statement declaration in y.Declarations)
        {
            yield return declaration;
        }

        for (int k = 0; k < layer.FanOut; k++)
        {
            int row = layer.Storage.Weight(0, k);
            foreach (Statement product in _reductions.Products(
                $"s{l}_{k}",
                y.Tiles,
                tile => y[tile],
                tile => registers.Load(SectionNames.Weights, row + tile.Start, tile.Lanes)))
            {
                yield return product;
            }
        }

        foreach (Tile tile in Tiles(layer))
        {
            Value[] sums =
            [
                .. Enumerable.Range(tile.Start, tile.Used(layer.FanOut))
                    .Select(k => registers.Register($"s{l}_{k}", fold)),
            ];
            yield return new Declare(
                U(l, tile),
                _reductions.Sums(sums, fold, tile.Lanes)
                    + registers.Load(SectionNames.Weights, layer.Storage.Biases + tile.Start, tile.Lanes));
        }
    }

    private IEnumerable<Statement> Activations(LayerPlan layer)
    {
        int l = layer.Index;
        return Tiles(layer).SelectMany(tile => registers.Formulas(tile.Lanes).Statements(
            layer.ValueCode,
            FormulaLowering.OfNeuron(U(l, tile), () => Added(layer, tile)),
            $"{l}_{tile.Start}",
            value => new Declare(Y(l, tile), value)));
    }

    /// <summary>y of the layer above, or x, at the same place of its row.</summary>
    private Value Added(LayerPlan layer, Tile tile) => plan.Above(layer) is { } above
        ? Y(above.Index, tile)
        : registers.LoadUsed(registers.Row("x"), Indexes.Of(tile.Start), tile, tile.Used(plan.Inputs));

    private IEnumerable<Statement> Masks(LayerPlan layer) => Tiles(layer)
        .Where(tile => tile.Used(layer.FanOut) < tile.Lanes && layer.LeavesZero)
        .Select(tile => new Accumulate(
            Y(layer.Index, tile), BinaryOperator.And, registers.Mask(tile.Lanes, tile.Used(layer.FanOut))));

    private IEnumerable<Statement> Softmax(LayerPlan layer)
    {
        int l = layer.Index;
        IReadOnlyList<Tile> tiles = Tiles(layer);
        (Local max, Local total) = (registers.Number("max"), registers.Number("total"));
        foreach (Tile tile in tiles.Where(tile => tile.Used(layer.FanOut) < tile.Lanes))
        {
            yield return new Remark(Registers.SoftmaxPadding);
            yield return new Assign(U(l, tile), registers.WithoutPadding(U(l, tile), tile.Used(layer.FanOut)));
        }

        yield return new Declare(max, Largest(tiles.Select(tile => U(l, tile))));
        foreach (Tile tile in tiles)
        {
            Local u = U(l, tile);
            Value less = u - new Broadcast(max, tile.Lanes);
            if (plan.KeepsLogarithms)
            {
                yield return new Assign(u, less);
            }

            yield return new Declare(Power(tile), new Apply(Function.Exp, plan.KeepsLogarithms ? u : less));
        }

        yield return new Declare(total, Reductions.Total(tiles.Select(Power)));
        foreach (Tile tile in tiles)
        {
            yield return new Declare(Y(l, tile), Power(tile) / new Broadcast(total, tile.Lanes));
        }

        Local Power(Tile tile) => registers.Register($"e{l}_{tile.Start}", tile.Lanes);
    }

    private static Value Largest(IEnumerable<Value> row) => row
        .Select(register => (Value)new Reduce(Reduction.Largest, register))
        .Aggregate((largest, next) => new Binary(BinaryOperator.Maximum, largest, next));

    /// <summary>Beside a y above ½ the others are added up; else 1 − y, at least ½, loses no digits.</summary>
    private Paragraph Logarithms()
    {
        int l = plan.Output.Index;
        IReadOnlyList<Tile> tiles = Tiles(plan.Output);
        (Local largest, Local others, Local logSum) =
            (registers.Number("largest"), registers.Number("others"), registers.Number("logSum"));
        Value sum = Reductions.Total(tiles.Select(tile => registers.Below(Y(l, tile), largest)));
        return new Paragraph(_equations.Logarithms(),
        [
            new Declare(largest, Largest(tiles.Select(tile => Y(l, tile)))),
            new Declare(others, new Choose(
                new Compare(Relation.Greater, largest, registers.Constant(0.5)), sum, registers.Constant(1) - largest)),
            new Declare(logSum, registers.LogOfOneAnd(others / largest)),
            .. tiles.Select(tile => new Accumulate(
                U(l, tile), BinaryOperator.Subtract, new Broadcast(logSum, tile.Lanes))),
        ]);
    }

    /// <summary>
    /// What goes to memory: all of it for Backward; in a training step, what the next layer broadcasts.
    /// </summary>
    private IEnumerable<Statement> Keep(LayerPlan layer, Operation operation)
    {
        if (HasRow(layer) && operation.KeepsNothing())
        {
            foreach (Tile tile in Tiles(layer))
            {
                yield return registers.Store(Y(layer.Index, tile), Row(layer), Indexes.Of(tile.Start));
            }
        }

        if (operation.KeepsNothing() || (operation == Operation.TrainStep && !FeedsBroadcasts(layer)))
        {
            yield break;
        }

        foreach (Tile tile in Tiles(layer))
        {
            yield return registers.Store(
                Y(layer.Index, tile), SectionNames.Outputs, layer.Storage.Outputs + tile.Start);
            if (layer.KeepsSums && operation == Operation.Forward)
            {
                yield return registers.Store(U(layer.Index, tile), SectionNames.Sums, layer.Storage.Sums + tile.Start);
            }
        }
    }

    private bool FeedsBroadcasts(LayerPlan layer) => plan.Below(layer) is { Storage.Axis: LaneAxis.FanOut };

    /// <summary>In registers as far as x fills them: the user's row ends with its last number.</summary>
    private Paragraph KeepInputs()
    {
        int padded = Tiling.PadToGroups(plan.Inputs, registers.Precision);
        (Place x, Place y) = (registers.Row("x"), registers.Place(SectionNames.Outputs));
        return new Paragraph("", [.. registers.Tiles(padded, plan.Inputs).SelectMany(Copy)]);

        IEnumerable<Statement> Copy(Tile tile)
        {
            int used = tile.Used(plan.Inputs);
            return used == tile.Lanes ? [registers.Store(registers.Load(x, tile.Start, tile.Lanes), y, tile.Start)]
                : tile.Lanes > registers.Group ? tile.Halves().SelectMany(Copy)
                : Enumerable.Range(tile.Start, used).Select(i =>
                    new Store(new Element(y, Indexes.Of(i)), new Element(x, Indexes.Of(i))));
        }
    }

    private Paragraph StoreOutputs() => new("",
    [
        .. Tiles(plan.Output).SelectMany(tile => registers.StoreUsed(
            Y(plan.Output.Index, tile), registers.Row("y"), Indexes.Of(tile.Start), tile.Used(plan.Outputs))),
    ]);

    private Value Input(Source source, int i, int lanes, Operation operation)
    {
        if (plan.Owner(source) is not { } above)
        {
            return registers.Broadcast(registers.Row("x"), i, lanes);
        }

        if (!operation.KeepsNothing())
        {
            return registers.Broadcast(registers.Place(SectionNames.Outputs), above.Storage.Outputs + i, lanes);
        }

        if (HasRow(above))
        {
            return registers.Broadcast(Row(above), i, lanes);
        }

        // Predict writes nothing of the network's: the number comes out of its register.
        Tile tile = Tiles(above).First(tile => i < tile.End);
        return new Broadcast(new Lane(Y(above.Index, tile), i - tile.Start), lanes);
    }

    /// <summary>Where what writes nothing of the network's keeps what its next layer broadcasts.</summary>
    private IEnumerable<Paragraph> Rows()
    {
        var rows = new List<ReservedRow>();
        int length = 0;
        foreach (LayerPlan layer in plan.Layers.Where(HasRow))
        {
            rows.Add(new(Row(layer), length));
            length += Tiling.PadToWidest(layer.Storage.PaddedFanOut, registers.Precision);
        }

        return rows.Count == 0
            ? []
            : [new Paragraph("its own rows, to broadcast from",
                [new Reserve(rows, length, Reservation.Fixed("PredictRows", isCleared: false))])];
    }

    /// <summary>
    /// All layers of a frozen network have their fan-out in the lanes, and so has an output layer that takes x. Each y
    /// goes to all lanes then, and out of a register that takes three operations, of which the processor has one unit:
    /// from memory it is a load.
    /// </summary>
    private bool HasRow(LayerPlan layer) =>
        layer.Storage.Axis == LaneAxis.FanOut && FeedsBroadcasts(layer) && layer.FanOut > 2 * registers.Group;

    private Place Row(LayerPlan layer) => registers.Place($"row{layer.Index}");
}
