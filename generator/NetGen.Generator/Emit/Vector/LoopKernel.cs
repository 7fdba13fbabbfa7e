using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <summary>
/// Vector code for wide networks: each layer's part of a pass is a method with loops, and rows pass from one to the next
/// in memory, but for a narrow layer's y on the way to the sums below.
/// </summary>
internal sealed class LoopKernel(NetworkPlan plan, VectorText text, VectorLoops loops, MethodPool pool) : IVectorKernel
{
    public IReadOnlyList<Paragraph> Body(Operation operation) => operation switch
    {
        Operation.Predict => [.. OwnForward("Predict writes nothing but y"), .. StoreOutputs()],
        Operation.RowError => [.. OwnForward("nothing of the network's is written"), .. OwnError()],
        Operation.Forward =>
        [
            KeepInputs,
            new Paragraph("", [.. Forward("y")]),
        ],
        Operation.AddGradients => [new Paragraph("", [.. Backward(GradientUse.Add, "y")])],
        // x may be what Forward returned, which the pass overwrites: so it is copied first here too.
        Operation.TrainStep => [KeepInputs, new Paragraph("", [.. Forward("y"), .. Backward(GradientUse.Step, "y")])],
        _ => [loops.Update()],
    };

    private Paragraph KeepInputs => new("",
    [
        $"MemoryMarshal.CreateSpan(ref x, {plan.Inputs}).CopyTo(MemoryMarshal.CreateSpan(ref y, {plan.Inputs}));",
    ]);

    private IEnumerable<string> Forward(string inputs) =>
        Forward(layer => Rows(layer, inputs)).Concat(Logarithms(Rows(plan.Output, inputs)));

    private IEnumerable<string> Logarithms(Dictionary<string, string> rows) => plan.KeepsLogarithms
        ? [pool.Call($"LogarithmsLayer{plan.Output.Index}", () => [loops.Logarithms(plan.Output)], rows)]
        : [];

    /// <summary>A call a layer; where the layer above took its sums along, of its function alone.</summary>
    private IEnumerable<string> Forward(Func<LayerPlan, Dictionary<string, string>> rows)
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

    private IEnumerable<Paragraph> OwnForward(string reason)
    {
        // Two rows take turns where there is more than one: what a layer reads and what it writes. The sums below, which
        // come last, may take the row that was read. u is kept for E alone.
        (int odd, int even, int sums) = plan.PredictRows;
        (string Name, int Offset, int Length)[] rows = [("odd", 0, odd), ("even", odd, even), ("sums", odd + even, sums)];
        yield return new Paragraph($"{(even > 0 ? "rows of its own, in turns" : "a row of its own")}: {reason}",
        [
            .. text.Rows(
                "PredictRows",
                rows.Where(row => row.Length > 0).Select(row => (row.Name, row.Offset)),
                odd + even + sums,
                cleared: false),
        ]);
        yield return new Paragraph("", [.. Forward(OwnRows)]);
    }

    private Dictionary<string, string> OwnRows(LayerPlan layer) => new()
    {
        ["above"] = layer.Index == 1 ? "x" : Turn(layer.Index - 1),
        ["y"] = Turn(layer.Index),
        ["u"] = "sums",
        ["below"] = Turn(layer.Index + 1),
        ["t"] = "t",
    };

    private string Turn(int layer) => layer == plan.Output.Index && plan.PredictsInPlace ? "y" : layer % 2 == 0 ? "even" : "odd";

    private IEnumerable<Paragraph> StoreOutputs() => plan.PredictsInPlace ? [] :
    [
        new Paragraph("",
        [
            $"MemoryMarshal.CreateSpan(ref {Turn(plan.Output.Index)}, {plan.Outputs})"
                + $".CopyTo(MemoryMarshal.CreateSpan(ref y, {plan.Outputs}));",
        ]),
    ];

    private IEnumerable<Paragraph> OwnError()
    {
        Dictionary<string, string> rows = OwnRows(plan.Output);
        yield return new Paragraph("",
        [
            .. Logarithms(rows),
            $"return {pool.Call("ErrorOfRow", () => [loops.Error()], rows, returns: "e")}",
        ]);
    }

    private IEnumerable<string> Backward(GradientUse use, string inputs)
    {
        string gradients = use == GradientUse.Step ? "StepLayer" : "AddGradientsLayer";
        LayerPlan output = plan.Output;
        bool scaled = use == GradientUse.Step && plan.ScalesDeltas;
        yield return $"{text.T} e = " + pool.Call(
            scaled ? "OutputSteps" : "OutputDeltas", () => loops.OutputDeltas(scaled), Rows(output, inputs), returns: "e");
        for (int l = plan.Layers.Count; l > 0; l--)
        {
            LayerPlan layer = plan.Layers[l - 1];
            // ∂y goes through the weights as they were, so it comes before their step.
            if (layer.Storage.Axis == LaneAxis.FanOut && plan.NeedsGradientAbove(layer, use == GradientUse.Step))
            {
                yield return pool.Call($"GradientsAboveLayer{l}", () => [loops.GradientsAbove(layer)], Rows(layer, inputs));
            }

            yield return pool.Call($"{gradients}{l}", () => loops.Gradients(layer, use), Rows(layer, inputs));
            if (l > 1)
            {
                LayerPlan above = plan.Layers[l - 2];
                yield return pool.Call($"DeltasLayer{l - 1}", () => [loops.HiddenDeltas(above)], Rows(above, inputs));
            }
        }

        yield return "return e;";
    }

    private Dictionary<string, string> Rows(LayerPlan layer, string inputs)
    {
        var rows = new Dictionary<string, string>
        {
            ["above"] = Above(layer, inputs),
            ["y"] = Row("y", layer),
            ["u"] = Row("u", layer),
            ["δ"] = Row("δ", layer),
            ["dy"] = Row("dy", layer),
            ["t"] = "t",
            ["dyAbove"] = layer.Index == 1 ? "dx" : Row("dy", plan.Layers[layer.Index - 2]),
        };
        if (!layer.IsOutput)
        {
            rows["below"] = Row("y", plan.Layers[layer.Index]);
        }

        return rows;
    }

    private string Above(LayerPlan layer, string inputs) =>
        layer.Index == 1 ? inputs : Row("y", plan.Layers[layer.Index - 2]);

    private static string Row(string section, LayerPlan layer) => Offset(section, section switch
    {
        "y" => layer.Storage.Outputs,
        "u" => layer.Storage.Sums,
        _ => layer.Storage.Deltas,
    });

    private static string Offset(string name, int offset) => offset <= 0 ? name : $"Unsafe.Add(ref {name}, {offset})";
}
