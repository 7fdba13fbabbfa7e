using System.Numerics;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using NetGen.Onnx.Format;
using NetGen.TestSupport;

namespace NetGen.Onnx.Tests;

/// <summary>ONNX Runtime computes from an exported network what the network computes, for any number of rows.</summary>
public class ExportTests
{
    private static readonly int[] Batches = [1, 5];

    public static TheoryData<string, Precision> Names => TestNetworks.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void ONNX_Runtime_computes_the_same(string name, Precision precision)
    {
        if (precision == Precision.Double) Agrees<double>(name, precision, 1e-13);
        else Agrees<float>(name, precision, 2e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_exported_is_imported(string name, Precision precision)
    {
        if (precision == Precision.Double) RoundTrip<double>(name, precision);
        else RoundTrip<float>(name, precision);
    }

    [Theory]
    [InlineData("WithoutSkips", "Adding", "are not added")]
    [InlineData("Adding", "WithoutSkips", "It takes values of two layers")]
    [InlineData("Adding", "SkipsTanh", "InputSkip gives the inputs to the output layer too")]
    [InlineData("SkipsTanh", "Adding", "do not use this operator")]
    public void Other_skips_are_refused(string file, string network, string problem)
    {
        using var stream = new MemoryStream();
        TestNetworks.Create<float>($"{file}Single", Precision.Single, seed: 1).SaveOnnx(stream);
        stream.Position = 0;
        ITestNetwork<float> other = TestNetworks.Create<float>($"{network}Single", Precision.Single, seed: 2);
        float[] before = other.Parameters();
        Assert.Contains(
            problem, Assert.Throws<ModelFileException>(() => other.LoadOnnx(stream)).Message, StringComparison.Ordinal);
        Assert.Equal(before, other.Parameters());
    }

    /// <summary>However large u is, a sine is compared where its digits are known.</summary>
    [Fact]
    public void Another_sine_is_refused()
    {
        using var stream = new MemoryStream();
        TestNetworks.Create<float>("WavesSingle", Precision.Single, seed: 1).SaveOnnx(stream);
        ITestNetwork<float> other = TestNetworks.Create<float>("OtherWavesSingle", Precision.Single, seed: 2);
        ModelFileException refused = Assert.Throws<ModelFileException>(
            () => other.LoadOnnx(new MemoryStream(stream.ToArray())));
        Assert.Contains("not the activation of layer 1", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// A limit that docs/decisions/0011-folded-once.md states: the process that folded knows the bits, and no other
    /// does.
    /// </summary>
    [Fact]
    public void A_file_does_not_say_what_is_folded_in()
    {
        ITestNetwork<double> network = TestNetworks.Create<double>("OutputIdentityDouble", Precision.Double, seed: 1);
        ITestNetwork<double> loaded = TestNetworks.Create<double>("OutputIdentityDouble", Precision.Double, seed: 2);
        var standardizer = new Standardizer([1, 2, 3], [4, 5, 6]);
        standardizer.FoldIntoFirstLayer(network);
        using var stream = new MemoryStream();
        network.SaveOnnx(stream);
        loaded.LoadOnnx(new MemoryStream(stream.ToArray()));
        Assert.Throws<InvalidOperationException>(() => standardizer.FoldIntoFirstLayer(loaded));

        // A last digit that this process has never folded: as another process reads it.
        ModelProto model = ModelProto.Parser.ParseFrom(stream.ToArray());
        Assert.DoesNotContain(model.MetadataProps, entry => entry.Key.Contains("fold", StringComparison.Ordinal));
        TensorProto weights = model.Graph.Initializer.Single(tensor => tensor.Name == "0.weight");
        byte[] numbers = weights.RawData.ToByteArray();
        numbers[0] ^= 1;
        weights.RawData = ByteString.CopyFrom(numbers);
        loaded.LoadOnnx(new MemoryStream(model.ToByteArray()));
        standardizer.FoldIntoFirstLayer(loaded);
    }

    private static void Agrees<T>(string name, Precision precision, double tolerance)
        where T : unmanaged, INumber<T>
    {
        ITestNetwork<T> network = TestNetworks.Create<T>(name, precision, seed: 1);
        var random = new Random(2);
        // Wide enough for |u| of about 10: both ends of every activation.
        network.LoadParameters(Numbers.Random<T>(random, network.Topology.ParameterCount, limit: 2));
        using var stream = new MemoryStream();
        network.SaveOnnx(stream);
        using var session = new InferenceSession(stream.ToArray());
        foreach (int rows in Batches)
        {
            T[] x = Numbers.Random<T>(random, rows * network.Topology.Inputs, limit: 3);
            var expected = new T[rows * network.Topology.Outputs];
            network.PredictBatch(x, expected);
            var input = new DenseTensor<T>(x, [rows, network.Topology.Inputs]);
            using var results = session.Run([NamedOnnxValue.CreateFromTensor("input", input)]);
            Tensor<T> output = results.Single(result => result.Name == "output").AsTensor<T>();
            Assert.Equal([rows, network.Topology.Outputs], output.Dimensions.ToArray());
            Assert.Null(new Agreement(0, tolerance, tolerance).Check(name, expected, output.ToArray()));
        }
    }

    private static void RoundTrip<T>(string name, Precision precision)
        where T : unmanaged, INumber<T>
    {
        ITestNetwork<T> saved = TestNetworks.Create<T>(name, precision, seed: 1);
        ITestNetwork<T> loaded = TestNetworks.Create<T>(name, precision, seed: 2);
        using var folder = new TemporaryFolder();
        string path = folder.File("network.onnx");
        saved.SaveOnnx(path);
        loaded.LoadOnnx(path);
        Assert.Equal(saved.Parameters(), loaded.Parameters());
        Assert.Equal(["network.onnx"], folder.Files);
    }
}
