using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;
using static NetGen.Compiler.Program.PlaceAt;

namespace NetGen.Compiler.Lower.Vector;

/// <summary>
/// Vector code for wide networks: each layer's part of a pass is a routine with loops, and rows pass from one to the
/// next in memory, but for a narrow layer's y on the way to the sums below.
/// </summary>
internal sealed class VectorLayerRoutines(
    NetworkPlan plan, Registers registers, VectorLoops loops, RoutinePool pool) : IVectorRun
{
    private Local E => registers.Number("e");

    public IReadOnlyList<Paragraph> Body(Operation operation) => operation switch
    {
        Operation.Predict =>
        [
            Own("Predict writes only to y"),
            new Paragraph("", [.. Calls(operation)]),
            .. StoreOutputs(),
        ],
        // The layers, then, apart from them, E.
        Operation.RowError =>
        [
            Own("the network does not change"),
            new Paragraph("", [.. Calls(operation, step => step.Kind == StepKind.Layer)]),
            new Paragraph("", [.. Calls(operation, step => step.Kind != StepKind.Layer), new Return(E)]),
        ],
        Operation.Forward => [KeepInputs, new Paragraph("", [.. Calls(operation)])],
        Operation.AddGradients => [new Paragraph("", [.. Calls(operation), new Return(E)])],
        Operation.AddGradientsFrom => [new Paragraph("", [.. Calls(operation)])],
        // x may be what Forward returned, which the pass overwrites: so it is copied first here too.
        Operation.TrainStep => [KeepInputs, new Paragraph("", [.. Calls(operation), new Return(E)])],
        _ => [loops.Update()],
    };

    private Paragraph KeepInputs => new("",
        [new Copy(Whole(registers.Row("x")), Whole(registers.Place(SectionNames.Outputs)), plan.Inputs)]);

    /// <summary>Rows of the routine's own.</summary>
    private Paragraph Own(string reason)
    {
        // Two rows take turns where there is more than one: what a layer reads and what it writes. The sums below,
        // which come last, may take the row that was read. u is kept for E alone.
        (int odd, int even, int sums) = plan.PredictRows;
        return new Paragraph($"{(even > 0 ? "its own rows, used in turn" : "its own row")}: {reason}",
        [
            new Reserve(
                [.. Row("odd", 0, odd), .. Row("even", odd, even), .. Row("sums", odd + even, sums)],
                odd + even + sums,
                Reservation.Fixed("PredictRows", isCleared: false)),
        ]);

        IEnumerable<ReservedRow> Row(string name, int offset, int length) =>
            length > 0 ? [new(registers.Place(name), offset)] : [];
    }

    private RowsGiven OwnRows(LayerPlan layer) => new()
    {
        ["above"] = Whole(layer.Index == 1 ? registers.Row("x") : Turn(layer.Index - 1)),
        ["x"] = Whole(registers.Row("x")),
        ["y"] = Whole(Turn(layer.Index)),
        ["u"] = Whole(registers.Place("sums")),
        ["below"] = Whole(Turn(layer.Index + 1)),
        ["t"] = Whole(registers.Row("t")),
    };

    private Place Turn(int layer) => layer == plan.Output.Index && plan.PredictsInPlace
        ? registers.Row("y")
        : registers.Place(layer % 2 == 0 ? "even" : "odd");

    private IEnumerable<Paragraph> StoreOutputs() => plan.PredictsInPlace
        ? []
        : [new Paragraph("", [new Copy(Whole(Turn(plan.Output.Index)), Whole(registers.Row("y")), plan.Outputs)])];

    /// <summary>The calls of a pass, or of some of its steps.</summary>
    private IEnumerable<Statement> Calls(Operation operation, Func<MathStep, bool>? which = null) =>
        Pass.Of(plan, operation, keepsGradients: true).Steps
            .Where(which ?? (_ => true))
            .SelectMany(step => Lower(step, operation));

    private IEnumerable<Statement> Lower(MathStep step, Operation operation)
    {
        LayerPlan layer = step.Layer;
        int l = layer.Index;
        GradientUse use = operation.Use();
        bool scaled = use == GradientUse.Step && plan.ScalesDeltas;
        RowsGiven rows = operation.KeepsNothing() ? OwnRows(layer) : Rows(layer, step.Source);
        return step.Kind switch
        {
            StepKind.Layer when plan.Above(layer) is not { } above || !loops.TakesNextAlong(above) =>
                [pool.Call($"ForwardLayer{l}", () => loops.Forward(layer), rows)],
            // The layer above took the sums along: what is left is the function.
            StepKind.Layer when !layer.IsIdentity => [pool.Call($"ActivateLayer{l}", () => loops.Values(layer), rows)],
            StepKind.Logarithms => [pool.Call($"LogarithmsLayer{l}", () => [loops.Logarithms(layer)], rows)],
            StepKind.Error when operation == Operation.RowError =>
                [pool.Call("ErrorOfRow", () => [loops.Error()], rows, new CallResult(E, IsAdded: false, IsNew: true))],
            // E, ∂y_k and δ_k of the output layer are one routine.
            StepKind.Error =>
            [
                pool.Call(
                    scaled ? "OutputSteps" : "OutputDeltas",
                    () => loops.OutputDeltas(scaled),
                    rows,
                    new CallResult(E, IsAdded: false, IsNew: true)),
            ],
            // With its fan-in in the lanes a layer's weights are loaded once, for ∂y above and ∂w.
            StepKind.GradientAbove when layer.Storage.Axis == LaneAxis.FanOut || !layer.IsTrainable =>
                [pool.Call(
                    step.Source.IsSkip ? "InputGradientsOfOutputLayer" : $"GradientsAboveLayer{l}",
                    () => [loops.GradientsAbove(step)],
                    rows)],
            StepKind.Gradients =>
            [
                pool.Call(
                    $"{(use == GradientUse.Step ? "StepLayer" : "AddGradientsLayer")}{l}",
                    () => loops.Gradients(layer, use, plan.NeedsGradientAbove(layer, operation.Steps())),
                    rows),
            ],
            StepKind.Delta when layer.TakesGradient =>
                [pool.Call("OutputDeltasFrom", () => loops.GivenDeltas(layer), rows)],
            StepKind.Delta when !layer.IsOutput =>
                [pool.Call($"DeltasLayer{l}", () => [loops.HiddenDeltas(layer)], rows)],
            _ => [],
        };
    }

    private RowsGiven Rows(LayerPlan layer, Source source)
    {
        LayerStorage storage = layer.Storage;
        LayerStorage? above = plan.Above(layer)?.Storage;
        var rows = new RowsGiven
        {
            ["above"] = At(SectionNames.Outputs, above?.Outputs ?? 0),
            ["x"] = At(SectionNames.Outputs, 0),
            ["y"] = At(SectionNames.Outputs, storage.Outputs),
            ["u"] = At(SectionNames.Sums, storage.Sums),
            ["δ"] = At(SectionNames.Deltas, storage.Deltas),
            ["dy"] = At(SectionNames.OutputGradients, storage.Deltas),
            ["t"] = Whole(registers.Row("t")),
            [OperationShape.Given.Name] = Whole(registers.Row(OperationShape.Given.Name)),
            ["dyAbove"] = plan.Owner(source) is { } owner
                ? At(SectionNames.OutputGradients, owner.Storage.Deltas)
                : At(SectionNames.InputGradients, 0),
        };
        if (!layer.IsOutput)
        {
            rows["below"] = At(SectionNames.Outputs, plan.Below(layer)!.Storage.Outputs);
        }

        return rows;
    }

    private PlaceAt At(string section, int index) => new(registers.Place(section), Indexes.Of(Math.Max(0, index)));
}
