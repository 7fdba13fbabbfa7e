using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Lower.Scalar;

/// <summary>
/// Steps as unrolled statements, one per value, in the chapter's order. Values are locals, or elements of arrays where
/// the code is too much for one routine; the statements are otherwise the same.
/// </summary>
/// <param name="plan">The network.</param>
/// <param name="step">What the optimizer does with a gradient.</param>
/// <param name="inArrays">Whether values live in the arrays.</param>
/// <param name="keep">Whether they go there too, for Backward, where they are locals.</param>
internal sealed class UnrolledSteps(NetworkPlan plan, OptimizerStep step, bool inArrays, bool keep) : IScalarSteps
{
    private readonly ScalarValues _values = new(plan, inArrays);
    private readonly FormulaLowering _formulas = new(new NumberType(plan.Format));
    private readonly Equations _equations = new(plan);

    public IEnumerable<Paragraph> Layer(LayerPlan layer) =>
        layer.Activation.IsSoftmax
            ? Softmax(layer)
            : [new(_equations.Layer(layer), Each(layer.FanOut, j => Neuron(layer, j)))];

    /// <summary>u of a layer, without y.</summary>
    public Paragraph Sums(LayerPlan layer) => new(
        $"{_equations.Title(layer)}:  {_equations.WeightedSum(layer)}",
        Each(layer.FanOut, k =>
        {
            Value target = inArrays ? _values.OutputElement(layer.Index, k) : _values.U(layer.Index, k);
            return WeightedSums.Statements(
                value => target is Local u ? new Declare(u, value) : new Store((Element)target, value),
                target,
                [.. Terms(layer, k)]);
        }));

    public Paragraph Error() => new(_equations.ErrorLine(), Each(plan.Outputs, k =>
    {
        Local e = _values.Number("e");
        return _formulas.Statements(
            plan.ErrorCode,
            At(plan.Output.Index, k),
            $"e{k}",
            error => k > 0 ? new Accumulate(e, BinaryOperator.Add, error)
                : inArrays ? new Assign(e, error) : new Declare(e, error));
    }));

    public Paragraph Logarithms(LayerPlan layer)
    {
        if (inArrays)
        {
            return Loops.Logarithms(layer);
        }

        int l = layer.Index;
        (Local largest, Local others, Local logSum) =
            (_values.Number("largest"), _values.Number("others"), _values.Number("logSum"));
        return new Paragraph(_equations.Logarithms(),
        [
            new DeclareAll([new Declare(largest, _values.Y(l, 0)), new Declare(others, new Number(0, _values.Type))]),
            .. Range(layer.FanOut).Skip(1).SelectMany(k => Others(largest, others, _values.Y(l, k))),
            new Declare(logSum, new Apply(Function.Log1P, others / largest)),
            .. Range(layer.FanOut).Select(k => keep
                ? (Statement)new Store(_values.SumElement(l, k), _values.U(l, k) - logSum)
                : new Accumulate(_values.U(l, k), BinaryOperator.Subtract, logSum)),
        ]);
    }

    /// <summary>The smaller of the largest so far and one more y is one of the others.</summary>
    public static Statement[] Others(Local largest, Local others, Value y) =>
    [
        new Accumulate(others, BinaryOperator.Add, new Binary(BinaryOperator.Minimum, largest, y)),
        new Assign(largest, new Binary(BinaryOperator.Maximum, largest, y)),
    ];

    public Paragraph OutputGradient()
    {
        LayerPlan layer = plan.Output;
        int l = layer.Index;
        if (inArrays && layer.Delta.NeedsSum)
        {
            return Loops.OutputGradient();
        }

        return new Paragraph(_equations.OutputGradient(), Each(layer.FanOut, k => _formulas.Statements(
            plan.OutputGradientCode,
            At(l, k),
            $"{l}_{k}",
            value => layer.Delta.NeedsSum
                ? Take(_values.DY(l, k), _values.GradientElement(l, k), keep, value)
                : new Store(_values.GradientElement(l, k), value))));
    }

    public Paragraph Delta(LayerPlan layer)
    {
        if (!layer.Delta.NeedsSum)
        {
            return new Paragraph(_equations.Delta(layer), Deltas(layer));
        }

        if (inArrays)
        {
            return Loops.Delta(layer);
        }

        int l = layer.Index;
        Local s = _values.Number("s");
        IEnumerable<Statement> sum = WeightedSums.Statements(
            value => new Declare(s, value),
            s,
            [.. Range(layer.FanOut).Select(r => _values.DY(l, r) * _values.Y(l, r))]);
        return new Paragraph(_equations.Delta(layer), [.. sum, .. Deltas(layer)]);
    }

    public Paragraph GradientAbove(MathStep step)
    {
        (LayerPlan layer, Source source) = (step.Layer, step.Source);
        return new Paragraph(_equations.GradientAbove(step), Each(source.Count, i =>
        {
            Value target = _values.DY(source.Layer, i);
            Element element = _values.GradientElement(source.Layer, i);
            Value[] terms =
            [
                .. step.IsAdded ? [target] : Array.Empty<Value>(),
                .. Range(layer.FanOut).Select(r =>
                    _values.Delta(layer.Index, r) * _values.W(layer.Index, source.First + i, r)),
                .. layer.IsResidual ? [_values.DY(layer.Index, i)] : Array.Empty<Value>(),
            ];
            // A sum of several statements reaches its element last.
            bool late = keep && target is Local && terms.Length > Budgets.TermsPerStatement;
            return WeightedSums
                .Statements(value => Take(target, element, keep && !late, value), target, terms)
                .Concat(late ? [new Store(element, target)] : []);
        }));
    }

    public IEnumerable<Paragraph> Gradients(LayerPlan layer, GradientUse use)
    {
        int l = layer.Index;
        yield return new Paragraph(
            _equations.WeightGradient(layer, use),
            [
                .. layer.Sources.SelectMany(source => Each(source.Count, i => Range(layer.FanOut).Select(j => Use(
                    plan.WeightStep,
                    layer.Storage.Weight(source.First + i, j),
                    _values.Y(source.Layer, i) * _values.Delta(l, j))))),
            ]);
        yield return new Paragraph(
            _equations.BiasGradient(layer, use),
            [.. Range(layer.FanOut).Select(j => Use(plan.BiasStep, layer.Storage.Biases + j, _values.Delta(l, j)))]);

        Statement Use(ParameterStep taken, int index, Value gradient) => use switch
        {
            GradientUse.Store => new Store(_values.At(SectionNames.Gradients, index), gradient),
            GradientUse.Add => new Accumulate(_values.At(SectionNames.Gradients, index), BinaryOperator.Add, gradient),
            _ => step.Statement(taken, Indexes.Of(index), gradient),
        };
    }

    public Paragraph Update(LayerPlan layer) => new(
        $"{_equations.Name(layer)}:  {_equations.UpdateOfAll()}",
        [
            .. layer.ParameterIndexes.Select((index, n) => step.Statement(
                n < layer.Weights ? plan.WeightStep : plan.BiasStep,
                Indexes.Of(index),
                _values.At(SectionNames.Gradients, index))),
        ]);

    /// <summary>Where many values would be many locals, softmax's sums are loops.</summary>
    private LoopedSteps Loops => new(plan, step);

    private IEnumerable<Statement> Neuron(LayerPlan layer, int j)
    {
        int l = layer.Index;
        bool keepSum = layer.KeepsSums && keep;
        Value[] terms = [.. Terms(layer, j)];
        // δ and E ask for u too.
        bool namesSum = keepSum || layer.DeltaIsOfSums || (layer.IsOutput && plan.ErrorIsOfSums);
        if (!namesSum
            && terms.Length <= Budgets.TermsPerStatement
            && layer.ValueCode.Descendants().Count(Symbols.U.Equals) == 1)
        {
            Value sum = WeightedSums.Of(terms);
            return
            [
                Take(
                    Target(l, j),
                    _values.OutputElement(l, j),
                    keep,
                    _formulas.Lower(layer.ValueCode, FormulaLowering.OfNeuron(sum, () => Above(layer, j)))),
            ];
        }

        Local u = _values.U(l, j);
        return
        [
            .. WeightedSums.Statements(value => new Declare(u, value), u, terms),
            .. keepSum ? [new Store(_values.SumElement(l, j), u)] : Array.Empty<Statement>(),
            .. _formulas.Statements(
                layer.ValueCode,
                FormulaLowering.OfNeuron(u, () => Above(layer, j)),
                $"{l}_{j}",
                value => Take(Target(l, j), _values.OutputElement(l, j), keep, value)),
        ];
    }

    /// <summary>Subtracting the largest u changes no quotient and keeps every power within range.</summary>
    private IEnumerable<Paragraph> Softmax(LayerPlan layer)
    {
        int l = layer.Index;
        yield return Sums(layer);
        if (inArrays)
        {
            yield return Loops.Softmax(layer);
            yield break;
        }

        (Local max, Local sum) = (_values.Number("max"), _values.Number("sum"));
        yield return new Paragraph(_equations.SoftmaxValue(layer),
        [
            new Declare(max, _values.U(l, 0)),
            .. Range(layer.FanOut).Skip(1).Select(k =>
                new Assign(max, new Binary(BinaryOperator.Maximum, max, _values.U(l, k)))),
            .. plan.KeepsLogarithms
                ? Range(layer.FanOut).Select(k => new Accumulate(_values.U(l, k), BinaryOperator.Subtract, max))
                : [],
            .. Range(layer.FanOut).Select(k => new Declare(
                Power(k), new Apply(Function.Exp, plan.KeepsLogarithms ? _values.U(l, k) : _values.U(l, k) - max))),
            .. WeightedSums.Statements(value => new Declare(sum, value), sum, [.. Range(layer.FanOut).Select(Power)]),
            .. Range(layer.FanOut).Select(k => Take(Target(l, k), _values.OutputElement(l, k), keep, Power(k) / sum)),
        ]);

        Local Power(int k) => _values.Number($"e{l}_{k}");
    }

    private IReadOnlyList<Statement> Deltas(LayerPlan layer)
    {
        int l = layer.Index;
        return Each(layer.FanOut, j => _formulas.Statements(
            layer.DeltaCode,
            At(l, j),
            $"d{l}_{j}",
            value => Take(_values.Delta(l, j), _values.DeltaElement(l, j), keep, value)));
    }

    private IEnumerable<Value> Terms(LayerPlan layer, int j) => layer.Sources
        .SelectMany(source => Range(source.Count).Select(i =>
            _values.Y(source.Layer, i) * _values.W(layer.Index, source.First + i, j)))
        .Append(_values.B(layer.Index, j));

    /// <summary>y of the layer above, at the same place.</summary>
    private Value Above(LayerPlan layer, int j) => _values.Y(layer.Above.Layer, j);

    private Value Target(int layer, int neuron) => _values.Y(layer, neuron);

    /// <summary>What takes a value: a local, the array's element, or both.</summary>
    private static Statement Take(Value target, Element element, bool keep, Value value) => target is Local local
        ? new Declare(local, value, keep ? element : null)
        : new Store(element, value);

    private Func<string, Value> At(int layer, int neuron) => symbol => symbol switch
    {
        "u" => inArrays ? _values.SumElement(layer, neuron) : _values.U(layer, neuron),
        "y" => _values.Y(layer, neuron),
        "dy" => _values.DY(layer, neuron),
        "t" => _values.T(neuron),
        _ => _values.Number(symbol),
    };

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);

    private static IReadOnlyList<Statement> Each(int count, Func<int, IEnumerable<Statement>> make) =>
        [.. Range(count).SelectMany(make)];
}
