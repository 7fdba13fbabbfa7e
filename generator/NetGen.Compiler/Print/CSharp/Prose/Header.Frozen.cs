using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Prose;

/// <content>Of a frozen network: nothing is trained, and nothing is kept.</content>
internal sealed partial class Header
{
    public IEnumerable<string> FrozenComment() =>
    [
        $"Written by NetGen {Origin.Version} from",
        "",
        $"    {plan.Model.AttributeText}",
        "",
        .. Table(
        [
            $"topology     {_table.Topology}",
            $"parameters   {plan.Parameters}, {(long)plan.Parameters * plan.BytesPerNumber} bytes of constants: "
                + ParameterShapes,
            "instance     none: static methods without state",
            _memory.ScratchLine,
            $"kernel       {plan.Kernel.Kind}: {plan.Kernel.Reason}{Forms}",
        ]),
        "",
        .. plan.Model.Class.HasRemarks ? [.. _table.Forward(), ""] : Array.Empty<string>(),
        .. Wrapping.Words(new Glossary(plan).FrozenText),
    ];

    /// <summary>As <see cref="Documentation"/>.</summary>
    public IEnumerable<string> FrozenDocumentation() =>
    [
        .. plan.Model.Class.HasSummary
            ? []
            : new[] { $"<summary>A {plan.Shape} network, frozen: it predicts with constant weights.</summary>" },
        .. plan.Model.Class.HasRemarks ? [] : FrozenRemarks(),
    ];

    public IEnumerable<string> FrozenRemarks() =>
    [
        "<remarks>",
        "<para>",
        $"{Writing.Documentation.Escape(_table.Topology)}. {plan.Parameters} parameters, constant; no state.",
        _memory.ScratchSentence,
        $"Kernel: {plan.Kernel.Kind}, {Writing.Documentation.Escape(plan.Kernel.Reason)}.",
        "</para>",
        "<code>",
        Writing.Documentation.Escape(plan.Model.AttributeText),
        "",
        .. _table.Forward().Select(Writing.Documentation.Escape),
        "</code>",
        "</remarks>",
    ];
}
