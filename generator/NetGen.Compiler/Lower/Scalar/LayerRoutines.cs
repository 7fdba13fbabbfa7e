using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;
using static NetGen.Compiler.Program.PlaceAt;

namespace NetGen.Compiler.Lower.Scalar;

/// <summary>
/// Each layer's part of a pass is a routine of its own, or several, and values pass from one to the next in arrays: for
/// code that would not fit one routine, and for loops. Operations share routines.
/// </summary>
internal sealed class LayerRoutines : IScalarRun
{
    private readonly NetworkPlan _plan;
    private readonly OptimizerStep _step;
    private readonly IScalarSteps _steps;
    private readonly ScalarValues _values;
    private readonly List<Routine> _routines = [];
    private readonly Dictionary<string, IReadOnlyList<Routine>> _parts = [];

    public LayerRoutines(NetworkPlan plan, bool isUnrolled)
    {
        _plan = plan;
        _step = new OptimizerStep(plan);
        _steps = isUnrolled ? new UnrolledSteps(plan, _step, inArrays: true, keep: true) : new LoopedSteps(plan, _step);
        _values = new ScalarValues(plan, inArrays: true);
    }

    public IReadOnlyList<Routine> Routines => [.. _step.Routines, .. _routines];

    public IReadOnlyList<string> OwnRows =>
        _plan.PredictsOnStack || !_plan.Model.Consumer.HasThreadStatics ? []
        : KeepsSums ? [Values.Name, Sums.Name] : [Values.Name];

    /// <summary>Whether a layer keeps u, so that Predict needs room for it too.</summary>
    private bool KeepsSums => _plan.Storage.Has(SectionNames.Sums);

    private Place Values => new("values", _plan.Format, PlaceKind.Local);

    private Place Sums => new("sums", _plan.Format, PlaceKind.Local);

    private Local E => _values.Number("e");

    public IReadOnlyList<Paragraph> Body(Operation operation) => operation switch
    {
        Operation.Predict => [.. Own("Predict writes only to y"), .. OwnPass(operation), CopyOutputs],
        Operation.RowError => [.. Own("the network does not change"), .. OwnPass(operation)],
        Operation.Forward => [KeepInputs, new Paragraph("", Calls(operation)), Result],
        Operation.TrainStep => [KeepInputs, .. KeepTargets(operation), .. TrainStep()],
        Operation.Update => [new Paragraph("", Calls(operation))],
        Operation.Backward => [.. KeepTargets(operation), Gradients(operation)],
        _ when operation.IsGiven() => [.. KeepGiven(operation), new Paragraph("", Calls(operation))],
        // A batch keeps its row once, before it begins.
        _ => [Gradients(operation)],
    };

    /// <summary>Values of the routine's own.</summary>
    private IEnumerable<Paragraph> Own(string reason) =>
    [
        new Paragraph($"its own values: {reason}",
        [
            Own(Values, SectionNames.Outputs),
            .. KeepsSums ? [Own(Sums, SectionNames.Sums)] : Array.Empty<Statement>(),
            new Copy(Whole(_values.Row("x")), Whole(Values), _plan.Inputs),
        ]),
    ];

    private Paragraph CopyOutputs => new("",
    [
        new Copy(new PlaceAt(Values, Indexes.Of(_plan.Output.Storage.Outputs)), Whole(_values.Row("y")), _plan.Outputs),
    ]);

    /// <summary>The layers; then, apart from them, E.</summary>
    private IEnumerable<Paragraph> OwnPass(Operation operation)
    {
        IReadOnlyList<MathStep> steps = Steps(operation);
        yield return new Paragraph("", Calls(operation, [.. steps.Where(step => step.Kind == StepKind.Layer)]));
        if (operation == Operation.RowError)
        {
            yield return new Paragraph("",
            [
                .. Calls(operation, [.. steps.Where(step => step.Kind == StepKind.Logarithms)]),
                new Declare(E, new Number(0, _values.Type)),
                .. Calls(operation, [.. steps.Where(step => step.Kind == StepKind.Error)]),
                new Return(E),
            ]);
        }
    }

    /// <summary>The layers, then, apart from them, the way back.</summary>
    private IEnumerable<Paragraph> TrainStep()
    {
        IReadOnlyList<MathStep> steps = Steps(Operation.TrainStep);
        yield return new Paragraph("", Calls(Operation.TrainStep, [.. steps.Where(IsForward)]));
        yield return new Paragraph("",
        [
            new Declare(E, new Number(0, _values.Type)),
            .. Calls(Operation.TrainStep, [.. steps.Where(step => !IsForward(step))]),
            new Return(E),
        ]);
    }

    private Paragraph Gradients(Operation operation) => new("",
        [new Declare(E, new Number(0, _values.Type)), .. Calls(operation), new Return(E)]);

    private static bool IsForward(MathStep step) => step.Kind is StepKind.Layer or StepKind.Logarithms;

    private Paragraph KeepInputs => new("",
        [new Copy(Whole(_values.Row("x")), Whole(_values.Section(SectionNames.Outputs)), _plan.Inputs)]);

    /// <summary>
    /// What Forward returned, or a view, may be the targets: they wait where δ_k will stand, which is written one by
    /// one after t_k has been read.
    /// </summary>
    private IEnumerable<Paragraph> KeepTargets(Operation operation)
    {
        if (!_plan.MovesTargets(operation))
        {
            Place t = _values.Row("t");
            var place = new PlaceAt(_values.Section(SectionNames.Deltas), Indexes.Of(_plan.Output.Storage.Deltas));
            yield return new Paragraph("t may share memory with y: copy it to where δ_k will be",
                [new Copy(Whole(t), place, _plan.Outputs), new Redirect(t, place, _plan.Outputs)]);
        }
    }

    /// <summary>∂E/∂y_k, where it is a row, to its place.</summary>
    private IEnumerable<Paragraph> KeepGiven(Operation operation) => operation == Operation.PullBack
        ? []
        :
        [
            new Paragraph(new Equations(_plan).GivenGradient(),
            [
                new Copy(
                    Whole(_values.Row(OperationShape.Given.Name)),
                    new PlaceAt(
                        _values.Section(SectionNames.OutputGradients), Indexes.Of(_plan.Output.Storage.Deltas)),
                    _plan.Outputs),
            ]),
        ];

    private Paragraph Result
    {
        get
        {
            var outputs = new PlaceAt(_values.Section(SectionNames.Outputs), Indexes.Of(_plan.Output.Storage.Outputs));
            // Without spans the public method returns an array of its own.
            return new Paragraph(
                "", _plan.Storage.Has(SectionNames.Result) ? [] : [new ReturnPart(outputs, _plan.Outputs)]);
        }
    }

    private Reserve Own(Place place, string section) => new(
        [new(place, 0)],
        _plan.Storage.Section(section).Length,
        Reservation.Plain(place.Name));

    private List<Statement> Calls(Operation operation) => Calls(operation, Steps(operation));

    /// <summary>
    /// ∂y and δ of the layer above first, in one routine; then the gradients of the layer. Nobody reads the ∂y_k of a
    /// step.
    /// </summary>
    private IReadOnlyList<MathStep> Steps(Operation operation)
    {
        int last = _plan.Output.Index;
        bool keepsGradients = _plan.Capabilities.KeepsGradients && operation != Operation.TrainStep;
        return Pass.Of(_plan, operation, keepsGradients).InOrder(step => step.Kind switch
        {
            StepKind.GradientAbove => 2 * (last - step.Layer.Index),
            StepKind.Delta => 2 * (last - step.Layer.Index - 1),
            StepKind.Gradients => (2 * (last - step.Layer.Index)) + 1,
            _ => -2,
        });
    }

    private List<Statement> Calls(Operation operation, IReadOnlyList<MathStep> steps)
    {
        var calls = new List<Statement>();
        for (int n = 0; n < steps.Count;)
        {
            // Steps that only one routine needs of one another are one routine.
            int count = n + 1 < steps.Count && AreOne(steps[n], steps[n + 1]) ? 2 : 1;
            MathStep[] together = [.. steps.Skip(n).Take(count)];
            calls.AddRange(Calls(Name(operation, together[count - 1]), together, operation));
            n += count;
        }

        return calls;
    }

    private static bool AreOne(MathStep step, MathStep next) => next.Kind == StepKind.Delta
        && ((step.Kind == StepKind.GradientAbove && !step.Source.IsSkip)
            || (step.Kind == StepKind.OutputGradient && step.Layer.Delta.NeedsSum));

    private static string Name(Operation operation, MathStep last)
    {
        string gradients = operation switch
        {
            Operation.AddGradients or Operation.AddGradientsFrom => "AddGradientsLayer",
            Operation.TrainStep => "StepLayer",
            _ => "GradientsLayer",
        };
        return last.Kind switch
        {
            StepKind.Layer => $"ForwardLayer{last.Layer.Index}",
            StepKind.Logarithms => $"LogarithmsLayer{last.Layer.Index}",
            StepKind.Error => "Error",
            StepKind.Delta when last.Layer.TakesGradient => "OutputDeltasFrom",
            StepKind.Delta => $"DeltasLayer{last.Layer.Index}",
            StepKind.OutputGradient => "OutputGradients",
            StepKind.GradientAbove when last.Source.IsSkip => "InputGradientsOfOutputLayer",
            StepKind.GradientAbove => "InputGradientsLayer",
            StepKind.Gradients => $"{gradients}{last.Layer.Index}",
            _ => $"UpdateLayer{last.Layer.Index}",
        };
    }

    /// <summary>The calls of a routine, or of its parts; made on first use.</summary>
    private IEnumerable<Statement> Calls(string name, MathStep[] steps, Operation operation)
    {
        if (!_parts.TryGetValue(name, out IReadOnlyList<Routine>? parts))
        {
            parts = Make(name, steps.SelectMany(step => _steps.Lower(step, operation.Use())));
            _parts[name] = parts;
            _routines.AddRange(parts);
        }

        return parts.Select(part =>
            new Invoke(part, [.. part.Parameters.Select(parameter => Argument(parameter, operation))]));
    }

    private List<Routine> Make(string name, IEnumerable<Paragraph> paragraphs)
    {
        IReadOnlyList<IReadOnlyList<Paragraph>> bodies = Cutting.Cut(paragraphs, Budgets.MethodInstructions);
        return
        [
            .. bodies.Select((body, part) => new Routine(
                bodies.Count == 1 ? name : $"{name}Part{part + 1}",
                [.. Parameters(body.FreeNames())],
                Returns: null,
                body)),
        ];
    }

    /// <summary>Of all that a layer's routine may be given, in order, what it uses.</summary>
    private IEnumerable<Parameter> Parameters(HashSet<string> used) =>
        _plan.Storage.Sections
            .Select(section => (Parameter)new PlaceParameter(
                _values.Section(section.Name),
                IsWritten: !(_plan.Capabilities.HasConstantParameters && section.Name == SectionNames.Weights)))
            .Append(new PlaceParameter(_values.Row("t"), IsWritten: false))
            .Append(new VariableParameter(E))
            .Concat(_plan.Optimizer.Scalars.Select(scalar => new ValueParameter(_values.Number(scalar))))
            .Where(parameter => used.Contains(parameter.Name));

    private Argument Argument(Parameter parameter, Operation operation) => parameter switch
    {
        PlaceParameter { Name: SectionNames.Outputs } when operation.KeepsNothing() => new PlaceArgument(Whole(Values)),
        PlaceParameter { Name: SectionNames.Sums } when operation.KeepsNothing() => new PlaceArgument(Whole(Sums)),
        PlaceParameter(var place, _) => new PlaceArgument(Whole(place)),
        VariableParameter(var local) => new VariableArgument(local),
        ValueParameter(var local) => new ValueArgument(local),
        _ => throw new ArgumentException($"Nothing to give for {parameter.Name}.", nameof(parameter)),
    };
}
