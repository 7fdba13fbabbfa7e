using NetGen.Compiler.Emit.Scalar;
using NetGen.Compiler.Emit.Writing;
using NetGen.Compiler.Plan;
using NetGen.Compiler.Plan.Layout;

namespace NetGen.Compiler.Emit.Members;

/// <summary>
/// Batches in parts for several threads. The number of rows alone decides about the parts, and their gradients are added
/// up in the order of the parts: threads change nothing but the time.
/// </summary>
internal static class ParallelMembers
{
    /// <summary>How PredictBatch begins.</summary>
    public static IReadOnlyList<string> PredictInParts { get; } =
    [
        "int parts = Parts(rows);",
        "if (parts > 1)",
        "{",
        "    _workers.Run(this, parts, _predictPart, inputs, outputs);",
        "    return;",
        "}",
        "",
        "PredictRows(inputs, outputs, rows);",
    ];

    /// <summary>How SumGradients begins.</summary>
    public static IReadOnlyList<string> SumInParts(string type) =>
    [
        "int parts = Parts(rows);",
        "if (parts > 1)",
        "{",
        "    // BatchPart has one type for outputs and targets; targets are only read.",
        $"    global::System.Span<{type}> others = global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan("
            + "ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(targets), targets.Length);",
        "    _workers.Run(this, parts, _sumPart, inputs, others);",
        "    _workers.Run(this, parts, _mergePart, inputs, others);",
        $"    {type} sum = 0;",
        "    for (int part = 0; part < parts; part++)",
        "    {",
        "        sum += _partErrors[part];",
        "    }",
        "",
        "    return sum;",
        "}",
        "",
    ];

    /// <summary>The fields of an instance, and what they begin with.</summary>
    public static IReadOnlyList<(string Name, string Value)> Allocations(NetworkPlan plan)
    {
        string type = new Dialect(plan.Model).T;
        return plan.IsParallel
            ? [("_workers", $"new global::NetGen.BatchWorkers<{type}>()"), ("_partErrors", $"new {type}[{Budgets.BatchParts}]")]
            : [];
    }

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        if (!plan.IsParallel)
        {
            return;
        }

        string type = new Dialect(plan.Model).T;
        string name = plan.Model.Class.Name;
        WriteFields(writer, plan, type, name);
        Method("private static int Parts(int rows)", computesPositions: false,
        [
            $"// {plan.PartRows} rows are enough work for a thread. Without vectors, rows are computed one by one.",
            "return global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated "
                + $"? global::System.Math.Clamp(rows / {plan.PartRows}, 1, {Budgets.BatchParts}) : 1;",
        ]);
        Method("private static int FirstRow(int part, int parts, int rows)", computesPositions: true,
            ["return (int)((long)rows * part / parts);"]);
        Part("PredictPart", $"global::System.Span<{type}> outputs",
        [
            "PredictRows(",
            "    inputs.Slice(first * InputCount, count * InputCount), outputs.Slice(first * OutputCount, count * OutputCount), count);",
        ]);
        if (!plan.SumsInParts)
        {
            return;
        }

        int parameters = plan.Storage.Parameters;
        Part("SumPart", $"global::System.ReadOnlySpan<{type}> targets",
        [
            $"int dw = part == 0 ? {At(SectionNames.Gradients)} : "
                + $"{At(SectionNames.PartGradients)} + (part - 1) * {parameters};",
            $"int totals = {At(SectionNames.Totals)} + part * {parameters};",
            "_partErrors[part] = SumRows(inputs.Slice(first * InputCount, count * InputCount), "
                + "targets.Slice(first * OutputCount, count * OutputCount), count, dw, totals);",
        ]);
        int lanes = Tiling.WidestLanes(plan.Model.Precision);
        Method("private void MergePart(int part, int parts)", computesPositions: true,
        [
            $"nuint from = (nuint)({parameters / lanes} * part / parts * {lanes}), to = (nuint)({parameters / lanes} * (part + 1) / parts * {lanes});",
            .. KernelCalls.Dispatch(
                KernelCalls.Kernels(plan), kernel => [$"{kernel}.MergeGradients(ref _state[_origin], (nuint)parts, from, to);", "return;"]),
        ]);

        void Part(string part, string others, IReadOnlyList<string> body) => Method(
            $"private void {part}(int part, global::System.ReadOnlySpan<{type}> inputs, {others})",
            computesPositions: true,
            [
                "int rows = inputs.Length / InputCount;",
                "int parts = Parts(rows);",
                "int first = FirstRow(part, parts, rows);",
                "int count = FirstRow(part + 1, parts, rows) - first;",
                .. body,
            ]);

        string At(string section) => Storage.Position(plan, section, 0, inUnchecked: true);

        void Method(string head, bool computesPositions, IReadOnlyList<string> body)
        {
            writer.Gap();
            writer.Lines(ToolAttributes.Of(plan));
            using (writer.Method(head, computesPositions))
            {
                writer.Lines(body);
            }
        }
    }

    private static void WriteFields(CodeWriter writer, NetworkPlan plan, string type, string name)
    {
        writer.Gap();
        writer.Lines(Documentation.Of(
            "The most threads that work on a batch, including the calling one. The default is the number of "
                + "processors. The results have the same bits for any number."));
        writer.Lines(ToolAttributes.Of(plan));
        using (writer.Braces("public int MaxDegreeOfParallelism"))
        {
            writer.Line("get => _workers.MaxDegreeOfParallelism;");
            writer.Line("set => _workers.MaxDegreeOfParallelism = value;");
        }

        writer.Gap();
        (string workers, string errors) = (Allocations(plan)[0].Value, Allocations(plan)[1].Value);
        writer.Line($"private global::NetGen.BatchWorkers<{type}> _workers = {workers};");
        writer.Line($"private {type}[] _partErrors = {errors};");
        writer.Line("#pragma warning disable CS0436   // another assembly may let this one see a class of the same name");
        Static("_predictPart", "PredictPart(part, inputs, others)");
        if (plan.SumsInParts)
        {
            Static("_sumPart", "SumPart(part, inputs, others)");
            Static("_mergePart", "MergePart(part, Parts(inputs.Length / InputCount))");
        }

        writer.Line("#pragma warning restore CS0436");

        void Static(string field, string call) => writer.Line(
            $"private static readonly global::NetGen.BatchPart<{type}> {field} = "
            + $"static (network, part, inputs, others) => (({name})network).{call};");
    }
}
