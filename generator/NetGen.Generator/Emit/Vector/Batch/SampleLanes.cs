using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Prose;
using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit.Vector.Batch;

/// <summary>
/// Many rows of a tiny network: the textbook's statements, each over a register that holds one number of as many samples
/// as it has lanes. Nothing is reduced but the gradients, once, at the end.
/// </summary>
internal sealed class SampleLanes(NetworkPlan plan, VectorText text)
{
    private readonly Equations _equations = new(plan);
    private readonly ScalarNames _names = new(plan, inArrays: false);

    private int Lanes => text.Widest;

    private string Vector => text.Class(Lanes);

    /// <summary>y_k of every row.</summary>
    public IEnumerable<Paragraph> Predict()
    {
        yield return Buffer(plan.Inputs + plan.Outputs, ("X", 0), ("Y", plan.Inputs));
        yield return new Paragraph("", Groups(
        [
            .. Gather("X", "inputs", plan.Inputs),
            .. Load("x", "X", plan.Inputs),
            .. Lines(plan.Layers.SelectMany(Forward)),
            .. Enumerable.Range(0, plan.Outputs).Select(k => text.Store(_names.Y(plan.Output.Index, k), "Y", k * Lanes)),
            "for (nuint r = 0; r < count; r++)",
            "{",
            .. Enumerable.Range(0, plan.Outputs).Select(k =>
                $"    {text.Number("outputs", At("(first + r)", plan.Outputs, k))} = {text.Number("Y", At("r", 1, k * Lanes))};"),
            "}",
        ]));
    }

    /// <summary>Σ of ∂w and ∂b over the rows, added to what is there; returns Σ E.</summary>
    public IEnumerable<Paragraph> AddGradients()
    {
        yield return Buffer(plan.Inputs + plan.Outputs, ("X", 0), ("T", plan.Inputs));
        yield return new Paragraph("sums over the rows: a lane a sample of each group",
        [
            $"var errors = {text.Type(Lanes)}.Zero;",
            .. Parameters().Select(index => $"var g{index} = {text.Type(Lanes)}.Zero;"),
        ]);
        yield return new Paragraph("", Groups(
        [
            .. Gather("X", "inputs", plan.Inputs),
            .. Gather("T", "targets", plan.Outputs),
            .. Load("x", "X", plan.Inputs),
            .. Load("t", "T", plan.Outputs),
            $"var used = {Vector}.LessThan({text.Type(Lanes)}.Indices, {Vector}.Create(({text.T})count));",
            .. Lines(plan.Layers.SelectMany(Forward)),
            .. Lines([Error(), .. OutputDeltas(), .. plan.Layers.Reverse().SelectMany(Backward)]),
        ]));
        yield return new Paragraph("from lanes to sums",
        [
            .. Parameters().Select(index => $"{text.Number("dw", $"{index}")} += {Vector}.Sum(g{index});"),
            $"return {Vector}.Sum(errors);",
        ]);
    }

    private IEnumerable<int> Parameters() => plan.Layers.SelectMany(layer =>
        Enumerable.Range(0, layer.Weights)
            .Select(p => layer.Storage.Weight(p / layer.FanOut, p % layer.FanOut))
            .Concat(Enumerable.Range(layer.Storage.Biases, layer.FanOut)));

    private Paragraph Buffer(int numbers, params (string Name, int Start)[] places) => new("a group's numbers, each in a row of samples",
    [
        $"global::System.Span<{text.T}> buffer = stackalloc {text.T}[{numbers * Lanes}];",
        "buffer.Clear();",
        .. places.Select(place => $"ref {text.T} {place.Name} = ref {(place.Start == 0 ? "MemoryMarshal.GetReference(buffer)" : $"Unsafe.Add(ref MemoryMarshal.GetReference(buffer), {place.Start * Lanes})")};"),
    ]);

    private IReadOnlyList<string> Groups(IEnumerable<string> body) =>
    [
        $"for (nuint first = 0; first < rows; first += {Lanes})",
        "{",
        $"    nuint count = global::System.Math.Min({Lanes}u, rows - first);",
        .. body.Select(line => line.Length == 0 ? line : $"    {line}"),
        "}",
    ];

    private IEnumerable<string> Gather(string to, string from, int width) =>
    [
        "for (nuint r = 0; r < count; r++)",
        "{",
        .. Enumerable.Range(0, width).Select(i =>
            $"    {text.Number(to, At("r", 1, i * Lanes))} = {text.Number(from, At("(first + r)", width, i))};"),
        "}",
        "",
    ];

    private IEnumerable<string> Load(string name, string from, int count) =>
        Enumerable.Range(0, count).Select(i => $"var {name}{i} = {text.Load(from, i * Lanes, Lanes)};");

    private IEnumerable<Paragraph> Forward(LayerPlan layer)
    {
        int l = layer.Index;
        var lines = new List<string>();
        for (int j = 0; j < layer.FanOut; j++)
        {
            string sum = Weight(layer.Storage.Biases + j);
            for (int i = 0; i < layer.FanIn; i++)
            {
                sum = text.MultiplyAdd(_names.Y(l - 1, i), Weight(layer.Storage.Weight(i, j)), sum, Lanes);
            }

            lines.Add($"var {_names.U(l, j)} = {sum};");
            if (!layer.Activation.IsSoftmax)
            {
                lines.AddRange(text.Assign($"var {_names.Y(l, j)}", layer.ValueCode, Lanes, _ => _names.U(l, j), $"{l}_{j}"));
            }
        }

        yield return new Paragraph(layer.Activation.IsSoftmax ? _equations.WeightedSum(layer) : _equations.Layer(layer), lines);
        if (layer.Activation.IsSoftmax)
        {
            yield return Softmax(layer);
        }
    }

    private Paragraph Softmax(LayerPlan layer)
    {
        int l = layer.Index;
        int[] all = [.. Enumerable.Range(0, layer.FanOut)];
        return new Paragraph(_equations.SoftmaxValue(layer),
        [
            $"var max = {_names.U(l, 0)};",
            .. all.Skip(1).Select(k => $"max = {Vector}.Max(max, {_names.U(l, k)});"),
            .. all.Select(k => $"var e{l}_{k} = {text.Exp($"{_names.U(l, k)} - max", Lanes)};"),
            $"var total = {string.Join(" + ", all.Select(k => $"e{l}_{k}"))};",
            .. all.Select(k => $"var {_names.Y(l, k)} = e{l}_{k} / total;"),
        ]);
    }

    private Paragraph Error() => new(_equations.Error(), [.. Enumerable.Range(0, plan.Outputs).SelectMany(k => text
        .Assign($"var error{k}", plan.ErrorCode, Lanes, Operands(plan.Output.Index, k), $"e{k}")
        .Append($"errors += error{k} & used;"))]);

    private IEnumerable<Paragraph> OutputDeltas()
    {
        LayerPlan layer = plan.Output;
        int l = layer.Index;
        int[] all = [.. Enumerable.Range(0, layer.FanOut)];
        if (layer.Delta.NeedsSum)
        {
            yield return new Paragraph(_equations.OutputGradient(),
            [
                .. all.SelectMany(k => text.Assign(
                    $"var {_names.DY(l, k)}", plan.OutputGradientCode, Lanes, Operands(l, k), $"g{k}")),
                $"var s = {string.Join(" + ", all.Select(k => $"{_names.DY(l, k)} * {_names.Y(l, k)}"))};",
            ]);
        }

        yield return Deltas(layer, " & used");
    }

    private Paragraph Deltas(LayerPlan layer, string mask = "")
    {
        int l = layer.Index;
        return new Paragraph(_equations.Delta(layer), [.. Enumerable.Range(0, layer.FanOut).SelectMany(j => text
            .Assign($"var {_names.Delta(l, j)}", layer.DeltaCode, Lanes, Operands(l, j), $"d{l}_{j}")
            .Concat(mask.Length == 0 ? [] : [$"{_names.Delta(l, j)} &= used;"]))]);
    }

    private IEnumerable<Paragraph> Backward(LayerPlan layer)
    {
        int l = layer.Index;
        yield return new Paragraph($"{_equations.WeightGradient(layer)},  {_equations.BiasGradient(layer)}, added up",
        [
            .. Enumerable.Range(0, layer.Weights).Select(p =>
            {
                (int i, int j) = (p / layer.FanOut, p % layer.FanOut);
                string sum = $"g{layer.Storage.Weight(i, j)}";
                return $"{sum} = {text.MultiplyAdd(_names.Y(l - 1, i), _names.Delta(l, j), sum, Lanes)};";
            }),
            .. Enumerable.Range(0, layer.FanOut).Select(j => $"g{layer.Storage.Biases + j} += {_names.Delta(l, j)};"),
        ]);
        if (l == 1)
        {
            yield break;
        }

        yield return new Paragraph(_equations.GradientAbove(layer), [.. Enumerable.Range(0, layer.FanIn).Select(i =>
        {
            string sum = $"{_names.Delta(l, 0)} * {Weight(layer.Storage.Weight(i, 0))}";
            for (int j = 1; j < layer.FanOut; j++)
            {
                sum = text.MultiplyAdd(_names.Delta(l, j), Weight(layer.Storage.Weight(i, j)), sum, Lanes);
            }

            return $"var {_names.DY(l - 1, i)} = {sum};";
        })]);
        yield return Deltas(plan.Layers[l - 2]);
    }

    private string Weight(int index) => text.Broadcast("w", index, Lanes);

    private Func<string, Operand> Operands(int layer, int neuron) => symbol => symbol switch
    {
        "u" => _names.U(layer, neuron),
        "y" => _names.Y(layer, neuron),
        "dy" => _names.DY(layer, neuron),
        "t" => $"t{neuron}",
        _ => symbol,
    };

    private static string At(string row, int stride, int offset)
    {
        string start = stride == 1 ? row : $"{row} * {stride}";
        return offset == 0 ? start : $"{start} + {offset}";
    }

    /// <summary>Paragraphs inside a loop: their comments and statements as lines.</summary>
    private static IEnumerable<string> Lines(IEnumerable<Paragraph> paragraphs) =>
        paragraphs.SelectMany(paragraph => new[] { "", $"// {paragraph.Comment}" }.Concat(paragraph.Lines));
}
