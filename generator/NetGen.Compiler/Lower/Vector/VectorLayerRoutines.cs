using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;

namespace NetGen.Compiler.Lower.Vector;

/// <summary>
/// Vector code for wide networks: each layer's part of a pass is a routine with loops, and rows pass from one to the next
/// in memory, but for a narrow layer's y on the way to the sums below.
/// </summary>
internal sealed class VectorLayerRoutines(
    NetworkPlan plan, Registers registers, VectorLoops loops, RoutinePool pool) : IVectorRun
{
    private Local E => registers.Number("e");

    public IReadOnlyList<Paragraph> Body(Operation operation) => operation switch
    {
        Operation.Predict => [.. Own("Predict writes only to y"), .. StoreOutputs()],
        Operation.RowError => [.. Own("the network does not change"), OwnError()],
        Operation.Forward => [KeepInputs, new Paragraph("", [.. Forward()])],
        Operation.AddGradients => [new Paragraph("", [.. Backward(operation), new Return(E)])],
        // x may be what Forward returned, which the pass overwrites: so it is copied first here too.
        Operation.TrainStep => [KeepInputs, new Paragraph("", [.. Forward(), .. Backward(operation), new Return(E)])],
        _ => [loops.Update()],
    };

    private Paragraph KeepInputs => new("",
        [new Copy(Whole(registers.Row("x")), Whole(registers.Place(SectionNames.Outputs)), plan.Inputs)]);

    private IEnumerable<Statement> Forward() => Forward(Rows).Concat(Logarithms(Rows(plan.Output)));

    private IEnumerable<Statement> Logarithms(RowsGiven rows) => plan.KeepsLogarithms
        ? [pool.Call($"LogarithmsLayer{plan.Output.Index}", () => [loops.Logarithms(plan.Output)], rows)]
        : [];

    /// <summary>A call per layer; where the layer above took its sums along, of its function alone.</summary>
    private IEnumerable<Statement> Forward(Func<LayerPlan, RowsGiven> rows)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            if (layer.Index == 1 || !loops.TakesNextAlong(plan.Layers[layer.Index - 2]))
            {
                yield return pool.Call($"ForwardLayer{layer.Index}", () => loops.Forward(layer), rows(layer));
            }
            else if (!layer.IsIdentity)
            {
                yield return pool.Call($"ActivateLayer{layer.Index}", () => loops.Values(layer), rows(layer));
            }
        }
    }

    private IEnumerable<Paragraph> Own(string reason)
    {
        // Two rows take turns where there is more than one: what a layer reads and what it writes. The sums below, which
        // come last, may take the row that was read. u is kept for E alone.
        (int odd, int even, int sums) = plan.PredictRows;
        (string Name, int Offset, int Length)[] rows = [("odd", 0, odd), ("even", odd, even), ("sums", odd + even, sums)];
        yield return new Paragraph($"{(even > 0 ? "its own rows, used in turn" : "its own row")}: {reason}",
        [
            new Reserve(
                [.. rows.Where(row => row.Length > 0).Select(row => (registers.Place(row.Name), row.Offset))],
                odd + even + sums,
                Reservation.Fixed("PredictRows", isCleared: false)),
        ]);
        yield return new Paragraph("", [.. Forward(OwnRows)]);
    }

    private RowsGiven OwnRows(LayerPlan layer) => new()
    {
        ["above"] = Whole(layer.Index == 1 ? registers.Row("x") : Turn(layer.Index - 1)),
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

    private Paragraph OwnError()
    {
        RowsGiven rows = OwnRows(plan.Output);
        return new Paragraph("",
        [
            .. Logarithms(rows),
            pool.Call("ErrorOfRow", () => [loops.Error()], rows, new CallResult(E, IsAdded: false, IsNew: true)),
            new Return(E),
        ]);
    }

    private IEnumerable<Statement> Backward(Operation operation) =>
        Pass.Of(plan, operation, keepsGradients: true).Steps.SelectMany(step => Lower(step, operation.Use()));

    private IEnumerable<Statement> Lower(MathStep step, GradientUse use)
    {
        LayerPlan layer = step.Layer;
        int l = layer.Index;
        bool scaled = use == GradientUse.Step && plan.ScalesDeltas;
        return step.Kind switch
        {
            // E, ∂y_k and δ_k of the output layer are one routine.
            StepKind.Error =>
            [
                pool.Call(
                    scaled ? "OutputSteps" : "OutputDeltas",
                    () => loops.OutputDeltas(scaled),
                    Rows(layer),
                    new CallResult(E, IsAdded: false, IsNew: true)),
            ],
            StepKind.GradientAbove when layer.Storage.Axis == LaneAxis.FanOut =>
                [pool.Call($"GradientsAboveLayer{l}", () => [loops.GradientsAbove(layer)], Rows(layer))],
            StepKind.Gradients =>
            [
                pool.Call(
                    $"{(use == GradientUse.Step ? "StepLayer" : "AddGradientsLayer")}{l}",
                    () => loops.Gradients(layer, use),
                    Rows(layer)),
            ],
            StepKind.Delta when !layer.IsOutput =>
                [pool.Call($"DeltasLayer{l}", () => [loops.HiddenDeltas(layer)], Rows(layer))],
            _ => [],
        };
    }

    private RowsGiven Rows(LayerPlan layer)
    {
        LayerStorage storage = layer.Storage;
        LayerStorage? above = layer.Index == 1 ? null : plan.Layers[layer.Index - 2].Storage;
        var rows = new RowsGiven
        {
            ["above"] = At(SectionNames.Outputs, above?.Outputs ?? 0),
            ["y"] = At(SectionNames.Outputs, storage.Outputs),
            ["u"] = At(SectionNames.Sums, storage.Sums),
            ["δ"] = At(SectionNames.Deltas, storage.Deltas),
            ["dy"] = At(SectionNames.OutputGradients, storage.Deltas),
            ["t"] = Whole(registers.Row("t")),
            ["dyAbove"] = above is null
                ? At(SectionNames.InputGradients, 0)
                : At(SectionNames.OutputGradients, above.Deltas),
        };
        if (!layer.IsOutput)
        {
            rows["below"] = At(SectionNames.Outputs, plan.Layers[layer.Index].Storage.Outputs);
        }

        return rows;
    }

    private PlaceAt At(string section, int index) => new(registers.Place(section), Indexes.Of(Math.Max(0, index)));

    private static PlaceAt Whole(Place place) => new(place, Indexes.Of(0));
}
