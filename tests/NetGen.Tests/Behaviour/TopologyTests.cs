using NetGen.TestSupport;
using NetGen.Tests.Frozen;

namespace NetGen.Tests.Behaviour;

/// <summary>A topology says all that it takes to build the network again.</summary>
public partial class TopologyTests
{
    private static readonly Dictionary<Optimizer, (string Extra, (string Name, double Value)[] Constants)> Changed = new()
    {
        [Optimizer.GradientDescent] = ("WeightDecay = 0.25, L1 = 0.5", [("WeightDecay", 0.25), ("L1", 0.5), ("L2", 0)]),
        [Optimizer.Momentum] = ("Momentum = 0.5, WeightDecay = 1e-5", [("Momentum", 0.5), ("WeightDecay", 1e-5), ("L1", 0), ("L2", 0)]),
        [Optimizer.Nesterov] = ("Momentum = 0.75", [("Momentum", 0.75), ("WeightDecay", 0), ("L1", 0), ("L2", 0)]),
        [Optimizer.AdaGrad] = ("Epsilon = 1e-7", [("Epsilon", 1e-7), ("WeightDecay", 0), ("L1", 0), ("L2", 0)]),
        [Optimizer.RMSProp] = ("Alpha = 0.9", [("Alpha", 0.9), ("Epsilon", 1e-8), ("WeightDecay", 0), ("L1", 0), ("L2", 0)]),
        [Optimizer.Adam] = (
            "Beta1 = 0.8, Beta2 = 0.99",
            [("Beta1", 0.8), ("Beta2", 0.99), ("Epsilon", 1e-8), ("WeightDecay", 0), ("L1", 0), ("L2", 0)]),
        [Optimizer.AdamW] = (
            "WeightDecay = 0", [("Beta1", 0.9), ("Beta2", 0.999), ("Epsilon", 1e-8), ("WeightDecay", 0), ("L1", 0), ("L2", 0)]),
        [Optimizer.RProp] = (
            "StepIncrease = 1.5, MaxStep = 1, L2 = 0.125, DecayBiases = false",
            [("StepDecrease", 0.5), ("StepIncrease", 1.5), ("MinStep", 1e-6), ("MaxStep", 1), ("L1", 0), ("L2", 0.125)]),
    };

    [Fact]
    public void It_carries_every_optimizer_s_constants_and_a_frozen_class_those_that_trained_it()
    {
        NetworkSpec[] specs =
        [
            .. Enum.GetValues<Optimizer>().Select(optimizer => new NetworkSpec
            {
                Name = $"With{optimizer}",
                Inputs = 2,
                Hidden = [3],
                Outputs = 1,
                Optimizer = optimizer,
                Kernel = Kernel.Scalar,
                Extra = Changed[optimizer].Extra,
            }),
        ];
        using CompiledNetworks pairs = FrozenPairs.Compile(specs);
        foreach (NetworkSpec spec in specs)
        {
            NetworkTopology trained = pairs.CreateTrainable<float>(spec, 1).Topology;
            var frozen = new FrozenMethods<float>(FrozenPairs.FrozenOf(pairs, spec));
            foreach (NetworkTopology topology in new[] { trained, frozen.Topology })
            {
                Assert.Equal(spec.Optimizer, topology.Optimizer);
                Assert.Equal(spec.Optimizer != Optimizer.RProp, topology.DecayBiases);
                Assert.Equal(
                    Changed[spec.Optimizer].Constants,
                    topology.OptimizerConstants.Select(constant => (constant.Key, constant.Value)));
                Assert.All(Changed[spec.Optimizer].Constants, constant => Assert.Equal(
                    constant.Value, typeof(NetworkTopology).GetProperty(constant.Name)!.GetValue(topology)));
            }
        }
    }

    [Fact]
    public void What_is_left_out_is_the_optimizer_s_default()
    {
        Assert.Equal((0, 0, 0), (Tiny.Topology.WeightDecay, Tiny.Topology.Momentum, Tiny.Topology.MaxStep));
        Assert.Equal((0.9, 0.999, 1e-8), (Learning.Topology.Beta1, Learning.Topology.Beta2, Learning.Topology.Epsilon));
        Assert.Equal(0.01, Learning.Topology.WeightDecay);
        Assert.Equal(1e-10, new NetworkTopology(
            Precision.Single, Loss.Huber, Optimizer.AdaGrad, new LayerTopology(1, 1, Activation.Tanh)).Epsilon);
    }

    [Fact]
    public void It_says_what_code_there_is()
    {
        Assert.Equal(
            (Kernel.Scalar, 0, true, false, false),
            (Tiny.Topology.Kernel, Tiny.Topology.VectorBits, Tiny.Topology.InputGradients, Tiny.Topology.Parallel,
                Tiny.Topology.Gradients));
        Assert.Equal((Kernel.Loop, true, true), (
            Learning.Topology.Kernel, Learning.Topology.Parallel, Learning.Topology.Gradients));
        int widest = System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? 512
            : System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? 256
            : System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated ? 128
            : 0;
        Assert.Equal(widest, Learning.Topology.VectorBits);
        Assert.True(Learning.Topology.ArithmeticVersion > 0);
    }

    [Fact]
    public void Two_are_equal_if_they_say_the_same_of_the_network()
    {
        NetworkTopology plain = Of(new());
        Assert.Equal(plain, Of(new() { WeightDecay = 0, Momentum = 5 }));
        Assert.Equal(plain.GetHashCode(), Of(new() { VectorBits = 256, ArithmeticVersion = 3 }).GetHashCode());
        Assert.Equal(plain, Of(new() { VectorBits = 256, ArithmeticVersion = 3 }));
        Assert.NotEqual(plain, Of(new() { WeightDecay = 0.5 }));
        Assert.NotEqual(plain, Of(new() { L1 = 0.5 }));
        Assert.NotEqual(plain, Of(new() { DecayBiases = false }));
        Assert.NotEqual(plain, Of(new() { Kernel = Kernel.Loop }));
        Assert.NotEqual(plain, Of(new() { Parallel = true }));
        Assert.NotEqual(plain, Of(new() { InputGradients = true }));
        Assert.NotEqual(plain, Of(new() { Gradients = false }));
        Assert.Throws<ArgumentNullException>("details", () => Of(null!));

        var details = new TopologyDetails { Kernel = Kernel.Loop };
        NetworkTopology taken = Of(details);
        details.Kernel = Kernel.Scalar;
        Assert.Equal(Kernel.Loop, taken.Kernel);

        static NetworkTopology Of(TopologyDetails details) => new(
            Precision.Single, Loss.SumSquares, Optimizer.GradientDescent, details, new LayerTopology(1, 1, Activation.Tanh));
    }

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, InputGradients = true, Gradients = false, Kernel = Kernel.Scalar)]
    internal sealed partial class Tiny;

    [Network(Inputs = 20, Hidden = 300, Outputs = 30, Optimizer = Optimizer.AdamW, Kernel = Kernel.Loop, Parallel = true)]
    internal sealed partial class Learning;
}
