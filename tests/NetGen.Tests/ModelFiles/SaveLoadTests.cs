using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Json;
using NetGen.TestSupport;
using NetGen.Tests.Behaviour;

namespace NetGen.Tests.ModelFiles;

/// <summary>What is saved comes back to the bit, and the bytes are those of the format.</summary>
public class SaveLoadTests
{
    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void What_is_saved_is_loaded(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) RoundTrip<double>(kernel, precision);
        else RoundTrip<float>(kernel, precision);
    }

    [Fact]
    public void A_file_is_header_length_header_and_numbers_out_in()
    {
        var network = new Tiny();
        // Hidden weights [2, 3], hidden biases, output weights [3, 1], output bias.
        network.LoadParameters([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
        byte[] file = SafetensorsText.Saved(network);

        string header = SafetensorsText.HeaderOf(file);
        int data = 8 + Encoding.UTF8.GetByteCount(header);
        Assert.Equal(0, data % 8);
        using JsonDocument json = JsonDocument.Parse(header);
        Assert.Equal(
            """
            {"format":"pt","netgen.layers":"2-3-1","netgen.activations":"Sigmoid, Identity",
            "netgen.loss":"SumSquares","netgen.optimizer":"GradientDescent"}
            """.ReplaceLineEndings(""),
            json.RootElement.GetProperty("__metadata__").GetRawText());
        Assert.Equal([1, 4, 2, 5, 3, 6], Tensor("0.weight", [3, 2]));
        Assert.Equal([7, 8, 9], Tensor("0.bias", [3]));
        Assert.Equal([10, 11, 12], Tensor("2.weight", [1, 3]));
        Assert.Equal([13], Tensor("2.bias", [1]));
        Assert.Equal(data + (13 * 4), file.Length);

        float[] Tensor(string name, int[] shape)
        {
            JsonElement entry = json.RootElement.GetProperty(name);
            Assert.Equal("F32", entry.GetProperty("dtype").GetString());
            Assert.Equal(shape, entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()));
            int[] offsets = [.. entry.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt32())];
            return [.. Enumerable.Range(0, (offsets[1] - offsets[0]) / 4).Select(
                n => BinaryPrimitives.ReadSingleLittleEndian(file.AsSpan(data + offsets[0] + (4 * n))))];
        }
    }

    [Fact]
    public void Saving_is_deterministic_and_writes_the_type_of_the_network()
    {
        Assert.Equal(SafetensorsText.Saved(new Sequential(5)), SafetensorsText.Saved(new Sequential(5)));
        string header = SafetensorsText.HeaderOf(SafetensorsText.Saved(new TinyDouble()));
        Assert.Contains("\"F64\"", header, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bits_are_a_number()
    {
        float[] values =
            [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, float.Epsilon, 0, 0, 0, 0, 0, 0, 0, 1];
        var saved = new Tiny();
        saved.LoadParameters(values);
        var loaded = new Tiny(2);
        loaded.Load(new MemoryStream(SafetensorsText.Saved(saved)));
        Assert.Equal(
            saved.Parameters().Select(BitConverter.SingleToInt32Bits),
            loaded.Parameters().Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Streams_are_used_from_their_position_and_stay_open()
    {
        using var stream = new MemoryStream();
        stream.Write([1, 2, 3]);
        var saved = new Tiny(1);
        saved.Save(stream);
        stream.Position = 3;
        var loaded = new Tiny(2);
        loaded.Load(stream);
        Assert.Equal(saved.Parameters(), loaded.Parameters());
        Assert.Equal(stream.Length, stream.Position);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void A_stream_without_a_length_is_read_too()
    {
        var saved = new Sequential(1);
        var loaded = new Sequential(2);
        loaded.Load(new UnseekableStream(SafetensorsText.Saved(saved)));
        Assert.Equal(saved.Parameters(), loaded.Parameters());
    }

    [Fact]
    public void Networks_without_spans_save_and_load_the_same()
    {
        var saved = new Tiny(1);
        var loaded = new Tiny(2);
        using var stream = new MemoryStream();
        new ArrayTiny(saved).Save(stream);
        Assert.Equal(SafetensorsText.Saved(saved), stream.ToArray());
        stream.Position = 0;
        new ArrayTiny(loaded).Load(stream);
        Assert.Equal(saved.Parameters(), loaded.Parameters());
    }

    [Fact]
    public void Another_loss_or_optimizer_is_no_other_network()
    {
        byte[] file = SafetensorsText.Saved(new Tiny(1));
        string header = SafetensorsText.HeaderOf(file);
        byte[] other = SafetensorsText.File(
            header.Replace("SumSquares", "Huber", StringComparison.Ordinal)
                .Replace("GradientDescent", "Adam", StringComparison.Ordinal));
        file[^52..].CopyTo(other, other.Length - 52);
        var loaded = new Tiny(2);
        loaded.Load(new MemoryStream(other));
        Assert.Equal(new Tiny(1).Parameters(), loaded.Parameters());
    }

    private static void RoundTrip<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        foreach (int depth in Networks.Depths)
        {
            ITestNetwork<T> saved = SmallNetworks.Create<T>(kernel, precision, depth: depth, seed: 7);
            ITestNetwork<T> loaded = SmallNetworks.Create<T>(kernel, precision, depth: depth, seed: 8);
            using var folder = new TemporaryFolder();
            string path = folder.File("network.safetensors");
            saved.Save(path);
            loaded.Load(path);
            Assert.Equal(saved.Parameters(), loaded.Parameters());
        }
    }
}
