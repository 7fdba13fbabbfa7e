using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;

namespace NetGen.Compiler.Prose;

/// <summary>
/// A network in one line, and its equations in the chapter's order, for the head of a file and for documentation.
/// </summary>
internal sealed class EquationTable(NetworkPlan plan)
{
    private readonly Equations _equations = new(plan, inGeneral: true);
    private readonly Equations _exact = new(plan);

    /// <summary>"2-3-1: 2 inputs, 3 sigmoid, 1 identity; float"</summary>
    public string Topology =>
        $"{plan.Shape}: {Equations.Count(plan.Inputs, "input")} x_i, "
        + string.Join(
            ", ", plan.Layers.Select(layer => $"{layer.FanOut} {layer.Activation.Name} {_exact.Outputs(layer)}"))
        + $"; {(plan.Model.Precision == Precision.Single ? "float" : "double")}";

    /// <summary>All of them: forward, error, backward, update.</summary>
    public IEnumerable<string> Lines() =>
    [
        .. Forward(),
        $"error        {_equations.ErrorCode()}",
        .. Backward(),
        $"update       {_equations.UpdateOfAll(gap: "   ")}",
        .. Fixed,
    ];

    private IEnumerable<string> Fixed
    {
        get
        {
            string[] layers = [.. plan.Layers.Where(layer => !layer.IsTrainable).Select(_exact.Name)];
            return layers.Length > 0 ? [$"fixed        w and b of {string.Join(", ", layers)}: no ∂w, no step"] : [];
        }
    }

    /// <summary>Those of prediction. Hidden layers that compute alike share a line.</summary>
    public IEnumerable<string> Forward() => _equations
        .Each(plan.Layers, layer => $"{_equations.WeightedSum(layer)},   {_equations.Value(layer)}")
        .Select((line, k) => $"{(k == 0 ? "forward" : "       ")}      {line}");

    private IEnumerable<string> Backward()
    {
        LayerPlan output = plan.Output;
        yield return $"backward     {_equations.Delta(output)}";
        if (output.IsTrainable)
        {
            yield return $"             {_equations.WeightGradient(output)},   {_equations.BiasGradient(output)}";
        }

        if (plan.NeedsGradientAbove(output, inTrainStep: false))
        {
            yield return $"             {_equations.GradientAbove(output)}";
        }

        if (output.TakesInputs && plan.NeedsGradientAbove(plan.Layers[0], inTrainStep: false))
        {
            yield return $"             {_equations.GradientAbove(output, output.Sources[0])}";
        }

        LayerPlan[] hidden = [.. plan.Layers.Where(layer => !layer.IsOutput && layer.IsReached).Reverse()];
        if (hidden.Length == 0)
        {
            yield break;
        }

        foreach (string delta in _equations.Each(hidden, _equations.Delta))
        {
            yield return $"             {delta}";
        }

        if (hidden.Any(layer => layer.IsTrainable))
        {
            yield return $"             {_equations.WeightGradient(hidden[0])},   {_equations.BiasGradient(hidden[0])}";
        }

        IEnumerable<LayerPlan> passing = hidden.Where(layer => plan.NeedsGradientAbove(layer, inTrainStep: false));
        foreach (string gradient in _equations.Each(passing, _equations.GradientAbove))
        {
            yield return $"             {gradient}";
        }
    }
}
