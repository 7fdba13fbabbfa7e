using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Lower.Vector.Batch;

/// <summary>
/// Many rows at a time: a chunk of rows goes through a layer before the next layer begins, so that each weight is
/// loaded for several rows.
/// </summary>
internal sealed class ChunksOfRows(
    NetworkPlan plan, Registers registers, int bits, VectorLoops loops, RoutinePool pool) : IBatchRun
{
    private static readonly Local R = Indexes.Counter("r");

    private readonly Equations _equations = new(plan);
    private readonly Products _products = new(registers, bits);
    private readonly ElementLoops _elements = new(plan, registers);

    private static Local First => Interleaving.First;

    private static Local Count => Interleaving.Count;

    private static Local RowCount => RoutinePool.Rows;

    private Local E => registers.Number("e");

    public IReadOnlyList<Paragraph> Predict()
    {
        BatchPlan batch = plan.Predictions!;
        BatchRows last = batch.Layers[plan.Output.Index - 1];
        return WithScratch(batch, new Paragraph("",
        [
            Chunks(batch,
            [
                Rows("x", "inputs", plan.Inputs),
                .. Steps(Operation.Predict, batch),
                CopyRows(
                    registers.Place($"Y{plan.Output.Index}"),
                    last.Stride,
                    registers.Place("outputs"),
                    Indexes.Times(First + R, plan.Outputs),
                    plan.Outputs),
            ]),
        ]));
    }

    public IReadOnlyList<Paragraph> AddGradients()
    {
        BatchPlan batch = plan.BatchGradients!;
        return WithScratch(batch, new Paragraph("",
        [
            new Declare(E, new Number(0, E.Type)),
            Chunks(batch,
            [
                Rows("x", "inputs", plan.Inputs),
                Rows("t", "targets", plan.Outputs),
                .. Steps(Operation.Forward, batch),
                .. Steps(Operation.AddGradients, batch),
            ]),
            new Return(E),
        ]));
    }

    /// <summary>
    /// The gradients of a layer's weights first: its δ are in the cache, and ∂y above overwrites other rows.
    /// </summary>
    private IEnumerable<Statement> Steps(Operation operation, BatchPlan batch) => Pass
        .OfRows(plan, operation)
        .InOrder(step => step.Kind == StepKind.Gradients ? 0 : 1)
        .SelectMany(step => Lower(step, batch));

    private IEnumerable<Statement> Lower(MathStep step, BatchPlan batch) => step.Kind switch
    {
        StepKind.Layer => Forward(step.Layer, batch),
        StepKind.Logarithms => [Logarithms(step.Layer, batch)],
        // E, ∂y_k and δ_k of the output layer are one routine.
        StepKind.Delta when step.Layer.IsOutput => OutputDeltas(batch),
        StepKind.Delta => [HiddenDeltas(step.Layer, batch)],
        StepKind.GradientAbove => [GradientAbove(step.Layer, batch)],
        StepKind.Gradients =>
        [
            pool.Call(
                $"AddGradientsOfRows{step.Layer.Index}",
                () => Gradients(step.Layer, batch),
                GradientRows(step.Layer),
                count: Count),
        ],
        _ => [],
    };

    /// <summary>What is done with rows on the stack, behind the declarations of those that it uses.</summary>
    private IReadOnlyList<Paragraph> WithScratch(BatchPlan batch, Paragraph body)
    {
        Paragraph copies = Copies(batch);
        HashSet<string> used = new Statement[] { copies, body }.FreeNames();
        IEnumerable<(string Name, int Offset)> places = plan.Layers.SelectMany(layer =>
        {
            BatchRows rows = batch.Layers[layer.Index - 1];
            return new[]
            {
                ($"Y{layer.Index}", rows.Outputs), ($"U{layer.Index}", rows.Sums),
                ($"D{layer.Index}", rows.Deltas), ($"W{layer.Index}", rows.Copy),
            };
        }).Append(("T", batch.Targets)).Append(("G", batch.OutputGradients));
        return
        [
            new Paragraph("rows of a chunk, starting on a 64-byte boundary",
            [
                new Reserve(
                    [.. places.Where(place => place.Offset >= 0 && used.Contains(place.Name))
                        .Select(place => (registers.Place(place.Name), place.Offset))],
                    batch.Length,
                    Reservation.Large(batch.Unpadded)),
            ]),
            copies,
            body,
        ];
    }

    private Paragraph Copies(BatchPlan batch) => new(
        "W: the weights with their other side in the lanes",
        [
            .. plan.Layers.Where(layer => batch.Layers[layer.Index - 1].Copy >= 0).Select(layer => pool.Call(
                $"CopyWeights{layer.Index}",
                () => [Copy(layer, batch)],
                new RowsGiven { ["copy"] = At($"W{layer.Index}") })),
        ]);

    private Paragraph Copy(LayerPlan layer, BatchPlan batch)
    {
        LayerStorage storage = layer.Storage;
        bool fanIn = storage.Axis == LaneAxis.FanIn;
        int stride = Stride(fanIn ? layer.Index : layer.Index - 1, batch);
        (int rows, int columns) = fanIn ? (layer.FanOut, layer.FanIn) : (layer.FanIn, layer.FanOut);
        int sourceStride = fanIn ? storage.ColumnStride : storage.RowStride;
        (Place copy, Place w) = (registers.Place("copy"), registers.Place(SectionNames.Weights));
        return new Paragraph("",
        [
            .. _products.Transposed(new("w", storage.Weights, sourceStride), rows, columns, new("copy", 0, stride)),
            .. fanIn
                ?
                [
                    TileLoop.For(R, rows, 1,
                    [
                        new Store(
                            new Element(copy, Indexes.Of(layer.FanIn * stride) + R),
                            new Element(w, Indexes.Of(storage.Biases) + R)),
                    ]),
                ]
                : Array.Empty<Statement>(),
        ]);
    }

    /// <summary>A loop over chunks: count rows from row first on, never fewer than a block of rows.</summary>
    private static For Chunks(BatchPlan batch, IEnumerable<Statement> body) =>
        new(First, Indexes.Of(0), RowCount, 0,
        [
            new Assign(Count, RowCount - First),
            new If(new Compare(Plan.Algebra.Relation.Greater, Count, Indexes.Of(batch.Rows)),
            [
                new Assign(Count, new Choose(
                    new Compare(Plan.Algebra.Relation.Less, Count, Indexes.Of(batch.Rows + Blocking.FewestRows)),
                    Indexes.Of(batch.Rows - Blocking.FewestRows),
                    Indexes.Of(batch.Rows))),
            ]),
            .. body,
        ])
        {
            StepBy = Count,
        };

    private IEnumerable<Statement> Forward(LayerPlan layer, BatchPlan batch)
    {
        int l = layer.Index;
        BatchRows rows = batch.Layers[l - 1];
        bool softmax = layer.Activation.IsSoftmax;
        string sums = rows.Sums >= 0 && !softmax ? $"U{l}" : $"Y{l}";
        yield return pool.Call(
            $"SumsOfRows{l}",
            () => [Sums(layer, batch)],
            new RowsGiven { ["above"] = Above(l), ["copy"] = At($"W{l}"), ["target"] = At(sums) },
            count: Count);
        if (softmax)
        {
            bool keep = rows.Sums >= 0;
            yield return EachRow(Count, pool.Call(
                keep ? $"SoftmaxOfSums{l}" : $"Softmax{l}",
                () => [loops.SoftmaxRow(layer, keep)],
                SoftmaxRows(layer, batch)));
        }
        else if (!layer.IsIdentity)
        {
            yield return pool.Call(
                $"ActivateRows{l}",
                () => [new Paragraph(_equations.Value(layer), Activations(layer, rows.Stride))],
                new RowsGiven { ["uRows"] = At(sums), ["yRows"] = At($"Y{l}") },
                count: Count);
        }
    }

    private For Logarithms(LayerPlan layer, BatchPlan batch) => EachRow(Count, pool.Call(
        $"LogarithmsLayer{layer.Index}", () => [loops.Logarithms(layer)], SoftmaxRows(layer, batch)));

    private RowsGiven SoftmaxRows(LayerPlan layer, BatchPlan batch)
    {
        int stride = Stride(layer.Index, batch);
        return new RowsGiven { ["y"] = RowOf($"Y{layer.Index}", stride), ["u"] = RowOf($"U{layer.Index}", stride) };
    }

    private IReadOnlyList<Statement> Activations(LayerPlan layer, int stride) => _elements.AreFlat(layer, stride)
        ? [.. _elements.Activations(layer, stride)]
        :
        [
            EachRow(RowCount, pool.Call($"ActivateRow{layer.Index}", () => [loops.Activations(layer)], new RowsGiven
            {
                ["sums"] = RowOf("uRows", stride),
                ["y"] = RowOf("yRows", stride),
            })),
        ];

    private Paragraph Sums(LayerPlan layer, BatchPlan batch)
    {
        LayerStorage storage = layer.Storage;
        var above = new Matrix("above", 0, layer.Index == 1 ? plan.Inputs : Stride(layer.Index - 1, batch));
        var target = new Matrix("target", 0, Stride(layer.Index, batch));
        return new Paragraph(_equations.WeightedSum(layer), storage.Axis switch
        {
            LaneAxis.FanOut => _products.OfRows(
                above, new("w", storage.Weights, storage.RowStride), layer.FanIn, storage.Biases, target,
                storage.PaddedFanOut, layer.FanOut),
            _ when batch.Layers[layer.Index - 1].Copy >= 0 => _products.OfRows(
                above, new("copy", 0, target.Stride), layer.FanIn, layer.FanIn * target.Stride, target,
                target.Stride, layer.FanOut),
            _ => _products.Dots(
                above, new("w", storage.Weights, storage.ColumnStride), storage.PaddedFanOut, storage.Biases, target,
                storage.PaddedFanIn, layer.FanIn),
        });
    }

    private IEnumerable<Statement> OutputDeltas(BatchPlan batch)
    {
        LayerPlan layer = plan.Output;
        int l = layer.Index;
        BatchRows rows = batch.Layers[l - 1];
        bool flat = _elements.AreFlat(layer, rows.Stride) && !layer.Delta.NeedsSum;
        string targets = flat && batch.Targets >= 0 ? "T" : "t";
        int targetStride = targets == "T" ? rows.Stride : plan.Outputs;
        if (targets == "T")
        {
            yield return CopyRows(
                registers.Place("t"), plan.Outputs, registers.Place("T"), Indexes.Times(R, rows.Stride), plan.Outputs);
        }

        yield return pool.Call(
            "OutputDeltasOfRows",
            () => [new Paragraph($"{_equations.ErrorCode()},  {_equations.Delta(layer)}", flat
                ? [.. _elements.OutputDeltas(layer, rows.Stride, _ => [RowDeltas()])]
                : [new Declare(E, new Number(0, E.Type)), EachRow(RowCount, RowDeltas())])],
            new RowsGiven
            {
                ["yRows"] = At($"Y{l}"),
                ["uRows"] = At($"U{l}"),
                ["δRows"] = At($"D{l}"),
                ["tRows"] = At(targets),
                ["dy"] = At("G"),
            },
            new CallResult(E, IsAdded: true, IsNew: false),
            Count);

        Invoke RowDeltas() => pool.Call(
            "OutputDeltas",
            () => loops.OutputDeltas(scaled: false),
            new RowsGiven
            {
                ["y"] = RowOf("yRows", rows.Stride),
                ["u"] = RowOf("uRows", rows.Stride),
                ["δ"] = RowOf("δRows", rows.Stride),
                ["dy"] = At("dy"),
                ["t"] = RowOf("tRows", targetStride),
            },
            new CallResult(E, IsAdded: true, IsNew: false));
    }

    private RowsGiven GradientRows(LayerPlan layer) => new()
    {
        ["above"] = Above(layer.Index),
        ["δRows"] = At($"D{layer.Index}"),
        ["copy"] = At($"W{layer.Index}"),
    };

    private Invoke GradientAbove(LayerPlan layer, BatchPlan batch)
    {
        RowsGiven rows = GradientRows(layer);
        rows["target"] = At($"D{layer.Index - 1}");
        return pool.Call($"GradientsAboveRows{layer.Index}", () => [GradientsAbove(layer, batch)], rows, count: Count);
    }

    private Invoke HiddenDeltas(LayerPlan layer, BatchPlan batch)
    {
        int stride = batch.Layers[layer.Index - 1].Stride;
        return pool.Call(
            $"DeltasOfRows{layer.Index}",
            () => [new Paragraph(_equations.Delta(layer), _elements.AreFlat(layer, stride)
                ? [.. _elements.HiddenDeltas(layer, stride)]
                : [RowDeltas(layer, stride)])],
            new RowsGiven
            {
                ["yRows"] = At($"Y{layer.Index}"), ["uRows"] = At($"U{layer.Index}"), ["δRows"] = At($"D{layer.Index}"),
            },
            count: Count);
    }

    private For RowDeltas(LayerPlan layer, int stride) => EachRow(RowCount, pool.Call(
        $"DeltasLayer{layer.Index}",
        () => [loops.HiddenDeltas(layer)],
        new RowsGiven
        {
            ["y"] = RowOf("yRows", stride),
            ["u"] = RowOf("uRows", stride),
            ["δ"] = RowOf("δRows", stride),
            ["dy"] = RowOf("δRows", stride),
        }));

    private IEnumerable<Paragraph> Gradients(LayerPlan layer, BatchPlan batch)
    {
        LayerStorage storage = layer.Storage;
        var above = new Matrix("above", 0, layer.Index == 1 ? plan.Inputs : Stride(layer.Index - 1, batch));
        var deltas = new Matrix("δRows", 0, Stride(layer.Index, batch));
        yield return new Paragraph(
            $"{_equations.WeightGradient(layer)}, added up over the rows",
            storage.Axis == LaneAxis.FanOut
                ? _products.OverRows(
                    above, deltas, layer.FanIn, new("dw", storage.Weights, storage.RowStride),
                    storage.PaddedFanOut, layer.FanOut)
                : _products.OverRows(
                    deltas, above, layer.FanOut, new("dw", storage.Weights, storage.ColumnStride),
                    storage.PaddedFanIn, layer.FanIn));
        yield return new Paragraph(
            $"{_equations.BiasGradient(layer)}, added up over the rows",
            _products.SumRows(deltas, new("dw", storage.Biases, 0), storage.PaddedFanOut, layer.FanOut));
    }

    private Paragraph GradientsAbove(LayerPlan layer, BatchPlan batch)
    {
        LayerStorage storage = layer.Storage;
        var deltas = new Matrix("δRows", 0, Stride(layer.Index, batch));
        var target = new Matrix("target", 0, Stride(layer.Index - 1, batch));
        return new Paragraph(_equations.GradientAbove(layer), storage.Axis switch
        {
            LaneAxis.FanIn => _products.OfRows(
                deltas, new("w", storage.Weights, storage.ColumnStride), layer.FanOut, null, target,
                storage.PaddedFanIn, layer.FanIn),
            _ when batch.Layers[layer.Index - 1].Copy >= 0 => _products.OfRows(
                deltas, new("copy", 0, target.Stride), layer.FanOut, null, target, target.Stride, layer.FanIn),
            _ => _products.Dots(
                deltas, new("w", storage.Weights, storage.RowStride), storage.PaddedFanIn, null, target,
                storage.PaddedFanOut, layer.FanOut),
        });
    }

    /// <summary>
    /// Rows of a user's, which have no padding, to or from rows of one stride: by registers of which the last begins
    /// before its turn, so that none reaches beyond its row; number by number where a row is shorter than a register.
    /// </summary>
    private For CopyRows(Place from, int stride, Place to, Value place, int width)
    {
        int lanes = registers.Widest;
        while (lanes > width && lanes > 1)
        {
            lanes = lanes > registers.Group ? lanes / 2 : 1;
        }

        Local k = Indexes.Counter("k");
        Value source = Indexes.Times(R, stride);
        return TileLoop.For(R, Count, 1,
        [
            TileLoop.For(k, width / lanes * lanes, lanes, [Number(k)]),
            .. width % lanes == 0 ? Array.Empty<Statement>() : [Number(Indexes.Of(width - lanes))],
        ]);

        Store Number(Value index) =>
            new(new Element(to, place + index, lanes), new Element(from, source + index, lanes));
    }

    private Window Rows(string row, string rows, int width) =>
        new(registers.Place(row), new PlaceAt(registers.Place(rows), Indexes.Times(First, width)));

    private static For EachRow(Local count, Statement call) => TileLoop.For(R, count, 1, [call]);

    private PlaceAt RowOf(string name, int stride) => new(registers.Place(name), Indexes.Times(R, stride));

    private PlaceAt At(string name) => PlaceAt.Whole(registers.Place(name));

    private PlaceAt Above(int layer) => At(layer == 1 ? "x" : $"Y{layer - 1}");

    private static int Stride(int layer, BatchPlan batch) => batch.Layers[layer - 1].Stride;
}
