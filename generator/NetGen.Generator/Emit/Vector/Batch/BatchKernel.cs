using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Prose;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector.Batch;

/// <summary>
/// Many rows at a time: a chunk of rows goes through a layer before the next layer begins, so that each weight is loaded
/// for several rows.
/// </summary>
internal sealed class BatchKernel(NetworkPlan plan, VectorText text, int bits, VectorLoops loops, MethodPool pool)
{
    private readonly Equations _equations = new(plan);
    private readonly Products _products = new(text, bits);
    private readonly ElementLoops _elements = new(plan, text);

    /// <summary>y_k of every row.</summary>
    public IEnumerable<Paragraph> Predict(BatchPlan batch)
    {
        BatchRows last = batch.Layers[plan.Output.Index - 1];
        return WithScratch(batch, new Paragraph("", Chunks(batch,
        [
            $"ref {text.T} x = ref Unsafe.Add(ref inputs, first * {plan.Inputs});",
            .. plan.Layers.SelectMany(layer => Forward(layer, batch)),
            .. CopyRows(
                $"Y{plan.Output.Index}", last.Stride, "outputs", $"(first + r) * {plan.Outputs}", plan.Outputs),
        ])));
    }

    /// <summary>Σ of ∂w and ∂b over the rows, added to what is there; returns Σ E.</summary>
    public IEnumerable<Paragraph> AddGradients(BatchPlan batch)
    {
        return WithScratch(batch, new Paragraph("",
        [
            $"{text.T} e = 0;",
            .. Chunks(batch,
            [
                $"ref {text.T} x = ref Unsafe.Add(ref inputs, first * {plan.Inputs});",
                $"ref {text.T} t = ref Unsafe.Add(ref targets, first * {plan.Outputs});",
                .. plan.Layers.SelectMany(layer => Forward(layer, batch)),
                .. OutputDeltas(batch),
                .. plan.Layers.Reverse().SelectMany(layer => Backward(layer, batch)),
            ]),
            "return e;",
        ]));
    }

    /// <summary>What is done with rows on the stack, behind the declarations of those that it mentions.</summary>
    private IEnumerable<Paragraph> WithScratch(BatchPlan batch, Paragraph body)
    {
        Paragraph copies = Copies(batch);
        return [Scratch(batch, Mentions.In(copies.Lines.Concat(body.Lines))), copies, body];
    }

    private Paragraph Scratch(BatchPlan batch, HashSet<string> mentioned) => new("rows of a chunk, from a 64-byte boundary on",
    [
        .. text.ManyRows(plan.Layers.SelectMany(layer =>
        {
            BatchRows rows = batch.Layers[layer.Index - 1];
            return new[] { ($"Y{layer.Index}", rows.Outputs), ($"U{layer.Index}", rows.Sums), ($"D{layer.Index}", rows.Deltas), ($"W{layer.Index}", rows.Copy) };
        }).Append(("T", batch.Targets)).Append(("G", batch.OutputGradients)).Where(place => place.Item2 >= 0 && mentioned.Contains(place.Item1)),
            batch.Unpadded, batch.Length),
    ]);

    private Paragraph Copies(BatchPlan batch)
    {
        LayerPlan[] layers = [.. plan.Layers.Where(layer => batch.Layers[layer.Index - 1].Copy >= 0)];
        return new Paragraph("W: weights with the other side in the lanes", [.. layers.Select(layer => pool.Call(
            $"CopyWeights{layer.Index}",
            () => [Copy(layer, batch)],
            new Dictionary<string, string> { ["copy"] = $"W{layer.Index}" }))]);
    }

    private Paragraph Copy(LayerPlan layer, BatchPlan batch)
    {
        LayerStorage storage = layer.Storage;
        bool fanIn = storage.Axis == LaneAxis.FanIn;
        int stride = Stride(fanIn ? layer.Index : layer.Index - 1, batch);
        (int rows, int columns) = fanIn ? (layer.FanOut, layer.FanIn) : (layer.FanIn, layer.FanOut);
        int sourceStride = fanIn ? storage.ColumnStride : storage.RowStride;
        return new Paragraph("",
        [
            .. _products.Transposed(new("w", storage.Weights, sourceStride), rows, columns, new("copy", 0, stride)),
            .. fanIn
                ? TileLoop.For("r", 0, rows, 1,
                    [$"Unsafe.Add(ref copy, {layer.FanIn * stride} + r) = Unsafe.Add(ref w, {storage.Biases} + r);"])
                : [],
        ]);
    }

    /// <summary>A loop over chunks: count rows from row first on, never fewer than a block of rows.</summary>
    private static IReadOnlyList<string> Chunks(BatchPlan batch, IEnumerable<string> body) =>
    [
        "for (nuint first = 0, count; first < rows; first += count)",
        "{",
        "    count = rows - first;",
        $"    if (count > {batch.Rows})",
        "    {",
        $"        count = count < {batch.Rows + Blocking.FewestRows} ? {batch.Rows - Blocking.FewestRows}u : {batch.Rows}u;",
        "    }",
        "",
        .. body.Select(line => $"    {line}"),
        "}",
    ];

    private IEnumerable<string> Forward(LayerPlan layer, BatchPlan batch)
    {
        int l = layer.Index;
        BatchRows rows = batch.Layers[l - 1];
        bool softmax = layer.Activation.IsSoftmax;
        string sums = rows.Sums >= 0 && !softmax ? $"U{l}" : $"Y{l}";
        yield return pool.Call(
            $"SumsOfRows{l}",
            () => [Sums(layer, batch)],
            new Dictionary<string, string> { ["above"] = Above(l), ["copy"] = $"W{l}", ["target"] = sums },
            count: "count");
        if (softmax)
        {
            bool keep = rows.Sums >= 0;
            var names = new Dictionary<string, string> { ["y"] = RowOf($"Y{l}", rows.Stride), ["u"] = RowOf($"U{l}", rows.Stride) };
            yield return EachRow("r", "count", pool.Call(
                keep ? $"SoftmaxOfSums{l}" : $"Softmax{l}", () => [loops.SoftmaxRow(layer, keep)], names));
            if (keep)
            {
                yield return EachRow("r", "count", pool.Call($"LogarithmsLayer{l}", () => [loops.Logarithms(layer)], names));
            }
        }
        else if (!layer.IsIdentity)
        {
            yield return pool.Call(
                $"ActivateRows{l}",
                () => [new Paragraph(_equations.Value(layer), Activations(layer, rows.Stride))],
                new Dictionary<string, string> { ["uRows"] = sums, ["yRows"] = $"Y{l}" },
                count: "count");
        }
    }

    private IReadOnlyList<string> Activations(LayerPlan layer, int stride) => _elements.AreFlat(layer, stride)
        ? [.. _elements.Activations(layer, stride)]
        :
        [
            EachRow("r", "rows", pool.Call($"ActivateRow{layer.Index}", () => [loops.Activations(layer)], new Dictionary<string, string>
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
                above, new("copy", 0, target.Stride), layer.FanIn, layer.FanIn * target.Stride, target, target.Stride, layer.FanOut),
            _ => _products.Dots(
                above, new("w", storage.Weights, storage.ColumnStride), storage.PaddedFanOut, storage.Biases, target,
                storage.PaddedFanIn, layer.FanIn),
        });
    }

    private IEnumerable<string> OutputDeltas(BatchPlan batch)
    {
        LayerPlan layer = plan.Output;
        int l = layer.Index;
        BatchRows rows = batch.Layers[l - 1];
        bool flat = _elements.AreFlat(layer, rows.Stride) && !layer.Delta.NeedsSum;
        string targets = flat && batch.Targets >= 0 ? "T" : "t";
        int targetStride = targets == "T" ? rows.Stride : plan.Outputs;
        var names = new Dictionary<string, string>
        {
            ["yRows"] = $"Y{l}", ["uRows"] = $"U{l}", ["δRows"] = $"D{l}", ["tRows"] = targets, ["dy"] = "G",
        };
        if (targets == "T")
        {
            foreach (string line in CopyRows("t", plan.Outputs, "T", $"r * {rows.Stride}", plan.Outputs))
            {
                yield return line;
            }
        }

        yield return "e += " + pool.Call(
            "OutputDeltasOfRows",
            () => [new Paragraph($"{_equations.ErrorCode()},  {_equations.Delta(layer)}", flat
                ? [.. _elements.OutputDeltas(layer, rows.Stride, r => [$"e += {RowDeltas(r)}"])]
                : [$"{text.T} e = 0;", EachRow("r", "rows", $"e += {RowDeltas("r")}")])],
            names,
            returns: "e",
            count: "count");

        string RowDeltas(string r) => pool.Call(
            "OutputDeltas",
            () => loops.OutputDeltas(scaled: false),
            new Dictionary<string, string>
            {
                ["y"] = RowOf("yRows", rows.Stride, r),
                ["u"] = RowOf("uRows", rows.Stride, r),
                ["δ"] = RowOf("δRows", rows.Stride, r),
                ["dy"] = "dy",
                ["t"] = RowOf("tRows", targetStride, r),
            },
            returns: "e");
    }

    private IEnumerable<string> Backward(LayerPlan layer, BatchPlan batch)
    {
        int l = layer.Index;
        BatchRows rows = batch.Layers[l - 1];
        var names = new Dictionary<string, string> { ["above"] = Above(l), ["δRows"] = $"D{l}", ["copy"] = $"W{l}" };
        yield return pool.Call($"AddGradientsOfRows{l}", () => Gradients(layer, batch), names, count: "count");
        if (l == 1)
        {
            yield break;
        }

        LayerPlan above = plan.Layers[l - 2];
        BatchRows aboveRows = batch.Layers[l - 2];
        names["target"] = $"D{l - 1}";
        yield return pool.Call($"GradientsAboveRows{l}", () => [GradientsAbove(layer, batch)], names, count: "count");
        yield return pool.Call(
            $"DeltasOfRows{l - 1}",
            () => [new Paragraph(_equations.Delta(above), _elements.AreFlat(above, aboveRows.Stride)
                ? [.. _elements.HiddenDeltas(above, aboveRows.Stride)]
                : [RowDeltas(above, aboveRows.Stride)])],
            new Dictionary<string, string> { ["yRows"] = $"Y{l - 1}", ["uRows"] = $"U{l - 1}", ["δRows"] = $"D{l - 1}" },
            count: "count");
    }

    private string RowDeltas(LayerPlan layer, int stride) => EachRow("r", "rows", pool.Call(
        $"DeltasLayer{layer.Index}",
        () => [loops.HiddenDeltas(layer)],
        new Dictionary<string, string>
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
                    above, deltas, layer.FanIn, new("dw", storage.Weights, storage.RowStride), storage.PaddedFanOut, layer.FanOut)
                : _products.OverRows(
                    deltas, above, layer.FanOut, new("dw", storage.Weights, storage.ColumnStride), storage.PaddedFanIn, layer.FanIn));
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
    /// Rows of a user's, which have no padding, to or from rows of one stride: by registers of which the last begins before
    /// its turn, so that none reaches beyond its row; number by number where a row is shorter than a register.
    /// </summary>
    private IEnumerable<string> CopyRows(string from, int stride, string to, string place, int width)
    {
        int lanes = text.Widest;
        while (lanes > width && lanes > 1)
        {
            lanes = lanes > text.Group ? lanes / 2 : 1;
        }

        return
        [
            "for (nuint r = 0; r < count; r++)",
            "{",
            .. (lanes == 1
                ? TileLoop.For("k", 0, width, 1,
                    [$"Unsafe.Add(ref {to}, {place} + k) = Unsafe.Add(ref {from}, r * {stride} + k);"])
                :
                [
                    .. TileLoop.For("k", 0, width / lanes * lanes, lanes,
                        [text.Store(text.Load(from, $"r * {stride} + k", lanes), to, $"{place} + k", lanes)]),
                    .. width % lanes == 0
                        ? Array.Empty<string>()
                        : [text.Store(text.Load(from, $"r * {stride} + {width - lanes}", lanes), to, $"{place} + {width - lanes}", lanes)],
                ]).Select(line => $"    {line}"),
            "}",
        ];
    }

    private static string EachRow(string r, string count, string call) =>
        $"for (nuint {r} = 0; {r} < {count}; {r}++) {{ {call} }}";

    private static string RowOf(string name, int stride, string r = "r") => $"Unsafe.Add(ref {name}, {r} * {stride})";

    private static string Above(int layer) => layer == 1 ? "x" : $"Y{layer - 1}";

    private static int Stride(int layer, BatchPlan batch) => batch.Layers[layer - 1].Stride;
}
