using NetGen.Generator.Emit.Members;
using NetGen.Generator.Emit.Printing;
using NetGen.Generator.Emit.Scalar;
using NetGen.Generator.Emit.Vector.Batch;
using NetGen.Generator.Emit.Writing;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Plan.Algebra;
using NetGen.Generator.Plan.Layout;
using NetGen.Generator.Plan.Passes;

namespace NetGen.Generator.Emit.Vector;

/// <summary>The file of one vector width: a nested class with the operations and what they call.</summary>
internal static class VectorFile
{
    public static IReadOnlyList<Import> Imports { get; } =
    [
        new("System.Runtime.CompilerServices", "MethodImpl(", "Unsafe."),
        new("System.Runtime.InteropServices", "MemoryMarshal."),
        new("System.Runtime.Intrinsics", "Vector128", "Vector256", "Vector512"),
        new("System.Runtime.Intrinsics.Arm", "AdvSimd."),
        new("System.Runtime.Intrinsics.X86", "Sse.", "Sse2.", "Avx."),
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
        return ClassFile.Write(
            plan.Model,
            VectorHeader.Lines(plan, form, loops),
            Imports,
            [],
            "",
            writer =>
            {
                writer.Lines(ToolAttributes.Of(plan));
                using (writer.Braces($"private static class {KernelCalls.Class(form)}"))
                {
                    WriteOperations(writer, plan, text, kernel, loops, batches);

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

    private static void WriteOperations(
        CodeWriter writer, NetworkPlan plan, VectorText text, IVectorKernel kernel, VectorLoops loops, BatchKernel batches)
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
    }

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
