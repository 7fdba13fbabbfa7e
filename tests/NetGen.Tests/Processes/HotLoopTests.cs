using NetGen.TestSupport;

namespace NetGen.Tests.Processes;

/// <summary>
/// What makes the kernels fast, as facts of the JIT's listing: these do not depend on how busy a machine is.
/// </summary>
public class HotLoopTests
{
    /// <summary>
    /// Without AVX2 there are 16 registers and no fused multiply-add; the constants of e^x, which the JIT keeps from
    /// one block of neurons to the next, leave too few of them for the sums of the last block.
    /// </summary>
    private static readonly string[] KnownSpills = ["N784x128x10+Vector128Kernel:ForwardLayer1"];

    public static TheoryData<string> Machines => ReferenceKernels.Machines;

    [X64Theory]
    [MemberData(nameof(Machines))]
    public void Kernels_are_optimized_check_no_bounds_and_call_nothing_but_their_own_passes(string switchedOff)
    {
        JitMethod[] methods = [.. ReferenceKernels.Listing(switchedOff)];
        IEnumerable<JitMethod> entries =
            from spec in ReferenceKernels.Specs
            from name in new[] { "Predict", "Forward", "TrainStep", "PredictBatch", "AddBatchGradients" }
            select JitRules.Entry([.. methods.Of(spec)], name);
        JitRules.AssertNone(entries.Where(entry => !JitRules.IsKernel(entry)).SelectMany(JitRules.EntryFaults)
            .Concat(methods.Where(JitRules.IsKernel).SelectMany(JitRules.Faults)));
    }

    [X64Theory]
    [MemberData(nameof(Machines))]
    public void The_inner_loops_of_products_store_nothing_on_the_stack(string switchedOff)
    {
        JitMethod[] products = [.. ReferenceKernels.On(switchedOff).Where(JitRules.IsProduct)];
        Assert.All(products, method => Assert.NotEmpty(JitRules.InnerLoops(method)));
        // The smallest network has none: all of it fits into registers.
        Assert.All(
            ReferenceKernels.Specs.Skip(1),
            spec => Assert.Contains(products.Of(spec), method => method.Name == "SumsOfRows1"));
        JitRules.AssertNone(
            products.Where(method => !KnownSpills.Contains(method.ToString())).SelectMany(JitRules.Spills));
    }
}
