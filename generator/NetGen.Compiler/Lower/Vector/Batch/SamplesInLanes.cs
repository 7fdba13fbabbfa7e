using NetGen.Compiler.Algebra;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Lower.Vector.Batch;

/// <summary>
/// Many rows of a tiny network: the textbook's statements, each over a register that holds one number of as many
/// samples as it has lanes. Nothing is reduced but the gradients, once, at the end.
/// </summary>
internal sealed class SamplesInLanes(NetworkPlan plan, Registers registers) : IBatchRun
{
    private readonly Equations _equations = new(plan);
    private readonly Interleaving _interleaving = new(registers);
    private readonly Reductions _reductions = new(registers);

    private int Lanes => registers.Widest;

    private FormulaLowering Formulas => registers.Formulas(Lanes);

    private Local Errors => Register("errors");

    private Local Used => Register("used");

    public IReadOnlyList<Paragraph> Predict() =>
    [
        LastRows("PredictBatchRows", "Y"),
        new Paragraph("", Groups(
        [
            .. _interleaving.Load("x", "X", "inputs", plan.Inputs),
            .. Steps(Operation.Predict),
            .. _interleaving.Store(
                [.. Range(plan.Outputs).Select(k => Y(plan.Output.Index, k))], "Y", "outputs"),
        ])),
    ];

    public IReadOnlyList<Paragraph> AddGradients() =>
    [
        LastRows("GradientRows", "T"),
        new Paragraph("sums over the rows: each lane has one sample of every group",
        [
            new Declare(Errors, registers.Zero(Lanes)),
            .. Parameters().Select(index => new Declare(Gradient(index), registers.Zero(Lanes))),
        ]),
        new Paragraph("", Groups(
        [
            .. _interleaving.Load("x", "X", "inputs", plan.Inputs),
            .. _interleaving.Load("t", "T", "targets", plan.Outputs),
            new Declare(Used, new Compare(
                Relation.Less,
                new LaneNumbers(Used.Type),
                new Broadcast(new ToNumber(Interleaving.Count, registers.Format), Lanes))),
            .. Steps(Operation.Forward),
            .. Steps(Operation.AddGradients),
        ])),
        new Paragraph("adds up the lanes",
        [
            .. Parameters().GroupBy(index => index / registers.Group * registers.Group).Select(Sum),
            new Return(new Reduce(Reduction.Sum, Errors)),
        ]),
    ];

    private IEnumerable<Paragraph> Steps(Operation operation) => Pass.OfRows(plan, operation)
        .InOrder(step => step.Kind == StepKind.Gradients ? 0 : 1)
        .SelectMany(Lower);

    private IEnumerable<Paragraph> Lower(MathStep step) => step.Kind switch
    {
        StepKind.Layer => Forward(step.Layer),
        StepKind.Logarithms => [Logarithms()],
        StepKind.Error => [Error()],
        StepKind.OutputGradient => [OutputGradient()],
        StepKind.Delta => [Delta(step.Layer)],
        StepKind.Gradients => [Gradients(step.Layer)],
        StepKind.GradientAbove => [GradientAbove(step.Layer)],
        _ => [],
    };

    private IEnumerable<int> Parameters() => plan.Layers
        .Where(layer => layer.IsTrainable).SelectMany(layer => layer.ParameterIndexes);

    /// <summary>Sums that lie side by side, added to what is there.</summary>
    private Statement Sum(IGrouping<int, int> indexes)
    {
        Place dw = registers.Place(SectionNames.Gradients);
        Value[] sums = [.. indexes.Select(index => registers.Folded(Gradient(index)))];
        return indexes.Count() == 1
            ? new Accumulate(
                new Element(dw, Indexes.Of(indexes.Key)),
                BinaryOperator.Add,
                new Reduce(Reduction.Sum, Gradient(indexes.Key)))
            : registers.Store(
                _reductions.Sums(sums, registers.Group, registers.Group)
                    + registers.Load(dw, indexes.Key, registers.Group),
                dw,
                indexes.Key);
    }

    private Paragraph LastRows(string type, string others) => new(
        "room for one group: the last, if it is not full, or one whose rows are transposed in memory",
        [
            new Reserve(
                [new(registers.Place("groupX"), 0), new(registers.Place($"group{others}"), plan.Inputs * Lanes)],
                (plan.Inputs + plan.Outputs) * Lanes,
                Reservation.Fixed(type, isCleared: true)),
        ]);

    private IReadOnlyList<Statement> Groups(IEnumerable<Statement> body)
    {
        (Local first, Local count) = (Interleaving.First, Interleaving.Count);
        return
        [
            TileLoop.For(first, RoutinePool.Rows, Lanes,
            [
                new Declare(count, new Binary(BinaryOperator.Minimum, Indexes.Of(Lanes), RoutinePool.Rows - first)),
                .. body,
            ]),
        ];
    }

    private IEnumerable<Paragraph> Forward(LayerPlan layer)
    {
        int l = layer.Index;
        var statements = new List<Statement>();
        for (int j = 0; j < layer.FanOut; j++)
        {
            Local u = U(l, j);
            statements.Add(new Declare(u, Weight(layer.Storage.Biases + j)));
            statements.AddRange(Taken(layer).Select((y, i) =>
                new Assign(u, new MultiplyAdd(y, Weight(layer.Storage.Weight(i, j)), u))));
            if (!layer.Activation.IsSoftmax)
            {
                Local y = Y(l, j);
                statements.AddRange(Formulas.Statements(
                    layer.ValueCode,
                    FormulaLowering.OfNeuron(u, () => Y(layer.Above.Layer, j)),
                    $"{l}_{j}",
                    value => new Declare(y, value)));
            }
        }

        yield return new Paragraph(
            layer.Activation.IsSoftmax ? _equations.WeightedSum(layer) : _equations.Layer(layer), statements);
        if (layer.Activation.IsSoftmax)
        {
            yield return Softmax(layer);
        }
    }

    private Paragraph Softmax(LayerPlan layer)
    {
        int l = layer.Index;
        int[] all = [.. Range(layer.FanOut)];
        (Local max, Local total) = (Register("max"), Register("total"));
        return new Paragraph(_equations.SoftmaxValue(layer),
        [
            new Declare(max, U(l, 0)),
            .. all.Skip(1).Select(k => new Assign(max, new Binary(BinaryOperator.Maximum, max, U(l, k)))),
            .. plan.KeepsLogarithms ? all.Select(k => new Accumulate(U(l, k), BinaryOperator.Subtract, max)) : [],
            .. all.Select(k => new Declare(
                Power(k), new Apply(Function.Exp, plan.KeepsLogarithms ? U(l, k) : U(l, k) - max))),
            new Declare(total, all.Select(k => (Value)Power(k)).Aggregate((sum, next) => sum + next)),
            .. all.Select(k => new Declare(Y(l, k), Power(k) / total)),
        ]);

        Local Power(int k) => Register($"e{l}_{k}");
    }

    /// <summary>ln y_k of softmax's u_k, which E asks for.</summary>
    private Paragraph Logarithms()
    {
        int l = plan.Output.Index;
        int[] all = [.. Range(plan.Outputs)];
        (Local largest, Local others, Local logSum) = (Register("largest"), Register("others"), Register("logSum"));
        return new Paragraph(_equations.Logarithms(),
        [
            new Declare(largest, Y(l, 0)),
            new Declare(others, registers.Zero(Lanes)),
            .. all.Skip(1).SelectMany(k => Scalar.UnrolledSteps.Others(largest, others, Y(l, k))),
            new Declare(logSum, new Apply(Function.Log1P, others / largest)),
            .. all.Select(k => new Accumulate(U(l, k), BinaryOperator.Subtract, logSum)),
        ]);
    }

    private Paragraph Error() => new(_equations.ErrorLine(), [.. Range(plan.Outputs).SelectMany(k => Formulas
        .Statements(
            plan.ErrorCode, Symbols(plan.Output.Index, k), $"e{k}", value => new Declare(Register($"error{k}"), value))
        .Append(new Accumulate(
            Errors, BinaryOperator.Add, new Binary(BinaryOperator.And, Register($"error{k}"), Used))))]);

    private Paragraph OutputGradient()
    {
        LayerPlan layer = plan.Output;
        int l = layer.Index;
        int[] all = [.. Range(layer.FanOut)];
        return new Paragraph(_equations.OutputGradient(),
        [
            .. all.SelectMany(k => Formulas.Statements(
                plan.OutputGradientCode, Symbols(l, k), $"g{k}", value => new Declare(DY(l, k), value))),
            new Declare(Register("s"), all.Select(k => DY(l, k) * Y(l, k)).Aggregate((sum, next) => sum + next)),
        ]);
    }

    /// <summary>δ; of a last group's missing samples it is 0, and so is all that follows from it.</summary>
    private Paragraph Delta(LayerPlan layer)
    {
        int l = layer.Index;
        return new Paragraph(_equations.Delta(layer), [.. Range(layer.FanOut).SelectMany(j => Formulas
            .Statements(layer.DeltaCode, Symbols(l, j), $"d{l}_{j}", value => new Declare(Delta(l, j), value))
            .Concat(layer.IsOutput || layer.Activation.IsOfUser
                ? [new Accumulate(Delta(l, j), BinaryOperator.And, Used)]
                : []))]);
    }

    private Paragraph Gradients(LayerPlan layer)
    {
        int l = layer.Index;
        return new Paragraph($"{_equations.WeightGradient(layer)},  {_equations.BiasGradient(layer)}, added up",
        [
            .. layer.Sources.SelectMany(source => Range(source.Count * layer.FanOut).Select(p =>
            {
                (int i, int j) = (p / layer.FanOut, p % layer.FanOut);
                Local sum = Gradient(layer.Storage.Weight(source.First + i, j));
                return new Assign(sum, new MultiplyAdd(Known(source, i), Delta(l, j), sum));
            })),
            .. Range(layer.FanOut).Select(j =>
                new Accumulate(Gradient(layer.Storage.Biases + j), BinaryOperator.Add, Delta(l, j))),
        ]);
    }

    /// <summary>
    /// y above, of the samples that are there: f(b) of a missing one may be infinite, and ∞·0 is NaN.
    /// </summary>
    private Value Known(Source source, int i)
    {
        Local y = Y(source.Layer, i);
        return plan.Owner(source) is { Activation.IsOfUser: true } or { IsResidual: true }
            ? new Binary(BinaryOperator.And, y, Used)
            : y;
    }

    private Paragraph GradientAbove(LayerPlan layer)
    {
        int l = layer.Index;
        return new Paragraph(_equations.GradientAbove(layer), [.. Range(layer.Above.Count).SelectMany(n =>
        {
            Local sum = DY(l - 1, n);
            int i = layer.Above.First + n;
            return Range(layer.FanOut).Select(j => j == 0
                ? new Declare(sum, layer.IsResidual
                    ? new MultiplyAdd(Delta(l, j), Weight(layer.Storage.Weight(i, j)), DY(l, n))
                    : Delta(l, j) * Weight(layer.Storage.Weight(i, j)))
                : (Statement)new Assign(sum, new MultiplyAdd(Delta(l, j), Weight(layer.Storage.Weight(i, j)), sum)));
        })]);
    }

    /// <summary>The numbers that a layer takes, in the order of its weights.</summary>
    private IEnumerable<Local> Taken(LayerPlan layer) =>
        layer.Sources.SelectMany(source => Range(source.Count).Select(i => Y(source.Layer, i)));

    private Value Weight(int index) => registers.Broadcast(registers.Place(SectionNames.Weights), index, Lanes);

    private Local Gradient(int index) => Register($"g{index}");

    private Local U(int layer, int neuron) => Register($"u{layer}_{neuron}");

    private Local Y(int layer, int neuron) => Register(layer == 0 ? $"x{neuron}" : $"y{layer}_{neuron}");

    private Local DY(int layer, int neuron) => Register($"dy{layer}_{neuron}");

    private Local Delta(int layer, int neuron) => Register($"δ{layer}_{neuron}");

    private Local Register(string name) => registers.Register(name, Lanes);

    private Func<string, Value> Symbols(int layer, int neuron) => symbol => symbol switch
    {
        "u" => U(layer, neuron),
        "y" => Y(layer, neuron),
        "dy" => DY(layer, neuron),
        "t" => Register($"t{neuron}"),
        _ => Register(symbol),
    };

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);
}
