using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Scalar;

/// <summary>
/// Each layer's part of a pass is a method of its own, and values pass from one to the next in arrays: for code that would
/// not fit one method, and for loops.
/// </summary>
internal sealed class LayeredKernel(NetworkPlan plan, IScalarParagraphs paragraphs) : IScalarKernel
{
    private readonly Dialect _dialect = new(plan.Model);
    private readonly List<(string Name, IReadOnlyList<Paragraph> Body, IReadOnlyList<string> Parameters)> _methods = [];
    private readonly Dictionary<string, IReadOnlyList<(string Name, IReadOnlyList<string> Parameters)>> _parts = [];

    /// <summary>Whether a layer keeps u, so that Predict needs room for it too.</summary>
    private bool KeepsSums => plan.Storage.Has(SectionNames.Sums);

    public IReadOnlyList<Paragraph> Body(Operation operation) => operation switch
    {
        Operation.Predict => [.. Predict()],
        Operation.Forward => [.. Forward()],
        Operation.Backward => [KeepTargets, .. Backward(GradientUse.Store)],
        Operation.AddGradients => [KeepTargets, .. Backward(GradientUse.Add)],
        Operation.RowError => [.. RowError()],
        Operation.TrainStep => [KeepInputs, KeepTargets, Layers(), .. Backward(GradientUse.Step)],
        _ => [new Paragraph("", [.. plan.Layers.SelectMany(layer =>
            Calls($"UpdateLayer{layer.Index}", () => [paragraphs.Update(layer)]))])],
    };

    public bool HasMembers => true;

    public void WriteMembers(CodeWriter writer)
    {
        new ScalarStep(plan).WriteMethod(writer);
        foreach ((string name, IReadOnlyList<Paragraph> body, IReadOnlyList<string> parameters) in _methods)
        {
            writer.Gap();
            using (writer.Braces($"internal static void {name}({string.Join(", ", parameters.Select(Parameter))})"))
            {
                foreach (Paragraph paragraph in body)
                {
                    paragraph.WriteTo(writer);
                }
            }
        }

        if (!plan.PredictsOnStack && plan.Model.Consumer.HasThreadStatics)
        {
            writer.Gap();
            writer.Line("// Predict's own values, one array a thread: it writes nothing of the network's.");
            writer.Lines(_dialect.OwnFields("internal", KeepsSums ? ["_values", "_sums"] : ["_values"]));
        }
    }

    private IEnumerable<Paragraph> Predict() =>
    [
        .. OwnForward("Predict writes nothing but y"),
        new Paragraph("", [_dialect.HasSpan
            ? $"{Part("values", plan.Output.Storage.Outputs, plan.Outputs)}.CopyTo(y);"
            : $"global::System.Array.Copy(values, {plan.Output.Storage.Outputs}, y, yAt, {plan.Outputs});"]),
    ];

    private IEnumerable<Paragraph> RowError() =>
    [
        .. OwnForward("nothing of the network's is written"),
        new Paragraph("",
        [
            .. Logarithms(Own),
            $"{_dialect.T} e = 0;",
            .. Calls("Error", () => [paragraphs.Error("e")], Own),
            "return e;",
        ]),
    ];

    private IEnumerable<Paragraph> OwnForward(string reason)
    {
        yield return new Paragraph($"values of its own: {reason}",
        [
            Scratch("values", SectionNames.Outputs),
            .. KeepsSums ? [Scratch("sums", SectionNames.Sums)] : Array.Empty<string>(),
            CopyInputs("values"),
        ]);
        yield return new Paragraph("", [.. plan.Layers.SelectMany(layer => ForwardCalls(layer, Own))]);
    }

    /// <summary>What stands for a section where nothing of the network's is written.</summary>
    private static string Own(string name) => name switch
    {
        SectionNames.Outputs => "values",
        SectionNames.Sums => "sums",
        _ => name,
    };

    private IEnumerable<string> Logarithms(Func<string, string> argument) => plan.KeepsLogarithms
        ? Calls($"LogarithmsLayer{plan.Output.Index}", () => [paragraphs.Logarithms(plan.Output, keep: true)], argument)
        : [];

    private IEnumerable<Paragraph> Forward() =>
    [
        KeepInputs,
        Layers(),
        // Without spans the public method returns an array of its own.
        new Paragraph("", plan.Storage.Has(SectionNames.Result)
            ? []
            : [$"return {Storage.Span(plan, SectionNames.Outputs, plan.Output.Storage.Outputs, plan.Outputs)};"]),
    ];

    private IEnumerable<Paragraph> Backward(GradientUse use)
    {
        string gradients = use switch
        {
            GradientUse.Add => "AddGradientsLayer",
            GradientUse.Step => "StepLayer",
            _ => "GradientsLayer",
        };
        var calls = new List<string> { $"{_dialect.T} e = 0;" };
        calls.AddRange(Calls("Error", () => [paragraphs.Error("e")]));
        calls.AddRange(Calls($"DeltasLayer{plan.Output.Index}", () => paragraphs.OutputDeltas(keep: true)));
        for (int l = plan.Layers.Count; l > 0; l--)
        {
            LayerPlan layer = plan.Layers[l - 1];
            // ∂y goes through the weights as they were, so it comes before their step.
            if (plan.NeedsGradientAbove(layer, use == GradientUse.Step))
            {
                calls.AddRange(Calls(
                    l == 1 ? "InputGradientsLayer" : $"DeltasLayer{l - 1}",
                    () => l == 1
                        ? [paragraphs.GradientsAbove(layer, keep: true)]
                        : [paragraphs.GradientsAbove(layer, keep: true), paragraphs.HiddenDeltas(plan.Layers[l - 2], keep: true)]));
            }

            calls.AddRange(Calls($"{gradients}{l}", () => paragraphs.Gradients(layer, use)));
        }

        calls.Add("return e;");
        yield return new Paragraph("", calls);
    }

    private Paragraph Layers() => new("",
        [.. plan.Layers.SelectMany(layer => ForwardCalls(layer, name => name)), .. Logarithms(name => name)]);

    /// <param name="layer">The layer.</param>
    /// <param name="argument">What a method is given for a parameter of a name.</param>
    private IEnumerable<string> ForwardCalls(LayerPlan layer, Func<string, string> argument) =>
        Calls($"ForwardLayer{layer.Index}", () => paragraphs.Forward(layer, keep: true), argument);

    private IEnumerable<string> Calls(string name, Func<IEnumerable<Paragraph>> make) => Calls(name, make, it => it);

    /// <summary>The calls of a method, or of its parts; written on first use.</summary>
    private IEnumerable<string> Calls(
        string name, Func<IEnumerable<Paragraph>> make, Func<string, string> argument)
    {
        if (!_parts.TryGetValue(name, out IReadOnlyList<(string Name, IReadOnlyList<string> Parameters)>? parts))
        {
            parts = Write(name, MethodSplitter.Split(make()));
            _parts[name] = parts;
        }

        return parts.Select(part =>
        {
            IEnumerable<string> arguments =
                part.Parameters.Select(parameter => parameter == "e" ? "ref e" : argument(parameter));
            return $"{ScalarClass.Name}.{part.Name}({string.Join(", ", arguments)});";
        });
    }

    private List<(string Name, IReadOnlyList<string> Parameters)> Write(
        string name, IReadOnlyList<IReadOnlyList<Paragraph>> bodies)
    {
        var parts = new List<(string Name, IReadOnlyList<string> Parameters)>();
        for (int part = 0; part < bodies.Count; part++)
        {
            string method = bodies.Count == 1 ? name : $"{name}Part{part + 1}";
            HashSet<string> mentioned = Mentions.In(bodies[part].SelectMany(paragraph => paragraph.Lines));
            string[] parameters = [.. Known().Where(mentioned.Contains)];
            _methods.Add((method, bodies[part], parameters));
            parts.Add((method, parameters));
        }

        return parts;
    }

    /// <summary>Everything that a layer's method may be given, in order.</summary>
    private IEnumerable<string> Known() =>
        plan.Storage.Sections.Select(section => section.Name).Concat(["t", "tAt", "e"]).Concat(StepScalars.Names(plan));

    private string Parameter(string name) => name switch
    {
        "t" => $"{_dialect.In} t",
        "tAt" => "int tAt",
        "e" => $"ref {_dialect.T} e",
        SectionNames.Weights when plan.Model.Frozen => $"{_dialect.In} {name}",
        _ when plan.Storage.Has(name) => $"{_dialect.Out} {name}",
        _ => $"{_dialect.T} {name}",
    };

    private Paragraph KeepInputs => new("", [CopyInputs(SectionNames.Outputs)]);

    /// <summary>
    /// What Forward returned, or a view, may be the targets: they wait where δ_k will stand, which is written one by one
    /// after t_k has been read.
    /// </summary>
    private Paragraph KeepTargets
    {
        get
        {
            int at = plan.Output.Storage.Deltas;
            string[] copy = !_dialect.HasSpan
                ? [$"global::System.Array.Copy(t, tAt, δ, {at}, {plan.Outputs});", "t = δ;", $"tAt = {at};"]
                : plan.Storage.IsOneBuffer
                ? [$"t.CopyTo(δ.Slice({at}));", $"t = δ.Slice({at}, {plan.Outputs});"]
                :
                [
                    $"t.CopyTo(new {_dialect.Out}(δ, {at}, {plan.Outputs}));",
                    $"t = new {_dialect.In}(δ, {at}, {plan.Outputs});",
                ];
            return new Paragraph("t, which may be of the network's own y, waits where δ will stand", copy);
        }
    }

    private string CopyInputs(string to) => _dialect.HasSpan
        ? $"x.CopyTo({to});"
        : $"global::System.Array.Copy(x, xAt, {to}, 0, {plan.Inputs});";

    private string Part(string values, int start, int length) => plan.PredictsOnStack
        ? $"{values}.Slice({start}, {length})"
        : $"new {_dialect.In}({values}, {start}, {length})";

    private string Scratch(string name, string section)
    {
        int length = plan.Storage.Section(section).Length;
        return plan.PredictsOnStack
            ? $"{_dialect.Out} {name} = stackalloc {_dialect.T}[{length}];"
            : _dialect.OwnArray(name, $"{ScalarClass.Name}._{name}", $"{length}");
    }
}
