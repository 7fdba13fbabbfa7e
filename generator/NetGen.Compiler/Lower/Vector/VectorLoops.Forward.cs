using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;
using static NetGen.Compiler.Program.Indexes;

namespace NetGen.Compiler.Lower.Vector;

/// <content>From a row to the next.</content>
internal sealed partial class VectorLoops
{
    /// <summary>Sums of a layer, and y; where the layer below is taken along, its sums too.</summary>
    public IEnumerable<Paragraph> Forward(LayerPlan layer)
    {
        bool adds = layer.Storage.Axis == LaneAxis.FanOut;
        yield return new Paragraph(
            Title(layer),
            adds ? AddRows(layer) : ReduceRows(
                layer, new(layer.FanOut, layer.Storage.PaddedFanOut), Above, Y, bias: true));
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
            yield return new Paragraph(_equations.Value(layer), TileLoop.Over(
                registers, layer.Storage.PaddedFanOut, layer.FanOut, (at, tile, used) =>
                [
                    new Declare(Local("u", tile), registers.Load(Y, at, tile.Lanes)),
                    .. Activate(layer, tile, at, used),
                ]));
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
        TileLoop.Over(registers, layer.Storage.PaddedFanOut, layer.FanOut, (at, tile, used) =>
        [
            new Declare(Local("u", tile), registers.Load(registers.Place("sums"), at, tile.Lanes)),
            .. ApplyFunction(layer, tile, at, used),
        ]));

    /// <summary>Softmax of a row whose sums stand in y.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="keep">Whether u, less the largest, is kept for E.</param>
    public Paragraph SoftmaxRow(LayerPlan layer, bool keep) =>
        new(_equations.SoftmaxValue(layer), Softmax(layer, keep));

    /// <summary>
    /// ln y_k in u, from softmax's u and y. Beside a y above ½ the others are added up; else 1 − y, at least ½, loses
    /// no digits.
    /// </summary>
    public Paragraph Logarithms(LayerPlan layer)
    {
        int padded = layer.Storage.PaddedFanOut;
        (Local largest, Local others, Local logSum) =
            (registers.Number("largest"), registers.Number("others"), registers.Number("logSum"));
        return new Paragraph(_equations.Logarithms(),
        [
            new Declare(largest, registers.Constant(0)),
            .. TileLoop.Over(registers, padded, layer.FanOut, (at, tile, _) =>
            [
                new Assign(largest, new Binary(
                    BinaryOperator.Maximum, largest, new Reduce(Reduction.Largest, registers.Load(Y, at, tile.Lanes)))),
            ]),
            new Declare(others, registers.Constant(1) - largest),
            new If(new Compare(Relation.Greater, largest, registers.Constant(0.5)),
            [
                new Assign(others, registers.Constant(0)),
                .. TileLoop.Over(registers, padded, layer.FanOut, (at, tile, _) =>
                [
                    new Declare(Local("y", tile), registers.Load(Y, at, tile.Lanes)),
                    new Accumulate(
                        others,
                        BinaryOperator.Add,
                        new Reduce(Reduction.Sum, registers.Below(Local("y", tile), largest))),
                ]),
            ]),
            new Declare(logSum, registers.LogOfOneAnd(others / largest)),
            .. TileLoop.Over(registers, padded, layer.FanOut, (at, tile, _) =>
                [registers.Store(registers.Load(U, at, tile.Lanes) - new Broadcast(logSum, tile.Lanes), U, at)]),
        ]);
    }

    private IReadOnlyList<Statement> Softmax(LayerPlan layer, bool keep)
    {
        int padded = layer.Storage.PaddedFanOut;
        (Local max, Local total) = (registers.Number("max"), registers.Number("total"));
        return
        [
            new Declare(max, new Number(double.NegativeInfinity, max.Type)),
            .. TileLoop.Over(registers, padded, layer.FanOut, (at, tile, used) =>
            [
                new Declare(Local("u", tile), registers.Load(Y, at, tile.Lanes)),
                .. used < tile.Lanes
                    ?
                    [
                        new Remark(Registers.SoftmaxPadding),
                        new Assign(Local("u", tile), registers.WithoutPadding(Local("u", tile), used)),
                        registers.Store(Local("u", tile), Y, at),
                    ]
                    : Array.Empty<Statement>(),
                new Assign(
                    max, new Binary(BinaryOperator.Maximum, max, new Reduce(Reduction.Largest, Local("u", tile)))),
            ]),
            new Declare(total, new Number(0, total.Type)),
            .. TileLoop.Over(registers, padded, layer.FanOut, (at, tile, _) =>
            [
                .. keep
                    ?
                    [
                        new Declare(Local("u", tile), Less(at, tile)),
                        registers.Store(Local("u", tile), U, at),
                        new Declare(Local("y", tile), new Apply(Function.Exp, Local("u", tile))),
                    ]
                    : new Statement[] { new Declare(Local("y", tile), new Apply(Function.Exp, Less(at, tile))) },
                registers.Store(Local("y", tile), Y, at),
                new Accumulate(total, BinaryOperator.Add, new Reduce(Reduction.Sum, Local("y", tile))),
            ]),
            .. TileLoop.Over(registers, padded, layer.FanOut, (at, tile, _) =>
                [registers.Store(registers.Load(Y, at, tile.Lanes) / new Broadcast(total, tile.Lanes), Y, at)]),
        ];

        Value Less(Value at, Tile tile) => registers.Load(Y, at, tile.Lanes) - new Broadcast(max, tile.Lanes);
    }

    /// <summary>From u in a register to y in memory, and u where it is kept.</summary>
    private IEnumerable<Statement> Activate(LayerPlan layer, Tile tile, Value at, int used) =>
    [
        .. layer.KeepsSums ? [registers.Store(Local("u", tile), U, at)] : Array.Empty<Statement>(),
        .. ApplyFunction(layer, tile, at, used),
    ];

    /// <summary>
    /// y of the layer above at the same place of its row; x, which may be the user's row, has no padding.
    /// </summary>
    private Value Added(LayerPlan layer, Tile tile, Value at, int used) => layer.Index == 1
        ? registers.LoadUsed(Above, at, tile, used)
        : registers.Load(Above, at, tile.Lanes);

    private IEnumerable<Statement> ApplyFunction(LayerPlan layer, Tile tile, Value at, int used) =>
    [
        .. Assign(
            tile,
            layer.ValueCode,
            $"{tile.Start}",
            // The sums of the layer below may take y from its register.
            value => new Declare(Local("y", tile), Masked(value, used, layer.PaddingMayOverflow)),
            FormulaLowering.OfNeuron(Local("u", tile), () => Added(layer, tile, at, used))),
        registers.Store(Masked(Local("y", tile), used, layer.LeavesZero && !layer.PaddingMayOverflow), Y, at),
    ];
}
