using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Prose;
using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Algebra;

namespace NetGen.Generator.Emit.Vector.Batch;

/// <summary>
/// Many rows of a tiny network: the textbook's statements, each over a register that holds one number of as many samples
/// as it has lanes. Nothing is reduced but the gradients, once, at the end.
/// </summary>
internal sealed class SampleLanes(NetworkPlan plan, VectorText text)
{
    private readonly Equations _equations = new(plan);
    private readonly ScalarNames _names = new(plan, inArrays: false);
    private readonly Interleaving _interleaving = new(text);
    private readonly Reductions _reductions = new(text);

    private int Lanes => text.Widest;

    private string Vector => text.Class(Lanes);

    /// <summary>y_k of every row.</summary>
    public IEnumerable<Paragraph> Predict()
    {
        yield return LastRows("PredictBatchRows", "Y");
        yield return new Paragraph("", Groups(
        [
            .. _interleaving.Load("x", "X", "inputs", plan.Inputs),
            .. Lines(plan.Layers.SelectMany(Forward)),
            .. _interleaving.Store([.. Enumerable.Range(0, plan.Outputs).Select(k => _names.Y(plan.Output.Index, k))], "Y", "outputs"),
        ]));
    }

    /// <summary>Σ of ∂w and ∂b over the rows, added to what is there; returns Σ E.</summary>
    public IEnumerable<Paragraph> AddGradients()
    {
        yield return LastRows("GradientRows", "T");
        yield return new Paragraph("sums over the rows: a lane a sample of each group",
        [
            $"var errors = {text.Type(Lanes)}.Zero;",
            .. Parameters().Select(index => $"var g{index} = {text.Type(Lanes)}.Zero;"),
        ]);
        yield return new Paragraph("", Groups(
        [
            .. _interleaving.Load("x", "X", "inputs", plan.Inputs),
            .. _interleaving.Load("t", "T", "targets", plan.Outputs),
            $"var used = {Vector}.LessThan({text.Type(Lanes)}.Indices, {Vector}.Create(({text.T})count));",
            .. Lines(plan.Layers.SelectMany(Forward)),
            .. plan.KeepsLogarithms ? Lines([Logarithms()]) : [],
            .. Lines([Error(), .. OutputDeltas(), .. plan.Layers.Reverse().SelectMany(Backward)]),
        ]));
        yield return new Paragraph("from lanes to sums",
        [
            .. Parameters().GroupBy(index => index / text.Group * text.Group).Select(Sum),
            $"return {Vector}.Sum(errors);",
        ]);
    }

    private IEnumerable<int> Parameters() => plan.Layers.SelectMany(layer =>
        Enumerable.Range(0, layer.Weights)
            .Select(p => layer.Storage.Weight(p / layer.FanOut, p % layer.FanOut))
            .Concat(Enumerable.Range(layer.Storage.Biases, layer.FanOut)));

    /// <summary>Sums that lie side by side, added to what is there.</summary>
    private string Sum(IGrouping<int, int> indexes)
    {
        string[] sums = [.. indexes.Select(index => text.Folded($"g{index}"))];
        return indexes.Count() == 1
            ? $"{text.Number("dw", $"{indexes.Key}")} += {Vector}.Sum(g{indexes.Key});"
            : text.Store($"{_reductions.Sums(sums, text.Group, text.Group)} + {text.Load("dw", indexes.Key, text.Group)}", "dw", indexes.Key, text.Group);
    }

    private Paragraph LastRows(string type, string others) => new("room for a group: a last one that is not whole, or one whose rows are turned in memory",
    [
        .. text.Rows(type, [("groupX", 0), ($"group{others}", plan.Inputs * Lanes)], (plan.Inputs + plan.Outputs) * Lanes, cleared: true),
    ]);

    private IReadOnlyList<string> Groups(IEnumerable<string> body) =>
    [
        $"for (nuint first = 0; first < rows; first += {Lanes})",
        "{",
        $"    nuint count = global::System.Math.Min({Lanes}u, rows - first);",
        .. body.Select(line => line.Length == 0 ? line : $"    {line}"),
        "}",
    ];

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
            .. plan.KeepsLogarithms ? all.Select(k => $"{_names.U(l, k)} -= max;") : [],
            .. all.Select(k => $"var e{l}_{k} = {text.Exp(plan.KeepsLogarithms ? _names.U(l, k) : $"{_names.U(l, k)} - max", Lanes)};"),
            $"var total = {string.Join(" + ", all.Select(k => $"e{l}_{k}"))};",
            .. all.Select(k => $"var {_names.Y(l, k)} = e{l}_{k} / total;"),
        ]);
    }

    /// <summary>ln y_k of softmax's u_k, which E asks for.</summary>
    private Paragraph Logarithms()
    {
        int l = plan.Output.Index;
        int[] all = [.. Enumerable.Range(0, plan.Outputs)];
        return new Paragraph(_equations.Logarithms(),
        [
            $"var largest = {_names.Y(l, 0)};",
            $"var others = {text.Type(Lanes)}.Zero;",
            .. all.Skip(1).SelectMany(k => new[]
            {
                $"others += {Vector}.Min(largest, {_names.Y(l, k)});",
                $"largest = {Vector}.Max(largest, {_names.Y(l, k)});",
            }),
            .. text.Assign("var logSum", new Call(Function.Log1P, new Reference("ratio")), Lanes, _ => "others / largest", "log"),
            .. all.Select(k => $"{_names.U(l, k)} -= logSum;"),
        ]);
    }

    private Paragraph Error() => new(_equations.ErrorCode(), [.. Enumerable.Range(0, plan.Outputs).SelectMany(k => text
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

    /// <summary>Paragraphs inside a loop: their comments and statements as lines.</summary>
    private static IEnumerable<string> Lines(IEnumerable<Paragraph> paragraphs) =>
        paragraphs.SelectMany(paragraph => new[] { "", $"// {paragraph.Comment}" }.Concat(paragraph.Lines));
}
