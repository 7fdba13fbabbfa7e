using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Lower.Scalar;

/// <summary>
/// Steps as loops with constant bounds: the equations, one loop per index. Operations and their order are those of
/// <see cref="UnrolledSteps"/>, and so are the bits: a sum begins with −0, to which the first term is added unchanged.
/// What would be a loop of one turn is its body, and where the plan says so, a sum of a few products is written out:
/// no loop, and no sum with −0.
/// </summary>
internal sealed class LoopedSteps(NetworkPlan plan, OptimizerStep step) : IScalarSteps
{
    private readonly ScalarValues _values = new(plan, inArrays: true);
    private readonly FormulaLowering _formulas = new(new NumberType(plan.Format));
    private readonly Equations _equations = new(plan);

    public IEnumerable<Paragraph> Layer(LayerPlan layer)
    {
        Local j = Letters(layer).Here;
        bool softmax = layer.Activation.IsSoftmax;
        yield return new Paragraph(
            softmax ? $"{_equations.Title(layer)}:  {_equations.WeightedSum(layer)}" : _equations.Layer(layer),
            [
                .. Loop(
                    j,
                    layer.FanOut,
                    here =>
                    [
                        .. Sum(
                            [.. layer.Sources.Select(source => new Terms(
                                Letter(layer, source),
                                source.Count,
                                from => Taken(source, from) * W(layer, source, from, here)))],
                            sum => softmax
                                ? [new Store(Y(layer, here), sum + B(layer, here))]
                                : Activate(layer, here, sum + B(layer, here))),
                    ],
                    isAlone: true),
            ]);
        if (softmax)
        {
            yield return Softmax(layer);
        }
    }

    public Paragraph Logarithms(LayerPlan layer)
    {
        Local k = Letters(layer).Here;
        (Local largest, Local others, Local logSum) =
            (_values.Number("largest"), _values.Number("others"), _values.Number("logSum"));
        return new Paragraph(_equations.Logarithms(),
        [
            new DeclareAll([new Declare(largest, Y(layer, Indexes.Of(0))), new Declare(others, Zero)]),
            new For(k, Indexes.Of(1), Indexes.Of(layer.FanOut), 1, UnrolledSteps.Others(largest, others, Y(layer, k))),
            new Declare(logSum, new Apply(Function.Log1P, others / largest)),
            .. Loop(k, layer.FanOut, here => [new Accumulate(U(layer, here), BinaryOperator.Subtract, logSum)]),
        ]);
    }

    public Paragraph Error()
    {
        (Local e, Local k) = (_values.Number("e"), Indexes.Counter("k"));
        return new Paragraph(_equations.ErrorLine(), plan.Outputs == 1
            ? [.. Of(Indexes.Of(0), error => new Assign(e, error))]
            :
            [
                new Assign(e, NoTerm),
                .. Loop(
                    k, plan.Outputs, here => [.. Of(here, error => new Accumulate(e, BinaryOperator.Add, error))]),
            ]);

        IEnumerable<Statement> Of(Value output, Func<Value, Statement> use) =>
            _formulas.Statements(plan.ErrorCode, At(plan.Output, output), "k", use);
    }

    public Paragraph OutputGradient()
    {
        LayerPlan layer = plan.Output;
        Local k = Indexes.Counter("k");
        return new Paragraph(_equations.OutputGradient(),
        [
            .. Loop(k, layer.FanOut, here =>
            [
                .. _formulas.Statements(
                    plan.OutputGradientCode, At(layer, here), "k", value => new Store(DY(layer, here), value)),
            ]),
        ]);
    }

    public Paragraph Delta(LayerPlan layer)
    {
        Local k = Indexes.Counter(layer.Letters.Here);
        (Local s, Local r) = (_values.Number("s"), Indexes.Counter("r"));
        return new Paragraph(_equations.Delta(layer),
        [
            .. layer.Delta.NeedsSum
                ?
                [
                    new Declare(s, NoTerm),
                    .. Loop(r, layer.FanOut,
                        here => [new Accumulate(s, BinaryOperator.Add, DY(layer, here) * Y(layer, here))]),
                ]
                : Array.Empty<Statement>(),
            .. Loop(k, layer.FanOut, here =>
            [
                .. _formulas.Statements(
                    layer.DeltaCode, At(layer, here), k.Name, value => new Store(Delta(layer, here), value)),
            ]),
        ]);
    }

    public Paragraph GradientAbove(MathStep step)
    {
        (LayerPlan layer, Source source) = (step.Layer, step.Source);
        Local i = Letter(layer, source);
        Local r = Indexes.Counter(layer.IsOutput ? "r" : "q");
        return new Paragraph(_equations.GradientAbove(step),
        [
            .. Loop(
                i,
                source.Count,
                above =>
                [
                    .. Sum(
                        [new Terms(
                            r,
                            layer.FanOut,
                            here => Delta(layer, here) * W(layer, source, above, here))],
                        sum => [new Store(Target(above), layer.IsResidual ? sum + DY(layer, above) : sum)],
                        step.IsAdded ? Target(above) : null),
                ],
                isAlone: true),
        ]);

        Element Target(Value index) =>
            plan.Owner(source) is { } above ? DY(above, index) : At(SectionNames.InputGradients, 0, index);
    }

    public IEnumerable<Paragraph> Gradients(LayerPlan layer, GradientUse use)
    {
        Local j = Letters(layer).Here;
        yield return new Paragraph(
            _equations.WeightGradient(layer, use),
            [
                .. layer.Sources.SelectMany(source => Loop(Letter(layer, source), source.Count, above =>
                [
                    .. Loop(j, layer.FanOut,
                        here =>
                        [
                            Use(
                                plan.WeightStep,
                                WeightIndex(layer, source, above, here),
                                Taken(source, above) * Delta(layer, here)),
                        ]),
                ])),
            ]);
        yield return new Paragraph(
            _equations.BiasGradient(layer, use),
            [
                .. Loop(j, layer.FanOut,
                    here =>
                        [Use(plan.BiasStep, Indexes.Plus(here, layer.Storage.Biases), Delta(layer, here))]),
            ]);

        Statement Use(ParameterStep taken, Value index, Value gradient)
        {
            var element = new Element(_values.Section(SectionNames.Gradients), index);
            return use switch
            {
                GradientUse.Store => new Store(element, gradient),
                GradientUse.Add => new Accumulate(element, BinaryOperator.Add, gradient),
                _ => step.Statement(taken, index, gradient),
            };
        }
    }

    /// <summary>All parameters that take the same step in one loop: they lie one after another.</summary>
    public Paragraph Update(LayerPlan layer)
    {
        (int weights, int biases) = (layer.Storage.Weights, layer.Storage.Biases);
        int end = biases + layer.Storage.PaddedFanOut;
        Local p = Indexes.Counter("p");
        return new Paragraph(
            $"{_equations.Name(layer)}:  {_equations.UpdateOfAll()}",
            [
                .. plan.BiasesStepAlike
                    ? [All(plan.WeightStep, weights, end)]
                    : new[] { All(plan.WeightStep, weights, biases), All(plan.BiasStep, biases, end) },
            ]);

        Statement All(ParameterStep taken, int from, int to) => to - from == 1
            ? Of(taken, Indexes.Of(from))
            : new For(p, Indexes.Of(from), Indexes.Of(to), 1, [Of(taken, p)]);

        Statement Of(ParameterStep taken, Value index) =>
            step.Statement(taken, index, new Element(_values.Section(SectionNames.Gradients), index));
    }

    /// <summary>Subtracting the largest u changes no quotient and keeps every power within range.</summary>
    public Paragraph Softmax(LayerPlan layer)
    {
        Local k = Letters(layer).Here;
        (Local max, Local total) = (_values.Number("max"), _values.Number("total"));
        return new Paragraph(_equations.SoftmaxValue(layer),
        [
            new Declare(max, Y(layer, Indexes.Of(0))),
            new For(k, Indexes.Of(1), Indexes.Of(layer.FanOut), 1,
                [new Assign(max, new Binary(BinaryOperator.Maximum, max, Y(layer, k)))]),
            new Declare(total, NoTerm),
            .. Loop(k, layer.FanOut, here => Y(layer, here) is var y && plan.KeepsLogarithms
                ?
                [
                    new Store(U(layer, here), y - max),
                    new Store(y, new Apply(Function.Exp, U(layer, here))),
                    new Accumulate(total, BinaryOperator.Add, y),
                ]
                : [new Store(y, new Apply(Function.Exp, y - max)), new Accumulate(total, BinaryOperator.Add, y)]),
            .. Loop(k, layer.FanOut, here => [new Accumulate(Y(layer, here), BinaryOperator.Divide, total)]),
        ]);
    }

    private IEnumerable<Statement> Activate(LayerPlan layer, Value index, Value sum)
    {
        string letter = layer.Letters.Here;
        Local u = _values.Number($"u_{letter}");
        return
        [
            new Declare(u, sum),
            .. layer.KeepsSums ? [new Store(U(layer, index), u)] : Array.Empty<Statement>(),
            .. _formulas.Statements(
                layer.ValueCode,
                FormulaLowering.OfNeuron(u, () => Taken(layer.Above, index)),
                letter,
                value => new Store(Y(layer, index), value)),
        ];
    }

    private Func<string, Value> At(LayerPlan layer, Value k) => symbol => symbol switch
    {
        "u" => U(layer, k),
        "y" => Y(layer, k),
        "dy" => DY(layer, k),
        "t" => new Element(_values.Row("t"), k),
        _ => _values.Number(symbol),
    };

    private Number Zero => new(0, _values.Type);

    /// <summary>The sum of no terms: −0 + a is a, for a = −0 too, which 0 + a is not.</summary>
    private Number NoTerm => new(-0.0, _values.Type);

    private Element Y(LayerPlan layer, Value j) => At(SectionNames.Outputs, layer.Storage.Outputs, j);

    /// <summary>A number of a row that a layer takes.</summary>
    private Element Taken(Source source, Value i) =>
        plan.Owner(source) is { } above ? Y(above, i) : At(SectionNames.Outputs, 0, i);

    private Element U(LayerPlan layer, Value j) => At(SectionNames.Sums, layer.Storage.Sums, j);

    private Element Delta(LayerPlan layer, Value j) => At(SectionNames.Deltas, layer.Storage.Deltas, j);

    private Element DY(LayerPlan layer, Value j) => At(SectionNames.OutputGradients, layer.Storage.Deltas, j);

    private Element B(LayerPlan layer, Value j) => At(layer.Storage.Section, layer.Storage.Biases, j);

    private Element W(LayerPlan layer, Source source, Value i, Value j) =>
        new(_values.Section(layer.Storage.Section), WeightIndex(layer, source, i, j));

    private static Value WeightIndex(LayerPlan layer, Source source, Value i, Value j) => Indexes.Plus(
        Indexes.Times(i, layer.Storage.RowStride),
        Indexes.Times(j, layer.Storage.ColumnStride),
        layer.Storage.Weight(source.First, 0));

    private Element At(string section, int origin, Value index) =>
        new(_values.Section(section), Indexes.Plus(index, origin));

    private static (Local Above, Local Here) Letters(LayerPlan layer) =>
        (Indexes.Counter(layer.Letters.Above), Indexes.Counter(layer.Letters.Here));

    /// <summary>The letter of a row that a layer takes.</summary>
    private static Local Letter(LayerPlan layer, Source source) =>
        source.IsSkip ? Indexes.Counter("i") : Letters(layer).Above;

    /// <summary>Terms of a sum, one for each value of an index.</summary>
    private sealed record Terms(Local Index, int Count, Func<Value, Value> Of);

    /// <summary>A sum, and the statements that take it. A few terms may stand in a row, as the plan says.</summary>
    /// <param name="terms">What is added up.</param>
    /// <param name="then">The statements that take it.</param>
    /// <param name="start">What it begins with; null: nothing.</param>
    private IEnumerable<Statement> Sum(
        IReadOnlyList<Terms> terms, Func<Value, IEnumerable<Statement>> then, Value? start = null)
    {
        Local sum = _values.Number("sum");
        return terms.Sum(part => part.Count) <= plan.Kernel.TermsWithoutLoop
            ? then(WeightedSums.Of(
            [
                .. start is null ? Array.Empty<Value>() : [start],
                .. terms.SelectMany(part => Enumerable.Range(0, part.Count).Select(n => part.Of(Indexes.Of(n)))),
            ]))
            :
        [
            new Declare(sum, start ?? NoTerm),
            .. terms.SelectMany(part => Loop(
                part.Index, part.Count, here => [new Accumulate(sum, BinaryOperator.Add, part.Of(here))])),
            .. then(sum),
        ];
    }

    /// <param name="counter">The index.</param>
    /// <param name="count">Its turns.</param>
    /// <param name="body">Of one turn.</param>
    /// <param name="isAlone">
    /// Whether nothing else in the routine declares what the body declares. Otherwise such a body stays in its loop.
    /// </param>
    private static IReadOnlyList<Statement> Loop(
        Local counter, int count, Func<Value, IReadOnlyList<Statement>> body, bool isAlone = false)
    {
        if (count == 1 && body(Indexes.Of(0)) is var only && (isAlone || !only.Any(statement => statement is Declare)))
        {
            return only;
        }

        return [new For(counter, Indexes.Of(0), Indexes.Of(count), 1, body(counter))];
    }
}
