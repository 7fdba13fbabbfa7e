using NetGen.Generator.Emit.Members;
using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Emit.Vector.Batch;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Algebra;
using NetGen.Generator.Plan.Layout;

namespace NetGen.Generator.Emit.Vector;

/// <summary>The file of one vector width: a nested class with the operations and what they call.</summary>
internal static class VectorFile
{
    public static IReadOnlyList<string> Usings { get; } =
    [
        "using global::System.Runtime.CompilerServices;",
        "using global::System.Runtime.InteropServices;",
        "using global::System.Runtime.Intrinsics;",
        "using global::System.Runtime.Intrinsics.Arm;",
        "using global::System.Runtime.Intrinsics.X86;",
    ];

    public static string Write(NetworkPlan plan, VectorForm form)
    {
        var text = new VectorText(plan, form.Bits);
        var step = new VectorStep(plan, text);
        var loops = new VectorLoops(plan, text, step);
        var pool = new MethodPool(plan, text);
        var batches = new BatchKernel(plan, text, form.Bits, loops, pool);
        IVectorKernel kernel = form.IsUnrolled
            ? new RegisterKernel(plan, text, step)
            : new LoopKernel(plan, text, loops, pool);
        string shape = form.IsUnrolled ? "unrolled, rows of neurons in registers" : "loops around unrolled registers";

        return ClassFile.Write(
            plan.Model,
            [
                $"{plan.Model.Class.Name}, {plan.Shape}, for hardware with vectors of {form.Bits} bits: {shape}.",
                "Its equations stand at the top of the file without \"Vector\".",
                "",
                .. form.IsUnrolled
                    ?
                    [
                        "A name's first index is the layer, the second the neuron that a register starts at: y1_16. Of one number in all",
                        "lanes it is that neuron: x2, a1_2 (an input y_i), d2_0 (δ_0). s2_0 and g2_0 are sums before their",
                        "lanes are added up; v8 or v4 behind a name is the number of lanes, where it varies.",
                    ]
                    : new[]
                    {
                        "A register is named after the neuron of its block that it starts at: y16. above is the row of the layer above,",
                        "a one number of it in all lanes, d one δ; s0 … are sums before their lanes are added up, and v8",
                        "or v4 behind a name is the number of lanes, where it varies.",
                    },
                .. plan.Model.Frozen
                    ?
                    [
                        "w is the first of the constant weights. The lanes of a register behind a row hold numbers of the",
                        "next one, and nobody uses what comes of them.",
                        "MultiplyAddEstimate(a, b, c) is a·b + c, rounded once where the hardware can.",
                    ]
                    : Padded,
                .. plan.Predictions is null
                    ? Array.Empty<string>()
                    :
                    [
                        "Of a chunk of samples Y1, U1 and D1 are the rows of y, u and δ of layer 1, T those of t, W2 the weights of layer 2",
                        "with its other side in the lanes; s2_16 is a block's sum for its third row, from column 16 on.",
                    ],
                .. plan.ScalesDeltas && !plan.Model.Frozen
                    ? ["In TrainStep δ_k carries the factor −η, and so do ∂y, δ and ∂w that follow from it: they come out as steps."]
                    : Array.Empty<string>(),
            ],
            Usings,
            [],
            "",
            writer =>
            {
                writer.Lines(ToolAttributes.Of(plan));
                using (writer.Braces($"private static class {KernelCalls.Class(form)}"))
                {
                    foreach (Operation operation in new Signatures(plan).Operations.Where(operation => operation != Operation.Backward))
                    {
                        WriteOperation(writer, plan, text, kernel, operation);
                    }

                    if (plan.Predictions is { } predictions)
                    {
                        WriteBatch(writer, plan, text, "void PredictBatch", "inputs", "outputs", [.. batches.Predict(predictions)]);
                    }

                    if (plan.Model.Gradients)
                    {
                        writer.Gap();
                        writer.Line("// Of the sums of ∂w and ∂b over rows their means: factor is 1/rows.");
                        using (writer.Braces($"internal static void ScaleGradients(ref {text.T} state, {text.T} factor)"))
                        {
                            Open(writer, plan, text, ["dw"]);
                            loops.ScaleGradients().WriteTo(writer);
                        }
                    }

                    if (plan.SumsInParts)
                    {
                        writer.Gap();
                        using (writer.Braces($"internal static void MergeGradients(ref {text.T} state, int parts, nuint from, nuint to)"))
                        {
                            Open(writer, plan, text, ["dw", SectionNames.PartGradients]);
                            loops.MergeGradients().WriteTo(writer);
                        }
                    }

                    if (plan.BatchGradients is { } gradients)
                    {
                        WriteBatch(
                            writer, plan, text, $"{text.T} AddBatchGradients", "inputs", "targets", [.. batches.AddGradients(gradients)]);
                    }

                    foreach ((string head, IReadOnlyList<Paragraph> body) in pool.Methods)
                    {
                        writer.Gap();
                        using (writer.Braces(head))
                        {
                            Write(writer, body);
                        }
                    }

                    foreach (IReadOnlyList<string> method in step.Methods())
                    {
                        writer.Gap();
                        writer.Lines(method);
                    }

                    VectorHelperMethods.Write(writer, plan, text);
                }
            });
    }

    private static string[] Padded { get; } =
    [
        "w, dw, y, δ, … are the first numbers of the sections of the network's buffer. Padding lanes hold zeros: where",
        "f(0) is not 0, y is masked. MultiplyAddEstimate(a, b, c) is a·b + c, rounded once where the hardware can.",
    ];

    private static void WriteOperation(
        CodeWriter writer, NetworkPlan plan, VectorText text, IVectorKernel kernel, Operation operation)
    {
        string[] rows = [.. operation.Rows().Select(row => row.Name)];
        IEnumerable<string> scalars = operation.Steps() ? StepScalars.Names(plan).Select(name => $"{text.T} {name}") : [];
        string returns = operation.ReturnsError() ? text.T : "void";
        IEnumerable<string> parameters = rows.Select(row => $"ref {text.T} {row}").Concat(scalars);
        IReadOnlyList<Paragraph> body = kernel.Body(operation);
        HashSet<string> mentioned = Mentions.In(body.SelectMany(paragraph => paragraph.Lines));
        mentioned.ExceptWith(rows);

        writer.Gap();
        using (writer.Braces(
            $"internal static {returns} {operation}({string.Join(", ", parameters.Prepend($"ref {text.T} state"))})"))
        {
            Open(writer, plan, text, mentioned);
            Write(writer, body);
        }
    }

    /// <summary>A method of many rows.</summary>
    public static void WriteBatch(
        CodeWriter writer, NetworkPlan plan, VectorText text, string head, string from, string to, IReadOnlyList<Paragraph> body)
    {
        writer.Gap();
        HashSet<string> mentioned = Mentions.In(body.SelectMany(paragraph => paragraph.Lines));
        // The gradients' place is the caller's: each part of a batch has one.
        string gradients = mentioned.Remove(SectionNames.Gradients) ? $"ref {text.T} dw, " : "";
        using (writer.Braces(
            $"internal static {head}(ref {text.T} state, {gradients}ref {text.T} {from}, ref {text.T} {to}, nuint rows)"))
        {
            Open(writer, plan, text, mentioned);
            Write(writer, body);
        }
    }

    private static void Open(CodeWriter writer, NetworkPlan plan, VectorText text, HashSet<string> mentioned)
    {
        foreach (Section section in plan.Storage.Sections.Where(section => mentioned.Contains(section.Name)))
        {
            writer.Line($"ref {text.T} {section.Name} = ref {(section.Offset == 0 ? "state" : $"Unsafe.Add(ref state, {section.Offset})")};");
        }
    }

    private static void Write(CodeWriter writer, IReadOnlyList<Paragraph> body)
    {
        foreach (Paragraph paragraph in body)
        {
            paragraph.WriteTo(writer);
        }
    }
}
