using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Program;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Lower.Vector.Batch;

/// <summary>The steps of a pass for all rows of a chunk: each calls the routine that takes it.</summary>
internal sealed class ChunkSteps(
    NetworkPlan plan, Registers registers, VectorLoops loops, RoutinePool pool, ChunkRows rows, ChunkProducts products)
{
    private readonly Equations _equations = new(plan);
    private readonly ElementLoops _elements = new(plan, registers);

    private static Local Count => Interleaving.Count;

    private static Local RowCount => RoutinePool.Rows;

    private Local E => registers.Number("e");

    public IEnumerable<Statement> Lower(MathStep step) => step.Kind switch
    {
        StepKind.Layer => Forward(step.Layer),
        StepKind.Logarithms => [Logarithms(step.Layer)],
        // E, ∂y_k and δ_k of the output layer are one routine.
        StepKind.Delta when step.Layer.IsOutput => OutputDeltas(step.Layer),
        StepKind.Delta => [HiddenDeltas(step.Layer)],
        StepKind.GradientAbove => [GradientAbove(step.Layer)],
        StepKind.Gradients => [Gradients(step.Layer)],
        _ => [],
    };

    private IEnumerable<Statement> Forward(LayerPlan layer)
    {
        int l = layer.Index;
        bool keeps = rows.Of(layer).Sums >= 0;
        bool softmax = layer.Activation.IsSoftmax;
        string sums = keeps && !softmax ? $"U{l}" : $"Y{l}";
        yield return pool.Call(
            $"SumsOfRows{l}",
            () => [products.Sums(layer)],
            new RowsGiven
            {
                ["above"] = rows.Above(layer),
                ["x"] = rows.At("x"),
                ["copy"] = rows.At($"W{l}"),
                ["target"] = rows.At(sums),
            },
            count: Count);
        if (softmax)
        {
            yield return ChunkRows.Each(Count, pool.Call(
                keeps ? $"SoftmaxOfSums{l}" : $"Softmax{l}",
                () => [loops.SoftmaxRow(layer, keeps)],
                SoftmaxRows(layer)));
        }
        else if (!layer.IsIdentity)
        {
            yield return pool.Call(
                $"ActivateRows{l}",
                () => [new Paragraph(_equations.Value(layer), Activations(layer, rows.Stride(layer)))],
                new RowsGiven
                {
                    ["uRows"] = rows.At(sums), ["aboveRows"] = rows.Above(layer), ["yRows"] = rows.At($"Y{l}"),
                },
                count: Count);
        }
    }

    private For Logarithms(LayerPlan layer) => ChunkRows.Each(Count, pool.Call(
        $"LogarithmsLayer{layer.Index}", () => [loops.Logarithms(layer)], SoftmaxRows(layer)));

    private RowsGiven SoftmaxRows(LayerPlan layer) => new()
    {
        ["y"] = rows.RowOf($"Y{layer.Index}", rows.Stride(layer)),
        ["u"] = rows.RowOf($"U{layer.Index}", rows.Stride(layer)),
    };

    /// <remarks>The caller's rows of x end where they end: no register may reach beyond them.</remarks>
    private IReadOnlyList<Statement> Activations(LayerPlan layer, int stride) =>
        _elements.AreFlat(layer, stride) && !(layer.IsResidual && layer.Index == 1)
        ? [.. _elements.Activations(layer, stride)]
        :
        [
            ChunkRows.Each(RowCount, pool.Call(
                $"ActivateRow{layer.Index}",
                () => [loops.Activations(layer)],
                new RowsGiven
                {
                    ["sums"] = rows.RowOf("uRows", stride),
                    ["above"] = rows.RowOf("aboveRows", rows.StrideAbove(layer)),
                    ["y"] = rows.RowOf("yRows", stride),
                })),
        ];

    private IEnumerable<Statement> OutputDeltas(LayerPlan layer)
    {
        int l = layer.Index;
        int stride = rows.Stride(layer);
        bool flat = _elements.AreFlat(layer, stride) && !layer.Delta.NeedsSum;
        string targets = flat && rows.Batch.Targets >= 0 ? "T" : "t";
        int targetStride = targets == "T" ? stride : plan.Outputs;
        if (targets == "T")
        {
            yield return rows.Copy(
                registers.Place("t"), plan.Outputs, registers.Place("T"), Indexes.Times(ChunkRows.R, stride),
                plan.Outputs);
        }

        yield return pool.Call(
            "OutputDeltasOfRows",
            () => [new Paragraph($"{_equations.ErrorLine()},  {_equations.Delta(layer)}", flat
                ? [.. _elements.OutputDeltas(layer, stride, _ => [RowDeltas()])]
                : [new Declare(E, new Number(0, E.Type)), ChunkRows.Each(RowCount, RowDeltas())])],
            new RowsGiven
            {
                ["yRows"] = rows.At($"Y{l}"),
                ["uRows"] = rows.At($"U{l}"),
                ["δRows"] = rows.At($"D{l}"),
                ["tRows"] = rows.At(targets),
                ["dy"] = rows.At("G"),
            },
            new CallResult(E, IsAdded: true, IsNew: false),
            Count);

        Invoke RowDeltas() => pool.Call(
            "OutputDeltas",
            () => loops.OutputDeltas(scaled: false),
            new RowsGiven
            {
                ["y"] = rows.RowOf("yRows", stride),
                ["u"] = rows.RowOf("uRows", stride),
                ["δ"] = rows.RowOf("δRows", stride),
                ["dy"] = rows.At("dy"),
                ["t"] = rows.RowOf("tRows", targetStride),
            },
            new CallResult(E, IsAdded: true, IsNew: false));
    }

    private Invoke HiddenDeltas(LayerPlan layer)
    {
        int stride = rows.Stride(layer);
        return pool.Call(
            $"DeltasOfRows{layer.Index}",
            () => [new Paragraph(
                _equations.Delta(layer) + (rows.Of(layer).Gradients >= 0 ? "" : "; ∂y stands where δ will"),
                _elements.AreFlat(layer, stride)
                    ? [.. _elements.HiddenDeltas(layer, stride, GradientRowsOf(layer))]
                    : [RowDeltas(layer, stride)])],
            new RowsGiven
            {
                ["yRows"] = rows.At($"Y{layer.Index}"),
                ["uRows"] = rows.At($"U{layer.Index}"),
                ["dyRows"] = rows.Gradients(layer),
                ["δRows"] = rows.At($"D{layer.Index}"),
            },
            count: Count);
    }

    private string GradientRowsOf(LayerPlan layer) => rows.Of(layer).Gradients >= 0 ? "dyRows" : "δRows";

    private For RowDeltas(LayerPlan layer, int stride) => ChunkRows.Each(RowCount, pool.Call(
        $"DeltasLayer{layer.Index}",
        () => [loops.HiddenDeltas(layer)],
        new RowsGiven
        {
            ["y"] = rows.RowOf("yRows", stride),
            ["u"] = rows.RowOf("uRows", stride),
            ["δ"] = rows.RowOf("δRows", stride),
            ["dy"] = rows.RowOf(GradientRowsOf(layer), stride),
        }));

    private Invoke Gradients(LayerPlan layer) => pool.Call(
        $"AddGradientsOfRows{layer.Index}", () => products.Gradients(layer), GradientRows(layer), count: Count);

    /// <summary>∂y of the layer above, in the rows that its δ will overwrite.</summary>
    private Invoke GradientAbove(LayerPlan layer)
    {
        RowsGiven given = GradientRows(layer);
        given["added"] = rows.Gradients(layer);
        given["target"] = rows.Gradients(plan.Above(layer)!);
        return pool.Call(
            $"GradientsAboveRows{layer.Index}", () => [products.GradientsAbove(layer)], given, count: Count);
    }

    private RowsGiven GradientRows(LayerPlan layer) => new()
    {
        ["above"] = rows.Above(layer),
        ["x"] = rows.At("x"),
        ["δRows"] = rows.At($"D{layer.Index}"),
        ["copy"] = rows.At($"W{layer.Index}"),
    };
}
