using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Behaviour;

/// <summary>Skips over layers: what views, files, checks and data tools make of them.</summary>
public sealed class SkipTests
{
    private static readonly NetworkSpec Both = new()
    {
        Name = "Both",
        Inputs = 4,
        Hidden = [4, 4],
        Outputs = 3,
        HiddenActivation = Activation.Tanh,
        Residual = true,
        InputSkip = true,
        Precision = Precision.Double,
        Jacobian = true,
        BackwardFrom = true,
    };

    private static readonly NetworkSpec Wide = Both with
    {
        Name = "Wide", Hidden = [7], Residual = false, Outputs = 2, InputGradients = true,
    };

    private static readonly NetworkSpec[] Specs =
    [
        .. from kernel in new[] { Kernel.Scalar, Kernel.Compact, Kernel.Vector, Kernel.Loop }
           from spec in new[] { Both, Wide }
           select Of(spec, kernel),
        Both with { Name = "Plain", Residual = false, InputSkip = false },
        Both with { Name = "Adding", InputSkip = false },
        Wide with { Name = "WithoutInputGradients", InputGradients = false, Jacobian = false },
        Wide with { Name = "Softmax", OutputActivation = Activation.Softmax, Loss = Loss.CrossEntropy },
    ];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(Specs));

    private static readonly double[] X = [0.5, -1, 0.25, 2];

    public static TheoryData<string> Names => [.. Specs.Where(spec => spec.Residual || spec.InputSkip).Select(spec => spec.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Differences_find_no_mistake(string name)
    {
        NetworkSpec spec = Specs.Single(spec => spec.Name == name);
        double[] t = Networks.Targets(spec, new Random(3), 1);
        GradientCheck check = GradientCheck.Run<double>(Create(name), X, t);
        Assert.True(check.Passed, check.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_view_has_the_sums_that_a_layer_computed(string name)
    {
        NetworkSpec spec = Specs.Single(spec => spec.Name == name);
        ITestNetwork<double> network = Create(name);
        var naive = new NaiveNetwork<double>(spec, network.Parameters());
        network.Forward(X);
        naive.Forward(X);
        for (int k = 0; k < naive.Layers.Count; k++)
        {
            Assert.Equal(naive.Layers[k].Sums, network.Layers[k].Sums.ToArray(), Close);
            Assert.Equal(naive.Layers[k].Weights.GetLength(0), network.Layers[k].Weights.Rows);
        }
    }

    [Fact]
    public void The_Jacobian_has_what_skips_the_layers()
    {
        ITestNetwork<double> network = Create(Of(Both, Kernel.Vector).Name);
        double[] jacobian = new double[12];
        ((IJacobian<double>)network).Jacobian(X, jacobian);
        const double H = 1e-6;
        for (int i = 0; i < 4; i++)
        {
            double[] more = [.. X], less = [.. X];
            more[i] += H;
            less[i] -= H;
            double[] after = Predict(network, more), before = Predict(network, less);
            for (int k = 0; k < 3; k++)
            {
                Assert.Equal((after[k] - before[k]) / (2 * H), jacobian[(k * 4) + i], 1e-7);
            }
        }
    }

    [Fact]
    public void Files_say_which_skips_a_network_has()
    {
        ITestNetwork<double> network = Create(Of(Both, Kernel.Scalar).Name), same = Create(Of(Both, Kernel.Loop).Name, 2);
        using var stream = new MemoryStream();
        network.Save(stream);
        stream.Position = 0;
        same.Load(stream);
        Assert.Equal(network.Parameters(), same.Parameters());

        // Two networks whose tensors have the same shapes.
        ITestNetwork<double> adding = Create("Adding"), plain = Create("Plain", 2);
        Refused(adding, plain, "The file's network has the skips Residual; the network has no skips over layers.");
        Refused(plain, adding, "The file's network has no skips over layers; the network has the skips Residual.");
    }

    [Fact]
    public void The_topology_says_it_and_refuses_skips_without_a_place()
    {
        NetworkTopology topology = Create(Of(Both, Kernel.Scalar).Name).Topology;
        Assert.Equal((true, true), (topology.Residual, topology.InputSkip));
        Assert.Equal([4, 4, 8], topology.Layers.Select(layer => layer.FanIn));
        Assert.Equal(
            "4-4-4-3 Tanh, Tanh, Identity; Residual, InputSkip; SumSquares; GradientDescent; Double", topology.ToString());
        Assert.NotEqual(topology, Create("Plain").Topology);

        LayerTopology hidden = new(2, 3, Activation.Tanh), output = new(3, 1, Activation.Identity);
        Assert.Contains("no hidden layer has as many neurons", Problem(new() { Residual = true }, hidden, output), StringComparison.Ordinal);
        Assert.Contains("no hidden layer to skip", Problem(new() { InputSkip = true }, hidden), StringComparison.Ordinal);
        Assert.Contains(
            "layer 1 has 3 neurons and there are 2 inputs", Problem(new() { InputSkip = true }, hidden, output),
            StringComparison.Ordinal);

        static string Problem(TopologyDetails details, params LayerTopology[] layers) => Assert.Throws<ArgumentException>(
            () => new NetworkTopology(Precision.Single, Loss.SumSquares, Optimizer.Adam, details, layers)).Message;
    }

    [Fact]
    public void A_standardizer_is_folded_into_both_layers_that_take_the_inputs()
    {
        var standardizer = new Standardizer([1, 2, 3, 4], [0.5, 2, 1, 3]);
        ITestNetwork<double> network = Create(Of(Wide, Kernel.Vector).Name);
        double[] raw = [0.5, 3, 2, -1];
        double[] scaled = [.. raw.Select((x, i) => (x - standardizer.Means[i]) / standardizer.Deviations[i])];
        double[] expected = Predict(network, scaled);
        standardizer.FoldIntoFirstLayer(network);
        Assert.Equal(expected, Predict(network, raw), Close);

        ITestNetwork<double> adding = Create(Of(Both, Kernel.Scalar).Name);
        double[] before = adding.Parameters();
        Assert.Contains(
            "adds the inputs", Assert.Throws<ArgumentException>(() => standardizer.FoldIntoFirstLayer(adding)).Message,
            StringComparison.Ordinal);
        Assert.Equal(before, adding.Parameters());
    }

    [Fact]
    public void Saliency_takes_the_gradients_of_the_inputs()
    {
        var random = new Random(7);
        var data = new Dataset<double>(
            Numbers.Random<double>(random, 40), Numbers.Random<double>(random, 20), 4, 2);
        ITestNetwork<double> network = Create(Of(Wide, Kernel.Scalar).Name);
        double[] expected = new double[4];
        for (int row = 0; row < data.Count; row++)
        {
            network.Forward(data.Input(row));
            network.Backward(data.Target(row));
            for (int i = 0; i < 4; i++) expected[i] += Math.Abs(network.InputGradientsArray[i]) / data.Count;
        }

        IReadOnlyList<double> deviations = Standardizer.OfInputs(data).Deviations;
        Assert.Equal(
            expected.Select((mean, i) => mean * deviations[i]), Saliency.Of(network, data).Inputs, Close);
        Assert.Contains(
            "InputGradients = true",
            Assert.Throws<ArgumentException>(() => Saliency.Of(Create("WithoutInputGradients"), data)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>A linear target: the skip finds it alone, exactly.</summary>
    [Fact]
    public void What_is_linear_is_learned_through_the_skip()
    {
        var random = new Random(9);
        double[] x = Numbers.Random<double>(random, 200);
        double[] t = [.. Enumerable.Range(0, 50).SelectMany(n => new[] { x[4 * n] - (2 * x[(4 * n) + 3]), x[(4 * n) + 1] })];
        var data = new Dataset<double>(x, t, 4, 2);
        ITestNetwork<double> network = Create(Of(Wide, Kernel.Vector).Name);
        network.FitLevenbergMarquardt(data, new() { Iterations = 60 });
        Assert.InRange(network.Evaluate(data.Inputs, data.Targets), 0, 1e-10);
    }

    private static NetworkSpec Of(NetworkSpec spec, Kernel kernel) => spec with { Name = $"{spec.Name}{kernel}", Kernel = kernel };

    private static ITestNetwork<double> Create(string name, int seed = 1) =>
        Compiled.Value.Create<double>(Specs.Single(spec => spec.Name == name), seed);

    private static double[] Predict(ITestNetwork<double> network, double[] x)
    {
        double[] y = new double[network.Topology.Outputs];
        network.Predict(x, y);
        return y;
    }

    private static void Refused(ITestNetwork<double> from, ITestNetwork<double> to, string message)
    {
        using var stream = new MemoryStream();
        from.Save(stream);
        stream.Position = 0;
        double[] before = to.Parameters();
        Assert.Contains(
            message, Assert.Throws<ModelFileException>(() => to.Load(stream)).Message, StringComparison.Ordinal);
        Assert.Equal(before, to.Parameters());
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-10;
}
