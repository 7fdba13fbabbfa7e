using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.BugFixes;

/// <summary>
/// δ of a SiLU neuron far out, where σ(u) is 0: (y − t)·u overflowed before it met that 0, and δ was NaN.
/// </summary>
public class SiLUFarOutTests
{
    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(
        from kernel in Networks.Kernels
        from precision in Enum.GetValues<Precision>()
        select Spec(kernel, precision)));

    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    [Trait("Category", "Slow")]
    public void An_output_has_a_delta_of_0(Kernel kernel, Precision precision)
    {
        NetworkSpec spec = Spec(kernel, precision);
        if (precision == Precision.Single) Check(Compiled.Value.Create<float>(spec), [1e19f, 1e20f, 1e30f, 1.5e38f]);
        else Check(Compiled.Value.Create<double>(spec), [1e19, 1e160, 1e200, 8e307]);
    }

    private static void Check<T>(ITestNetwork<T> network, T[] sizes)
        where T : unmanaged, INumber<T>
    {
        T[] x = Numbers.Of<T>([0.5, 0.25]);
        var parameters = new T[network.Topology.ParameterCount];
        foreach (T u in sizes)
        {
            foreach (T t in sizes.Append(T.One).SelectMany(size => new[] { size, -size }))
            {
                // u of the output is its bias.
                parameters[^1] = -u;
                network.LoadParameters(parameters);
                network.Forward(x.AsSpan(0, 1));
                network.Backward([t]);
                Assert.All(network.Gradients(), gradient => Assert.Equal(T.Zero, gradient));

                network.BackwardBatch(x, [t, t]);
                Assert.All(network.Gradients(), gradient => Assert.Equal(T.Zero, gradient));
            }
        }
    }

    private static NetworkSpec Spec(Kernel kernel, Precision precision) => new()
    {
        Name = $"FarOut{kernel}{precision}",
        Inputs = 1,
        Hidden = [kernel == Kernel.Loop ? 19 : 3],
        Outputs = 1,
        HiddenActivation = Activation.SiLU,
        OutputActivation = Activation.SiLU,
        Kernel = kernel,
        Precision = precision,
        InputGradients = false,
    };
}
