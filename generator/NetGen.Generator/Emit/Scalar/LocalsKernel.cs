using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Scalar;

/// <summary>The textbook: each operation is one method, and every value in it a local.</summary>
internal sealed class LocalsKernel(NetworkPlan plan) : IScalarKernel
{
    private readonly Dialect _dialect = new(plan.Model);
    private readonly ScalarNames _names = new(plan, inArrays: false);
    private readonly ScalarTextbook _textbook = new(plan, inArrays: false);

    public IReadOnlyList<Paragraph> Body(Operation operation) => operation switch
    {
        Operation.Predict => [.. Predict()],
        Operation.Forward => [.. Forward()],
        Operation.Backward => [.. Backward(GradientUse.Store)],
        Operation.AddGradients => [.. Backward(GradientUse.Add)],
        Operation.RowError => [.. RowError()],
        Operation.TrainStep => [.. TrainStep()],
        _ => [.. plan.Layers.Select(_textbook.Update)],
    };

    public bool HasMembers => !plan.StepIsInline;

    public void WriteMembers(CodeWriter writer) => new ScalarStep(plan).WriteMethod(writer);

    private IEnumerable<Paragraph> Predict() =>
    [
        LoadInputs(keep: false),
        .. plan.Layers.SelectMany(layer => _textbook.Forward(layer, keep: false)),
        new Paragraph("", [.. Each(plan.Outputs, k => $"{_dialect.At("y", k)} = {_names.Y(plan.Output.Index, k)};")]),
    ];

    private IEnumerable<Paragraph> Forward() =>
    [
        LoadInputs(keep: true),
        .. plan.Layers.SelectMany(layer => _textbook.Forward(layer, keep: true)),
        .. Logarithms(keep: true),
        // Without spans the public method returns an array of its own.
        new Paragraph("", plan.Storage.Has(SectionNames.Result)
            ? []
            : [$"return {Storage.Span(plan, SectionNames.Outputs, plan.Output.Storage.Outputs, plan.Outputs)};"]),
    ];

    private IEnumerable<Paragraph> RowError() =>
    [
        LoadInputs(keep: false),
        .. plan.Layers.SelectMany(layer => _textbook.Forward(layer, keep: false)),
        .. Logarithms(keep: false),
        LoadTargets(),
        _textbook.Error($"{_dialect.T} e"),
        new Paragraph("", ["return e;"]),
    ];

    private IEnumerable<Paragraph> Logarithms(bool keep) =>
        plan.KeepsLogarithms ? [_textbook.Logarithms(plan.Output, keep)] : [];

    private IEnumerable<Paragraph> Backward(GradientUse use)
    {
        yield return new Paragraph("what Forward kept", LoadKept());
        yield return LoadTargets();
        yield return _textbook.Error($"{_dialect.T} e");
        foreach (Paragraph paragraph in _textbook.OutputDeltas(keep: true))
        {
            yield return paragraph;
        }

        for (int l = plan.Layers.Count; l > 0; l--)
        {
            LayerPlan layer = plan.Layers[l - 1];
            foreach (Paragraph paragraph in _textbook.Gradients(layer, use))
            {
                yield return paragraph;
            }

            if (plan.NeedsGradientAbove(layer, inTrainStep: false))
            {
                yield return _textbook.GradientsAbove(layer, keep: true);
            }

            if (l > 1)
            {
                yield return _textbook.HiddenDeltas(plan.Layers[l - 2], keep: true);
            }
        }

        yield return new Paragraph("", ["return e;"]);
    }

    private IEnumerable<Paragraph> TrainStep()
    {
        yield return LoadInputs(keep: false);
        foreach (Paragraph paragraph in plan.Layers.SelectMany(layer => _textbook.Forward(layer, keep: false)))
        {
            yield return paragraph;
        }

        foreach (Paragraph paragraph in Logarithms(keep: false))
        {
            yield return paragraph;
        }

        yield return LoadTargets();
        yield return _textbook.Error($"{_dialect.T} e");
        foreach (Paragraph paragraph in _textbook.OutputDeltas(keep: false))
        {
            yield return paragraph;
        }

        for (int l = plan.Layers.Count; l > 0; l--)
        {
            LayerPlan layer = plan.Layers[l - 1];
            // ∂y goes through the weights as they were, so it comes before their step.
            if (plan.NeedsGradientAbove(layer, inTrainStep: true))
            {
                Paragraph above = _textbook.GradientsAbove(layer, keep: false);
                yield return above with { Comment = $"{above.Comment}, before w moves" };
            }

            foreach (Paragraph paragraph in _textbook.Gradients(layer, GradientUse.Step))
            {
                yield return paragraph;
            }

            if (l > 1)
            {
                yield return _textbook.HiddenDeltas(plan.Layers[l - 2], keep: false);
            }
        }

        yield return new Paragraph("", ["return e;"]);
    }

    private Paragraph LoadInputs(bool keep) => new("", Wrapping.Declarations(_dialect.T, Each(plan.Inputs, i =>
        keep ? $"x{i} = {_names.OutputElement(0, i)} = {_dialect.At("x", i)}" : $"x{i} = {_dialect.At("x", i)}")));

    private Paragraph LoadTargets() =>
        new("", Wrapping.Declarations(_dialect.T, Each(plan.Outputs, k => $"t{k} = {_dialect.At("t", k)}")));

    private IReadOnlyList<string> LoadKept() =>
    [
        .. Wrapping.Declarations(_dialect.T, Each(plan.Inputs, i => $"x{i} = {_names.OutputElement(0, i)}")),
        .. plan.Layers.SelectMany(layer => Wrapping.Declarations(_dialect.T, Each(
            layer.FanOut, j => $"{_names.Y(layer.Index, j)} = {_names.OutputElement(layer.Index, j)}"))),
        .. plan.Layers.Where(layer => layer.KeepsSums).SelectMany(layer => Wrapping.Declarations(_dialect.T, Each(
            layer.FanOut, j => $"{_names.U(layer.Index, j)} = {_names.SumElement(layer.Index, j)}"))),
    ];

    private static IEnumerable<string> Each(int count, Func<int, string> make) => Enumerable.Range(0, count).Select(make);
}
