using NetGen.TestSupport;
using NetGen.Tests.Behaviour;

namespace NetGen.Tests.Allocation;

/// <summary>The bytes that a header states, and that MaxBytes limits, are what an instance takes.</summary>
public class InstanceBytesTests
{
    // What the runtime may leave out of its count for a pinned array, which has a heap of its own.
    private const int Pinned = 64;

    private static readonly NetworkSpec SmallestXor = new()
    {
        Name = "SmallestXor",
        Inputs = 2,
        Hidden = [3],
        Outputs = 1,
        Kernel = Kernel.Scalar,
        InputGradients = false,
        Gradients = false,
    };

    // Loss and output activation cancel: E is computed from u_k, which these keep. The others are the same without.
    private static readonly Lazy<CompiledNetworks> WithSums = new(() => NetworkCompiler.Compile(
        from kernel in Networks.Kernels
        from precision in Enum.GetValues<Precision>()
        from loss in new[] { Loss.BinaryCrossEntropy, Loss.MeanSquaredError }
        select SigmoidSpec(kernel, precision, loss)));

    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void An_instance_takes_what_its_header_states(Kernel kernel, Precision precision)
    {
        foreach ((CompiledNetworks networks, NetworkSpec spec) in Compiled(kernel, precision))
        {
            long stated = networks.StatedBytes(spec), taken = networks.InstanceBytes(spec);
            int tolerance = kernel == Kernel.Scalar ? 0 : Pinned;
            Assert.True(
                stated - taken >= 0 && stated - taken <= tolerance, $"{spec.Name} states {stated} bytes and takes {taken}.");
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void The_parts_that_a_header_states_add_up(Kernel kernel, Precision precision)
    {
        foreach ((CompiledNetworks networks, NetworkSpec spec) in Compiled(kernel, precision))
        {
            var header = new MemoryHeader(networks, spec);
            int number = precision == Precision.Single ? 4 : 8;
            Assert.Equal(spec.ParameterCount * number, header.Parameters);
            Assert.Equal(header.Instance, header.Parameters + header.State);
            Assert.Equal(header.State, header.Parts.Values.Sum());
            Assert.Equal(header.Parameters, header.Parts["∂w and ∂b"]);
            Assert.All(header.Parts.Values, bytes => Assert.InRange(bytes, 1, header.State));
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void The_rows_on_the_stack_are_those_of_the_code(Kernel kernel, Precision precision)
    {
        foreach ((CompiledNetworks networks, NetworkSpec spec) in Compiled(kernel, precision))
        {
            Assert.Equal(MemoryHeader.StackRows(networks, spec), new MemoryHeader(networks, spec).Stack);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    [Trait("Category", "Slow")]
    public void Kept_sums_are_among_the_bytes(Kernel kernel, Precision precision)
    {
        NetworkSpec spec = SigmoidSpec(kernel, precision, Loss.BinaryCrossEntropy);
        long with = new MemoryHeader(WithSums.Value, spec).Parts["x, y, u, δ and ∂y"];
        long without = new MemoryHeader(WithSums.Value, SigmoidSpec(kernel, precision, Loss.MeanSquaredError))
            .Parts["x, y, δ and ∂y"];
        Assert.Equal(spec.Outputs * (precision == Precision.Single ? 4 : 8), with - without);
    }

    /// <summary>The best C library needs 276 bytes for this network.</summary>
    [Fact]
    public void Exclusive_or_learns_with_150_bytes_beside_its_parameters()
    {
        using CompiledNetworks networks = NetworkCompiler.Compile([SmallestXor]);
        const int Parameters = 13 * sizeof(float);
        long taken = networks.InstanceBytes(SmallestXor);
        Assert.Equal(networks.StatedBytes(SmallestXor), taken);
        Assert.InRange(taken - Parameters, 0, 150);

        ITrainable<float> network = networks.CreateTrainable<float>(SmallestXor, seed: 1);
        float[][] inputs = [[0, 0], [0, 1], [1, 0], [1, 1]], targets = [[0], [1], [1], [0]];
        network.TrainStep(inputs[0], targets[0], 0.5f);
        Assert.Equal(0, Allocated.By(() =>
        {
            for (int step = 0; step < 8000; step++) network.TrainStep(inputs[step % 4], targets[step % 4], 0.5f);
        }));
        Assert.InRange(network.Evaluate([.. inputs.SelectMany(x => x)], [.. targets.SelectMany(t => t)]), 0, 1e-3);
    }

    private static IEnumerable<(CompiledNetworks Networks, NetworkSpec Spec)> Compiled(
        Kernel kernel, Precision precision) =>
    [
        .. from variant in SmallNetworks.Variants
           select (
               SmallNetworks.Compiled(kernel, precision),
               SmallNetworks.Spec(kernel, precision, variant.Optimizer, variant.Depth)),
        (WithSums.Value, SigmoidSpec(kernel, precision, Loss.BinaryCrossEntropy)),
    ];

    private static NetworkSpec SigmoidSpec(Kernel kernel, Precision precision, Loss loss) =>
        SmallNetworks.Spec(kernel, precision, Optimizer.Momentum) with
        {
            Name = $"{loss}{kernel}{precision}",
            OutputActivation = Activation.Sigmoid,
            Loss = loss,
        };
}
