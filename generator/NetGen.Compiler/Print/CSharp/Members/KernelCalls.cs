using NetGen.Compiler.Model;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Plan.Passes;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Vector;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>How the class calls its vector kernels.</summary>
internal static class KernelCalls
{
    public static string Class(VectorForm form) => $"Vector{form.Bits}Kernel";

    /// <summary>The kernels of all widths, the widest first.</summary>
    public static IEnumerable<KernelClass> Kernels(NetworkPlan plan) =>
        plan.Kernel.Vectors.Select(form => new KernelClass(form.Bits, Class(form)));

    /// <summary>
    /// What is done with the first kernel that the hardware has the vectors for: statements that end the method. What
    /// follows stands apart from it.
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="kernels">The widest first.</param>
    /// <param name="statements">By a kernel's class.</param>
    /// <param name="condition">What has to hold besides, with an operator behind it.</param>
    public static void WriteDispatch(
        CodeWriter writer,
        IEnumerable<KernelClass> kernels,
        Func<string, IEnumerable<string>> statements,
        string condition = "")
    {
        foreach (KernelClass kernel in kernels)
        {
            using (writer.Braces(
                $"if ({condition}global::System.Runtime.Intrinsics.Vector{kernel.Bits}.IsHardwareAccelerated)"))
            {
                writer.Lines(statements(kernel.Name));
            }

            writer.Gap();
        }
    }

    /// <summary>Rows that are many enough go through the widest kernel together.</summary>
    public static void WriteBatchDispatch(
        CodeWriter writer, NetworkPlan plan, BatchPlan? batch, Func<string, IReadOnlyList<string>> call) =>
        WriteDispatch(
            writer,
            batch is null
                ? plan.Kernel.SampleLanes.Select(bits => new KernelClass(bits, SampleLanesFile.Class(bits)))
                : Kernels(plan),
            call,
            $"rows >= {Budgets.RowsOfBlock} && ");

    /// <summary>The members that give kernels references to the network's numbers and to rows.</summary>
    public static void WriteReferences(CodeWriter writer, NetworkPlan plan)
    {
        if (plan.Kernel.Vectors.Count == 0 && plan.Kernel.SampleLanes.Count == 0)
        {
            return;
        }

        string type = new Framework(plan.Model).T;
        writer.Gap();
        writer.Line("// Kernels take references: to the network's first number, and to the first number of a row.");
        if (!plan.Capabilities.HasConstantParameters)
        {
            writer.Lines(GeneratedAttributes.Of(plan));
            writer.Line($"private ref {type} FirstOfState => ref _state[_origin];");
            writer.Gap();
        }

        writer.Lines(GeneratedAttributes.Of(plan));
        writer.Line($"private static ref {type} FirstOf(global::System.ReadOnlySpan<{type}> row) =>");
        writer.Line("    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(row);");
    }

    /// <summary>The network's numbers as a kernel takes them: a reference to the first.</summary>
    public static string State(NetworkPlan plan) =>
        plan.Capabilities.HasConstantParameters ? First(FrozenFormat.Member) : "ref FirstOfState";

    /// <summary>A span as a kernel takes it: a reference to its first number.</summary>
    public static string First(string span) => $"ref FirstOf({span})";

    public static IEnumerable<string> Statements(NetworkPlan plan, string kernel, Operation operation)
    {
        if (operation is Operation.Backward or Operation.BackwardFrom)
        {
            // Clearing first costs little, and a second copy of the code costs a lot of text.
            yield return "// The vector method, for samples and batches alike, adds to ∂w and ∂b: clear them.";
            string gradients = Storage.Position(plan, SectionNames.Gradients, 0);
            yield return $"global::System.Array.Clear(_state, {gradients}, {plan.Storage.Trainable});";
            operation = operation == Operation.Backward ? Operation.AddGradients : Operation.AddGradientsFrom;
        }

        IEnumerable<string> arguments = operation.Rows().Select(row => First(row.Name))
            .Prepend(State(plan))
            .Concat(operation.Steps() ? StepScalars.Names(plan) : []);
        string call = $"{kernel}.{operation}({string.Join(", ", arguments)});";
        yield return operation.ReturnsError() ? $"return {call}" : call;
        if (!operation.ReturnsError())
        {
            yield return operation == Operation.Forward
                ? $"return {Storage.Span(plan, SectionNames.Outputs, plan.Output.Storage.Outputs, plan.Outputs)};"
                : "return;";
        }
    }
}

/// <summary>The nested class of one register width.</summary>
internal sealed record KernelClass(int Bits, string Name);
