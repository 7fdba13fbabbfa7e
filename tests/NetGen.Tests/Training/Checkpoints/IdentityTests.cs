using NetGen.Tests.ModelFiles;

namespace NetGen.Tests.Training.Checkpoints;

/// <summary>Whatever decides a run's bits is in its checkpoint: another run is refused, and told by what it differs.</summary>
public sealed partial class IdentityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File("run.checkpoint");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_optimizer_s_constants_are_compared()
    {
        Write(new Slow(1));
        Refused(
            new Fast(1),
            "belongs to another run: Momentum was \"0.9\" and is \"0.5\"; WeightDecay was \"0\" and is \"0.01\".");
        Refused(new Descending(1), "Momentum was \"0.9\" and is \"none\"");
        Write(new Descending(1));
        Refused(new Slow(1), "Momentum was \"none\" and is \"0.9\"");
    }

    [Fact]
    public void So_is_the_kernel()
    {
        Write(new Slow(1));
        Refused(new SlowVector(1), "Kernel was \"Scalar\" and is \"Vector\"");
        Write(new SlowVector(1));
        Refused(new Slow(1), "Kernel was \"Vector\" and is \"Scalar\"");
        Refused(new SlowLoop(1), "Kernel was \"Vector\" and is \"Loop\"");
    }

    [Fact]
    public void So_are_registers_parts_and_the_version_of_the_arithmetic()
    {
        Write(new Slow(1));
        Refused(With(new() { VectorBits = 256 }), "vectors was \"none\" and is \"256 bits of ");
        Refused(With(new() { Parallel = true }), "Parallel was \"False\" and is \"True\"");
        Refused(
            With(new() { ArithmeticVersion = Slow.Topology.ArithmeticVersion + 1 }),
            $"version of the arithmetic was \"{Slow.Topology.ArithmeticVersion} in the class");

        static Disguised With(TopologyDetails details)
        {
            details.Kernel = Kernel.Scalar;
            if (details.ArithmeticVersion == 0) details.ArithmeticVersion = Slow.Topology.ArithmeticVersion;
            return new(details);
        }
    }

    /// <summary>Registers as wide, and a multiply-add of two roundings.</summary>
    [Fact]
    public void So_is_whether_multiply_add_is_fused()
    {
        if (!System.Runtime.Intrinsics.X86.Fma.IsSupported) return;

        using System.Diagnostics.Process child = Processes.Child.Start("checkpoint", File, "DOTNET_EnableAVX2");
        child.WaitForExit();
        Assert.Equal(0, child.ExitCode);
        string message = Assert.Throws<InvalidDataException>(() => Fit(new SlowVector(1))).Message;
        Assert.Matches("vectors was \"[0-9]+ bits of X(64|86), not fused\" and is \"[0-9]+ bits of X(64|86)\"", message);
    }

    [Fact]
    public void The_same_run_is_not_refused()
    {
        Write(new Slow(1));
        Fit(new Disguised(new() { Kernel = Kernel.Scalar, ArithmeticVersion = Slow.Topology.ArithmeticVersion }));
        Fit(new Slow(4));
        Write(new SlowVector(1));
        Fit(new SlowVector(4));
    }

    /// <summary>In a process of its own: a network with vectors leaves its checkpoint.</summary>
    internal static void RunProbe(string checkpoint) =>
        new SlowVector(1).Fit(XorNetwork.Data, new() { Epochs = 3, Checkpoint = new(checkpoint) });

    private void Write(INetwork<double> network)
    {
        System.IO.File.Delete(File);
        Fit(network);
    }

    private void Fit(INetwork<double> network) =>
        network.Fit(XorNetwork.Data, new() { Epochs = 3, Checkpoint = new(File) });

    private void Refused(INetwork<double> network, string words)
    {
        double[] before = network.Parameters();
        string message = Assert.Throws<InvalidDataException>(() => Fit(network)).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters());
    }

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = Precision.Double, Optimizer = Optimizer.Momentum,
        Kernel = Kernel.Scalar)]
    internal sealed partial class Slow;

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = Precision.Double, Optimizer = Optimizer.Momentum,
        Momentum = 0.5, WeightDecay = 0.01, Kernel = Kernel.Scalar)]
    internal sealed partial class Fast;

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = Precision.Double, Kernel = Kernel.Scalar)]
    internal sealed partial class Descending;

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = Precision.Double, Optimizer = Optimizer.Momentum,
        Kernel = Kernel.Vector)]
    internal sealed partial class SlowVector;

    [Network(Inputs = 2, Hidden = 3, Outputs = 1, Precision = Precision.Double, Optimizer = Optimizer.Momentum,
        Kernel = Kernel.Loop)]
    internal sealed partial class SlowLoop;

    /// <summary>As the same class is on another machine, or of another version.</summary>
    private sealed class Disguised(TopologyDetails details) : INetwork<double>
    {
        private readonly Slow _network = new(1);

        public NetworkTopology Topology { get; } = new(
            Slow.Topology.Precision, Slow.Topology.Loss, Slow.Topology.Optimizer, details, [.. Slow.Topology.Layers]);

        public int OptimizerStateCount => Slow.OptimizerStateCount;

        public void Predict(ReadOnlySpan<double> x, Span<double> y) => _network.Predict(x, y);

        public void PredictBatch(ReadOnlySpan<double> inputs, Span<double> outputs) =>
            _network.PredictBatch(inputs, outputs);

        public double Evaluate(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets) =>
            _network.Evaluate(inputs, targets);

        public void CopyParametersTo(Span<double> destination) => _network.CopyParametersTo(destination);

        public void LoadParameters(ReadOnlySpan<double> source) => _network.LoadParameters(source);

        public void Initialize(int seed) => _network.Initialize(seed);

        public double TrainStep(ReadOnlySpan<double> x, ReadOnlySpan<double> t, double learningRate) =>
            _network.TrainStep(x, t, learningRate);

        public void CopyOptimizerStateTo(Span<double> destination) => _network.CopyOptimizerStateTo(destination);

        public void LoadOptimizerState(ReadOnlySpan<double> source) => _network.LoadOptimizerState(source);

        public ReadOnlySpan<double> Forward(ReadOnlySpan<double> x) => _network.Forward(x);

        public double Backward(ReadOnlySpan<double> t) => _network.Backward(t);

        public void Update(double learningRate) => _network.Update(learningRate);

        public double BackwardBatch(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets) =>
            _network.BackwardBatch(inputs, targets);

        public double TrainBatch(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, double learningRate) =>
            _network.TrainBatch(inputs, targets, learningRate);

        public void CopyGradientsTo(Span<double> destination) => _network.CopyGradientsTo(destination);

        public void LoadGradients(ReadOnlySpan<double> source) => _network.LoadGradients(source);
    }
}
