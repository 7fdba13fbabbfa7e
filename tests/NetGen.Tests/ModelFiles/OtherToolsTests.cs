using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace NetGen.Tests.ModelFiles;

/// <summary>Files of PyTorch and scikit-learn, and what these tools compute with them (make_fixtures.py).</summary>
public class OtherToolsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "ModelFiles");

    [Fact]
    public void PyTorch_s_sequential_loads_as_it_is() => Agrees(new Sequential(), "torch_sequential", 1e-6);

    [Fact]
    public void A_module_s_own_names_are_given() => Agrees(new TwoLayers(), "torch_module", 1e-14, "fc1", "fc2");

    [Fact]
    public void Scikit_learn_s_classifier_predicts_the_same() => Agrees(new Classifier(), "sklearn_classifier", 1e-13);

    [Fact]
    public void A_module_s_own_names_are_listed_where_they_are_missing()
    {
        ModelFileException refused =
            Assert.Throws<ModelFileException>(() => new TwoLayers().Load(Fixture("torch_module")));
        foreach (string name in (string[])["fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias", "0.weight", "2.bias"])
        {
            Assert.Contains($"\"{name}\"", refused.Message, StringComparison.Ordinal);
        }
    }

    [PyTorchFact]
    [Trait("Category", "Slow")]
    public void PyTorch_loads_what_is_saved()
    {
        Tiny tiny = new(1);
        Sequential sequential = new(1);
        TwoLayers twoLayers = new(1);
        using var folder = new TemporaryFolder();
        string[] names = ["tiny", "sequential", "twolayers"];
        string[] paths = [.. names.Select(name => folder.File($"{name}.safetensors"))];
        tiny.Save(paths[0]);
        sequential.Save(paths[1]);
        twoLayers.Save(paths[2]);
        double[][] outputs = PredictWithTorch(paths);
        Near(Prediction(tiny), Numbers.Of<float>(outputs[0]), 1e-6);
        Near(Prediction(sequential), Numbers.Of<float>(outputs[1]), 1e-6);
        Near(Prediction(twoLayers), outputs[2], 1e-14);
    }

    private static string Fixture(string name) => Path.Combine(Folder, "Fixtures", $"{name}.safetensors");

    private static void Agrees<T>(IPredictor<T> network, string name, double tolerance, params string[] layerNames)
        where T : unmanaged, INumber<T>
    {
        network.Load(Fixture(name), layerNames);
        string expectation = File.ReadAllText(Path.Combine(Folder, "Fixtures", $"{name}.json"));
        using JsonDocument json = JsonDocument.Parse(expectation);
        T[] inputs = Rows("inputs");
        T[] expected = Rows("outputs");
        var outputs = new T[expected.Length];
        network.PredictBatch(inputs, outputs);
        Near(expected, outputs, tolerance);

        T[] Rows(string key) => Numbers.Of<T>(
            json.RootElement.GetProperty(key).EnumerateArray().SelectMany(row => row.EnumerateArray())
                .Select(value => value.GetDouble()));
    }

    /// <summary>The outputs for x = 1, 2, …, l of each file.</summary>
    private static double[][] PredictWithTorch(string[] paths)
    {
        // No bytecode is written beside the script.
        string[] arguments = ["-B", Path.Combine(Folder, "predict_with_torch.py"), .. paths];
        var start = new ProcessStartInfo(PyTorchFactAttribute.Python, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<double[]>(line)!)];
    }

    private static T[] Prediction<T>(IPredictor<T> network)
        where T : unmanaged, INumber<T>
    {
        T[] x = Numbers.Of<T>(Enumerable.Range(1, network.Topology.Inputs).Select(i => (double)i));
        var y = new T[network.Topology.Outputs];
        network.Predict(x, y);
        return y;
    }

    private static void Near<T>(T[] expected, T[] actual, double tolerance)
        where T : INumber<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int n = 0; n < expected.Length; n++)
        {
            double off = Math.Abs(double.CreateChecked(expected[n]) - double.CreateChecked(actual[n]));
            Assert.True(off <= tolerance, string.Create(CultureInfo.InvariantCulture, $"[{n}] is off by {off:G3}."));
        }
    }
}
