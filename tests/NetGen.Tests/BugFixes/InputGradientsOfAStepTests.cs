namespace NetGen.Tests.BugFixes;

/// <summary>A step that leaves ∂y_i of the inputs leaves ∂E/∂x_i itself, not times −η, whatever the kernel.</summary>
public partial class InputGradientsOfAStepTests
{
    private static readonly float[] X = [0.3f, -0.8f, 0.5f], T = [0.2f, -0.4f];

    [Theory]
    [InlineData(0.1f)]
    [InlineData(0f)]
    public void They_are_those_of_Backward(float learningRate)
    {
        var whole = new Whole(3);
        whole.Forward(X);
        whole.Backward(T);
        whole.Update(learningRate);
        var scalar = new ScalarStep(3);
        var vector = new VectorStep(3);
        var loop = new LoopStep(3);
        scalar.TrainStep(X, T, learningRate);
        vector.TrainStep(X, T, learningRate);
        loop.TrainStep(X, T, learningRate);
        Near(whole.InputGradients, scalar.InputGradients);
        Near(whole.InputGradients, vector.InputGradients);
        Near(whole.InputGradients, loop.InputGradients);
        Near(Parameters(whole), Parameters(scalar));
        Near(Parameters(whole), Parameters(vector));
        Near(Parameters(whole), Parameters(loop));
    }

    private static float[] Parameters(IPredictor<float> network)
    {
        float[] parameters = new float[network.Topology.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    private static void Near(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int n = 0; n < expected.Length; n++) Assert.Equal(expected[n], actual[n], 1e-6f);
    }

    [Network(Inputs = 3, Hidden = 5, Outputs = 2, InputGradients = true, Kernel = Kernel.Scalar)]
    private sealed partial class Whole;

    [Network(Inputs = 3, Hidden = 5, Outputs = 2, InputGradients = true, Gradients = false, Kernel = Kernel.Scalar)]
    private sealed partial class ScalarStep;

    [Network(Inputs = 3, Hidden = 5, Outputs = 2, InputGradients = true, Gradients = false, Kernel = Kernel.Vector)]
    private sealed partial class VectorStep;

    [Network(Inputs = 3, Hidden = 5, Outputs = 2, InputGradients = true, Gradients = false, Kernel = Kernel.Loop)]
    private sealed partial class LoopStep;
}
