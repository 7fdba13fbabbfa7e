namespace NetGen.Tests.BugFixes;

/// <summary>
/// δ of a SiLU neuron far out, where σ(u) is 0: (y − t)·u overflowed before it met that 0, and δ was NaN.
/// </summary>
public partial class SiLUFarOutTests
{
    private static readonly float[] Sizes = [1f, 1e19f, 1e20f, 1e30f, 1.5e38f];

    [Fact]
    public void An_output_has_a_delta_of_0_in_Scalar() => Check(new Scalar(1));

    [Fact]
    public void An_output_has_a_delta_of_0_in_Vector() => Check(new Registers(1));

    [Fact]
    public void An_output_has_a_delta_of_0_in_Loop() => Check(new Loops(1));

    [Fact]
    public void An_output_has_a_delta_of_0_in_double()
    {
        var network = new Wide(1);
        network.LoadParameters([0, 0, 0, 0, 0, 0, 0, 0, 0, -1e200]);
        network.Forward([0.5]);
        network.Backward([1e200]);
        Assert.Equal(0, network.OutputGradient());
    }

    private static void Check(INetwork<float> network)
    {
        float[] parameters = new float[network.Topology.ParameterCount];
        float[] gradients = new float[parameters.Length];
        foreach (float u in Sizes.Skip(1))
        {
            foreach (float t in Sizes.Concat(Sizes.Select(size => -size)))
            {
                // u of the output is its bias.
                parameters[^1] = -u;
                network.LoadParameters(parameters);
                network.Forward([0.5f]);
                network.Backward([t]);
                network.CopyGradientsTo(gradients);
                Assert.All(gradients, gradient => Assert.Equal(0, gradient));

                network.BackwardBatch([0.5f, 0.25f], [t, t]);
                network.CopyGradientsTo(gradients);
                Assert.All(gradients, gradient => Assert.Equal(0, gradient));
            }
        }
    }

    [Network(
        Inputs = 1,
        Hidden = 3,
        Outputs = 1,
        HiddenActivation = Activation.SiLU,
        OutputActivation = Activation.SiLU,
        Kernel = Kernel.Scalar)]
    private sealed partial class Scalar;

    [Network(
        Inputs = 1,
        Hidden = 3,
        Outputs = 1,
        HiddenActivation = Activation.SiLU,
        OutputActivation = Activation.SiLU,
        Kernel = Kernel.Vector)]
    private sealed partial class Registers;

    [Network(
        Inputs = 1,
        Hidden = 19,
        Outputs = 1,
        HiddenActivation = Activation.SiLU,
        OutputActivation = Activation.SiLU,
        Kernel = Kernel.Loop)]
    private sealed partial class Loops;

    [Network(
        Inputs = 1,
        Hidden = 3,
        Outputs = 1,
        HiddenActivation = Activation.SiLU,
        OutputActivation = Activation.SiLU,
        Precision = Precision.Double,
        Kernel = Kernel.Scalar)]
    private sealed partial class Wide
    {
        public double OutputGradient() => OutputLayer.BiasGradients[0];
    }
}
