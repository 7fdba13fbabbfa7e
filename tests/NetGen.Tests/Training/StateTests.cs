using System.Numerics;
using NetGen.TestSupport;
using NetGen.Tests.Behaviour;

namespace NetGen.Tests.Training;

/// <summary>A network that is given another one's parameters, gradients and optimizer state goes on as that one.</summary>
public class StateTests
{
    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_network_with_another_s_state_goes_on_as_it(Kernel kernel, Precision precision)
    {
        foreach ((Optimizer optimizer, int depth) in SmallNetworks.Variants)
        {
            if (precision == Precision.Double) GoesOn<double>(kernel, precision, optimizer, depth);
            else GoesOn<float>(kernel, precision, optimizer, depth);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Gradients_that_are_loaded_are_those_that_update(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Updates<double>(kernel, precision);
        else Updates<float>(kernel, precision);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Wrong_lengths_are_refused(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Refuses<double>(kernel, precision);
        else Refuses<float>(kernel, precision);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Moving_state_allocates_nothing(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) AllocatesNothing<double>(kernel, precision);
        else AllocatesNothing<float>(kernel, precision);
    }

    private static void GoesOn<T>(Kernel kernel, Precision precision, Optimizer optimizer, int depth)
        where T : unmanaged, INumber<T>
    {
        NetworkSpec spec = SmallNetworks.Spec(kernel, precision, optimizer, depth);
        (T[] x, T[] t) = SmallNetworks.Rows<T>(spec, 6);
        T rate = T.CreateChecked(0.01);
        ITestNetwork<T> one = SmallNetworks.Create<T>(kernel, precision, optimizer, depth, seed: 1);
        ITestNetwork<T> other = SmallNetworks.Create<T>(kernel, precision, optimizer, depth, seed: 2);
        for (int n = 0; n < 3; n++) one.TrainBatch(x, t, rate);
        other.TrainBatch(x, t, rate);

        double[] state = one.OptimizerState();
        other.LoadParameters(one.Parameters());
        other.LoadOptimizerState(state);
        Assert.Equal(state, other.OptimizerState());

        one.TrainBatch(x, t, rate);
        other.TrainBatch(x, t, rate);
        Assert.Equal(one.Parameters(), other.Parameters());
        Assert.Equal(optimizer == Optimizer.GradientDescent, state.Length == 0);
    }

    private static void Updates<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        NetworkSpec spec = SmallNetworks.Spec(kernel, precision, Optimizer.GradientDescent, depth: 2);
        (T[] x, T[] t) = SmallNetworks.Rows<T>(spec, 1);
        ITestNetwork<T> network = SmallNetworks.Create<T>(kernel, precision, depth: 2);
        network.Forward(x);
        network.Backward(t);
        T[] before = network.Parameters();
        T[] gradients = Numbers.Random<T>(new Random(4), before.Length);
        network.LoadGradients(gradients);
        Assert.Equal(gradients, network.Gradients());
        Assert.Equal(gradients[0], network.Layers[0].WeightGradients[0, 0]);

        T rate = T.CreateChecked(0.5);
        network.Update(rate);
        T[] expected = [.. before.Zip(gradients, (w, g) => w - (rate * g))];
        T[] after = network.Parameters();
        for (int p = 0; p < after.Length; p++)
        {
            Assert.Equal(double.CreateChecked(expected[p]), double.CreateChecked(after[p]), 1e-6);
        }
    }

    private static void Refuses<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        ITestNetwork<T> network = SmallNetworks.Create<T>(kernel, precision, Optimizer.Adam);
        int parameters = network.Topology.ParameterCount, state = network.OptimizerStateCount;
        Assert.Equal((2 * parameters) + 2, state);
        foreach (int off in new[] { -1, 1 })
        {
            Says($"{parameters + off}", $"{parameters}", () => network.LoadGradients(new T[parameters + off]));
            Says($"{state + off}", $"{state}", () => network.LoadOptimizerState(new double[state + off]));
            Says($"{state + off}", $"{state}", () => network.CopyOptimizerStateTo(new double[state + off]));
        }

        static void Says(string came, string wanted, Action call)
        {
            string message = Assert.Throws<ArgumentException>(call).Message;
            Assert.Contains(came, message, StringComparison.Ordinal);
            Assert.Contains(wanted, message, StringComparison.Ordinal);
        }
    }

    private static void AllocatesNothing<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        ITestNetwork<T> network = SmallNetworks.Create<T>(kernel, precision, Optimizer.Adam);
        var gradients = new T[network.Topology.ParameterCount];
        var state = new double[network.OptimizerStateCount];
        Move();
        Assert.Equal(0, Allocated.By(Move));

        void Move()
        {
            network.LoadGradients(gradients);
            network.CopyOptimizerStateTo(state);
            network.LoadOptimizerState(state);
        }
    }
}
