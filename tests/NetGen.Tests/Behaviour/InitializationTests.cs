using NetGen.TestSupport;

namespace NetGen.Tests.Behaviour;

/// <summary>First weights: Glorot or He uniform, the same bits from a seed whatever the kernel.</summary>
public class InitializationTests
{
    private static readonly Lazy<CompiledNetworks> Compiled =
        new(() => NetworkCompiler.Compile(Networks.HiddenActivations.Select(Wide)));

    [Fact]
    public void A_seed_gives_every_kernel_the_same_bits()
    {
        foreach (int depth in Networks.Depths)
        {
            double[] doubles = SmallNetworks.Create<double>(Kernel.Scalar, Precision.Double, depth: depth, seed: 42).Parameters();
            foreach (Kernel kernel in Networks.Kernels)
            {
                Assert.Equal(
                    doubles, SmallNetworks.Create<double>(kernel, Precision.Double, depth: depth, seed: 42).Parameters());

                // The float network starts where its double twin does.
                Assert.Equal(
                    doubles.Select(value => (float)value),
                    SmallNetworks.Create<float>(kernel, Precision.Single, depth: depth, seed: 42).Parameters());
            }
        }
    }

    [Theory]
    [InlineData(Kernel.Scalar)]
    [InlineData(Kernel.Vector)]
    [InlineData(Kernel.Loop)]
    public void Initialize_is_what_the_constructor_does_and_another_seed_gives_other_weights(Kernel kernel)
    {
        ITestNetwork<float> network = SmallNetworks.Create<float>(kernel, Precision.Single, seed: 42);
        float[] first = network.Parameters();
        network.Initialize(43);
        Assert.Empty(Nonzero(first).Intersect(Nonzero(network.Parameters())));
        network.Initialize(42);
        Assert.Equal(first, network.Parameters());

        static IEnumerable<float> Nonzero(float[] values) => values.Where(value => value != 0);
    }

    [Fact]
    public void Weights_fill_the_limits_of_Glorot_or_He_and_biases_are_zero()
    {
        foreach (Activation activation in Networks.HiddenActivations)
        {
            NetworkSpec spec = Wide(activation);
            ITestNetwork<float> network = Compiled.Value.Create<float>(spec, seed: 7);
            bool he = activation is Activation.ReLU or Activation.LeakyReLU or Activation.ELU or Activation.GELU
                or Activation.SiLU;
            double fans = he ? spec.Inputs : spec.Inputs + spec.Hidden[0];
            AssertUniform(network.Layers[0], Math.Sqrt(6 / fans), activation);
            AssertUniform(network.Layers[1], Math.Sqrt(6.0 / (spec.Hidden[0] + spec.Outputs)), Activation.Identity);
        }
    }

    private static void AssertUniform(LayerView<float> layer, double limit, Activation activation)
    {
        float[] weights = [.. layer.Weights.ToArray().Cast<float>()];
        double largest = weights.Max(Math.Abs);
        Assert.True(
            largest <= limit * 1.0000001 && largest > limit * 0.97,
            $"{activation}: the largest weight is {largest:G6}, the limit {limit:G6}.");
        Assert.InRange(weights.Average() / limit, -0.1, 0.1);
        Assert.InRange(weights.Select(w => w * w / (limit * limit)).Average(), 0.27, 0.40);
        Assert.All(layer.Biases.ToArray(), bias => Assert.Equal(0f, bias));
    }

    private static NetworkSpec Wide(Activation activation) => new()
    {
        Name = $"Wide{activation}",
        Inputs = 24,
        Hidden = [20],
        Outputs = 16,
        HiddenActivation = activation,
        Kernel = Kernel.Loop,
    };
}
