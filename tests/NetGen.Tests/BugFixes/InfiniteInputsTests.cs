namespace NetGen.Tests.BugFixes;

/// <summary>What an infinite input does is over with the next one, or with the next parameters.</summary>
public partial class InfiniteInputsTests
{
    public static TheoryData<INetwork<float>> Networks => [new Scalar(1), new Registers(1), new Tanh(1), new Loops(1)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Leave_no_trace(INetwork<float> network)
    {
        float[] before = Outputs(network, [0.5f, -1f]);
        Outputs(network, [float.PositiveInfinity, 0f]);
        Assert.Equal(before, Outputs(network, [0.5f, -1f]));

        float[] y = new float[1];
        network.Predict([float.NegativeInfinity, 0f], y);
        network.Predict([0.5f, -1f], y);
        Assert.Equal(before, y);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Are_gone_with_the_parameters_that_they_spoilt(INetwork<float> network)
    {
        float[] parameters = new float[network.Topology.ParameterCount];
        network.CopyParametersTo(parameters);
        float[] before = Outputs(network, [0.5f, -1f]);
        network.TrainStep([float.PositiveInfinity, 0f], [1f], 0.1f);
        network.LoadParameters(parameters);
        Assert.Equal(before, Outputs(network, [0.5f, -1f]));
    }

    private static float[] Outputs(INetwork<float> network, ReadOnlySpan<float> x) => network.Forward(x).ToArray();

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Scalar)]
    private sealed partial class Scalar;

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, Kernel = Kernel.Vector)]
    private sealed partial class Registers;

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, HiddenActivation = Activation.Tanh, Kernel = Kernel.Vector)]
    private sealed partial class Tanh;

    [Network(Inputs = 2, Hidden = 19, Outputs = 1, Kernel = Kernel.Loop)]
    private sealed partial class Loops;
}
