using NetGen.TestSupport;
using NetGen.Tests.Behaviour;

namespace NetGen.Tests.Allocation;

/// <summary>The bytes that a header states, and that MaxBytes limits, are what an instance takes.</summary>
public class InstanceBytesTests
{
    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void An_instance_takes_what_its_header_states(Kernel kernel, Precision precision)
    {
        CompiledNetworks networks = SmallNetworks.Compiled(kernel, precision);
        foreach ((Optimizer optimizer, int depth) in SmallNetworks.Variants)
        {
            NetworkSpec spec = SmallNetworks.Spec(kernel, precision, optimizer, depth);
            long stated = networks.StatedBytes(spec), taken = networks.InstanceBytes(spec);
            Assert.True(stated - taken is >= 0 and <= 64, $"{spec.Name} states {stated} bytes and takes {taken}.");
        }
    }
}
