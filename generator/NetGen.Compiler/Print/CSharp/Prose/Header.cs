using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp.Prose;

/// <summary>What stands at the top of a network's file, and in the remarks of its class.</summary>
internal sealed partial class Header(NetworkPlan plan)
{
    private readonly Equations _equations = new(plan, inGeneral: true);
    private readonly Equations _names = new(plan);
    private readonly MemoryProse _memory = new(plan);

    /// <summary>The comment: attribute, numbers, names; equations where the class does not say them.</summary>
    public IEnumerable<string> Comment() =>
    [
        $"Written by NetGen {Version} from",
        "",
        $"    {plan.Model.AttributeText}",
        "",
        .. Table(
        [
            $"topology     {Topology}",
            $"parameters   {plan.Parameters}, in {plan.Memory.Parameters} bytes: {ParameterShapes}",
            .. _memory.Lines(),
            $"kernel       {plan.Kernel.Kind}: {plan.Kernel.Reason}{Forms}",
        ]),
        .. Storage,
        "",
        .. plan.Model.Class.HasRemarks ? [.. EquationLines(withTraining: true), ""] : Array.Empty<string>(),
        .. Wrapping.Words(new Glossary(plan).Text),
    ];

    /// <summary>The equations alone; without training, those of prediction.</summary>
    public IEnumerable<string> EquationLines(bool withTraining) => !withTraining ? Forward() :
    [
        .. Forward(),
        $"error        {_equations.ErrorCode()}",
        .. Backward(),
        $"update       {_equations.Update()},   and the same for b",
    ];

    /// <summary>
    /// The same for who hovers over the class, beside what its user says: of two summaries or remarks an editor shows
    /// the first, which is the user's.
    /// </summary>
    public IEnumerable<string> Documentation() =>
    [
        .. plan.Model.Class.HasSummary ? [] : new[] { Summary },
        .. plan.Model.Class.HasRemarks ? [] : Remarks(),
    ];

    /// <summary>Topology, memory, kernel, every equation.</summary>
    public IEnumerable<string> Remarks() =>
    [
        "<remarks>",
        "<para>",
        $"{Writing.Documentation.Escape(Topology)}.",
        .. _memory.Sentences(),
        $"Kernel: {plan.Kernel.Kind}, {Writing.Documentation.Escape(plan.Kernel.Reason)}.",
        "</para>",
        "<code>",
        .. EquationLines(withTraining: true).Select(Writing.Documentation.Escape),
        "</code>",
        "</remarks>",
    ];

    private static IEnumerable<string> Table(IEnumerable<string> lines) => lines.SelectMany(Wrapping.Hanging);

    private string Summary =>
        $"<summary>A {plan.Shape} network: its loss is {plan.Loss.Name}, "
        + $"its optimizer {plan.Optimizer.Name}.</summary>";

    public static string Version { get; } = typeof(Header).Assembly.GetName().Version.ToString(3);

    /// <summary>"2-3-1: 2 inputs, 3 sigmoid, 1 identity; float"</summary>
    public string Topology =>
        $"{plan.Shape}: {Equations.Count(plan.Inputs, "input")} x_i, "
        + string.Join(
            ", ", plan.Layers.Select(layer => $"{layer.FanOut} {layer.Activation.Name} {_names.Outputs(layer)}"))
        + $"; {(plan.Model.Precision == Precision.Single ? "float" : "double")}";

    /// <summary>"; unrolled for 512 and 256 bits, loops for 128"</summary>
    private string Forms
    {
        get
        {
            string unrolled = Bits(isUnrolled: true), loops = Bits(isUnrolled: false);
            return (unrolled.Length > 0 ? $"; unrolled for vectors of {unrolled} bits" : "")
                + (loops.Length > 0 ? $"; loops for vectors of {loops} bits" : "");

            string Bits(bool isUnrolled) => string.Join(
                ", ", plan.Kernel.Vectors.Where(form => form.IsUnrolled == isUnrolled).Select(form => form.Bits));
        }
    }

    private string ParameterShapes => string.Join(", ", plan.Layers.Select(layer =>
        $"{_names.Weights(layer)} [{layer.FanIn}, {layer.FanOut}], {_names.Biases(layer)} [{layer.FanOut}]"));

    private IEnumerable<string> Storage => !plan.Storage.IsOneBuffer
        ? []
        : plan.Layers.Select(layer =>
            (layer.Index == 1 ? "storage      " : "             ")
            + $"{_equations.Name(layer)}: weights "
            + (layer.Storage.Axis == LaneAxis.FanOut
                ? $"[{layer.Storage.PaddedFanIn}][{layer.Storage.PaddedFanOut}], fan-out in the lanes"
                : $"[{layer.Storage.PaddedFanOut}][{layer.Storage.PaddedFanIn}], fan-in in the lanes")
            + ", padding included");

    /// <summary>Hidden layers that compute alike share a line.</summary>
    private IEnumerable<string> Forward() => _equations
        .Each(plan.Layers, layer => $"{_equations.WeightedSum(layer)},   {_equations.Value(layer)}")
        .Select((line, k) => $"{(k == 0 ? "forward" : "       ")}      {line}");

    private IEnumerable<string> Backward()
    {
        LayerPlan output = plan.Output;
        yield return $"backward     {_equations.Delta(output)}";
        yield return $"             {_equations.WeightGradient(output)},   {_equations.BiasGradient(output)}";
        if (plan.NeedsGradientAbove(output, inTrainStep: false))
        {
            yield return $"             {_equations.GradientAbove(output)}";
        }

        LayerPlan[] hidden = [.. plan.Layers.Where(layer => !layer.IsOutput).Reverse()];
        if (hidden.Length == 0)
        {
            yield break;
        }

        foreach (string delta in _equations.Each(hidden, _equations.Delta))
        {
            yield return $"             {delta}";
        }

        yield return $"             {_equations.WeightGradient(hidden[0])},   {_equations.BiasGradient(hidden[0])}";
        if (hidden.Any(layer => plan.NeedsGradientAbove(layer, inTrainStep: false)))
        {
            yield return $"             {_equations.GradientAbove(hidden[0])}";
        }
    }
}
