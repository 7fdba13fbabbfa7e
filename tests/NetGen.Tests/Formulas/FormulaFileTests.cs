using NetGen.TestSupport;
using NetGen.Tests.Frozen;

namespace NetGen.Tests.Formulas;

/// <summary>What a network computes goes with it: into topologies, files and frozen classes.</summary>
public sealed class FormulaFileTests
{
    private const string Mish = "u * Math.Tanh(Math.Log(1.0 + Math.Exp(u)))";

    private const string Pinball = "Math.Max(0.9 * (t - y), -0.1 * (t - y))";

    private static readonly NetworkSpec Original = Spec("Original", Mish, Pinball);

    private static readonly NetworkSpec Changed = Spec("Changed", "u * Math.Tanh(Math.Log(2.0 + Math.Exp(u)))", Pinball);

    private static readonly NetworkSpec OtherLoss = Spec("OtherLoss", Mish, "Math.Max(0.8 * (t - y), -0.2 * (t - y))");

    private static readonly NetworkSpec BuiltIn = Spec("BuiltIn", null, null);

    private static readonly Lazy<CompiledNetworks> Compiled =
        new(() => NetworkCompiler.Compile([Original, Changed, OtherLoss, BuiltIn]));

    [Fact]
    public void Topologies_say_what_formulas_compute()
    {
        NetworkTopology topology = Network(Original).Topology;
        Assert.Equal(Mish, topology.Layers[0].Formula!.Text);
        Assert.Equal((Activation.Custom, Loss.Custom), (topology.Layers[0].Activation, topology.Loss));
        Assert.Equal(Pinball, topology.LossFormula!.Text);
        Assert.Equal("3-4-2 HiddenF, Identity; LossF; GradientDescent; Single", topology.ToString());
        Assert.Null(topology.Layers[1].Formula);
        Assert.NotEqual(topology, Network(Changed).Topology);
        Assert.NotEqual(topology, Network(OtherLoss).Topology);
        Assert.NotEqual(topology, Network(BuiltIn).Topology);
        Assert.Equal(
            new LayerTopology(3, 4, new CustomFormula("AnotherName", Mish)), topology.Layers[0]);
    }

    [Fact]
    public void Topologies_without_their_formulas_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new LayerTopology(3, 4, Activation.Custom));
        Assert.Throws<ArgumentNullException>(() => new LayerTopology(3, 4, (CustomFormula)null!));
        var layer = new LayerTopology(3, 4, Activation.ReLU);
        Assert.Contains("LossFormula", Assert.Throws<ArgumentException>(() => new NetworkTopology(
            Precision.Single, Loss.Custom, Optimizer.Adam, layer)).Message, StringComparison.Ordinal);
        Assert.Contains("not Custom", Assert.Throws<ArgumentException>(() => new NetworkTopology(
            Precision.Single,
            Loss.Huber,
            Optimizer.Adam,
            new TopologyDetails { LossFormula = new CustomFormula("F", Pinball) },
            layer)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CustomFormula("", Mish));
        Assert.Throws<ArgumentNullException>(() => new CustomFormula("F", null!));
        Assert.Throws<ArgumentException>(() => new CustomFormula("F()", Mish));
        Assert.Contains("'\"'", Assert.Throws<ArgumentException>(
            () => new CustomFormula("F", "u\" + \"")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_formula_does_not_load()
    {
        using var file = new MemoryStream();
        ITestNetwork<float> original = Network(Original);
        original.Save(file);
        Network(Original).Load(new MemoryStream(file.ToArray()));
        foreach ((NetworkSpec other, string what) in new[] { (Changed, Mish), (BuiltIn, Mish), (OtherLoss, Pinball) })
        {
            var refused = Assert.Throws<ModelFileException>(() => Network(other).Load(new MemoryStream(file.ToArray())));
            Assert.Contains(what, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_checkpoint_of_another_formula_is_refused()
    {
        string path = Path.Combine(Path.GetTempPath(), $"netgen-formula-{Environment.ProcessId}.checkpoint");
        try
        {
            var data = new Dataset<float>([1, 2, 3, 4, 5, 6], [1, 0, 0, 1], 3, 2);
            Network(Original).Fit(data, Options(epochs: 1));
            Exception refused = Assert.ThrowsAny<Exception>(() => Network(OtherLoss).Fit(data, Options(epochs: 2)));
            Assert.Contains(Pinball, refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }

        FitOptions<float> Options(int epochs) =>
            new() { Epochs = epochs, LearningRate = 0.01, Checkpoint = new CheckpointOptions(path) };
    }

    [Fact]
    public void A_frozen_class_has_the_formulas()
    {
        using CompiledNetworks pairs = FrozenPairs.Compile([Original]);
        Type trained = pairs.Assembly.GetType($"{NetworkCompiler.Namespace}.{Original.Name}", throwOnError: true)!;
        FrozenCheck.Run(trained, FrozenPairs.FrozenOf(trained));
    }

    [Fact]
    public void Frozen_weights_of_another_formula_are_refused()
    {
        string[] frozen = FrozenPairs.Frozen([Original]);
        string[] changed = [.. frozen.Select(text => text.Contains("FrozenWeights(", StringComparison.Ordinal)
            ? text.Replace("Math.Log(1.0 + ", "Math.Log(2.0 + ", StringComparison.Ordinal)
            : text)];
        Assert.NotEqual(frozen, changed);
        var refused = Assert.Throws<CompilationFailedException>(
            () => NetworkCompiler.Compile(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp9, changed));
        Assert.Contains("NETGEN032", refused.Message, StringComparison.Ordinal);
        Assert.Contains(Mish, refused.Message, StringComparison.Ordinal);
    }

    private static ITestNetwork<float> Network(NetworkSpec spec) => Compiled.Value.Create<float>(spec, seed: 1);

    private static NetworkSpec Spec(string name, string? activation, string? loss) => new()
    {
        Name = name, Inputs = 3, Hidden = [4], Outputs = 2, HiddenFormula = activation, LossFormula = loss,
    };
}
