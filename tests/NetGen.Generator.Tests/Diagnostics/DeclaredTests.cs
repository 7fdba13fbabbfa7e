using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;
using NetGen.Generator.Tests.Places;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>
/// A network with an error in its attribute has its members all the same: NETGEN's error is the only one wherever the
/// class is used as it should be.
/// </summary>
public sealed class DeclaredTests
{
    /// <summary>All that a program may do with a network of one hidden layer.</summary>
    private const string Use = """
        public class Program
        {
            private readonly float[] _inputs = new float[4 * Xor.InputCount], _all = new float[Xor.ParameterCount];
            private const int PerInput = 1000 / Xor.InputCount / Xor.OutputCount / Xor.ParameterCount;

            public string Run(Dataset<float> data, double[] state)
            {
                var xor = new Xor(seed: 1);
                var other = new Xor();
                other.Initialize(2);
                FitHistory history = xor.Fit(data, new() { Epochs = PerInput, LearningRate = LearningRate.Cosine(0.1) });
                var y = xor.Forward(_inputs);
                xor.Predict(_inputs, new float[1]);
                xor.PredictBatch(_inputs, new float[2]);
                float e = xor.Backward(y) + xor.Evaluate(_inputs, _all) + xor.BackwardBatch(_inputs, _all);
                xor.Update(0.1f);
                e += xor.TrainStep(_inputs, _all, 0.1f) + xor.TrainBatch(_inputs, _all, learningRate: 0.5f);
                xor.CopyParametersTo(_all);
                xor.LoadParameters(_all);
                xor.CopyGradientsTo(_all);
                xor.LoadGradients(_all);
                xor.CopyOptimizerStateTo(state);
                xor.LoadOptimizerState(state);
                xor.OutputLayer.Weights[0, 0] += xor.HiddenLayer.Deltas[0] + Xor.OptimizerStateCount;
                xor.Save("xor.safetensors");
                INetwork<float> network = xor;
                return $"{e} {history} {Xor.Topology.Loss} {network.Topology.Optimizer} {network.OptimizerStateCount}";
            }
        }
        """;

    [Theory]
    [InlineData("Inputs = 2, Hidden = 0, Outputs = 1", "NETGEN015")]
    [InlineData("Inputs = 0, Hidden = -3, Outputs = -1", "NETGEN015")]
    [InlineData("Inputs = 2, Hidden = 20_000, Outputs = 1", "NETGEN018")]
    [InlineData("Inputs = 2147483647, Hidden = 2147483647, Outputs = 2147483647", "NETGEN018")]
    [InlineData("Inputs = 16384, HiddenLayers = new[] { 16384 }, Outputs = 16384", "NETGEN019")]
    [InlineData("Inputs = 200, Hidden = 200, Outputs = 1, Kernel = Kernel.Scalar", "NETGEN020")]
    [InlineData("Inputs = 2, Hidden = 3, Outputs = 1, MaxBytes = -1", "NETGEN021")]
    [InlineData("Inputs = 2, Hidden = 3, Outputs = 1, MaxBytes = 10", "NETGEN022")]
    [InlineData("Inputs = 2, Hidden = 3, Outputs = 2, HiddenActivation = Activation.Softmax", "NETGEN023")]
    [InlineData("Inputs = 2, Hidden = 3, Outputs = 2, Loss = Loss.CrossEntropy, OutputActivation = Activation.Tanh", "NETGEN024")]
    [InlineData("Inputs = 2, Hidden = 3, Outputs = 1, Loss = (Loss)99", "NETGEN025")]
    [InlineData("Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = (Optimizer)99", "NETGEN025")]
    [InlineData("Inputs = 2, Hidden = 3, Outputs = 1, Kernel = (Kernel)(-1)", "NETGEN025")]
    [InlineData("Inputs = 2, Hidden = 3, Outputs = 1, HiddenActivation = (Activation)99", "NETGEN025")]
    [InlineData("Inputs = 2, Hidden = 3, Outputs = 1, Optimizer = Optimizer.Adam, Beta1 = 2", "NETGEN026")]
    [InlineData("Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.CrossEntropy", "NETGEN031")]
    public async Task What_uses_the_class_stays_right(string arguments, string id)
    {
        IEnumerable<string> found = await Check($"[Network({arguments})] public partial class Xor;", Use);
        Assert.Equal([id], found.Distinct());
    }

    [Theory]
    [InlineData("InputGradients = true, Hidden = 0", "var a = xor.InputGradients[0] + xor.OutputLayer.Biases[0];")]
    [InlineData("Gradients = false, Hidden = 0", "ITrainable<float> t = xor; t.TrainStep(new float[2], new float[1], 1); xor.HiddenLayer.Weights[0, 0] = 1;")]
    [InlineData("Parallel = true, Hidden = 0", "xor.MaxDegreeOfParallelism = xor.MaxDegreeOfParallelism + 1;")]
    [InlineData("HiddenLayers = new[] { 3, 0, 4 }", "xor.HiddenLayer1.Biases[0] = xor.HiddenLayer2.Biases[0] + xor.HiddenLayer3.Biases[0];")]
    [InlineData("Precision = Precision.Double, Hidden = 0", "double e = xor.TrainStep(new double[2], new double[1], 0.1); INetwork<double> n = xor;")]
    public async Task Options_and_layers_decide_which_members_there_are(string arguments, string statement) => Assert.Equal(
        ["NETGEN015"],
        await Check(
            $"[Network(Inputs = 2, Outputs = 1, {arguments})] public partial class Xor;",
            $"public class Program {{ public void Run(Xor xor) {{ {statement} }} }}"));

    [Fact]
    public async Task As_many_layers_as_there_are_wrongly() => Assert.Equal(
        ["NETGEN041"],
        await Check(
            $"[Network(Inputs = 2, Outputs = 1, HiddenLayers = new[] {{ 1{string.Concat(Enumerable.Repeat(", 1", 299))} }})] "
                + "public partial class Xor;",
            "public class Program { public void Run(Xor xor) => xor.HiddenLayer300.Biases[0] = 1; }"));

    [Theory]
    [InlineData("NETGEN027", "[Network(Inputs = 2, Hidden = 3, Outputs = 1, Frozen = true)] public static partial class Xor;")]
    [InlineData("NETGEN015", "[Network(Inputs = 2, Hidden = 0, Outputs = 1, Frozen = true)] public sealed partial class Xor;")]
    public async Task A_frozen_network_is_declared_static(string id, string source) => Assert.Equal(
        [id],
        await Check(
            source,
            """
            public class Program
            {
                public NetworkTopology Run(System.Span<float> y)
                {
                    Xor.Predict(new float[Xor.InputCount], y);
                    Xor.PredictBatch(new float[Xor.InputCount], y);
                    return Xor.Topology;
                }
            }
            """));

    /// <summary>Where no analyzer stops the build, nothing runs: neither a constructor nor a member.</summary>
    [Theory]
    [InlineData("", """
        public static void Construct() => new Xor(seed: 1);
        public static void ConstructWithoutSeed() => new Xor();
        public static NetworkTopology Topology() => Xor.Topology;
        public static float[] Predict() => Made.Predict(new float[2]);
        public static float Train() => Made.TrainStep(new float[2], new float[1], 0.1f);
        public static float Bias() => Made.OutputLayer.Biases[0];
        public static int Threads() => Made.MaxDegreeOfParallelism;
        public static void SetThreads() => Made.MaxDegreeOfParallelism = 2;
        public static NetworkTopology TopologyOfContract() => ((INetwork<float>)Made).Topology;
        private static Xor Made => (Xor)RuntimeHelpers.GetUninitializedObject(typeof(Xor));
        """, ", Parallel = true")]
    [InlineData("static ", """
        public static float[] Predict() => Xor.Predict(new float[2]);
        public static NetworkTopology Topology() => Xor.Topology;
        """, ", Frozen = true")]
    public void What_is_run_all_the_same_throws(string modifier, string calls, string option)
    {
        GeneratorRunner.Run(
            GeneratorRunner.Compile(
                $$"""
                using System.Runtime.CompilerServices;
                using NetGen;
                [Network(Inputs = 2, Hidden = 0, Outputs = 1{{option}})] public {{modifier}}partial class Xor;
                public static class Program { {{calls}} }
                """),
            out CSharpCompilation output);
        using var project = new LoadedProject(output);
        MethodInfo[] methods = project.Type("Program").GetMethods(BindingFlags.Public | BindingFlags.Static);
        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.Equal(
            "Xor is not compiled: its declaration has an error.",
            Assert.IsType<NotSupportedException>(
                Assert.Throws<TargetInvocationException>(() => method.Invoke(null, null)).InnerException).Message));
    }

    [Theory]
    [InlineData("namespace A.@class { public partial struct Outer { [Network(Inputs = 2, Hidden = 0, Outputs = 1)] "
        + "internal abstract partial class @event; internal sealed partial class Derived : @event { public Derived() : base(1) { } } } }")]
    [InlineData("/** <summary>Mine.</summary> */ [Network(Inputs = 2, Hidden = 0, Outputs = 1)] public partial class Xor : Base "
        + "{ /** <summary>Mine.</summary> */ public Xor(string name) : this(name.Length) { } } "
        + "/** <summary>Base.</summary> */ public class Base { /** <summary>Old.</summary> */ [System.Obsolete(\"old\")] public Base() { } }")]
    public async Task Wherever_the_class_stands(string source) => Assert.Equal(["NETGEN015"], await Check(source, ""));

    [Fact]
    public async Task Hidden_names_are_hidden_from_kernels_alone() => Assert.Equal(
        ["NETGEN030"],
        await Check(
            "namespace Demo { public class Sse; [Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor; }",
            "public class Program { public void Run(Demo.Xor xor) => xor.Update(1); }"));

    [Theory]
    [InlineData("Hidden = 3, Outputs = 1")]
    [InlineData("Inputs = 2, Outputs = 1")]
    [InlineData("Inputs = 2, Hidden = 3, HiddenLayers = new[] { 3 }, Outputs = 1")]
    [InlineData("Inputs = 2, Hidden = 3, Outputs = 1, Precision = (Precision)2")]
    [InlineData("Inputs = \"2\", Hidden = 3, Outputs = 1")]
    public void Without_shape_or_number_there_is_nothing(string arguments) => Assert.Empty(GeneratorRunner.Run(
        $"using NetGen; [Network({arguments})] public partial class Xor;").GeneratedSources);

    [Theory]
    [InlineData("public class Xor")]
    [InlineData("public static partial class Xor")]
    [InlineData("public partial class Xor<T>")]
    [InlineData("public partial class Xor(int x)")]
    public void What_cannot_be_completed_is_left_alone(string declaration) => Assert.Empty(GeneratorRunner.Run(
        $"using NetGen; [Network(Inputs = 2, Hidden = 0, Outputs = 1)] {declaration} {{ }}").GeneratedSources);

    [Fact]
    public async Task A_clash_is_reported_beside_the_shape_and_nothing_is_declared()
    {
        CSharpCompilation compilation = GeneratorRunner.Compile(
            "using NetGen; [Network(Inputs = 2, Hidden = 0, Outputs = 1)] public partial class Xor { public void Update(float x) { } }");
        Assert.Empty(GeneratorRunner.Run(compilation, out CSharpCompilation output).GeneratedSources);
        Assert.Equal(
            ["NETGEN010", "NETGEN015"],
            (await GeneratorRunner.Analyze(output)).Select(found => found.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_spans_members_take_arrays()
    {
        CSharpCompilation compilation = GeneratorRunner.Compile(
            Consumer.NetStandard20,
            LanguageVersion.CSharp9,
            "using NetGen; [Network(Inputs = 2, Hidden = 0, Outputs = 1)] public partial class Xor { }",
            "public class Program { public void Run(Xor xor) { xor.Predict(new float[2], new float[1]); xor.Update(1); } }");
        GeneratorRunner.Run(compilation, out CSharpCompilation output);
        Assert.Equal(["NETGEN015"], (await GeneratorRunner.Analyze(output)).Select(found => found.Id));
        GeneratorRunner.AssertNone(output.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning));
    }

    /// <summary>What a sound network of the same options has, member by member.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(", Gradients = false")]
    [InlineData(", InputGradients = true, Optimizer = Optimizer.Adam, Kernel = Kernel.Loop, Parallel = true")]
    [InlineData(", Precision = Precision.Double, Kernel = Kernel.Scalar")]
    public void The_members_are_those_of_a_sound_network(string options)
    {
        string sound = $"using NetGen; [Network(Inputs = 2, Hidden = 3, Outputs = 1{options})] public abstract partial class Xor {{ }}";
        string[] wanted = Members(sound);
        Assert.Contains("Xor.Predict", wanted.Select(member => member.Split('(')[0]));
        Assert.Equal(wanted, Members(sound.Replace("Hidden = 3", "Hidden = 0")));

        static string[] Members(string source)
        {
            GeneratorRunner.Run(GeneratorRunner.Compile(source), out CSharpCompilation output);
            INamedTypeSymbol type = output.GetTypeByMetadataName("Xor")!;
            return
            [
                .. type.AllInterfaces.Select(contract => contract.ToDisplayString()),
                .. type.GetMembers()
                    .Where(member => member.DeclaredAccessibility != Accessibility.Private || member.Name.Contains('.'))
                    .Where(member => !member.IsImplicitlyDeclared && member is not IMethodSymbol { AssociatedSymbol: not null })
                    .Select(member => $"{member.ToDisplayString()} {member.DeclaredAccessibility} {member.IsStatic}")
                    .Order(StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>What the analyzers find; the compiler must find nothing, not even undocumented members.</summary>
    private static async Task<IEnumerable<string>> Check(string declaration, string use)
    {
        CSharpCompilation compilation = GeneratorRunner.Compile("using NetGen;\n" + declaration, "using NetGen;\n" + use);
        GeneratorRunner.Run(compilation, out CSharpCompilation output);
        IReadOnlyList<Diagnostic> found = await GeneratorRunner.Analyze(output);
        GeneratorRunner.AssertNone(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return found.Select(diagnostic => diagnostic.Id);
    }
}
