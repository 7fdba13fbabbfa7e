using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Behaviour;

/// <summary>∂E/∂y_k from outside gives what the same gradient of the network's own loss gives.</summary>
public sealed partial class OutputGradientTests
{
    private static readonly Activation[] Outputs =
        [Activation.Identity, Activation.Sigmoid, Activation.Softmax, Activation.GELU, Activation.Tanh];

    public static TheoryData<Kernel, Precision> Kernels
    {
        get
        {
            TheoryData<Kernel, Precision> data = Networks.KernelsAndPrecisions;
            data.Add(Kernel.Compact, Precision.Single);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    [Trait("Category", "Slow")]
    public void It_agrees_with_Backward_of_the_own_loss(Kernel kernel, Precision precision) =>
        Each(kernel, precision, new OwnLoss());

    [Theory]
    [MemberData(nameof(Kernels))]
    [Trait("Category", "Slow")]
    public void A_step_is_BackwardFrom_and_Update(Kernel kernel, Precision precision) =>
        Each(kernel, precision, new Step());

    [Theory]
    [MemberData(nameof(Kernels))]
    [Trait("Category", "Slow")]
    public void A_batch_is_the_mean_over_its_rows(Kernel kernel, Precision precision) =>
        Each(kernel, precision, new Batch());

    [Theory]
    [MemberData(nameof(Kernels))]
    [Trait("Category", "Slow")]
    public void A_Jacobian_is_the_slope_of_every_output(Kernel kernel, Precision precision) =>
        Each(kernel, precision, new Slopes());

    [Fact]
    public void Networks_one_behind_the_other_learn_as_one()
    {
        var whole = new Whole(3);
        var (first, second) = (new First(1), new Second(2));
        double[] parameters = whole.Parameters();
        first.LoadParameters(parameters.AsSpan(0, First.ParameterCount));
        second.LoadParameters(parameters.AsSpan(First.ParameterCount));
        double[] x = [0.5, -1], t = [0.25, 0.75];
        for (int n = 0; n < 3; n++)
        {
            double e = whole.TrainStep(x, t, 0.1);
            double[] between = first.Forward(x).ToArray();
            second.Forward(between);
            Assert.Equal(e, second.Backward(t), 1e-14);
            first.TrainStepFrom(second.InputGradients, 0.1);
            second.Update(0.1);
        }

        double[] apart = [.. first.Parameters(), .. second.Parameters()];
        Assert.All(whole.Parameters().Zip(apart), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }

    [Fact]
    public void What_does_not_fit_is_refused_and_nothing_is_written()
    {
        var network = new First(1);
        network.Forward([1, 2]);
        double[] before = network.Parameters();
        Assert.Throws<ArgumentException>("outputGradients", () => network.BackwardFrom(new double[2]));
        Assert.Throws<ArgumentException>("outputGradients", () => network.TrainStepFrom(new double[4], 0.1));
        Assert.Throws<ArgumentException>(() => network.BackwardBatchFrom(new double[4], new double[3]));
        Assert.Throws<ArgumentException>(() => network.BackwardBatchFrom([], []));
        Assert.Throws<ArgumentException>("x", () => network.Jacobian(new double[3], new double[6]));
        Assert.Throws<ArgumentException>("jacobian", () => network.Jacobian(new double[2], new double[5]));
        Assert.Equal(before, network.Parameters());
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    [Trait("Category", "Slow")]
    public void A_row_of_the_network_s_own_memory_is_read_before_it_is_overwritten(Kernel kernel, Precision precision) =>
        Each(kernel, precision, new OwnMemory());

    [Fact]
    public void A_topology_says_that_they_are_there()
    {
        Assert.True(First.Topology is { BackwardFrom: true, Jacobian: true, InputGradients: true });
        Assert.False(Whole.Topology is { BackwardFrom: true } or { Jacobian: true });
        Assert.NotEqual(First.Topology, new NetworkTopology(
            Precision.Double, Loss.SumSquares, Optimizer.GradientDescent,
            new TopologyDetails { Kernel = First.Topology.Kernel, InputGradients = true }, [.. First.Topology.Layers]));
    }

    private static void Each(Kernel kernel, Precision precision, Check check)
    {
        NetworkSpec[] specs =
        [
            .. from output in Outputs
               from depth in new[] { 0, 1, 2 }
               select new NetworkSpec
               {
                   Name = $"Outside{output}{depth}{kernel}{precision}",
                   Inputs = 5,
                   Hidden = [.. new[] { 19, 6 }.Take(depth)],
                   Outputs = 3,
                   HiddenActivation = Activation.SiLU,
                   OutputActivation = output,
                   Kernel = kernel,
                   Precision = precision,
                   BackwardFrom = true,
                   Jacobian = true,
               },
        ];
        using CompiledNetworks compiled = NetworkCompiler.Compile(specs);
        var comparison = new Comparison(Agreement.Reordered(precision));
        foreach (NetworkSpec spec in specs)
        {
            if (precision == Precision.Double) check.Run(spec, () => compiled.Create<double>(spec), comparison);
            else check.Run(spec, () => compiled.Create<float>(spec), comparison);
        }

        comparison.Assert();
    }

    private abstract class Check
    {
        public abstract void Run<T>(NetworkSpec spec, Func<ITestNetwork<T>> create, Comparison comparison)
            where T : unmanaged, IFloatingPointIeee754<T>;

        protected static T[] Draw<T>(int seed, int count)
            where T : unmanaged, INumberBase<T> => Numbers.Random<T>(new Random(seed), count);
    }

    private sealed class OwnLoss : Check
    {
        public override void Run<T>(NetworkSpec spec, Func<ITestNetwork<T>> create, Comparison comparison)
        {
            ITestNetwork<T> network = create();
            for (int n = 0; n < 3; n++)
            {
                T[] x = Draw<T>(n, spec.Inputs), t = Draw<T>(n + 50, spec.Outputs);
                network.Forward(x);
                network.Backward(t);
                T[] given = network.Layers[^1].OutputGradients.ToArray(), expected = network.Gradients();
                T[] inputs = network.InputGradientsArray;
                network.LoadGradients(new T[expected.Length]);
                network.Forward(x);
                ((IOutputGradients<T>)network).BackwardFrom(given);
                comparison.Add($"{spec.Name} ∂", expected, network.Gradients());
                comparison.Add($"{spec.Name} ∂x", inputs, network.InputGradientsArray);
                comparison.Add($"{spec.Name} ∂y_k", given, network.Layers[^1].OutputGradients.ToArray());

                // What Forward returned lies in the network's own memory.
                T[] y = network.Forward(x).ToArray();
                ((IOutputGradients<T>)network).BackwardFrom(y);
                expected = network.Gradients();
                ((IOutputGradients<T>)network).BackwardFrom(network.Forward(x));
                comparison.Add($"{spec.Name} ∂ from y", expected, network.Gradients());
            }
        }
    }

    private sealed class Step : Check
    {
        public override void Run<T>(NetworkSpec spec, Func<ITestNetwork<T>> create, Comparison comparison)
        {
            ITestNetwork<T> fused = create(), parts = create();
            T rate = T.CreateChecked(0.05);
            for (int n = 0; n < 3; n++)
            {
                T[] x = Draw<T>(n, spec.Inputs), given = Draw<T>(n + 50, spec.Outputs);
                fused.Forward(x);
                parts.Forward(x);
                ((IOutputGradients<T>)fused).TrainStepFrom(given, rate);
                ((IOutputGradients<T>)parts).BackwardFrom(given);
                parts.Update(rate);
            }

            comparison.Add(spec.Name, parts.Parameters(), fused.Parameters());
        }
    }

    private sealed class Batch : Check
    {
        public override void Run<T>(NetworkSpec spec, Func<ITestNetwork<T>> create, Comparison comparison)
        {
            ITestNetwork<T> network = create();
            foreach (int rows in new[] { 1, 7, 72, 200 })
            {
                T[] xs = Draw<T>(rows, rows * spec.Inputs), given = Draw<T>(rows + 50, rows * spec.Outputs);
                double[] mean = new double[spec.ParameterCount];
                for (int row = 0; row < rows; row++)
                {
                    network.Forward(xs.AsSpan(row * spec.Inputs, spec.Inputs));
                    ((IOutputGradients<T>)network).BackwardFrom(given.AsSpan(row * spec.Outputs, spec.Outputs));
                    T[] gradients = network.Gradients();
                    for (int p = 0; p < mean.Length; p++) mean[p] += double.CreateChecked(gradients[p]) / rows;
                }

                ((IOutputGradients<T>)network).BackwardBatchFrom(xs, given);
                comparison.Add($"{spec.Name} of {rows} rows", mean, network.Gradients());
            }
        }
    }

    private sealed class OwnMemory : Check
    {
        public override void Run<T>(NetworkSpec spec, Func<ITestNetwork<T>> create, Comparison comparison)
        {
            ITestNetwork<T> own = create(), copied = create();
            var (ofOwn, ofCopied) = ((IOutputGradients<T>)own, (IOutputGradients<T>)copied);
            T[] x = Draw<T>(1, spec.Inputs);
            T[] y = copied.Forward(x).ToArray();
            ofCopied.BackwardBatchFrom(x, y);
            ofOwn.BackwardBatchFrom(x, own.Forward(x));
            comparison.Add($"{spec.Name} batch of y", copied.Gradients(), own.Gradients());

            // Several rows would be overwritten before they are read.
            T[] before = own.Parameters();
            T[] two = [.. x, .. x];
            Assert.Throws<ArgumentException>(() => ofOwn.BackwardBatchFrom(two, Own(own, 2 * spec.Outputs)));
            Assert.Throws<ArgumentException>("jacobian", () => ((IJacobian<T>)own).Jacobian(x, OwnSpan(own, spec.Outputs * spec.Inputs)));
            comparison.Add($"{spec.Name} w", before, own.Parameters());
        }

        /// <summary>Numbers of the network itself, beginning with y_k, as far as a caller can reach them unsafely.</summary>
        private static ReadOnlySpan<T> Own<T>(ITestNetwork<T> network, int count)
            where T : unmanaged => OwnSpan(network, count);

        private static Span<T> OwnSpan<T>(ITestNetwork<T> network, int count)
            where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
                ref System.Runtime.InteropServices.MemoryMarshal.GetReference(network.Forward(new T[network.Topology.Inputs])), count);
    }

    private sealed class Slopes : Check
    {
        public override void Run<T>(NetworkSpec spec, Func<ITestNetwork<T>> create, Comparison comparison)
        {
            ITestNetwork<T> network = create();
            T[] x = Draw<T>(1, spec.Inputs), t = Draw<T>(2, spec.Outputs);
            network.Forward(x);
            network.Backward(t);
            T[] gradients = network.Gradients();
            T[] jacobian = new T[spec.Outputs * spec.Inputs];
            ((IJacobian<T>)network).Jacobian(x, jacobian);
            comparison.Add($"{spec.Name} ∂", gradients, network.Gradients());

            // Row by row, and against differences of y.
            T[] rows = new T[jacobian.Length];
            for (int k = 0; k < spec.Outputs; k++)
            {
                T[] given = new T[spec.Outputs];
                given[k] = T.One;
                network.Forward(x);
                ((IOutputGradients<T>)network).BackwardFrom(given);
                network.InputGradientsArray.CopyTo(rows, k * spec.Inputs);
            }

            comparison.Add($"{spec.Name} rows", rows, jacobian);
            T step = T.CreateChecked(spec.Precision == Precision.Double ? 1e-6 : 1e-2);
            double tolerance = spec.Precision == Precision.Double ? 1e-8 : 2e-3;
            for (int i = 0; i < spec.Inputs; i++)
            {
                T[] ahead = Moved(step), back = Moved(-step);
                for (int k = 0; k < spec.Outputs; k++)
                {
                    double slope = double.CreateChecked((ahead[k] - back[k]) / (step + step));
                    Assert.Equal(slope, double.CreateChecked(jacobian[(k * spec.Inputs) + i]), tolerance);
                }

                T[] Moved(T by)
                {
                    T[] moved = [.. x];
                    moved[i] += by;
                    T[] y = new T[spec.Outputs];
                    network.Predict(moved, y);
                    return y;
                }
            }
        }
    }

    [Network(
        Inputs = 2, HiddenLayers = new[] { 3, 4 }, Outputs = 2, HiddenActivation = Activation.Tanh,
        Precision = Precision.Double)]
    private sealed partial class Whole;

    [Network(
        Inputs = 2, HiddenLayers = new int[0], Outputs = 3, OutputActivation = Activation.Tanh,
        Precision = Precision.Double, BackwardFrom = true, Jacobian = true)]
    private sealed partial class First;

    [Network(
        Inputs = 3, Hidden = 4, Outputs = 2, HiddenActivation = Activation.Tanh, Precision = Precision.Double,
        InputGradients = true)]
    private sealed partial class Second;
}
