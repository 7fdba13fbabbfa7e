namespace NetGen.Compiler.Plan.Layout;

/// <summary>
/// What a network takes of memory, in bytes, on a 64-bit runtime: nothing but its shape and its options decides it.
/// </summary>
internal sealed record MemoryPlan
{
    // .NET on 64 bits: an object's header and type, an array's with its length, and what sizes are rounded up to.
    private const int ObjectHeader = 16, ArrayHeader = 24, Reference = 8;

    // BatchWorkers with its gate, as they are laid out.
    private const int Workers = 104, Gate = 24;

    /// <summary>w and b.</summary>
    public required long Parameters { get; init; }

    /// <summary>∂w and ∂b; 0 without.</summary>
    public required long Gradients { get; init; }

    /// <summary>What the optimizer keeps from step to step.</summary>
    public required long Optimizer { get; init; }

    /// <summary>y, u, δ and ∂y of every layer; 0 where locals hold them.</summary>
    public required long Values { get; init; }

    /// <summary>∂w and ∂b of the parts of a batch that several threads take.</summary>
    public required long Parts { get; init; }

    /// <summary>Sums of ∂w and ∂b over the blocks of a batch of many rows.</summary>
    public required long Totals { get; init; }

    /// <summary>All of an instance: the object, its arrays and their headers.</summary>
    public required long Instance { get; init; }

    /// <summary>
    /// Rows that a call keeps on the stack, at the most; registers that a compiler spills are its own affair.
    /// </summary>
    public required long Stack { get; init; }

    /// <summary>
    /// Arrays that a thread which predicts or evaluates gets once, where its rows cannot lie on the stack.
    /// </summary>
    public required long OwnArrays { get; init; }

    /// <summary>All that an instance takes beside its parameters.</summary>
    public long State => Instance - Parameters;

    /// <summary>Objects, array headers, references and padding.</summary>
    public long Overhead => State - Gradients - Optimizer - Values - Parts - Totals;

    public static MemoryPlan Of(NetworkPlan plan)
    {
        long number = plan.BytesPerNumber;
        long parameters = plan.Parameters * number, trainable = plan.TrainableParameters * number;
        return new MemoryPlan
        {
            Parameters = parameters,
            Gradients = plan.Storage.Has(SectionNames.Gradients) ? trainable : 0,
            Optimizer = (plan.Optimizer.States.Count * trainable) + (plan.Optimizer.Running.Count * number),
            Values = ValuesOf(plan) * number,
            Parts = plan.Storage.Has(SectionNames.PartGradients) ? (Budgets.BatchParts - 1) * trainable : 0,
            Totals = !plan.Storage.Has(SectionNames.Totals) ? 0
                : plan.SumsInParts ? Budgets.BatchParts * trainable : trainable,
            Instance = InstanceOf(plan),
            Stack = StackOf(plan) * number,
            OwnArrays = OwnArraysOf(plan),
        };
    }

    /// <summary>The numbers without their padding.</summary>
    private static long ValuesOf(NetworkPlan plan)
    {
        int neurons = plan.Layers.Sum(layer => layer.FanOut);
        return plan.Storage.Sections.Sum(section => section.Name switch
        {
            SectionNames.Outputs => plan.Inputs + neurons,
            SectionNames.Sums => plan.Layers.Where(layer => layer.KeepsSums).Sum(layer => layer.FanOut),
            SectionNames.Deltas or SectionNames.OutputGradients =>
                plan.Layers.Where(layer => layer.IsReached).Sum(layer => layer.FanOut),
            SectionNames.InputGradients => plan.Inputs,
            SectionNames.Result => plan.Outputs,
            _ => 0,
        });
    }

    private static long InstanceOf(NetworkPlan plan)
    {
        StoragePlan storage = plan.Storage;
        long arrays = storage.IsOneBuffer ? 1 : storage.Sections.Count;
        long numbers = storage.IsOneBuffer
            ? Whole((storage.Total + StoragePlanner.AlignmentSlack(plan.Model.Precision)) * (long)plan.BytesPerNumber)
            : storage.Sections.Sum(section => Whole(section.Length * (long)plan.BytesPerNumber));
        if (plan.IsParallel)
        {
            // With the errors of the parts, and the two references to them.
            numbers += Workers + Gate
                + ArrayHeader + Whole(Budgets.BatchParts * (long)plan.BytesPerNumber) + (2 * Reference);
        }

        long fields = (arrays * Reference) + (storage.IsOneBuffer ? 4 : 0)
            + (plan.Optimizer.Running.Count * plan.BytesPerNumber);
        return Whole(ObjectHeader + fields) + (arrays * ArrayHeader) + numbers;
    }

    /// <summary>
    /// Numbers; the widest registers and the scalar code behind them counted, whichever the hardware takes.
    /// </summary>
    private static long StackOf(NetworkPlan plan)
    {
        int slack = Tiling.WidestLanes(plan.Model.Precision);
        int predict = 0;
        if (plan.Kernel.Scalar != ScalarForm.Locals && plan.PredictsOnStack)
        {
            predict = plan.Storage.Section(SectionNames.Outputs).Length + SumsOf(plan);
        }

        if (plan.Kernel.Vectors.Any(form => !form.IsUnrolled))
        {
            (int odd, int even, int sums) = plan.PredictRows;
            predict = Math.Max(predict, odd + even + sums + slack);
        }

        int lanes = plan.Kernel.SampleLanes.Count == 0
            ? 0
            : Tiling.LanesOf(plan.Kernel.SampleLanes.Max(), plan.Model.Precision);
        // What does not learn evaluates nothing.
        int evaluate = !plan.Capabilities.Learns ? predict
            : !plan.Model.Consumer.HasSpan ? 0
            : plan.ErrorIsOfSums ? predict : plan.Outputs + predict;
        return new[]
        {
            evaluate,
            lanes > 0 ? (lanes * (plan.Inputs + plan.Outputs)) + slack : 0,
            plan.Predictions is { } predictions ? predictions.Length + slack : 0,
            plan.BatchGradients is { } gradients ? gradients.Length + slack : 0,
        }.Max();
    }

    private static long OwnArraysOf(NetworkPlan plan)
    {
        bool evaluatesRow = plan.Capabilities.Learns && !plan.ErrorIsOfSums;
        long bytes = evaluatesRow && !plan.Model.Consumer.HasSpan ? Array(plan.Outputs) : 0;
        if (plan.Kernel.Scalar != ScalarForm.Locals && !plan.PredictsOnStack)
        {
            bytes += Array(plan.Storage.Section(SectionNames.Outputs).Length)
                + (SumsOf(plan) > 0 ? Array(SumsOf(plan)) : 0);
        }

        return bytes;

        long Array(int length) => ArrayHeader + Whole(length * (long)plan.BytesPerNumber);
    }

    private static int SumsOf(NetworkPlan plan) =>
        plan.Storage.Has(SectionNames.Sums) ? plan.Storage.Section(SectionNames.Sums).Length : 0;

    private static long Whole(long bytes) => (bytes + 7) / 8 * 8;
}
