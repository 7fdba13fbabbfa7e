using NetGen.TestSupport;

namespace NetGen.Tests.BugFixes;

/// <summary>Layers that the method splitter cuts in two: Predict read the row of another layer after the cut.</summary>
public class SplitLayerTests
{
    private static readonly (int Inputs, int Hidden, int Outputs)[] Shapes = [(8, 50, 14), (16, 50, 14), (8, 32, 43)];

    private static readonly Lazy<CompiledNetworks> Compiled =
        new(() => NetworkCompiler.Compile(Enumerable.Range(0, Shapes.Length).Select(Spec)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Predict_is_Forward(int shape)
    {
        NetworkSpec spec = Spec(shape);
        ITestNetwork<float> network = Compiled.Value.Create<float>(spec, seed: 5);
        var naive = new NaiveNetwork<float>(spec, network.Parameters());
        var random = new Random(6);
        var comparison = new Comparison(Agreement.Bits);
        for (int n = 0; n < 3; n++)
        {
            float[] x = Numbers.Random<float>(random, spec.Inputs);
            float[] y = new float[spec.Outputs], row = new float[spec.Outputs];
            network.Predict(x, y);
            network.PredictBatch(x, row);
            float[] forward = network.Forward(x).ToArray();
            comparison.Add("Forward", naive.Forward(x), forward);
            comparison.Add("Predict", forward, y);
            comparison.Add("PredictBatch", forward, row);
        }

        comparison.Assert();
    }

    private static NetworkSpec Spec(int shape) => new()
    {
        Name = $"Split{shape}",
        Inputs = Shapes[shape].Inputs,
        Hidden = [Shapes[shape].Hidden],
        Outputs = Shapes[shape].Outputs,
        OutputActivation = Activation.Softmax,
        Loss = Loss.CrossEntropy,
        Kernel = Kernel.Scalar,
        InputGradients = false,
    };
}
