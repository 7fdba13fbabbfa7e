using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Prose;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Algebra;

namespace NetGen.Generator.Emit.Scalar;

/// <summary>
/// The unrolled scalar statements of a network, one statement a value, in the chapter's order. Values are locals, or
/// elements of arrays where the code is too much for one method; the statements are otherwise the same.
/// </summary>
internal sealed class ScalarTextbook(NetworkPlan plan, bool inArrays) : IScalarParagraphs
{
    private readonly Dialect _dialect = new(plan.Model);
    private readonly string _type = new Dialect(plan.Model).T;
    private readonly ScalarNames _names = new(plan, inArrays);
    private readonly ScalarFormulas _formulas = new(plan.Model.Precision);
    private readonly ScalarStep _step = new(plan);
    private readonly Equations _equations = new(plan);

    public IEnumerable<Paragraph> Forward(LayerPlan layer, bool keep)
    {
        if (layer.Activation.IsSoftmax)
        {
            return Softmax(layer, keep);
        }

        int l = layer.Index;
        bool keepSum = layer.KeepsSums && keep;
        var lines = new List<string>();
        for (int j = 0; j < layer.FanOut; j++)
        {
            string target = Target(_names.Y(l, j), _names.OutputElement(l, j), keep);
            IReadOnlyList<string> terms = Terms(layer, j);
            // E asks for u too.
            bool namesSum = keepSum || (layer.IsOutput && plan.ErrorIsOfSums);
            if (!namesSum && terms.Count <= Budgets.TermsPerStatement && layer.ValueCode.Descendants().Count(Symbols.U.Equals) == 1)
            {
                var sum = new Operand(string.Join(" + ", terms), Precedence.Additive);
                lines.Add($"{target} = {_formulas.Print(layer.ValueCode, _ => sum)};");
                continue;
            }

            string u = _names.U(l, j);
            lines.AddRange(WeightedSum.Statements($"{_type} {u}", u, terms));
            if (keepSum)
            {
                lines.Add($"{_names.SumElement(l, j)} = {u};");
            }

            lines.AddRange(_formulas.Assign(target, layer.ValueCode, _ => u, $"{l}_{j}"));
        }

        return [new Paragraph(_equations.Layer(layer), lines)];
    }

    public Paragraph Error(string declaration) => new(
        _equations.ErrorCode(),
        [
            .. Each(plan.Outputs, k =>
                $"{(k == 0 ? $"{declaration} =" : "e +=")} {_formulas.Print(plan.ErrorCode, At(plan.Output.Index, k))};"),
        ]);

    public Paragraph Logarithms(LayerPlan layer, bool keep)
    {
        if (inArrays)
        {
            return new ScalarLoops(plan).Logarithms(layer, keep);
        }

        int l = layer.Index;
        return new Paragraph(_equations.Logarithms(),
        [
            $"{_type} largest = {_names.Y(l, 0)}, others = 0;",
            .. Each(layer.FanOut - 1, k =>
                $"others += global::System.Math.Min(largest, {_names.Y(l, k + 1)}); "
                + $"largest = global::System.Math.Max(largest, {_names.Y(l, k + 1)});"),
            $"{_type} logSum = global::NetGen.PortableMath.Log1P(others / largest);",
            .. Each(layer.FanOut, k => keep
                ? $"{_names.SumElement(l, k)} = {_names.U(l, k)} - logSum;"
                : $"{_names.U(l, k)} -= logSum;"),
        ]);
    }

    public IEnumerable<Paragraph> OutputDeltas(bool keep) =>
        inArrays && plan.Output.Delta.NeedsSum ? new ScalarLoops(plan).OutputDeltas(keep) : UnrolledOutputDeltas(keep);

    private IEnumerable<Paragraph> UnrolledOutputDeltas(bool keep)
    {
        LayerPlan layer = plan.Output;
        int l = layer.Index;
        if (keep || layer.Delta.NeedsSum)
        {
            yield return new Paragraph(_equations.OutputGradient(), Lines(layer.FanOut, k => _formulas.Assign(
                layer.Delta.NeedsSum || inArrays
                    ? Target(_names.DY(l, k), _names.GradientElement(l, k), keep)
                    : _names.GradientElement(l, k),
                plan.OutputGradientCode,
                At(l, k),
                $"{l}_{k}")));
        }

        IEnumerable<string> sum = layer.Delta.NeedsSum
            ? WeightedSum.Statements(
                $"{_type} s", "s", [.. Each(layer.FanOut, r => $"{_names.DY(l, r)} * {_names.Y(l, r)}")])
            : [];
        yield return new Paragraph(_equations.Delta(layer), [.. sum, .. Deltas(layer, keep)]);
    }

    public Paragraph GradientsAbove(LayerPlan layer, bool keep)
    {
        int above = layer.Index - 1;
        return new Paragraph(_equations.GradientAbove(layer), Lines(layer.FanIn, i =>
        {
            string name = _names.DY(above, i);
            string element = _names.GradientElement(above, i);
            string[] terms = [.. Each(layer.FanOut, r => $"{_names.Delta(layer.Index, r)} * {_names.W(layer.Index, i, r)}")];
            // A sum of several statements reaches its element last.
            bool late = keep && name != element && terms.Length > Budgets.TermsPerStatement;
            string declaration = name == element ? name : Target(name, element, keep && !late);
            return [.. WeightedSum.Statements(declaration, name, terms), .. late ? [$"{element} = {name};"] : Array.Empty<string>()];
        }));
    }

    public Paragraph HiddenDeltas(LayerPlan layer, bool keep) =>
        new(_equations.Delta(layer), [.. Deltas(layer, keep)]);

    public IEnumerable<Paragraph> Gradients(LayerPlan layer, GradientUse use)
    {
        int l = layer.Index;
        string then = _equations.Then(use);
        yield return new Paragraph(
            _equations.WeightGradient(layer) + then,
            Lines(layer.FanIn, i => Each(layer.FanOut, j => Use(
                plan.Layers[l - 1].Storage.Weight(i, j),
                new Operand($"{_names.Y(l - 1, i)} * {_names.Delta(l, j)}", Precedence.Multiplicative)))));
        yield return new Paragraph(
            _equations.BiasGradient(layer) + then,
            [.. Each(layer.FanOut, j => Use(layer.Storage.Biases + j, _names.Delta(l, j)))]);

        string Use(int index, Operand gradient) => use switch
        {
            GradientUse.Store => $"dw[{index}] = {gradient.Text};",
            GradientUse.Add => $"dw[{index}] += {gradient.Text};",
            _ => _step.Statement($"{index}", gradient),
        };
    }

    public Paragraph Update(LayerPlan layer)
    {
        IEnumerable<int> weights = Enumerable.Range(0, layer.Weights)
            .Select(p => layer.Storage.Weight(p / layer.FanOut, p % layer.FanOut));
        IEnumerable<int> biases = Enumerable.Range(layer.Storage.Biases, layer.FanOut);
        return new Paragraph(
            $"{_equations.Name(layer)}:  {_equations.Update()}",
            [.. weights.Concat(biases).Select(index => _step.Statement($"{index}", $"dw[{index}]"))]);
    }

    private IEnumerable<string> Deltas(LayerPlan layer, bool keep)
    {
        int l = layer.Index;
        return Lines(layer.FanOut, j => _formulas.Assign(
            Target(_names.Delta(l, j), _names.DeltaElement(l, j), keep), layer.DeltaCode, At(l, j), $"d{l}_{j}"));
    }

    /// <summary>Subtracting the largest u changes no quotient and keeps every power within range.</summary>
    private IEnumerable<Paragraph> Softmax(LayerPlan layer, bool keep)
    {
        int l = layer.Index;
        string U(int k) => inArrays ? _names.Y(l, k) : _names.U(l, k);
        string declaration = inArrays ? "" : $"{_type} ";

        yield return new Paragraph(
            $"{_equations.Title(layer)}:  {_equations.WeightedSum(layer)}",
            Lines(layer.FanOut, k => WeightedSum.Statements($"{declaration}{U(k)}", U(k), Terms(layer, k))));
        if (inArrays)
        {
            yield return new ScalarLoops(plan).Softmax(layer);
            yield break;
        }

        yield return new Paragraph(_equations.SoftmaxValue(layer),
        [
            $"{_type} max = {U(0)};",
            .. Each(layer.FanOut - 1, k => $"max = global::System.Math.Max(max, {U(k + 1)});"),
            .. plan.KeepsLogarithms ? Each(layer.FanOut, k => $"{U(k)} -= max;") : [],
            .. Each(layer.FanOut, k => $"{_type} e{l}_{k} = global::NetGen.PortableMath.Exp("
                + $"{(plan.KeepsLogarithms ? U(k) : $"{U(k)} - max")});"),
            .. WeightedSum.Statements($"{_type} sum", "sum", [.. Each(layer.FanOut, k => $"e{l}_{k}")]),
            .. Each(layer.FanOut, k => $"{Target(_names.Y(l, k), _names.OutputElement(l, k), keep)} = e{l}_{k} / sum;"),
        ]);
    }

    private IReadOnlyList<string> Terms(LayerPlan layer, int j) =>
    [
        .. Each(layer.FanIn, i => $"{_names.Y(layer.Index - 1, i)} * {_names.W(layer.Index, i, j)}"),
        _names.B(layer.Index, j),
    ];

    /// <summary>The left side of a value's statement: a local, the array's element, or both.</summary>
    private string Target(string name, string element, bool keep) =>
        inArrays ? element : keep ? $"{_type} {name} = {element}" : $"{_type} {name}";

    private Func<string, Operand> At(int layer, int neuron) => symbol => symbol switch
    {
        "u" => inArrays ? _names.SumElement(layer, neuron) : _names.U(layer, neuron),
        "y" => _names.Y(layer, neuron),
        "dy" => _names.DY(layer, neuron),
        "t" => inArrays ? _dialect.At("t", neuron) : $"t{neuron}",
        _ => symbol,
    };

    private static IReadOnlyList<string> Lines(int count, Func<int, IEnumerable<string>> make) =>
        [.. Enumerable.Range(0, count).SelectMany(make)];

    private static IEnumerable<string> Each(int count, Func<int, string> make) => Enumerable.Range(0, count).Select(make);
}
