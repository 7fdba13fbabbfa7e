using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector.Batch;

/// <summary>The rows of a chunk: where they lie, and how far apart.</summary>
internal sealed class ChunkRows(NetworkPlan plan, Registers registers, BatchPlan batch)
{
    public static readonly Local R = Indexes.Counter("r");

    public BatchPlan Batch => batch;

    /// <summary>A layer's.</summary>
    public BatchRows Of(LayerPlan layer) => batch.Layers[layer.Index - 1];

    public int Stride(LayerPlan layer) => Of(layer).Stride;

    /// <summary>Of the rows that a layer takes; the caller's inputs have no padding.</summary>
    public int StrideAbove(LayerPlan layer) => plan.Above(layer) is { } above ? Stride(above) : plan.Inputs;

    /// <summary>The rows that a layer takes.</summary>
    public PlaceAt Above(LayerPlan layer) => At(plan.Above(layer) is { } above ? $"Y{above.Index}" : "x");

    /// <summary>The rows of a layer's ∂y, which stand where its δ will, unless they are still asked for then.</summary>
    public PlaceAt Gradients(LayerPlan layer) => At($"{(Of(layer).Gradients >= 0 ? "G" : "D")}{layer.Index}");

    /// <summary>Rows from the first on.</summary>
    public PlaceAt At(string name) => PlaceAt.Whole(registers.Place(name));

    /// <summary>Row r.</summary>
    public PlaceAt RowOf(string name, int stride) => new(registers.Place(name), Indexes.Times(R, stride));

    /// <summary>The same for every row.</summary>
    public static For Each(Local count, Statement call) => TileLoop.For(R, count, 1, [call]);

    /// <summary>Memory for the rows and copies of weights that statements use.</summary>
    public Paragraph Reserve(HashSet<string> used)
    {
        ReservedRow Row(string name, int offset) => new(registers.Place(name), offset);
        IEnumerable<ReservedRow> rows = plan.Layers.SelectMany(layer => new[]
        {
            Row($"Y{layer.Index}", Of(layer).Outputs), Row($"U{layer.Index}", Of(layer).Sums),
            Row($"D{layer.Index}", Of(layer).Deltas), Row($"G{layer.Index}", Of(layer).Gradients),
            Row($"W{layer.Index}", Of(layer).Copy),
        }).Append(Row("T", batch.Targets)).Append(Row("G", batch.OutputGradients));
        return new Paragraph("rows of a chunk, starting on a 64-byte boundary",
        [
            new Reserve(
                [.. rows.Where(row => row.Offset >= 0 && used.Contains(row.Place.Name))],
                batch.Length,
                Reservation.Large(batch.Unpadded)),
        ]);
    }

    /// <summary>
    /// Rows of a user's, which have no padding, to or from rows of one stride: by registers of which the last begins
    /// before its turn, so that none reaches beyond its row; number by number where a row is shorter than a register.
    /// </summary>
    /// <param name="from">Where from.</param>
    /// <param name="stride">From row to row there.</param>
    /// <param name="to">Where to.</param>
    /// <param name="place">Where row r begins there.</param>
    /// <param name="width">The numbers of a row.</param>
    public For Copy(Place from, int stride, Place to, Value place, int width)
    {
        int lanes = registers.Widest;
        while (lanes > width && lanes > 1)
        {
            lanes = lanes > registers.Group ? lanes / 2 : 1;
        }

        Local k = Indexes.Counter("k");
        Value source = Indexes.Times(R, stride);
        return TileLoop.For(R, Interleaving.Count, 1,
        [
            TileLoop.For(k, width / lanes * lanes, lanes, [Number(k)]),
            .. width % lanes == 0 ? Array.Empty<Statement>() : [Number(Indexes.Of(width - lanes))],
        ]);

        Store Number(Value index) =>
            new(new Element(to, place + index, lanes), new Element(from, source + index, lanes));
    }
}
