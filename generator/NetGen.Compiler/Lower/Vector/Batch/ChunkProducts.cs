using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Lower.Vector.Batch;

/// <summary>What takes a layer's weights and the rows of a chunk: the bodies of routines.</summary>
internal sealed class ChunkProducts(NetworkPlan plan, Registers registers, int bits, ChunkRows rows)
{
    private readonly Equations _equations = new(plan);
    private readonly Products _products = new(registers, bits);

    /// <summary>
    /// The weights with their other side in the lanes, and behind them the biases, where rows need them.
    /// </summary>
    public Paragraph Copy(LayerPlan layer)
    {
        LayerStorage storage = layer.Storage;
        bool fanIn = storage.Axis == LaneAxis.FanIn;
        int stride = fanIn ? rows.Stride(layer) : rows.StrideAbove(layer);
        (int height, int width) = fanIn ? (layer.FanOut, layer.FanIn) : (layer.Above.Count, layer.FanOut);
        int sourceStride = fanIn ? storage.ColumnStride : storage.RowStride;
        (Place copy, Place w) = (registers.Place("copy"), registers.Place(SectionNames.Weights));
        return new Paragraph("",
        [
            .. _products.Transposed(
                new("w", storage.Weight(layer.Above.First, 0), sourceStride), height, width, new("copy", 0, stride)),
            .. fanIn
                ?
                [
                    TileLoop.For(ChunkRows.R, height, 1,
                    [
                        new Store(
                            new Element(copy, Indexes.Of(layer.FanIn * stride) + ChunkRows.R),
                            new Element(w, Indexes.Of(storage.Biases) + ChunkRows.R)),
                    ]),
                ]
                : Array.Empty<Statement>(),
        ]);
    }

    public Paragraph Sums(LayerPlan layer)
    {
        LayerStorage storage = layer.Storage;
        var above = new Matrix("above", 0, rows.StrideAbove(layer));
        var target = new Matrix("target", 0, rows.Stride(layer));
        return new Paragraph(_equations.WeightedSum(layer), storage.Axis switch
        {
            LaneAxis.FanOut => _products.OfRows(
                [
                    .. layer.Sources.Select(source => (
                        Taken(layer, source), WeightRows(layer, source), source.Count)),
                ],
                new("w", storage.Biases, 0), target, storage.PaddedFanOut, layer.FanOut),
            _ when rows.Of(layer).Copy >= 0 => _products.OfRows(
                [(above, new("copy", 0, target.Stride), layer.FanIn)],
                new("copy", layer.FanIn * target.Stride, 0), target, target.Stride, layer.FanOut),
            _ => _products.Dots(
                above, new("w", storage.Weights, storage.ColumnStride), storage.PaddedFanOut,
                new("w", storage.Biases, 0), target, storage.PaddedFanIn, layer.FanIn),
        });
    }

    public IEnumerable<Paragraph> Gradients(LayerPlan layer)
    {
        LayerStorage storage = layer.Storage;
        var above = new Matrix("above", 0, rows.StrideAbove(layer));
        var deltas = new Matrix("δRows", 0, rows.Stride(layer));
        yield return new Paragraph(
            _equations.WeightGradient(layer, GradientUse.Add),
            storage.Axis == LaneAxis.FanOut
                ?
                [
                    .. layer.Sources.SelectMany(source => _products.OverRows(
                        Taken(layer, source), deltas, source.Count, WeightRows(layer, source) with { Name = "dw" },
                        storage.PaddedFanOut, layer.FanOut)),
                ]
                : _products.OverRows(
                    deltas, above, layer.FanOut, new("dw", storage.Weights, storage.ColumnStride),
                    storage.PaddedFanIn, layer.FanIn));
        yield return new Paragraph(
            _equations.BiasGradient(layer, GradientUse.Add),
            _products.SumRows(deltas, new("dw", storage.Biases, 0), storage.PaddedFanOut, layer.FanOut));
    }

    public Paragraph GradientsAbove(LayerPlan layer)
    {
        LayerStorage storage = layer.Storage;
        var deltas = new Matrix("δRows", 0, rows.Stride(layer));
        var target = new Matrix("target", 0, rows.StrideAbove(layer));
        Matrix? added = layer.IsResidual ? new Matrix("added", 0, rows.Stride(layer)) : null;
        return new Paragraph(_equations.GradientAbove(layer), storage.Axis switch
        {
            LaneAxis.FanIn => _products.OfRows(
                [(deltas, new("w", storage.Weights, storage.ColumnStride), layer.FanOut)], added, target,
                storage.PaddedFanIn, layer.FanIn),
            _ when rows.Of(layer).Copy >= 0 => _products.OfRows(
                [(deltas, new("copy", 0, target.Stride), layer.FanOut)], added, target, target.Stride,
                layer.Above.Count),
            _ => _products.Dots(
                deltas, WeightRows(layer, layer.Above), storage.PaddedFanIn - layer.Above.First, added, target,
                storage.PaddedFanOut, layer.FanOut),
        });
    }

    /// <summary>The rows that a layer takes.</summary>
    private Matrix Taken(LayerPlan layer, Source source) => source.IsSkip
        ? new("x", 0, plan.Inputs)
        : new("above", 0, rows.StrideAbove(layer));

    /// <summary>The rows of weights of what a layer takes, where they lie along the fan-out.</summary>
    private static Matrix WeightRows(LayerPlan layer, Source source) =>
        new("w", layer.Storage.Weight(source.First, 0), layer.Storage.RowStride);
}
