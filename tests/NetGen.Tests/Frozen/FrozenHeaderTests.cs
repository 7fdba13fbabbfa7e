using NetGen.TestSupport;
using NetGen.Tests.Allocation;

namespace NetGen.Tests.Frozen;

/// <summary>A frozen network's header states the rows that its calls keep on the stack.</summary>
public class FrozenHeaderTests
{
    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Its_scratch_is_that_of_the_code(Kernel kernel, Precision precision)
    {
        NetworkSpec[] specs =
        [
            .. new[] { 3, 32, kernel == Kernel.Scalar ? 40 : 100 }.Select(width => new NetworkSpec
            {
                Name = $"Of{width}",
                Inputs = 2 * width,
                Hidden = [width],
                Outputs = 10,
                HiddenActivation = Activation.GELU,
                Precision = precision,
                Kernel = kernel,
            }),
        ];
        using CompiledNetworks networks = FrozenPairs.CompileFrozen(FrozenPairs.Frozen(specs));
        foreach (NetworkSpec spec in specs)
        {
            NetworkSpec frozen = spec with { Name = $"Frozen{spec.Name}" };
            Assert.Equal(MemoryHeader.StackRows(networks, frozen), new MemoryHeader(networks, frozen).Stack);
        }
    }
}
