using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;
using NetGen.Compiler.Prose;

namespace NetGen.Compiler.Print.CSharp.Prose;

/// <summary>What stands at the top of a network's file, and in the remarks of its class.</summary>
internal sealed partial class Header(NetworkPlan plan)
{
    private readonly EquationTable _table = new(plan);
    private readonly Equations _names = new(plan);
    private readonly MemoryProse _memory = new(plan);

    /// <summary>The comment: attribute, numbers, names; equations where the class does not say them.</summary>
    public IEnumerable<string> Comment() =>
    [
        $"Written by NetGen {Origin.Version} from",
        "",
        $"    {plan.Model.AttributeText}",
        "",
        .. Table(
        [
            $"topology     {_table.Topology}",
            $"parameters   {plan.Parameters}, in {plan.Memory.Parameters} bytes: {ParameterShapes}",
            .. _memory.Lines(),
            $"kernel       {plan.Kernel.Kind}: {plan.Kernel.Reason}{Forms}",
        ]),
        .. Storage,
        "",
        .. plan.Model.Class.HasRemarks ? [.. _table.Lines(), ""] : Array.Empty<string>(),
        .. Wrapping.Words(new Glossary(plan).Text),
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

    /// <summary>Topology, memory, kernel, the attribute, every equation.</summary>
    public IEnumerable<string> Remarks() =>
    [
        "<remarks>",
        "<para>",
        $"{Writing.Documentation.Escape(_table.Topology)}.",
        .. _memory.Sentences(),
        $"Kernel: {plan.Kernel.Kind}, {Writing.Documentation.Escape(plan.Kernel.Reason)}.",
        "</para>",
        "<code>",
        Writing.Documentation.Escape(plan.Model.AttributeText),
        "",
        .. _table.Lines().Select(Writing.Documentation.Escape),
        "</code>",
        "</remarks>",
    ];

    private static IEnumerable<string> Table(IEnumerable<string> lines) => lines.SelectMany(Wrapping.Hanging);

    private string Summary =>
        $"<summary>A {plan.Shape} network: its loss is {plan.Loss.Name}, "
        + $"its optimizer {plan.Optimizer.Name}.</summary>";


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
            + $"{_names.Name(layer)}: weights "
            + (layer.Storage.Axis == LaneAxis.FanOut
                ? $"[{layer.Storage.PaddedFanIn}][{layer.Storage.PaddedFanOut}], fan-out in the lanes"
                : $"[{layer.Storage.PaddedFanOut}][{layer.Storage.PaddedFanIn}], fan-in in the lanes")
            + ", padding included");
}
