namespace NetGen.Tests.Numerics;

/// <summary>Adam's bias corrections in a float network, kept in float, against PyTorch's 1 − βᵗ in double.</summary>
public partial class AdamCorrectionTests
{
    private const int Steps = 100_000;

    [Fact]
    public void Corrections_keep_to_1_less_the_power_for_100000_steps()
    {
        var network = new Small(1);
        double[] state = new double[Small.OptimizerStateCount];
        for (int t = 1; t <= Steps; t++)
        {
            network.TrainStep([0.3f], [0.7f], 0.001f);
            network.CopyOptimizerStateTo(state);
            Near(1 - Math.Pow(0.9, t), state[^2], 6e-7);
            Near(1 - Math.Pow(0.999, t), state[^1], 3.1e-5);

            void Near(double expected, double actual, double relative) => Assert.True(
                Math.Abs(actual - expected) <= relative * expected, $"step {t}: {actual:R} instead of {expected:R}");
        }
    }

    [Fact]
    public void A_parameter_goes_PyTorchs_way_for_100000_steps()
    {
        const float Rate = 0.001f;
        var network = new Small(1);
        network.LoadParameters(new float[Small.ParameterCount]);
        double m = 0, v = 0, w = 0, path = 0;
        for (int t = 1; t <= Steps; t++)
        {
            // Long waves, so that the parameter goes far and comes back.
            float g = (float)(Math.Sin(t / 500.0) + (0.5 * Math.Cos(t / 7.0)));
            network.OutputLayer.BiasGradients[0] = g;
            network.Update(Rate);
            m = (0.9 * m) + ((1 - 0.9) * g);
            v = (0.999 * v) + ((1 - 0.999) * g * g);
            double step = Rate / (1 - Math.Pow(0.9, t)) * m / ((Math.Sqrt(v) / Math.Sqrt(1 - Math.Pow(0.999, t))) + 1e-8);
            w -= step;
            path += Math.Abs(step);
            float actual = network.OutputLayer.Biases[0];
            Assert.True(Math.Abs(actual - w) <= (2e-5 * path) + 1e-6, $"step {t}: {actual:R} instead of {w:R}");
        }
    }

    [Fact]
    public void The_state_that_is_loaded_goes_on_to_the_same_bits()
    {
        var through = new Small(1);
        var resumed = new Small(2);
        for (int t = 0; t < 40; t++) through.TrainStep([0.3f], [0.7f], 0.01f);

        resumed.LoadParameters(through.Parameters());
        resumed.LoadOptimizerState(through.OptimizerState());
        for (int t = 0; t < 40; t++)
        {
            through.TrainStep([0.3f], [0.7f], 0.01f);
            resumed.TrainStep([0.3f], [0.7f], 0.01f);
        }

        Assert.Equal(through.Parameters(), resumed.Parameters());
    }

    [Network(Inputs = 1, Hidden = 1, Outputs = 1, Optimizer = Optimizer.Adam, Kernel = Kernel.Scalar)]
    private sealed partial class Small;
}
