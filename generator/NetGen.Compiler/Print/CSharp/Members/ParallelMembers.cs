using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;
using NetGen.Compiler.Print.CSharp.Scalar;
using NetGen.Compiler.Print.CSharp.Writing;
using NetGen.Compiler.Print.Writing;

namespace NetGen.Compiler.Print.CSharp.Members;

/// <summary>
/// Batches in parts for several threads. The number of rows alone decides about the parts, and their gradients are
/// added up in the order of the parts: threads change nothing but the time.
/// </summary>
internal static class ParallelMembers
{
    /// <summary>How PredictBatch begins.</summary>
    public static void WritePredictInParts(CodeWriter writer)
    {
        writer.Line("int parts = Parts(rows);");
        using (writer.Braces("if (parts > 1)"))
        {
            writer.Line("_workers.Run(this, parts, _predictPart, inputs, outputs);");
            writer.Line("return;");
        }

        writer.Gap();
        writer.Line("PredictRows(inputs, outputs, rows);");
    }

    /// <summary>How SumGradients begins.</summary>
    public static void WriteSumInParts(CodeWriter writer, string type)
    {
        writer.Line("int parts = Parts(rows);");
        using (writer.Braces("if (parts > 1)"))
        {
            writer.Line("// BatchPart has one type for outputs and targets; targets are only read.");
            writer.Line(
                $"global::System.Span<{type}> others = global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan("
                + $"{KernelCalls.First("targets")}, targets.Length);");
            writer.Line("_workers.Run(this, parts, _sumPart, inputs, others);");
            writer.Line("_workers.Run(this, parts, _mergePart, inputs, others);");
            writer.Line($"{type} sum = 0;");
            using (writer.Braces("for (int part = 0; part < parts; part++)"))
            {
                writer.Line("sum += _partErrors[part];");
            }

            writer.Gap();
            writer.Line("return sum;");
        }

        writer.Gap();
    }

    /// <summary>The fields of an instance, and what they begin with.</summary>
    public static IReadOnlyList<Allocation> Allocations(NetworkPlan plan)
    {
        string type = new Framework(plan.Model).T;
        return plan.IsParallel
            ?
            [
                new("_workers", $"new global::NetGen.CompilerServices.BatchWorkers<{type}>()"),
                new("_partErrors", $"new {type}[{Budgets.BatchParts}]"),
            ]
            : [];
    }

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        if (!plan.IsParallel)
        {
            return;
        }

        string type = new Framework(plan.Model).T;
        string name = plan.Model.Class.Name;
        WriteFields(writer, plan, type, name);
        using (Method("private static int Parts(int rows)", computesPositions: false))
        {
            writer.Line($"// {plan.PartRows} rows are enough work for a thread. "
                + "Without vectors, rows are computed one by one.");
            writer.Line("return global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated "
                + $"? global::System.Math.Clamp(rows / {plan.PartRows}, 1, {Budgets.BatchParts}) : 1;");
        }

        using (Method("private static int FirstRow(int part, int parts, int rows)"))
        {
            writer.Line("return (int)((long)rows * part / parts);");
        }

        using (Part("PredictPart", $"global::System.Span<{type}> outputs"))
        {
            writer.Line("PredictRows(");
            writer.Line("    inputs.Slice(first * InputCount, count * InputCount), "
                + "outputs.Slice(first * OutputCount, count * OutputCount), count);");
        }

        if (!plan.SumsInParts)
        {
            return;
        }

        int parameters = plan.Storage.Trainable;
        using (Part("SumPart", $"global::System.ReadOnlySpan<{type}> targets"))
        {
            writer.Line($"int dw = part == 0 ? {At(SectionNames.Gradients)} : "
                + $"{At(SectionNames.PartGradients)} + (part - 1) * {parameters};");
            writer.Line($"int totals = {At(SectionNames.Totals)} + part * {parameters};");
            writer.Line("_partErrors[part] = SumRows(inputs.Slice(first * InputCount, count * InputCount), "
                + "targets.Slice(first * OutputCount, count * OutputCount), count, dw, totals);");
        }

        using (Method("private void MergePart(int part, int parts)"))
        {
            int lanes = Tiling.WidestLanes(plan.Model.Precision);
            writer.Line($"nuint from = (nuint)({parameters / lanes} * part / parts * {lanes}), "
                + $"to = (nuint)({parameters / lanes} * (part + 1) / parts * {lanes});");
            KernelCalls.WriteDispatch(
                writer,
                KernelCalls.Kernels(plan),
                kernel => [$"{kernel}.MergeGradients({KernelCalls.State(plan)}, (nuint)parts, from, to);", "return;"]);
        }

        IDisposable Part(string part, string others)
        {
            IDisposable method =
                Method($"private void {part}(int part, global::System.ReadOnlySpan<{type}> inputs, {others})");
            writer.Line("int rows = inputs.Length / InputCount;");
            writer.Line("int parts = Parts(rows);");
            writer.Line("int first = FirstRow(part, parts, rows);");
            writer.Line("int count = FirstRow(part + 1, parts, rows) - first;");
            return method;
        }

        string At(string section) => Storage.Position(plan, section, 0, inUnchecked: true);

        IDisposable Method(string head, bool computesPositions = true)
        {
            writer.Gap();
            writer.Lines(GeneratedAttributes.Of(plan));
            return writer.Method(head, computesPositions);
        }
    }

    private static void WriteFields(CodeWriter writer, NetworkPlan plan, string type, string name)
    {
        writer.Gap();
        writer.Lines(Documentation.Of(
            "The most threads that work on a batch, including the calling one. The default is the number of "
                + "processors. The results have the same bits for any number."));
        writer.Lines(GeneratedAttributes.Of(plan));
        using (writer.Braces("public int MaxDegreeOfParallelism"))
        {
            writer.Line("get => _workers.MaxDegreeOfParallelism;");
            writer.Line("set => _workers.MaxDegreeOfParallelism = value;");
        }

        writer.Gap();
        (string workers, string errors) = (Allocations(plan)[0].Value, Allocations(plan)[1].Value);
        writer.Line($"private global::NetGen.CompilerServices.BatchWorkers<{type}> _workers = {workers};");
        writer.Line($"private {type}[] _partErrors = {errors};");
        writer.Line(
            "#pragma warning disable CS0436   // another assembly may let this one see a class of the same name");
        Static("_predictPart", "PredictPart(part, inputs, others)");
        if (plan.SumsInParts)
        {
            Static("_sumPart", "SumPart(part, inputs, others)");
            Static("_mergePart", "MergePart(part, Parts(inputs.Length / InputCount))");
        }

        writer.Line("#pragma warning restore CS0436");

        void Static(string field, string call) => writer.Line(
            $"private static readonly global::NetGen.CompilerServices.BatchPart<{type}> {field} = "
            + $"static (network, part, inputs, others) => (({name})network).{call};");
    }
}
