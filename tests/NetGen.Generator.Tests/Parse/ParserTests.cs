extern alias Library;

using Microsoft.CodeAnalysis.CSharp;
using NetGen.Compiler.Model;
using NetGen.Generator.Parse;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parse;

/// <summary>Attribute and class → model.</summary>
public sealed class ParserTests
{
    [Fact]
    public void Reads_the_chapters_network()
    {
        NetworkModel model = Attribute("Inputs = 2, Hidden = 3, Outputs = 1, Loss = Loss.SumSquares");
        Assert.Equal((2, 1), (model.Inputs, model.Outputs));
        Assert.Equal(
            [
                new LayerModel { Size = 3, Activation = Activation.Sigmoid, InputsFrom = 0 },
                new LayerModel { Size = 1, Activation = Activation.Identity, InputsFrom = 1 },
            ],
            model.Layers);
        Assert.Equal(Loss.SumSquares, model.Loss);
        Assert.Equal(new OptimizerModel { Formula = Optimizer.GradientDescent }, model.Optimizer);
        Assert.Equal(Precision.Single, model.Precision);
        Assert.Equal(Kernel.Auto, model.Kernel);
        Assert.Equal((false, true, false, 0), (model.InputGradients, model.Gradients, model.Frozen, model.MaxBytes));
    }

    [Fact]
    public void Reads_every_argument()
    {
        NetworkModel model = Attribute("""
            Inputs = 4, HiddenLayers = new[] { 6, 6 }, Outputs = 3, HiddenActivation = Activation.Tanh,
            OutputActivation = Activation.Sigmoid, Loss = Loss.MeanSquaredError, Optimizer = Optimizer.RProp, Momentum = 0.1,
            Beta1 = 0.2, Beta2 = 0.3, Alpha = 0.4, Epsilon = 0.5, WeightDecay = 0.6, StepDecrease = 0.7, StepIncrease = 8,
            MinStep = 9, MaxStep = 10, L1 = 11, L2 = 12, DecayBiases = false, Trainable = new[] { false, true, false },
            Residual = true, InputSkip = true, Precision = Precision.Double, InputGradients = true, BackwardFrom = true, Jacobian = true, Gradients = false,
            Kernel = Kernel.Loop, MaxBytes = 100_000
            """);
        Assert.Equal([4, 6, 6, 3], model.Sizes);
        Assert.Equal(["Tanh", "Tanh", "Sigmoid"], model.Layers.Select(layer => layer.Activation.Name));
        Assert.Equal([false, true, false], model.Layers.Select(layer => layer.IsTrainable));
        Assert.Equal([false, true, false], model.Layers.Select(layer => layer.IsResidual));
        Assert.Equal([false, false, true], model.Layers.Select(layer => layer.TakesInputs));
        Assert.Equal(
            new OptimizerModel
            {
                Formula = Optimizer.RProp,
                Momentum = 0.1,
                Beta1 = 0.2,
                Beta2 = 0.3,
                Alpha = 0.4,
                Epsilon = 0.5,
                WeightDecay = 0.6,
                StepDecrease = 0.7,
                StepIncrease = 8,
                MinStep = 9,
                MaxStep = 10,
                L1 = 11,
                L2 = 12,
                DecayBiases = false,
            },
            model.Optimizer);
        Assert.Equal((Precision.Double, Kernel.Loop), (model.Precision, model.Kernel));
        Assert.Equal((true, false, 100_000), (model.InputGradients, model.Gradients, model.MaxBytes));
    }

    [Theory]
    [InlineData(null, "GradientDescent", 0.9)]
    [InlineData("Optimizer = NetGen.Optimizer.Adam, Beta1 = 0.8", "Adam", 0.8)]
    [InlineData("Optimizer = NetGen.Optimizer.AdamW, Beta1 = double.NaN", "AdamW", 0.9)]
    [InlineData("Optimizer = (NetGen.Optimizer)99, Beta1 = double.PositiveInfinity", "GradientDescent", 0.9)]
    public void A_frozen_network_s_optimizer_is_the_one_that_its_file_says(string? trainedBy, string kind, double beta1)
    {
        NetworkModel model = ModelOf(GeneratorRunner.Compile($$"""
            using NetGen;

            [Network(Inputs = 2, Hidden = 3, Outputs = 1, Frozen = true)]
            static partial class Xor
            {
                {{FrozenSource.Member([2, 3, 1], "Sigmoid, Identity", trainedBy: trainedBy)}}
            }
            """))!;
        Assert.Equal((kind, beta1), (model.TrainedBy!.Formula.Name, model.TrainedBy.Beta1));
    }

    [Theory]
    [InlineData("HiddenLayers = new[] { 5, 6 }", "4-5-6-3", "Sigmoid, Sigmoid, Identity")]
    [InlineData(
        "HiddenLayers = new[] { 5, 6 }, HiddenActivations = new[] { Activation.ReLU, Activation.Tanh }",
        "4-5-6-3",
        "ReLU, Tanh, Identity")]
    [InlineData("Hidden = 5, HiddenActivations = new[] { Activation.GELU }", "4-5-3", "GELU, Identity")]
    [InlineData("HiddenLayers = new int[0]", "4-3", "Identity")]
    [InlineData("HiddenLayers = new int[0], HiddenActivations = new Activation[0]", "4-3", "Identity")]
    public void Each_layer_has_its_size_and_its_activation(string arguments, string sizes, string activations)
    {
        NetworkModel model = Attribute($"Inputs = 4, Outputs = 3, {arguments}");
        Assert.Equal(sizes, string.Join('-', model.Sizes));
        Assert.Equal(activations, string.Join(", ", model.Layers.Select(layer => layer.Activation)));
        Assert.Equal(Enumerable.Range(0, model.Layers.Count), model.Layers.Select(layer => layer.InputsFrom));
    }

    [Theory]
    [InlineData("Loss = Loss.CrossEntropy", "Softmax")]
    [InlineData("Loss = Loss.BinaryCrossEntropy", "Sigmoid")]
    [InlineData("Loss = Loss.Huber", "Identity")]
    [InlineData("Loss = Loss.SumSquares, OutputActivation = Activation.Tanh", "Tanh")]
    public void Gives_the_loss_its_partner(string arguments, string expected) =>
        Assert.Equal(
            expected, Attribute("Inputs = 2, Hidden = 3, Outputs = 2, " + arguments).Output.Activation.Name);

    [Fact]
    public void Takes_a_written_Identity_for_one() =>
        Assert.Null(ModelOf(Class("Inputs = 2, Hidden = 3, Outputs = 2, Loss = Loss.CrossEntropy, OutputActivation = Activation.Identity")));

    [Theory]
    [InlineData("GradientDescent", 1e-8, 0)]
    [InlineData("AdaGrad", 1e-10, 0)]
    [InlineData("RMSProp", 1e-8, 0)]
    [InlineData("Adam", 1e-8, 0)]
    [InlineData("AdamW", 1e-8, 0.01)]
    public void Knows_each_optimizers_defaults(string optimizer, double epsilon, double weightDecay)
    {
        OptimizerModel model = Attribute($"Inputs = 2, Hidden = 3, Outputs = 2, Optimizer = Optimizer.{optimizer}").Optimizer;
        Assert.Equal((epsilon, weightDecay), (model.Epsilon, model.WeightDecay));
        Assert.Equal((0.9, 0.9, 0.999, 0.99), (model.Momentum, model.Beta1, model.Beta2, model.Alpha));
        Assert.Equal((0.5, 1.2, 1e-6, 50), (model.StepDecrease, model.StepIncrease, model.MinStep, model.MaxStep));
    }

    [Fact]
    public void Knows_every_property_of_the_attribute()
    {
        static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);
        Assert.Equal(
            Sorted(typeof(Library::NetGen.NetworkAttribute).GetProperties()
                .Where(property => property.CanWrite).Select(property => property.Name)),
            Sorted(typeof(Names).GetFields().Select(field => (string)field.GetRawConstantValue()!)));
    }

    [Fact]
    public void Has_the_defaults_of_the_attribute()
    {
        var attribute = new Library::NetGen.NetworkAttribute();
        NetworkModel model = Attribute("Inputs = 2, Hidden = 3, Outputs = 1");
        Assert.Equal(attribute.HiddenActivation.ToString(), model.Layers[0].Activation.Name);
        Assert.Equal(attribute.Loss.ToString(), model.Loss.ToString());
        Assert.Equal(attribute.Optimizer.ToString(), model.Optimizer.Formula.ToString());
        Assert.Equal(attribute.Precision.ToString(), model.Precision.ToString());
        Assert.Equal(attribute.Kernel.ToString(), model.Kernel.ToString());
        Assert.Equal(attribute.Gradients, model.Gradients);
        Assert.Equal(attribute.Momentum, model.Optimizer.Momentum);
        Assert.Equal(attribute.Beta1, model.Optimizer.Beta1);
        Assert.Equal(attribute.Beta2, model.Optimizer.Beta2);
        Assert.Equal(attribute.Alpha, model.Optimizer.Alpha);
        Assert.Equal(attribute.StepDecrease, model.Optimizer.StepDecrease);
        Assert.Equal(attribute.StepIncrease, model.Optimizer.StepIncrease);
        Assert.Equal(attribute.MinStep, model.Optimizer.MinStep);
        Assert.Equal(attribute.MaxStep, model.Optimizer.MaxStep);
    }

    [Theory]
    [InlineData("[Network(Inputs = 2, Hidden = 3, Outputs = 1)]", "[Network(Inputs = 2, Hidden = 3, Outputs = 1)]")]
    [InlineData("[Network(Inputs=2,Hidden=3,Outputs=1)]", "[Network(Inputs=2,Hidden=3,Outputs=1)]")]
    [InlineData("[ Network ( Inputs  =  2, Hidden=1+2 , Outputs\t= 1 ) ]", "[Network (Inputs = 2, Hidden=1+2, Outputs = 1)]")]
    [InlineData("[Network(\r\n    Inputs = 2,\r\n    Hidden = 3,\r\n    Outputs = 1)]", "[Network(Inputs = 2, Hidden = 3, Outputs = 1)]")]
    [InlineData(
        "[Network(/* l */ Inputs = 2, // two\n Hidden = 3, Outputs = 1)]", "[Network(Inputs = 2, Hidden = 3, Outputs = 1)]")]
    [InlineData(
        "[System.Serializable, NetGen.Network(Inputs = 2, HiddenLayers = new[] { 3, 4 }, Outputs = 1)]",
        "[NetGen.Network(Inputs = 2, HiddenLayers = new[] { 3, 4 }, Outputs = 1)]")]
    [InlineData("[Network(Inputs = @\"\u2028\u2029\" == \"\" ? 1 : 2, Hidden = 3, Outputs = 1)]", "[Network(Inputs = @\"  \" == \"\" ? 1 : 2, Hidden = 3, Outputs = 1)]")]
    [InlineData("[Network(Inputs = @\"\u0085\u0001\" == \"\" ? 1 : 2, Hidden = 3, Outputs = 1)]", "[Network(Inputs = @\"  \" == \"\" ? 1 : 2, Hidden = 3, Outputs = 1)]")]
    [InlineData("[Network(Inputs = \"\\u2028…\" == \"\" ? 1 : 2, Hidden = 3, Outputs = 1)]", "[Network(Inputs = \"\\u2028…\" == \"\" ? 1 : 2, Hidden = 3, Outputs = 1)]")]
    public void Quotes_the_attribute_on_one_line(string attribute, string expected) =>
        Assert.Equal(expected, Model($"using NetGen; {attribute} public partial class Xor;").AttributeText);

    [Fact]
    public void Says_where_the_class_stands()
    {
        ClassPlace place = Model("""
            namespace Demo.@event
            {
                public partial class A { public partial struct B { public partial record C { public partial record struct D {
                    public partial interface @int {
                        [NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1)] private sealed partial class @class; } } } } }
            }
            """).Class;
        Assert.Equal("Demo.@event", place.Namespace);
        Assert.Equal("@class", place.Name);
        Assert.Equal(
            [new("class", "A"), new("struct", "B"), new("record", "C"), new("record struct", "D"), new("interface", "@int")],
            place.ContainingTypes);
        Assert.Equal("Demo.event.A-B-C-D-int-class", place.HintName);
    }

    [Theory]
    [InlineData("@class", "@class")]
    [InlineData("az", "@az")]
    [InlineData("net2", "net2")]
    [InlineData("nät", "nät")]
    [InlineData("aZ", "aZ")]
    [InlineData("@await", "@await")]
    [InlineData("Await", "Await")]
    public void Writes_a_name_that_is_or_may_become_a_keyword_with_its_sign(string written, string expected) => Assert.Equal(
        expected, Model($"[NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class {written};").Class.Name);

    [Theory]
    [InlineData("Demo.@await", "Demo.@await")]
    [InlineData("demo.net", "demo.net")]
    public void Writes_namespaces_as_they_are(string written, string expected) => Assert.Equal(
        expected,
        Model($"namespace {written}; [NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor;").Class.Namespace);

    [Fact]
    public void Leaves_the_global_namespace_empty()
    {
        ClassPlace place = Attribute("Inputs = 2, Hidden = 3, Outputs = 1").Class;
        Assert.Equal(("", "Xor", "Xor"), (place.Namespace, place.Name, place.HintName));
        Assert.Empty(place.ContainingTypes);
    }

    [Fact]
    public void Sees_spans_and_vectors_in_net10() =>
        Assert.Equal(
            new ConsumerModel { HasSpan = true, HasVectors = true, HasToolAttributes = true, HasThreadStatics = true, HasFullOptimization = true, ChecksOverflow = true },
            Attribute("Inputs = 2, Hidden = 3, Outputs = 1").Consumer);

    [Fact]
    public void Sees_arrays_alone_in_netstandard20() =>
        Assert.Equal(
            new ConsumerModel { HasSpan = false, HasVectors = false, HasToolAttributes = true, HasThreadStatics = true, HasFullOptimization = false, ChecksOverflow = true },
            ModelOf(GeneratorRunner.Compile(
                Consumer.NetStandard20,
                LanguageVersion.CSharp9,
                "[NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor { }"))!.Consumer);

    [Theory]
    [InlineData("public interface INetwork<T> { T Forward(System.ReadOnlySpan<T> x); }", true)]
    [InlineData("public interface ITrainable<T> { } public interface INetwork<T> : ITrainable<T> { void Update(T step); }", true)]
    [InlineData("public interface INetwork<T> { T[] Forward(T[] x); }", false)]
    [InlineData("public interface IArrayNetwork<T> { T[] Forward(T[] x); }", false)]
    public void Sees_spans_where_the_library_has_them(string library, bool expected)
    {
        const string Attribute = """
            namespace NetGen;
            public sealed class NetworkAttribute : System.Attribute { public int Inputs { get; set; } public int Hidden { get; set; } public int Outputs { get; set; } }
            """;
        CSharpCompilation built = GeneratorRunner.Compile(Attribute + library);
        CSharpCompilation compilation =
            GeneratorRunner.Compile("[NetGen.Network(Inputs = 2, Hidden = 3, Outputs = 1)] public partial class Xor;");
        compilation = compilation
            .WithReferences(compilation.References.Where(reference => !reference.Display!.EndsWith("NetGen.dll", StringComparison.Ordinal)))
            .AddReferences(built.WithAssemblyName("NetGen").ToMetadataReference());
        ConsumerModel consumer = ConsumerParser.Parse(Declared.Of(compilation));
        Assert.Equal((expected, expected), (consumer.HasSpan, consumer.HasVectors));
    }

    [Fact]
    public void Equal_sources_make_equal_models()
    {
        const string Source = "[NetGen.Network(Inputs = 2, HiddenLayers = new[] { 3, 4 }, Outputs = 1)] public partial class Xor;";
        Assert.Equal(Model(Source), Model(Source + " // another compilation"));
        Assert.Equal(Model(Source).GetHashCode(), Model(Source).GetHashCode());
        Assert.NotEqual(Model(Source), Model(Source.Replace("3, 4", "4, 3")));
    }

    private static CSharpCompilation Class(string arguments) =>
        GeneratorRunner.Compile($"using NetGen; [Network({arguments})] public partial class Xor;");

    private static NetworkModel Attribute(string arguments) => ModelOf(Class(arguments))!;

    private static NetworkModel Model(string source) => ModelOf(GeneratorRunner.Compile(source))!;

    /// <summary>The model that the pipeline hands over, or null where it hands over none.</summary>
    private static NetworkModel? ModelOf(CSharpCompilation compilation) =>
        GeneratorRunner.Run(compilation, out _).TrackedSteps.TryGetValue(TrackingNames.Networks, out var steps)
            ? (NetworkModel)steps.Single().Outputs.Single().Value
            : null;
}
