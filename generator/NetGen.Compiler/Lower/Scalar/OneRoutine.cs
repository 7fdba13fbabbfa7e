using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Lower.Scalar;

/// <summary>The textbook: each operation is one routine, and every value in it a local.</summary>
internal sealed class OneRoutine : IScalarRun
{
    private readonly NetworkPlan _plan;
    private readonly OptimizerStep _step;
    private readonly ScalarValues _values;

    public OneRoutine(NetworkPlan plan)
    {
        _plan = plan;
        _step = new OptimizerStep(plan);
        _values = new ScalarValues(plan, inArrays: false);
    }

    public IReadOnlyList<Routine> Routines => _step.Routines;

    public IReadOnlyList<string> OwnRows => [];

    public IReadOnlyList<Paragraph> Body(Operation operation)
    {
        bool keep = !operation.KeepsNothing() && operation is not (Operation.TrainStep or Operation.PullBack);
        var steps = new UnrolledSteps(_plan, _step, inArrays: false, keep);
        Paragraph[] lowered =
        [
            .. Pass.Of(_plan, operation, keepsGradients: keep)
                // What δ is needed for comes first: the chapter's order.
                .InOrder(step => step.Kind == StepKind.Gradients ? 0 : 1)
                .SelectMany(step => Lower(operation, step, steps)),
        ];
        return [.. Opening(operation, lowered), .. lowered, .. Closing(operation)];
    }

    private IEnumerable<Paragraph> Lower(Operation operation, MathStep step, UnrolledSteps steps)
    {
        IEnumerable<Paragraph> lowered = steps.Lower(step, operation.Use());
        return step.Kind switch
        {
            StepKind.Layer when !step.FindsOutputs => [steps.Sums(step.Layer)],
            StepKind.Error => lowered.Prepend(LoadTargets()),
            StepKind.GradientAbove when operation == Operation.TrainStep =>
                lowered.Select(above => above with { Note = $"{above.Note}, before w changes" }),
            _ => lowered,
        };
    }

    private IEnumerable<Paragraph> Opening(Operation operation, IReadOnlyList<Paragraph> steps) => operation switch
    {
        Operation.Predict or Operation.RowError or Operation.TrainStep => [LoadInputs(keep: false)],
        Operation.Forward => [LoadInputs(keep: true)],
        Operation.Update => [],
        _ when operation.IsGiven() => [LoadKept(steps), LoadGiven(operation)],
        _ => [LoadKept(steps)],
    };

    private IEnumerable<Paragraph> Closing(Operation operation) => operation switch
    {
        Operation.Predict =>
        [
            new Paragraph("",
            [
                .. Enumerable.Range(0, _plan.Outputs).Select(k => new Store(
                    new Element(_values.Row("y"), Indexes.Of(k)), _values.Y(_plan.Output.Index, k))),
            ]),
        ],
        // Without spans the public method returns an array of its own.
        Operation.Forward when _plan.Storage.Has(SectionNames.Result) => [],
        Operation.Forward =>
        [
            new Paragraph("",
            [
                new ReturnPart(
                    new PlaceAt(_values.Section(SectionNames.Outputs), Indexes.Of(_plan.Output.Storage.Outputs)),
                    _plan.Outputs),
            ]),
        ],
        Operation.Update or Operation.BackwardFrom or Operation.AddGradientsFrom or Operation.PullBack => [],
        _ => [new Paragraph("", [new Return(_values.Number("e"))])],
    };

    private Paragraph LoadInputs(bool keep) => new("",
    [
        Each(_plan.Inputs, i => new Declare(
            _values.Number($"x{i}"),
            new Element(_values.Row("x"), Indexes.Of(i)),
            keep ? _values.OutputElement(0, i) : null)),
    ]);

    private Paragraph LoadTargets() =>
        new("", [Each(_plan.Outputs, k => new Declare(_values.Number($"t{k}"), _values.TargetElement(k)))]);

    /// <summary>What Forward kept, as far as the steps ask for it.</summary>
    private Paragraph LoadKept(IReadOnlyList<Paragraph> steps)
    {
        HashSet<string> used = steps.FreeNames();
        DeclareAll[] kept =
        [
            Each(_plan.Inputs, i => new Declare((Local)_values.Y(0, i), _values.OutputElement(0, i))),
            .. _plan.Layers.Select(layer => Each(layer.FanOut, j =>
                new Declare((Local)_values.Y(layer.Index, j), _values.OutputElement(layer.Index, j)))),
            .. _plan.Layers.Where(layer => layer.KeepsSums).Select(layer => Each(layer.FanOut, j =>
                new Declare(_values.U(layer.Index, j), _values.SumElement(layer.Index, j)))),
        ];
        return new Paragraph("what Forward kept",
        [
            .. kept.Select(all => new DeclareAll([.. all.Declarations.Where(one => used.Contains(one.Local.Name))]))
                .Where(all => all.Declarations.Count > 0),
        ]);
    }

    /// <summary>∂E/∂y_k: a row, which is kept, or what stands there.</summary>
    private Paragraph LoadGiven(Operation operation)
    {
        int l = _plan.Output.Index;
        return new Paragraph(new Equations(_plan).GivenGradient(),
        [
            Each(_plan.Outputs, k => operation == Operation.PullBack
                ? new Declare((Local)_values.DY(l, k), _values.GradientElement(l, k))
                : new Declare(
                    (Local)_values.DY(l, k),
                    new Element(_values.Row(OperationShape.Given.Name), Indexes.Of(k)),
                    _values.GradientElement(l, k))),
        ]);
    }

    private static DeclareAll Each(int count, Func<int, Declare> make) =>
        new([.. Enumerable.Range(0, count).Select(make)]);
}
