namespace NetGen.Tests.Numerics;

/// <summary>Adam's bias corrections in a float network, kept in float, against PyTorch's 1 − βᵗ in double.</summary>
public partial class AdamCorrectionTests
{
    private const int Steps = 100_000;

    /// <summary>Each kernel with each optimizer that has the corrections.</summary>
    public static TheoryData<INetwork<float>> Networks =>
    [
        new Scalar(1), new Registers(1), new Loops(1),
        new DecayingScalar(1), new DecayingRegisters(1), new DecayingLoops(1),
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Corrections_keep_to_1_less_the_power_for_100000_steps(INetwork<float> network)
    {
        double[] state = new double[network.OptimizerStateCount];
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

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_parameter_goes_PyTorchs_way_for_100000_steps(INetwork<float> network)
    {
        const float Rate = 0.001f;
        double decay = network.Topology.Optimizer == Optimizer.AdamW ? 0.01 : 0;
        float[] gradients = new float[network.Topology.ParameterCount];
        float[] parameters = new float[gradients.Length];
        network.LoadParameters(parameters);
        double m = 0, v = 0, w = 0, path = 0;
        for (int t = 1; t <= Steps; t++)
        {
            // Long waves, so that the parameter goes far and comes back.
            float g = (float)(Math.Sin(t / 500.0) + (0.5 * Math.Cos(t / 7.0)));
            gradients[^1] = g;
            network.LoadGradients(gradients);
            network.Update(Rate);
            m = (0.9 * m) + ((1 - 0.9) * g);
            v = (0.999 * v) + ((1 - 0.999) * g * g);
            double step = Rate / (1 - Math.Pow(0.9, t)) * m / ((Math.Sqrt(v) / Math.Sqrt(1 - Math.Pow(0.999, t))) + 1e-8);
            w = (w * (1 - (Rate * decay))) - step;
            path += Math.Abs(step);
            network.CopyParametersTo(parameters);
            float actual = parameters[^1];
            Assert.True(Math.Abs(actual - w) <= (2e-5 * path) + 1e-6, $"step {t}: {actual:R} instead of {w:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_state_that_is_loaded_goes_on_to_the_same_bits(INetwork<float> through)
    {
        var resumed = (INetwork<float>)Activator.CreateInstance(through.GetType(), 2)!;
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
    private sealed partial class Scalar;

    [Network(Inputs = 1, Hidden = 3, Outputs = 1, Optimizer = Optimizer.Adam, Kernel = Kernel.Vector)]
    private sealed partial class Registers;

    [Network(Inputs = 1, Hidden = 19, Outputs = 1, Optimizer = Optimizer.Adam, Kernel = Kernel.Loop)]
    private sealed partial class Loops;

    [Network(Inputs = 1, Hidden = 1, Outputs = 1, Optimizer = Optimizer.AdamW, Kernel = Kernel.Scalar)]
    private sealed partial class DecayingScalar;

    [Network(Inputs = 1, Hidden = 3, Outputs = 1, Optimizer = Optimizer.AdamW, Kernel = Kernel.Vector)]
    private sealed partial class DecayingRegisters;

    [Network(Inputs = 1, Hidden = 19, Outputs = 1, Optimizer = Optimizer.AdamW, Kernel = Kernel.Loop)]
    private sealed partial class DecayingLoops;
}
