using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;
using static NetGen.Compiler.Program.Indexes;

namespace NetGen.Compiler.Lower.Vector;

/// <content>From E back to ∂w.</content>
internal sealed partial class VectorLoops
{
    /// <summary>E, ∂y_k and δ_k, times −η where gradients are to come out as steps: leaves E in e.</summary>
    public IEnumerable<Paragraph> OutputDeltas(bool scaled)
    {
        LayerPlan layer = plan.Output;
        int padded = layer.Storage.PaddedFanOut;
        // ∂y_k is kept for a reader, or because δ_k sums it.
        bool keeps = plan.Capabilities.KeepsGradients && !scaled;
        string comment = _equations.Delta(layer) + (scaled ? VectorOptimizerStep.ScaledComment : "");
        if (layer.Delta.NeedsSum)
        {
            yield return Error();
            yield return OutputGradients(layer, padded);
            yield return new Paragraph(comment, TileLoop.Over(registers, padded, layer.FanOut, (at, tile, used) =>
            [
                .. Outputs(at, tile, used),
                new Declare(Local("dy", tile), registers.Load(DY, at, tile.Lanes)),
                .. layer.DeltaIsOfSums ? [Sums(at, tile)] : Array.Empty<Statement>(),
                .. DeltaOf(at, tile, used, scaled),
            ]));
            yield break;
        }

        // All of it from the same registers of y, t and u.
        yield return new Paragraph(_equations.ErrorLine(),
        [
            NoError,
            .. TileLoop.Over(registers, padded, layer.FanOut, (at, tile, used) =>
            [
                .. Outputs(at, tile, used),
                .. plan.ErrorIsOfSums || layer.DeltaIsOfSums ? [Sums(at, tile)] : Array.Empty<Statement>(),
                .. ErrorOf(tile, used),
                .. keeps
                    ? [new Paragraph(_equations.OutputGradient(), [.. GradientOf(at, tile, used)])]
                    : Array.Empty<Statement>(),
                new Paragraph(comment, [.. DeltaOf(at, tile, used, scaled)]),
            ]),
        ]);
    }

    /// <summary>E of a row, in e.</summary>
    public Paragraph Error() => new(_equations.ErrorLine(),
    [
        NoError,
        .. TileLoop.Over(registers, plan.Output.Storage.PaddedFanOut, plan.Outputs, (at, tile, used) =>
        [
            .. plan.ErrorIsOfSums ? [Sums(at, tile), Target(at, tile, used)] : Outputs(at, tile, used),
            .. ErrorOf(tile, used),
        ]),
    ]);

    private Declare NoError => new(registers.Number("e"), new Number(0, registers.Type(1)));

    private IEnumerable<Statement> ErrorOf(Tile tile, int used) =>
        Assign(tile, plan.ErrorCode, $"e{tile.Start}", value => new Declare(Local("e", tile), value))
            .Append(new Accumulate(
                registers.Number("e"),
                BinaryOperator.Add,
                new Reduce(Reduction.Sum, Masked(Local("e", tile), used, plan.ErrorLeavesZero))));

    private IEnumerable<Statement> GradientOf(Value at, Tile tile, int used) =>
        Assign(tile, plan.OutputGradientCode, $"g{tile.Start}", value => new Declare(
            Local("dy", tile), Masked(value, used, plan.OutputGradientLeavesZero)))
            .Append(registers.Store(Local("dy", tile), DY, at));

    private IEnumerable<Statement> DeltaOf(Value at, Tile tile, int used, bool scaled) =>
        Assign(tile, plan.Output.DeltaCode, $"d{tile.Start}", value => new Declare(
            Local("δ", tile), Masked(value, used, plan.Output.DeltaLeavesZero)))
            .Append(registers.Store(
                scaled ? Local("δ", tile) * step.NegativeRate(tile.Lanes) : Local("δ", tile), δ, at));

    /// <summary>∂y_k, and Σ_r ∂y_r·y_r in s, which δ_k asks for.</summary>
    private Paragraph OutputGradients(LayerPlan layer, int padded)
    {
        Local s = registers.Number("s");
        return new Paragraph(_equations.OutputGradient(),
        [
            new Declare(s, new Number(0, s.Type)),
            .. TileLoop.Over(registers, padded, layer.FanOut, (at, tile, used) =>
            [
                .. Outputs(at, tile, used),
                .. GradientOf(at, tile, used),
                new Accumulate(s, BinaryOperator.Add, new Reduce(Reduction.Sum, Local("dy", tile) * Local("y", tile))),
            ]),
        ]);
    }

    /// <summary>∂E/∂y_k from outside, kept for a reader, and δ_k; lanes beyond it are 0.</summary>
    public IEnumerable<Paragraph> GivenDeltas(LayerPlan layer)
    {
        (int padded, Local s) = (layer.Storage.PaddedFanOut, registers.Number("s"));
        Place given = registers.Row(OperationShape.Given.Name);
        yield return new Paragraph(_equations.GivenGradient(),
        [
            .. layer.Delta.NeedsSum ? [new Declare(s, new Number(0, s.Type))] : Array.Empty<Statement>(),
            .. TileLoop.Over(registers, padded, layer.FanOut, (at, tile, used) =>
            [
                new Declare(Local("dy", tile), registers.LoadUsed(given, at, tile, used)),
                registers.Store(Local("dy", tile), DY, at),
                .. layer.Delta.NeedsSum
                    ?
                    [
                        new Declare(Local("y", tile), registers.Load(Y, at, tile.Lanes)),
                        new Accumulate(
                            s, BinaryOperator.Add, new Reduce(Reduction.Sum, Local("dy", tile) * Local("y", tile))),
                    ]
                    : Array.Empty<Statement>(),
            ]),
        ]);
        yield return HiddenDeltas(layer);
    }

    /// <summary>δ of a layer from its ∂y.</summary>
    public Paragraph HiddenDeltas(LayerPlan layer) => new(
        _equations.Delta(layer),
        TileLoop.Over(registers, layer.Storage.PaddedFanOut, layer.FanOut, (at, tile, used) =>
        [
            new Declare(Local("dy", tile), registers.Load(DY, at, tile.Lanes)),
            .. layer.DeltaIsOfOutputs
                ? [new Declare(Local("y", tile), registers.Load(Y, at, tile.Lanes))]
                : Array.Empty<Statement>(),
            .. layer.DeltaIsOfSums ? [Sums(at, tile)] : Array.Empty<Statement>(),
            .. Assign(tile, layer.DeltaCode, $"{tile.Start}", value => new Declare(
                Local("δ", tile), Masked(value, used, layer.DeltaLeavesZero))),
            registers.Store(Local("δ", tile), δ, at),
        ]));

    /// <summary>
    /// ∂w and ∂b of one layer and what becomes of them, and ∂y above where the layer's fan-in is in the lanes and
    /// <paramref name="findsAbove"/> asks for it.
    /// </summary>
    public IEnumerable<Paragraph> Gradients(LayerPlan layer, GradientUse use, bool findsAbove)
    {
        yield return layer.Storage.Axis == LaneAxis.FanIn
            ? new Paragraph(
                (findsAbove ? $"{_equations.GradientAbove(layer)},  " : "") + _equations.WeightGradient(layer, use),
                FanInGradients(layer, use, findsAbove))
            : new Paragraph(_equations.WeightGradient(layer, use), FanOutGradients(layer, use));
        yield return new Paragraph(_equations.BiasGradient(layer, use), TileLoop.Over(
            registers, layer.Storage.PaddedFanOut, layer.FanOut, (at, tile, _) =>
                [step.Take(use, Plus(at, layer.Storage.Biases), registers.Load(δ, at, tile.Lanes))]));
    }

    /// <summary>∂y above alone; where the layer's fan-out is in the lanes, a reduction per row.</summary>
    public Paragraph GradientsAbove(MathStep found)
    {
        (LayerPlan layer, Source source) = (found.Layer, found.Source);
        int padded = Tiling.PadToGroups(source.Count, registers.Precision);
        return new(_equations.GradientAbove(found), layer.Storage.Axis == LaneAxis.FanIn
            ? FanInGradients(layer, use: null, findsAbove: true)
            : ReduceRows(
                layer,
                new(source.Count, padded, source.First),
                δ,
                DYAbove,
                bias: false,
                [
                    .. layer.IsResidual ? [DY] : Array.Empty<Place>(),
                    .. found.IsAdded ? [DYAbove] : Array.Empty<Place>(),
                ]));
    }

    /// <summary>Each δ times its row of weights, for ∂y above, and times y above, for ∂w: one or both.</summary>
    private IReadOnlyList<Statement> FanInGradients(LayerPlan layer, GradientUse? use, bool findsAbove) =>
        TileLoop.Blocks(registers, layer.Storage.PaddedFanIn, layer.FanIn, Budgets.PairRegisters, (j, tiles) =>
    {
        bool readsWeights = findsAbove || (use is { } taken && step.Scales(taken));
        Local k = Counter("k");
        var d = new AllLanes(registers, "d", tiles);
        Value start = Times(k, layer.Storage.ColumnStride);
        return
        [
            .. tiles.SelectMany(tile => Declarations(tile, j)),
            TileLoop.For(k, layer.FanOut, 1,
            [
                .. readsWeights
                    ? [new Window(Row, new PlaceAt(W, Plus(start, j, layer.Storage.Weights)))]
                    : Array.Empty<Statement>(),
                .. d.Declare(lanes => registers.Broadcast(δ, k, lanes)),
                .. tiles.SelectMany(tile => Products(tile, d, start, j)),
            ]),
            .. findsAbove
                ? tiles.Select(tile => registers.Store(Local("dy", tile), DYAbove, Plus(j, tile.Start)))
                : [],
        ];

        IEnumerable<Statement> Declarations(Tile tile, Value? at) =>
        [
            .. use is null
                ? Array.Empty<Statement>()
                : [new Declare(Local("y", tile), registers.Load(Above, Plus(at, tile.Start), tile.Lanes))],
            .. findsAbove
                ?
                [
                    new Declare(Local("dy", tile), layer.IsResidual
                        ? registers.Load(DY, Plus(at, tile.Start), tile.Lanes)
                        : registers.Zero(tile.Lanes)),
                ]
                : Array.Empty<Statement>(),
        ];

        IEnumerable<Statement> Products(Tile tile, AllLanes factor, Value start, Value? at) =>
        [
            .. readsWeights
                ? [new Declare(Local("w", tile), registers.Load(Row, tile.Start, tile.Lanes))]
                : Array.Empty<Statement>(),
            .. findsAbove
                ?
                [
                    new Assign(
                        Local("dy", tile), new MultiplyAdd(factor[tile.Lanes], Local("w", tile), Local("dy", tile))),
                ]
                : Array.Empty<Statement>(),
            .. use is { } gradients
                ?
                [
                    step.Take(
                        gradients,
                        Plus(start, at, layer.Storage.Weights + tile.Start),
                        factor[tile.Lanes],
                        Local("y", tile),
                        readsWeights ? new WeightPlace(Row, Of(tile.Start), Local("w", tile)) : null),
                ]
                : Array.Empty<Statement>(),
        ];
    });

    private IReadOnlyList<Statement> FanOutGradients(LayerPlan layer, GradientUse use) => TileLoop.Blocks(
        registers, layer.Storage.PaddedFanOut, layer.FanOut, Budgets.SumRegisters, (j, tiles) =>
    {
        Local i = Counter("i");
        var y = new AllLanes(registers, "a", tiles);
        Value start = Times(i, layer.Storage.RowStride);
        return
        [
            .. tiles.Select(tile => new Declare(Local("δ", tile), registers.Load(δ, Plus(j, tile.Start), tile.Lanes))),
            .. layer.Sources.Select(source => TileLoop.For(i, source.Count, 1,
            [
                .. step.Scales(use)
                    ? [new Window(Row, new PlaceAt(W, Plus(start, j, layer.Storage.Weight(source.First, 0))))]
                    : Array.Empty<Statement>(),
                .. y.Declare(lanes =>
                    registers.Broadcast(source.IsSkip ? X : Above, i, lanes)),
                .. tiles.Select(tile => step.Take(
                    use,
                    Plus(start, j, layer.Storage.Weight(source.First, tile.Start)),
                    y[tile.Lanes],
                    Local("δ", tile),
                    step.Scales(use) ? new WeightPlace(Row, Of(tile.Start)) : null)),
            ])),
        ];
    });

    private IEnumerable<Statement> Outputs(Value at, Tile tile, int used) =>
    [
        new Declare(Local("y", tile), registers.Load(Y, at, tile.Lanes)),
        Target(at, tile, used),
    ];

    private Declare Sums(Value at, Tile tile) => new(Local("u", tile), registers.Load(U, at, tile.Lanes));

    private Declare Target(Value at, Tile tile, int used) =>
        new(Local("t", tile), registers.LoadUsed(T, at, tile, used));
}
