using NetGen.TestSupport;

namespace NetGen.Tests.Frozen;

/// <summary>A frozen network has no heap: not on its first call, and not on any other.</summary>
public class FrozenAllocationTests
{
    [Theory]
    [InlineData(Kernel.Scalar)]
    [InlineData(Kernel.Vector)]
    [InlineData(Kernel.Loop)]
    public void Nothing_is_allocated(Kernel kernel)
    {
        NetworkSpec[] specs =
        [
            .. new[] { 2, 20, kernel == Kernel.Loop ? 300 : 40 }.Select(width => new NetworkSpec
            {
                Name = $"Of{width}",
                Inputs = width,
                Hidden = [width + 1, 3],
                Outputs = 10,
                HiddenActivation = Activation.GELU,
                OutputActivation = Activation.Softmax,
                Loss = Loss.CrossEntropy,
                Kernel = kernel,
            }),
        ];
        string[] sources = FrozenPairs.Frozen(specs);
        // Compiled for each attempt: a class has only one first call.
        Assert.Equal(0, Allocated.Least(() =>
        {
            using CompiledNetworks networks = FrozenPairs.CompileFrozen(sources);
            return specs.Sum(spec => OfFirstCalls(networks, spec));
        }));
    }

    private static long OfFirstCalls(CompiledNetworks networks, NetworkSpec spec)
    {
        var frozen = new FrozenMethods<float>(FrozenPairs.FrozenOf(networks, spec));
        float[] inputs = new float[35 * spec.Inputs], outputs = new float[35 * spec.Outputs];
        float[] x = new float[spec.Inputs], y = new float[spec.Outputs];
        long before = GC.GetAllocatedBytesForCurrentThread();
        frozen.Predict(x, y);
        frozen.PredictBatch(inputs, outputs);
        frozen.Predict(x, y);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void A_frozen_class_has_no_fields_but_its_topology()
    {
        NetworkSpec spec = new() { Name = "Stateless", Inputs = 4, Hidden = [5], Outputs = 3 };
        using CompiledNetworks networks = FrozenPairs.CompileFrozen(FrozenPairs.Frozen([spec]));
        Type frozen = FrozenPairs.FrozenOf(networks, spec);
        Assert.Equal(
            [typeof(NetworkTopology)],
            frozen.GetFields(
                    System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Instance
                    | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)
                .Where(field => !field.IsLiteral).Select(field => field.FieldType));
    }

    [Fact]
    public void Lengths_are_checked_before_anything_is_read_or_written()
    {
        NetworkSpec spec = new() { Name = "Checked", Inputs = 4, Hidden = [5], Outputs = 3 };
        using CompiledNetworks networks = FrozenPairs.CompileFrozen(FrozenPairs.Frozen([spec]));
        var frozen = new FrozenMethods<float>(FrozenPairs.FrozenOf(networks, spec));
        Refuses("x", "x has 3 values; 4 are expected.", 3, 3);
        Refuses("y", "y has 4 values; 3 are expected.", 4, 4);
        Assert.Throws<ArgumentException>("inputs", () => frozen.PredictBatch(new float[7], new float[6]));
        Assert.Throws<ArgumentException>("outputs", () => frozen.PredictBatch(new float[8], new float[9]));
        NetworkTopology topology = frozen.Topology;
        Assert.Equal((4, 3, Activation.Identity), (topology.Inputs, topology.Outputs, topology.Layers[1].Activation));

        void Refuses(string name, string message, int inputs, int outputs) => Assert.StartsWith(
            message,
            Assert.Throws<ArgumentException>(name, () => frozen.Predict(new float[inputs], new float[outputs])).Message,
            StringComparison.Ordinal);
    }
}
