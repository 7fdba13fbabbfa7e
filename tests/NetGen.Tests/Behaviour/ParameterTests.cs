using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Behaviour;

/// <summary>Parameters go in and come out in canonical order, to the bit.</summary>
public class ParameterTests
{
    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void What_is_loaded_comes_back(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) RoundTrip<double>(kernel, precision);
        else RoundTrip<float>(kernel, precision);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Views_show_the_canonical_order_and_write_through(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Views<double>(kernel, precision);
        else Views<float>(kernel, precision);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Loading_keeps_the_optimizer_s_state_and_initializing_forgets_it(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) State<double>(kernel, precision);
        else State<float>(kernel, precision);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Asking_changes_nothing(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Asking<double>(kernel, precision);
        else Asking<float>(kernel, precision);
    }

    private static void RoundTrip<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        foreach (int depth in Networks.Depths)
        {
            ITestNetwork<T> network = SmallNetworks.Create<T>(kernel, precision, depth: depth);
            NetworkSpec spec = SmallNetworks.Spec(kernel, precision, Optimizer.GradientDescent, depth);
            Assert.Equal(spec.ParameterCount, network.Topology.ParameterCount);
            T[] parameters = Numbers.Of<T>(Enumerable.Range(1, spec.ParameterCount).Select(n => n / 7.0));
            network.LoadParameters(parameters);
            Assert.Equal(parameters, network.Parameters());

            // Gradients use the same order; a forward pass leaves parameters alone.
            (T[] x, T[] t) = SmallNetworks.Rows<T>(spec, 1);
            network.Forward(x);
            network.Backward(t);
            Assert.Equal(parameters, network.Parameters());
        }
    }

    private static void Views<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        ITestNetwork<T> network = SmallNetworks.Create<T>(kernel, precision, depth: 2);
        LayerView<T>[] layers = network.Layers;
        Assert.Equal(
            network.Parameters(), layers.SelectMany(layer => layer.Weights.ToArray().Cast<T>().Concat(layer.Biases.ToArray())));

        T next = T.Zero;
        foreach (LayerView<T> layer in layers)
        {
            for (int i = 0; i < layer.Weights.Rows; i++)
                for (int j = 0; j < layer.Weights.Columns; j++)
                    layer.Weights[i, j] = ++next;
            for (int j = 0; j < layer.Biases.Length; j++) layer.Biases[j] = ++next;
        }

        Assert.Equal(Numbers.Of<T>(Enumerable.Range(1, network.Topology.ParameterCount).Select(n => (double)n)), network.Parameters());
        Assert.Throws<ArgumentOutOfRangeException>(() => layers[0].Weights[layers[0].Weights.Rows, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => layers[0].Biases[layers[0].Biases.Length]);
    }

    private static void State<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
        {
            NetworkSpec spec = SmallNetworks.Spec(kernel, precision, optimizer);
            (T[] x, T[] t) = SmallNetworks.Rows<T>(spec, 1);
            (T[] otherX, T[] otherT) = SmallNetworks.Rows<T>(spec, 1, seed: 4);
            ITestNetwork<T> used = SmallNetworks.Create<T>(kernel, precision, optimizer);
            ITestNetwork<T> fresh = SmallNetworks.Create<T>(kernel, precision, optimizer);
            T[] start = used.Parameters();
            used.TrainStep(otherX, otherT, T.CreateChecked(0.01));
            used.LoadParameters(start);
            T[] expected = AfterStep(fresh);
            if (optimizer != Optimizer.GradientDescent) Assert.NotEqual(expected, AfterStep(used));

            used.Initialize(1);
            used.LoadParameters(start);
            Assert.Equal(expected, AfterStep(used));

            T[] AfterStep(ITestNetwork<T> network)
            {
                network.TrainStep(x, t, T.CreateChecked(0.05));
                return network.Parameters();
            }
        }
    }

    private static void Asking<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        NetworkSpec spec = SmallNetworks.Spec(kernel, precision, Optimizer.Adam);
        ITestNetwork<T> asked = SmallNetworks.Create<T>(kernel, precision, Optimizer.Adam);
        ITestNetwork<T> plain = SmallNetworks.Create<T>(kernel, precision, Optimizer.Adam);
        (T[] x, T[] t) = SmallNetworks.Rows<T>(spec, 1);
        (T[] rows, T[] targets) = SmallNetworks.Rows<T>(spec, 9, seed: 5);

        plain.Forward(x);
        plain.Backward(t);
        asked.Forward(x);
        asked.Predict(rows.AsSpan(0, spec.Inputs), new T[spec.Outputs]);
        asked.PredictBatch(rows, new T[targets.Length]);
        asked.Backward(t);
        Assert.Equal(plain.Gradients(), asked.Gradients());

        asked.Evaluate(rows, targets);
        asked.PredictBatch(rows, new T[targets.Length]);
        Assert.Equal(plain.Gradients(), asked.Gradients());
        plain.Update(T.CreateChecked(0.1));
        asked.Update(T.CreateChecked(0.1));
        Assert.Equal(plain.Parameters(), asked.Parameters());
    }
}
