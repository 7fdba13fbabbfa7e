namespace NetGen.Tests.Behaviour;

/// <summary>The chapter's network, completed by this assembly's own build: what a user sees.</summary>
public partial class XorTests
{
    private static readonly float[] Inputs = [0, 0, 0, 1, 1, 0, 1, 1];
    private static readonly float[] Targets = [0, 1, 1, 0];

    [Fact]
    public void Its_constants_and_topology_say_what_the_attribute_says()
    {
        Assert.Equal((2, 1, 13), (Xor.InputCount, Xor.OutputCount, Xor.ParameterCount));
        var expected = new NetworkTopology(
            Precision.Single,
            Loss.SumSquares,
            Optimizer.GradientDescent,
            new TopologyDetails { Kernel = Kernel.Scalar },
            new LayerTopology(2, 3, Activation.Sigmoid),
            new LayerTopology(3, 1, Activation.Identity));
        Assert.Equal(expected, Xor.Topology);
        IPredictor<float> any = new Xor(1);
        Assert.Equal(expected, any.Topology);
        Assert.Same(Xor.Topology, Xor.Topology);
    }

    [Fact]
    public void It_learns_exclusive_or()
    {
        var network = new Xor(seed: 1);
        for (int n = 0; n < 5000; n++)
        {
            for (int row = 0; row < 4; row++)
            {
                network.TrainStep(Inputs.AsSpan(2 * row, 2), Targets.AsSpan(row, 1), 0.5f);
            }
        }

        Assert.InRange(network.Evaluate(Inputs, Targets), 0, 1e-3);
        var y = new float[4];
        network.PredictBatch(Inputs, y);
        Assert.Equal(Targets, y.Select(value => MathF.Round(value)));
    }

    [Fact]
    public void Its_gradients_are_the_chapter_s()
    {
        var network = new Xor(seed: 2);
        float[] x = [0.5f, -0.25f];
        float y = network.Forward(x)[0];
        float error = network.Backward([1f]);
        LayerView<float> hidden = network.HiddenLayer, output = network.OutputLayer;

        Assert.Equal(0.5f * (y - 1) * (y - 1), error, 1e-6f);
        Assert.Equal(y - 1, output.Deltas[0], 1e-6f);
        for (int j = 0; j < 3; j++)
        {
            float yj = hidden.Outputs[j];
            Assert.Equal(yj * output.Deltas[0], output.WeightGradients[j, 0], 1e-6f);
            Assert.Equal(output.Deltas[0] * output.Weights[j, 0], hidden.OutputGradients[j], 1e-6f);
            Assert.Equal(hidden.OutputGradients[j] * (1 - yj) * yj, hidden.Deltas[j], 1e-6f);
            Assert.Equal(x[1] * hidden.Deltas[j], hidden.WeightGradients[1, j], 1e-6f);
            Assert.Equal(hidden.Deltas[j], hidden.BiasGradients[j]);
        }
    }

    [Fact]
    public void Without_gradients_it_still_learns_the_same()
    {
        var full = new Xor(seed: 3);
        var small = new SmallXor(seed: 3);
        for (int n = 0; n < 20; n++)
        {
            int row = n % 4;
            float expected = full.TrainStep(Inputs.AsSpan(2 * row, 2), Targets.AsSpan(row, 1), 0.5f);
            Assert.Equal(expected, small.TrainStep(Inputs.AsSpan(2 * row, 2), Targets.AsSpan(row, 1), 0.5f));
        }

        Assert.Equal(full.Parameters(), small.Parameters());
        Assert.Equal(full.HiddenLayer.Weights[1, 2], small.HiddenLayer.Weights[1, 2]);
        Assert.Null(typeof(SmallXor).GetMethod("Backward"));
    }

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.SumSquares, Kernel = Kernel.Scalar)]
    private sealed partial class Xor;

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.SumSquares, Kernel = Kernel.Scalar, Gradients = false)]
    private sealed partial class SmallXor;
}
