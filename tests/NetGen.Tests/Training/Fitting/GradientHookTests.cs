namespace NetGen.Tests.Training.Fitting;

/// <summary>What stands between gradient and step changes the step, and nothing else.</summary>
public sealed partial class GradientHookTests
{
    [Fact]
    public void A_hook_that_adds_the_penalty_s_gradient_trains_as_L2_does()
    {
        FitOptions<double> options = new() { Epochs = 20, BatchSize = 3, LearningRate = 0.1, Seed = 1 };
        var regularized = new WithL2(1);
        regularized.Fit(XorNetwork.Data, options);

        double[] parameters = new double[WithL2.ParameterCount];
        var hooked = new Without(1);
        options.OnGradient = (gradients, network) =>
        {
            network.CopyParametersTo(parameters);
            for (int p = 0; p < gradients.Length; p++) gradients[p] += 0.125 * parameters[p];
        };
        FitHistory history = hooked.Fit(XorNetwork.Data, options);
        Assert.All(regularized.Parameters().Zip(hooked.Parameters()), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
        Assert.True(history.Last.GradientNorm > 0);
    }

    [Fact]
    public void What_a_hook_sets_to_zero_stays()
    {
        var network = new Without(1);
        double[] before = network.Parameters();
        network.Fit(XorNetwork.Data, new() { Epochs = 3, OnGradient = (gradients, _) => gradients[..9].Clear() });
        Assert.Equal(before[..9], network.Parameters()[..9]);
        Assert.NotEqual(before[9..], network.Parameters()[9..]);
    }

    [Fact]
    public void A_hook_comes_before_clipping_and_what_it_breaks_is_noticed()
    {
        var network = new Without(1);
        FitHistory history = network.Fit(
            XorNetwork.Data, new() { Epochs = 1, ClipNorm = 1, OnGradient = (gradients, _) => gradients.Fill(100) });
        Assert.Equal(100 * Math.Sqrt(13), history.Last.GradientNorm, 1e-9);

        double[] before = network.Parameters();
        Assert.Throws<TrainingException>(() => network.Fit(
            XorNetwork.Data, new() { Epochs = 1, OnGradient = (gradients, _) => gradients[0] = double.NaN }));
        Assert.Equal(before, network.Parameters());
    }

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, L2 = 0.125, Precision = Precision.Double)]
    private sealed partial class WithL2;

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = Precision.Double)]
    private sealed partial class Without;
}
