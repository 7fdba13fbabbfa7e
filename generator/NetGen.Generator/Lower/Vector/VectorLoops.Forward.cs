using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Algebra;
using NetGen.Generator.Plan.Layout;
using NetGen.Generator.Program;
using static NetGen.Generator.Program.Indexes;

namespace NetGen.Generator.Lower.Vector;

/// <content>From a row to the next.</content>
internal sealed partial class VectorLoops
{
    /// <summary>Sums of a layer, and y; where the layer below is taken along, its sums too.</summary>
    public IEnumerable<Paragraph> Forward(LayerPlan layer)
    {
        bool adds = layer.Storage.Axis == LaneAxis.FanOut;
        yield return new Paragraph(
            Title(layer),
            adds ? AddRows(layer) : ReduceRows(layer, layer.FanOut, layer.Storage.PaddedFanOut, Above, Y, bias: true));
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
            yield return new Paragraph(_equations.Value(layer), TileLoop.Over(
                registers, layer.Storage.PaddedFanOut, layer.FanOut, (at, tile, used) =>
                    [new Declare(Local("u", tile), registers.Load(Y, at, tile.Lanes)), .. Activate(layer, tile, at, used)]));
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
            .. Assign(tile, layer.ValueCode, $"{tile.Start}", value => new Declare(Local("y", tile), value), _ => Local("u", tile)),
            registers.Store(Masked(Local("y", tile), used, layer.LeavesZero), Y, at),
        ]));

    /// <summary>Softmax of a row whose sums stand in y.</summary>
    public Paragraph SoftmaxRow(LayerPlan layer) => new(_equations.SoftmaxValue(layer), Softmax(layer));

    private IReadOnlyList<Statement> Softmax(LayerPlan layer)
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
                new Assign(max, new Binary(BinaryOperator.Maximum, max, new Reduce(Reduction.Largest, Local("u", tile)))),
            ]),
            new Declare(total, new Number(0, total.Type)),
            .. TileLoop.Over(registers, padded, layer.FanOut, (at, tile, _) =>
            [
                new Declare(
                    Local("y", tile),
                    new Apply(Function.Exp, registers.Load(Y, at, tile.Lanes) - new Broadcast(max, tile.Lanes))),
                registers.Store(Local("y", tile), Y, at),
                new Accumulate(total, BinaryOperator.Add, new Reduce(Reduction.Sum, Local("y", tile))),
            ]),
            .. TileLoop.Over(registers, padded, layer.FanOut, (at, tile, _) =>
                [registers.Store(registers.Load(Y, at, tile.Lanes) / new Broadcast(total, tile.Lanes), Y, at)]),
        ];
    }

    /// <summary>From u in a register to y in memory.</summary>
    private IEnumerable<Statement> Activate(LayerPlan layer, Tile tile, Value at, int used) =>
    [
        .. layer.KeepsSums ? [registers.Store(Local("u", tile), U, at)] : Array.Empty<Statement>(),
        .. Assign(tile, layer.ValueCode, $"{tile.Start}", value => new Declare(Local("y", tile), value), _ => Local("u", tile)),
        registers.Store(Masked(Local("y", tile), used, layer.LeavesZero), Y, at),
    ];
}
