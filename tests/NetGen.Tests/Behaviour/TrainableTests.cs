using NetGen.TestSupport;

namespace NetGen.Tests.Behaviour;

/// <summary>Layers that do not learn: what a network has of them, and what training, files and checks make of them.</summary>
public sealed partial class TrainableTests
{
    private static readonly double[] X = [0.5, -1, 0.25], T = [0.75, -0.5];

    [Fact]
    public void A_layer_that_does_not_learn_has_no_gradients_and_no_state()
    {
        var network = new Head(1);
        network.Forward(X);
        network.Backward(T);
        Assert.False(network.HiddenLayer.IsTrainable);
        Assert.True(network.OutputLayer.IsTrainable);
        Assert.Equal(4, network.HiddenLayer.Outputs.Length);
        Assert.Equal(
            (0, 0, 0, 0),
            (network.HiddenLayer.WeightGradients.Rows, network.HiddenLayer.BiasGradients.Length,
                network.HiddenLayer.Deltas.Length, network.HiddenLayer.OutputGradients.Length));
        Assert.Equal((4, 2), (network.OutputLayer.WeightGradients.Rows, network.OutputLayer.Deltas.Length));
        Assert.Empty(network.HiddenLayer.WeightGradients.ToArray());
        Assert.Empty(network.HiddenLayer.Deltas.ToArray());

        // m and v of 4·2 weights and 2 biases, and two running corrections.
        Assert.Equal((2 * 10) + 2, Head.OptimizerStateCount);
        Assert.Equal(26, Head.ParameterCount);
        Assert.Equal(10, Head.Topology.TrainableParameterCount);
        Assert.Equal([false, true], Head.Topology.Trainable);
        Assert.Equal([true, true], Whole.Topology.Trainable);
        Assert.NotEqual(Head.Topology, Whole.Topology);

        string problem = Assert.Throws<ArgumentOutOfRangeException>(
            () => network.HiddenLayer.WeightGradients[0, 0]).Message;
        Assert.Contains("not trainable", problem, StringComparison.Ordinal);
        problem = Assert.Throws<ArgumentOutOfRangeException>(() => network.HiddenLayer.Deltas[0]).Message;
        Assert.Contains("not trainable", problem, StringComparison.Ordinal);
        Assert.Contains("δ []", network.HiddenLayer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_gradients_are_0_and_loading_others_changes_nothing()
    {
        var network = new Head(1);
        network.Forward(X);
        network.Backward(T);
        double[] gradients = network.Gradients();
        Assert.All(gradients[..16], gradient => Assert.Equal(0, gradient));
        Assert.All(gradients[16..], gradient => Assert.NotEqual(0, gradient));

        network.LoadGradients([.. Enumerable.Range(1, 26).Select(n => (double)n)]);
        Assert.Equal([.. Enumerable.Repeat(0.0, 16), .. Enumerable.Range(17, 10).Select(n => (double)n)], network.Gradients());
        double[] before = network.Parameters();
        network.Update(0.1);
        Assert.Equal(before[..16], network.Parameters()[..16]);
        Assert.All(network.Parameters()[16..].Zip(before[16..]), pair => Assert.NotEqual(pair.Second, pair.First));
    }

    [Fact]
    public void A_head_on_layers_of_another_network_learns_as_if_their_outputs_were_its_inputs()
    {
        var whole = new Whole(3);
        var network = new Head(4);
        using var file = new MemoryStream();
        whole.Save(file);
        file.Position = 0;
        network.Load(file);
        Assert.Equal(whole.Parameters(), network.Parameters());

        // The same regression on the hidden layer's outputs, as a network of one layer.
        var alone = new OutputAlone();
        alone.LoadParameters(network.Parameters().AsSpan(16));
        for (int n = 0; n < 20; n++)
        {
            whole.Forward(X);
            double[] features = whole.HiddenLayer.Outputs.ToArray();
            Assert.Equal(alone.TrainStep(features, T, 0.01), network.TrainStep(X, T, 0.01), 1e-12);
        }

        Assert.Equal(alone.Parameters(), network.Parameters()[16..], (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(whole.Parameters()[..16], network.Parameters()[..16]);
    }

    [Fact]
    public void Its_state_goes_out_and_in()
    {
        Head network = new(1), other = new(2);
        for (int n = 0; n < 3; n++) network.TrainStep(X, T, 0.05);
        other.LoadParameters(network.Parameters());
        other.LoadOptimizerState(network.OptimizerState());
        Head clone = network.Clone();
        for (int n = 0; n < 3; n++)
        {
            double error = network.TrainStep(X, T, 0.05);
            Assert.Equal(error, other.TrainStep(X, T, 0.05));
            Assert.Equal(error, clone.TrainStep(X, T, 0.05));
        }

        Assert.Equal(network.Parameters(), other.Parameters());
        Assert.Equal(network.Parameters(), clone.Parameters());
        Assert.Equal(network.OptimizerState(), other.OptimizerState());
    }

    [Fact]
    public void Second_order_methods_find_the_minimum_over_what_learns()
    {
        var random = new Random(5);
        double[] x = Numbers.Random<double>(random, 60), t = Numbers.Random<double>(random, 40);
        var data = new Dataset<double>(x, t, 3, 2);
        Head byLbfgs = new(6), byLevenbergMarquardt = new(6);
        double[] start = byLbfgs.Parameters();
        byLbfgs.FitLbfgs(data, new() { Iterations = 500, GradientTolerance = 1e-12 });
        byLevenbergMarquardt.FitLevenbergMarquardt(data, new() { Iterations = 100, GradientTolerance = 1e-12 });

        // A linear output layer: one minimum.
        Assert.Equal(start[..16], byLbfgs.Parameters()[..16]);
        Assert.Equal(start[..16], byLevenbergMarquardt.Parameters()[..16]);
        Assert.Equal(byLbfgs.Parameters(), byLevenbergMarquardt.Parameters(), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.True(byLbfgs.Evaluate(x, t) < new Head(6).Evaluate(x, t) * 0.9);
        byLbfgs.BackwardBatch(x, t);
        Assert.All(byLbfgs.Gradients(), gradient => Assert.InRange(gradient, -1e-8, 1e-8));
    }

    [Fact]
    public void A_penalty_counts_what_learns()
    {
        var network = new Penalized(1);
        double[] head = network.Parameters()[16..24];
        Assert.Equal(0.5 * 0.25 * head.Sum(w => w * w), network.Penalty(), 1e-15);

        // L-BFGS and Levenberg–Marquardt stop where E and the penalty balance.
        var random = new Random(7);
        double[] x = Numbers.Random<double>(random, 60), t = Numbers.Random<double>(random, 40);
        var data = new Dataset<double>(x, t, 3, 2);
        Penalized other = new(1);
        network.FitLbfgs(data, new() { Iterations = 500, GradientTolerance = 1e-12 });
        other.FitLevenbergMarquardt(data, new() { Iterations = 100, GradientTolerance = 1e-12 });
        Assert.Equal(network.Parameters(), other.Parameters(), (a, b) => Math.Abs(a - b) < 1e-6);
        network.BackwardBatch(x, t);
        double[] gradients = network.Gradients(), parameters = network.Parameters();
        for (int p = 16; p < 24; p++) Assert.Equal(0, gradients[p] + (0.25 * parameters[p]), 1e-7);
    }

    [Fact]
    public void Checks_and_explanations_leave_it_out()
    {
        var network = new Head(1);
        GradientCheck check = GradientCheck.Run(network, X, T);
        Assert.True(check.Passed, check.ToString());
        Assert.Equal(10, check.Entries.Count);
        Assert.All(check.Entries, entry => Assert.Equal(1, entry.Layer));

        // A slope is that of E, whether the layer learns or not.
        LossCurve curve = LossCurve.Along(network, new Dataset<double>(X, T, 3, 2), layer: 0, i: 1, j: 2);
        Assert.NotEqual(0, curve.Weight.Gradient);

        string problem = Assert.Throws<ArgumentException>("network", () => Saliency.OfRow(network, X, T)).Message;
        Assert.Contains("InputGradients = true", problem, StringComparison.Ordinal);
        var reaching = new Reaching();
        reaching.LoadParameters(network.Parameters());
        Whole whole = new(2);
        whole.LoadParameters(network.Parameters());
        Assert.Equal(
            Saliency.OfRow(whole, X, T), Saliency.OfRow(reaching, X, T), (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.Equal((4, 0), (reaching.HiddenLayer.Deltas.Length, reaching.HiddenLayer.BiasGradients.Length));
    }

    [Fact]
    public void A_run_with_other_layers_that_learn_does_not_continue()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.checkpoint");
        var data = new Dataset<double>(X, T, 3, 2);
        try
        {
            FitOptions<double> options = new() { Epochs = 3, Checkpoint = new(path) };
            new Head(1).Fit(data, options);
            string message = Assert.Throws<InvalidDataException>(() => new Whole(1).Fit(data, options)).Message;
            Assert.Contains("Trainable was \"False True\" and is \"True True\"", message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_topology_checks_the_number_of_layers()
    {
        var layers = new LayerTopology[] { new(3, 4, Activation.Tanh), new(4, 2, Activation.Identity) };
        string problem = Assert.Throws<ArgumentException>("layers", () => new NetworkTopology(
            Precision.Double, Loss.SumSquares, Optimizer.Adam, new TopologyDetails { Trainable = [true] }, layers)).Message;
        Assert.Contains("1 values, but there are 2 layers", problem, StringComparison.Ordinal);
        Assert.Equal(Head.Topology.Trainable, new NetworkTopology(
            Precision.Double, Loss.SumSquares, Optimizer.Adam, new() { Trainable = [false, true] }, layers).Trainable);
    }

    [Network(
        Inputs = 3, Hidden = 4, Outputs = 2, HiddenActivation = Activation.Tanh, Optimizer = Optimizer.Adam,
        Precision = Precision.Double, Kernel = Kernel.Scalar, Trainable = new[] { false, true })]
    private sealed partial class Head;

    [Network(
        Inputs = 3, Hidden = 4, Outputs = 2, HiddenActivation = Activation.Tanh, Optimizer = Optimizer.Adam,
        Precision = Precision.Double, Kernel = Kernel.Scalar)]
    private sealed partial class Whole;

    [Network(
        Inputs = 3, Hidden = 4, Outputs = 2, HiddenActivation = Activation.Tanh, Precision = Precision.Double,
        L2 = 0.25, DecayBiases = false, Trainable = new[] { false, true })]
    private sealed partial class Penalized;

    [Network(
        Inputs = 3, Hidden = 4, Outputs = 2, HiddenActivation = Activation.Tanh, Precision = Precision.Double,
        InputGradients = true, Trainable = new[] { false, true })]
    private sealed partial class Reaching;

    [Network(
        Inputs = 4, HiddenLayers = new int[0], Outputs = 2, Optimizer = Optimizer.Adam, Precision = Precision.Double,
        Kernel = Kernel.Scalar)]
    private sealed partial class OutputAlone;
}
