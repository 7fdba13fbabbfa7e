using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector;

/// <content>From y_k back to ∂w.</content>
internal sealed partial class InRegisters
{
    /// <summary>What Forward kept, as far as the steps ask for it.</summary>
    private IEnumerable<Paragraph> LoadKept(IReadOnlyList<Paragraph> steps)
    {
        HashSet<string> used = steps.FreeNames();
        yield return new Paragraph("what Forward kept",
        [
            .. plan.Layers.SelectMany(layer => Tiles(layer).SelectMany(tile =>
                new[] { Kept(Y(layer.Index, tile), SectionNames.Outputs, layer.Storage.Outputs + tile.Start) }
                    .Concat(layer.KeepsSums
                        ? [Kept(U(layer.Index, tile), SectionNames.Sums, layer.Storage.Sums + tile.Start)]
                        : [])))
                .Where(kept => used.Contains(kept.Local.Name)),
        ]);

        Declare Kept(Local local, string section, int index) =>
            new(local, registers.Load(section, index, local.Type.Lanes));
    }

    /// <summary>∂E/∂y_k from outside, kept for a reader; lanes beyond it are 0.</summary>
    private Paragraph KeepGiven()
    {
        LayerPlan output = plan.Output;
        return new Paragraph(_equations.GivenGradient(),
        [
            .. Tiles(output).SelectMany(tile => new Statement[]
            {
                new Declare(DY(output.Index, tile), registers.LoadUsed(
                    registers.Row(OperationShape.Given.Name), Indexes.Of(tile.Start), tile, tile.Used(plan.Outputs))),
                registers.Store(
                    DY(output.Index, tile), SectionNames.OutputGradients, output.Storage.Deltas + tile.Start),
            }),
        ]);
    }

    private Paragraph Targets() => new("", [.. Tiles(plan.Output).Select(tile => new Declare(
        Target(tile), registers.LoadUsed(registers.Row("t"), Indexes.Of(tile.Start), tile, tile.Used(plan.Outputs))))]);

    private Paragraph Error()
    {
        int l = plan.Output.Index;
        var statements = new List<Statement>();
        foreach (Tile tile in Tiles(plan.Output))
        {
            statements.AddRange(registers.Formulas(tile.Lanes).Statements(
                plan.ErrorCode, At(l, tile), $"e{tile.Start}", value => new Declare(E(tile), value)));
            if (tile.Used(plan.Outputs) < tile.Lanes && plan.ErrorLeavesZero)
            {
                statements.Add(new Accumulate(
                    E(tile), BinaryOperator.And, registers.Mask(tile.Lanes, tile.Used(plan.Outputs))));
            }
        }

        statements.Add(new Declare(registers.Number("e"), Reductions.Total(Tiles(plan.Output).Select(E))));
        return new Paragraph(_equations.ErrorLine(), statements);

        Local E(Tile tile) => registers.Register($"e{tile.Start}", tile.Lanes);
    }

    private Paragraph OutputGradient(bool keep)
    {
        LayerPlan layer = plan.Output;
        int l = layer.Index;
        return new Paragraph(_equations.OutputGradient(),
        [
            .. Tiles(layer).SelectMany(tile => registers.Formulas(tile.Lanes)
                .Statements(
                    plan.OutputGradientCode,
                    At(l, tile),
                    $"g{tile.Start}",
                    value => new Declare(DY(l, tile), Masked(value, tile, layer, plan.OutputGradientLeavesZero)))
                .Concat(keep
                    ? [registers.Store(DY(l, tile), SectionNames.OutputGradients, layer.Storage.Deltas + tile.Start)]
                    : [])),
        ]);
    }

    private Paragraph Delta(LayerPlan layer, GradientUse use)
    {
        int l = layer.Index;
        bool keep = use != GradientUse.Step;
        bool scaled = layer.IsOutput && step.Scales(use);
        IEnumerable<Statement> sum = layer.Delta.NeedsSum
            ?
            [
                new Declare(
                    registers.Number("s"), Reductions.Total(Tiles(layer).Select(tile => DY(l, tile) * Y(l, tile)))),
            ]
            : [];
        return new Paragraph(
            _equations.Delta(layer) + (scaled ? VectorOptimizerStep.ScaledComment : ""),
            [.. sum, .. Deltas(layer, keep, scaled)]);
    }

    /// <summary>Padding lanes set to zero.</summary>
    private Value Masked(Value register, Tile tile, LayerPlan layer, bool leavesZero)
    {
        int used = tile.Used(layer.FanOut);
        return used < tile.Lanes && leavesZero
            ? new Binary(BinaryOperator.And, register, registers.Mask(tile.Lanes, used))
            : register;
    }

    /// <summary>
    /// Whether a layer's δ, broadcast to rows of weights, come out of their register; where there are more, or several
    /// registers, they go by way of memory.
    /// </summary>
    private bool StaysInRegister(LayerPlan layer) =>
        layer.Storage.Axis == LaneAxis.FanIn && Tiles(layer) is [{ } tile] && tile.Lanes == registers.Group;

    private IEnumerable<Statement> Deltas(LayerPlan layer, bool keep, bool scaled)
    {
        bool store = keep || (layer.Storage.Axis == LaneAxis.FanIn && !StaysInRegister(layer));
        int l = layer.Index;
        foreach (Tile tile in Tiles(layer))
        {
            foreach (Statement statement in registers.Formulas(tile.Lanes).Statements(
                Waiting.Last(layer.DeltaCode, Symbols.DY),
                At(l, tile),
                $"d{l}_{tile.Start}",
                value => new Declare(Delta(l, tile), Masked(value, tile, layer, layer.DeltaLeavesZero))))
            {
                yield return statement;
            }

            if (scaled)
            {
                yield return new Accumulate(Delta(l, tile), BinaryOperator.Multiply, step.NegativeRate(tile.Lanes));
            }

            if (store)
            {
                yield return registers.Store(Delta(l, tile), SectionNames.Deltas, layer.Storage.Deltas + tile.Start);
            }
        }
    }

    /// <summary>
    /// Fan-in in the lanes: each δ_k is broadcast over its row of weights, for ∂y above and for ∂w at once; for one of
    /// them where the other is not asked for.
    /// </summary>
    private IEnumerable<Paragraph> FanInGradients(LayerPlan layer, GradientUse use, bool findsAbove)
    {
        int l = layer.Index;
        bool readsWeights = findsAbove || step.Scales(use);
        LayerPlan above = plan.Above(layer)!;
        IReadOnlyList<Tile> tiles = Tiles(above);
        var statements = new List<Statement>();
        for (int k = 0; k < layer.FanOut; k++)
        {
            var d = new AllLanes(registers, $"d{l}_{k}", tiles);
            statements.AddRange(d.Declare(lanes => StaysInRegister(layer)
                ? new Broadcast(new Lane(Delta(l, Tiles(layer)[0]), k), lanes)
                : registers.Broadcast(registers.Place(SectionNames.Deltas), layer.Storage.Deltas + k, lanes)));
            foreach (Tile tile in tiles)
            {
                Value index = Indexes.Of(layer.Storage.Weight(tile.Start, k));
                Place w = registers.Place(SectionNames.Weights);
                Local weights = registers.Register($"w{l}_{k}_{tile.Start}", tile.Lanes);
                Local dy = DY(l - 1, tile);
                if (readsWeights)
                {
                    statements.Add(new Declare(weights, registers.Load(w, index, tile.Lanes)));
                }

                if (findsAbove)
                {
                    statements.Add(k == 0
                        ? new Declare(dy, layer.IsResidual
                            ? new MultiplyAdd(d[tile.Lanes], weights, DY(l, tile))
                            : d[tile.Lanes] * weights)
                        : new Assign(dy, new MultiplyAdd(d[tile.Lanes], weights, dy)));
                }

                if (layer.IsTrainable)
                {
                    statements.Add(step.Take(
                        use,
                        index,
                        d[tile.Lanes],
                        Y(l - 1, tile),
                        readsWeights ? new WeightPlace(w, index, weights) : null));
                }
            }
        }

        yield return new Paragraph(
            string.Join(",  ", new[]
            {
                findsAbove ? _equations.GradientAbove(layer) : null,
                layer.IsTrainable ? _equations.WeightGradient(layer, use) : null,
            }.Where(equation => equation is not null)),
            statements);
        if (findsAbove && use != GradientUse.Step)
        {
            yield return new Paragraph(null, [.. tiles.Select(tile =>
                registers.Store(DY(l - 1, tile), SectionNames.OutputGradients, above.Storage.Deltas + tile.Start))]);
        }

        if (layer.IsTrainable)
        {
            yield return Biases(layer, use);
        }
    }

    /// <summary>Fan-out in the lanes: ∂w is a row of δ times y_i.</summary>
    private IEnumerable<Paragraph> FanOutGradients(LayerPlan layer, GradientUse use)
    {
        int l = layer.Index;
        IReadOnlyList<Tile> tiles = Tiles(layer);
        var statements = new List<Statement>();
        for (int i = 0; i < layer.FanIn; i++)
        {
            Source source = layer.SourceOf(i);
            Place row = source.IsInput && use == GradientUse.Step
                ? registers.Row("x")
                : registers.Place(SectionNames.Outputs);
            int above = (plan.Owner(source)?.Storage.Outputs ?? 0) + i - source.First;
            var y = new AllLanes(registers, $"a{l}_{i}", tiles);
            statements.AddRange(y.Declare(lanes => registers.Broadcast(row, above, lanes)));
            statements.AddRange(tiles.Select(tile => step.Take(
                use, Indexes.Of(layer.Storage.Weight(i, tile.Start)), y[tile.Lanes], Delta(l, tile))));
        }

        yield return new Paragraph(_equations.WeightGradient(layer, use), statements);
        yield return Biases(layer, use);
    }

    /// <summary>Fan-out in the lanes: ∂y above is reduced from a row of weights times δ.</summary>
    private Paragraph GradientAbove(MathStep found, GradientUse use) =>
        new(_equations.GradientAbove(found), [.. ReduceGradients(found, use)]);

    private IEnumerable<Statement> ReduceGradients(MathStep found, GradientUse use)
    {
        (LayerPlan layer, Source source) = (found.Layer, found.Source);
        int l = layer.Index;
        IReadOnlyList<Tile> tiles = Tiles(layer);
        int fold = Folding.Lanes(tiles, registers.Precision);
        // An output layer that takes x finds ∂y in two steps of one routine. Halves have names, so only one step may
        // declare them.
        var δ = new RowParts(
            registers, tiles, source.IsSkip ? tiles : Folding.Halved(tiles, registers.Precision), $"δ{l}_");
        foreach (Statement declaration in δ.Declarations)
        {
            yield return declaration;
        }

        for (int i = 0; i < source.Count; i++)
        {
            int row = layer.Storage.Weight(source.First + i, 0);
            foreach (Statement product in _reductions.Products(
                Sum(i),
                δ.Tiles,
                tile => δ[tile],
                tile => registers.Load(SectionNames.Weights, row + tile.Start, tile.Lanes)))
            {
                yield return product;
            }
        }

        LayerStorage? above = plan.Owner(source)?.Storage;
        int padded = above?.PaddedFanOut ?? Tiling.PadToGroups(plan.Inputs, registers.Precision);
        foreach (Tile tile in registers.Tiles(padded, source.Count))
        {
            Value[] sums =
            [
                .. Enumerable.Range(tile.Start, tile.Used(source.Count))
                    .Select(i => registers.Register(Sum(i), fold)),
            ];
            Value value = _reductions.Sums(sums, fold, tile.Lanes);
            if (layer.IsResidual)
            {
                value += DY(l, tile);
            }

            if (found.IsAdded)
            {
                value += registers.Load(SectionNames.InputGradients, tile.Start, tile.Lanes);
            }

            if (above is null)
            {
                yield return registers.Store(value, SectionNames.InputGradients, tile.Start);
                continue;
            }

            yield return new Declare(DY(l - 1, tile), value);
            if (use != GradientUse.Step)
            {
                yield return registers.Store(
                    DY(l - 1, tile), SectionNames.OutputGradients, above.Deltas + tile.Start);
            }
        }

        string Sum(int i) => source.IsSkip ? $"gx_{i}" : $"g{l}_{i}";
    }

    private Paragraph Biases(LayerPlan layer, GradientUse use) => new(
        _equations.BiasGradient(layer, use),
        [
            .. Tiles(layer).Select(tile =>
                step.Take(use, Indexes.Of(layer.Storage.Biases + tile.Start), Delta(layer.Index, tile))),
        ]);
}
