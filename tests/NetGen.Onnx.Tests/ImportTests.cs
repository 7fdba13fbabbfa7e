using System.Numerics;
using System.Text.Json;
using NetGen.TestSupport;

namespace NetGen.Onnx.Tests;

/// <summary>Files of PyTorch and scikit-learn, and what these tools compute with them (make_fixtures.py).</summary>
public class ImportTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    private static readonly NetworkSpec Classifier = new()
    {
        Name = "Classifier",
        Inputs = 4,
        Hidden = [6, 5],
        Outputs = 3,
        HiddenActivation = Activation.Tanh,
        OutputActivation = Activation.Softmax,
        Loss = Loss.CrossEntropy,
    };

    private static readonly NetworkSpec Regressor = new()
    {
        Name = "Regressor",
        Inputs = 10,
        Hidden = [8],
        Outputs = 1,
        HiddenActivation = Activation.ReLU,
    };

    private static readonly Lazy<CompiledNetworks> ScikitLearn =
        new(() => NetworkCompiler.Compile([Classifier, Regressor]));

    public static TheoryData<Activation> Activations => new(TestNetworks.HiddenActivations);

    [Theory]
    [MemberData(nameof(Activations))]
    public void PyTorch_s_activations(Activation activation) =>
        Agrees(TestNetworks.ForFile<float>(activation), $"torch_{activation}", 1e-6);

    [Theory]
    [MemberData(nameof(Activations))]
    public void Another_activation_is_refused(Activation activation)
    {
        foreach (Activation other in TestNetworks.HiddenActivations.Where(other => other != activation))
        {
            ModelFileException refused = Refused(TestNetworks.ForFile<float>(other), $"torch_{activation}");
            Assert.Contains("activation of layer 1", refused.Message, StringComparison.Ordinal);
            Assert.Contains($"{other} gives", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void PyTorch_s_other_forms()
    {
        Agrees(TestNetworks.ForFile<float>(Activation.Tanh, Activation.Softmax), "torch_softmax", 1e-6);
        Agrees(TestNetworks.ForFile<float>(Activation.Tanh), "torch_matmul", 1e-6);
        Agrees(TestNetworks.ForFile<float>(Activation.Tanh), "torch_no_biases", 1e-6);
        Agrees(TestNetworks.ForFile<double>(Activation.Tanh, precision: Precision.Double), "torch_double", 1e-14);
    }

    [Fact]
    public void Scikit_learn_s_classifier_and_regressor()
    {
        // The file is float32, trained in float64.
        Agrees(ScikitLearn.Value.Create<float>(Classifier), "sklearn_classifier", 2e-5);
        Agrees(ScikitLearn.Value.Create<float>(Regressor), "sklearn_regressor", 2e-5);
    }

    [Fact]
    public void What_does_not_fit_is_refused_by_name()
    {
        Says(Refused(TestNetworks.ForFile<float>(Activation.GELU), "torch_erf_gelu"), "(Erf)", "approximate=\"tanh\"");
        Says(Refused(TestNetworks.ForFile<float>(Activation.Tanh), "torch_double"), "0.weight", "11", "float32");
        Says(
            Refused(TestNetworks.ForFile<double>(Activation.Tanh, precision: Precision.Double), "torch_Tanh"),
            "0.weight", "float64");
        Says(
            Refused(TestNetworks.ForFile<float>(Activation.Tanh), "torch_softmax"),
            "after the last layer", "Identity gives");
        Says(
            Refused(TestNetworks.ForFile<float>(Activation.Tanh, Activation.Softmax), "torch_Tanh"),
            "after the last layer", "Softmax gives");
        Says(
            Refused(TestNetworks.ForFile<float>(Activation.Tanh), "sklearn_classifier"),
            "MatMul0", "[4, 6]", "[3, 5]");
        Says(Refused(TestNetworks.ForFile<float>(Activation.ReLU), "sklearn_regressor"), "MatMul0", "[10, 8]", "3-5-2");
    }

    private static void Says(ModelFileException refused, params string[] words) =>
        Assert.All(words, word => Assert.Contains(word, refused.Message, StringComparison.Ordinal));

    private static ModelFileException Refused<T>(IPredictor<T> network, string name)
        where T : unmanaged
    {
        T[] before = network.Parameters();
        string path = Path.Combine(Folder, $"{name}.onnx");
        ModelFileException refused = Assert.Throws<ModelFileException>(() => network.LoadOnnx(path));
        Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters());
        return refused;
    }

    private static void Agrees<T>(IPredictor<T> network, string name, double tolerance)
        where T : unmanaged, INumber<T>
    {
        network.LoadOnnx(Path.Combine(Folder, $"{name}.onnx"));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")));
        T[] expected = Rows("outputs");
        var outputs = new T[expected.Length];
        network.PredictBatch(Rows("inputs"), outputs);
        Assert.Null(new Agreement(0, tolerance, tolerance).Check(name, expected, outputs));

        T[] Rows(string key) => Numbers.Of<T>(
            json.RootElement.GetProperty(key).EnumerateArray().SelectMany(row => row.EnumerateArray())
                .Select(value => value.GetDouble()));
    }
}
