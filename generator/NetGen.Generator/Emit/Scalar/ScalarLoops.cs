using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Prose;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Algebra;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Scalar;

/// <summary>The scalar passes as loops with constant bounds: the equations, one loop an index.</summary>
internal sealed class ScalarLoops(NetworkPlan plan) : IScalarParagraphs
{
    private readonly Dialect _dialect = new(plan.Model);
    private readonly ScalarFormulas _formulas = new(plan.Model.Precision);
    private readonly ScalarStep _step = new(plan);
    private readonly Equations _equations = new(plan);

    private string T => _dialect.T;

    public IEnumerable<Paragraph> Forward(LayerPlan layer, bool keep)
    {
        (string i, string j) = layer.Letters;
        IEnumerable<string> body =
        [
            $"{T} sum = 0;",
            .. For(i, layer.FanIn, [$"sum += {YAbove(layer, i)} * {W(layer, i, j)};"]),
            "",
            .. layer.Activation.IsSoftmax
                ? [$"{Y(layer, j)} = sum + {B(layer, j)};"]
                : Activate(layer, j),
        ];
        yield return new Paragraph(
            layer.Activation.IsSoftmax
                ? $"{_equations.Title(layer)}:  {_equations.WeightedSum(layer)}"
                : _equations.Layer(layer),
            For(j, layer.FanOut, body));
        if (layer.Activation.IsSoftmax)
        {
            yield return Softmax(layer);
        }
    }

    public Paragraph Logarithms(LayerPlan layer, bool keep)
    {
        string k = layer.Letters.Here;
        return new Paragraph(_equations.Logarithms(),
        [
            $"{T} largest = {Y(layer, "0")}, others = 0;",
            .. For(k, 1, layer.FanOut,
            [
                $"others += global::System.Math.Min(largest, {Y(layer, k)});",
                $"largest = global::System.Math.Max(largest, {Y(layer, k)});",
            ]),
            "",
            $"{T} logSum = global::NetGen.PortableMath.Log1P(others / largest);",
            .. For(k, layer.FanOut, [$"{U(layer, k)} -= logSum;"]),
        ]);
    }

    public Paragraph Error(string declaration) => new(
        _equations.ErrorCode(),
        [
            $"{declaration} = 0;",
            .. For("k", plan.Outputs, [$"e += {_formulas.Print(plan.ErrorCode, At(plan.Output, "k"))};"]),
        ]);

    public IEnumerable<Paragraph> OutputDeltas(bool keep)
    {
        LayerPlan layer = plan.Output;
        yield return new Paragraph(_equations.OutputGradient(), For(
            "k",
            layer.FanOut,
            _formulas.Assign(DY(layer, "k"), plan.OutputGradientCode, At(layer, "k"), "k")));
        IEnumerable<string> sum = layer.Delta.NeedsSum
            ? [$"{T} s = 0;", .. For("r", layer.FanOut, [$"s += {DY(layer, "r")} * {Y(layer, "r")};"]), ""]
            : [];
        yield return new Paragraph(_equations.Delta(layer), [.. sum, .. Deltas(layer, "k")]);
    }

    public Paragraph GradientsAbove(LayerPlan layer, bool keep)
    {
        string i = layer.Letters.Above;
        string r = layer.IsOutput ? "r" : "q";
        string target = layer.Index == 1 ? $"dx[{i}]" : DY(plan.Layers[layer.Index - 2], i);
        return new Paragraph(_equations.GradientAbove(layer), For(i, layer.FanIn,
        [
            $"{T} sum = 0;",
            .. For(r, layer.FanOut, [$"sum += {Delta(layer, r)} * {W(layer, i, r)};"]),
            "",
            $"{target} = sum;",
        ]));
    }

    public Paragraph HiddenDeltas(LayerPlan layer, bool keep) => new(_equations.Delta(layer), Deltas(layer, "j"));

    public IEnumerable<Paragraph> Gradients(LayerPlan layer, GradientUse use)
    {
        (string i, string j) = layer.Letters;
        string then = _equations.Then(use);
        var product = new Operand($"{YAbove(layer, i)} * {Delta(layer, j)}", Precedence.Multiplicative);
        yield return new Paragraph(
            _equations.WeightGradient(layer) + then,
            For(i, layer.FanIn, For(j, layer.FanOut, [Use(WeightIndex(layer, i, j), product)])));
        yield return new Paragraph(
            _equations.BiasGradient(layer) + then,
            For(j, layer.FanOut, [Use(Position.Of(layer.Storage.Biases, (j, 1)), Delta(layer, j))]));

        string Use(string index, Operand gradient) => use switch
        {
            GradientUse.Store => $"dw[{index}] = {gradient.Text};",
            GradientUse.Add => $"dw[{index}] += {gradient.Text};",
            _ => _step.Statement(index, gradient),
        };
    }

    /// <summary>All parameters in one loop: they lie one after another, and padding stays zero.</summary>
    public Paragraph Update(LayerPlan layer)
    {
        LayerStorage storage = layer.Storage;
        int length = storage.Biases + storage.PaddedFanOut - storage.Weights;
        return new Paragraph(
            $"{_equations.Name(layer)}:  {_equations.Update()}",
            For("p", storage.Weights, storage.Weights + length, [_step.Statement("p", "dw[p]")]));
    }

    private IEnumerable<string> Activate(LayerPlan layer, string j)
    {
        yield return $"{T} u_{j} = sum + {B(layer, j)};";
        if (layer.KeepsSums)
        {
            yield return $"{U(layer, j)} = u_{j};";
        }

        foreach (string line in _formulas.Assign(Y(layer, j), layer.ValueCode, _ => $"u_{j}", j))
        {
            yield return line;
        }
    }

    /// <summary>Subtracting the largest u changes no quotient and keeps every power within range.</summary>
    public Paragraph Softmax(LayerPlan layer)
    {
        string k = layer.Letters.Here;
        string y = Y(layer, k);
        return new Paragraph(
            _equations.SoftmaxValue(layer),
            [
                $"{T} max = {Y(layer, "0")};",
                .. For(k, 1, layer.FanOut, [$"max = global::System.Math.Max(max, {y});"]),
                "",
                $"{T} total = 0;",
                .. For(k, layer.FanOut,
                [
                    .. plan.KeepsLogarithms
                        ? [$"{U(layer, k)} = {y} - max;", $"{y} = global::NetGen.PortableMath.Exp({U(layer, k)});"]
                        : new[] { $"{y} = global::NetGen.PortableMath.Exp({y} - max);" },
                    $"total += {y};",
                ]),
                "",
                .. For(k, layer.FanOut, [$"{y} /= total;"]),
            ]);
    }

    private IReadOnlyList<string> Deltas(LayerPlan layer, string k) => For(
        k, layer.FanOut, _formulas.Assign(Delta(layer, k), layer.DeltaCode, At(layer, k), k));

    private Func<string, Operand> At(LayerPlan layer, string k) => symbol => symbol switch
    {
        "u" => U(layer, k),
        "y" => Y(layer, k),
        "dy" => DY(layer, k),
        "t" => _dialect.HasSpan ? $"t[{k}]" : $"t[tAt + {k}]",
        _ => symbol,
    };

    private static string Y(LayerPlan layer, string j) => Element("y", layer.Storage.Outputs, j);

    private string YAbove(LayerPlan layer, string i) =>
        layer.Index == 1 ? Element("y", 0, i) : Y(plan.Layers[layer.Index - 2], i);

    private static string U(LayerPlan layer, string j) => Element("u", layer.Storage.Sums, j);

    private static string Delta(LayerPlan layer, string j) => Element("δ", layer.Storage.Deltas, j);

    private static string DY(LayerPlan layer, string j) => Element("dy", layer.Storage.Deltas, j);

    private static string B(LayerPlan layer, string j) => Element("w", layer.Storage.Biases, j);

    private static string W(LayerPlan layer, string i, string j) => $"w[{WeightIndex(layer, i, j)}]";

    private static string WeightIndex(LayerPlan layer, string i, string j) =>
        Position.Of(layer.Storage.Weights, (i, layer.Storage.RowStride), (j, layer.Storage.ColumnStride));

    private static string Element(string section, int origin, string index) =>
        index == "0" ? $"{section}[{origin}]" : $"{section}[{Position.Of(origin, (index, 1))}]";

    private static IReadOnlyList<string> For(string variable, int count, IEnumerable<string> body) =>
        For(variable, 0, count, body);

    private static IReadOnlyList<string> For(string variable, int from, int to, IEnumerable<string> body) =>
    [
        $"for (int {variable} = {from}; {variable} < {to}; {variable}++)",
        "{",
        .. body.Select(line => line.Length == 0 ? line : $"    {line}"),
        "}",
    ];
}
