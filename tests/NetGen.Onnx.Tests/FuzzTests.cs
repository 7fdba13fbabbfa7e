using System.Text;
using NetGen.TestSupport;

namespace NetGen.Onnx.Tests;

/// <summary>
/// Damaged files: one kind of exception, bounded memory, an untouched network or the file's own numbers.
/// </summary>
public class FuzzTests
{
    private const int Count = 100_000;

    private static readonly string[] Words =
    [
        "Gemm", "MatMul", "Add", "Tanh", "Softmax", "Clip", "Constant", "Identity", "Cast", "ArgMax", "Erf", "transB",
        "alpha", "input", "output", "0.weight", "0.bias", "0.Gemm", "0.Tanh", "2.weight", "ai.onnx.ml", "axis", "é",
    ];

    [Fact]
    [Trait("Category", "Slow")]
    public void Mutated_files()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");
        using var own = new MemoryStream();
        TestNetworks.ForFile<float>(Activation.Tanh).SaveOnnx(own);
        byte[][] seeds =
        [
            own.ToArray(),
            .. new[] { "torch_Tanh", "torch_matmul", "torch_no_biases", "torch_softmax", "torch_double" }
                .Select(name => File.ReadAllBytes(Path.Combine(folder, $"{name}.onnx"))),
        ];
        // Keys and lengths of the wire format, and lengths that lie.
        byte[][] wire =
        [
            [0x0A], [0x12], [0x22], [0x2A], [0x3A, 0x00], [0x4A, 0x04], [0x08, 0x01], [0x0B], [0x0C], [0x10, 0x0B],
            [0xFF, 0xFF, 0xFF, 0xFF, 0x07], [0x80, 0x80, 0x80, 0x80, 0x80, 0x20],
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
            [0x0B, 0x0B, 0x0B, 0x0B, 0x0B, 0x0B, 0x0B, 0x0B],
        ];
        var mutator = new Mutator(seeds, [.. Words.Select(Encoding.UTF8.GetBytes), .. wire], seed: 5);
        ITestNetwork<float> network = TestNetworks.ForFile<float>(Activation.Tanh);
        float[] before = network.Parameters(), after = network.Parameters();
        int refused = 0;
        for (int n = 0; n < Count; n++)
        {
            byte[] file = mutator.Next();
            long start = GC.GetAllocatedBytesForCurrentThread();
            bool isLoaded = true;
            try
            {
                network.LoadOnnx(new MemoryStream(file));
            }
            catch (ModelFileException)
            {
                isLoaded = false;
            }

            long bytes = GC.GetAllocatedBytesForCurrentThread() - start;
            Assert.True(bytes < 1 << 20, $"File {n}: {bytes} bytes for {file.Length}.");
            network.CopyParametersTo(after);
            if (isLoaded)
            {
                // A layer without biases has zeros.
                foreach (float value in after.Where(value => value != 0))
                {
                    Assert.True(
                        file.AsSpan().IndexOf(BitConverter.GetBytes(value)) >= 0, $"File {n} does not have {value}.");
                }

                network.LoadParameters(before);
            }
            else
            {
                refused++;
                Assert.True(before.AsSpan().SequenceEqual(after), $"File {n} changed the network.");
            }
        }

        Assert.InRange(refused, Count / 2, Count * 99 / 100);
    }

    [Fact]
    public void Files_that_are_far_too_long()
    {
        ITestNetwork<float> network = TestNetworks.ForFile<float>(Activation.Tanh);
        foreach (Stream stream in (Stream[])
            [
                new MemoryStream(new byte[2 << 20]), new UnseekableStream(new byte[2 << 20], pieceBytes: 4096),
            ])
        {
            ModelFileException refused = Assert.Throws<ModelFileException>(() => network.LoadOnnx(stream));
            Assert.Contains("3-5-2", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_an_IOException_that_says_so()
    {
        if (OperatingSystem.IsWindows()) return;

        ITestNetwork<float> network = TestNetworks.ForFile<float>(Activation.Tanh);
        using var folder = new TemporaryFolder();
        string path = folder.File("network.onnx");
        network.SaveOnnx(path);
        File.SetUnixFileMode(path, UnixFileMode.None);
        // The superuser reads everything but what is only written to, where there is such a thing.
        foreach (string unreadable in new[] { path, "/sys/bus/cpu/drivers_probe" }.Where(IsRefused))
        {
            IOException refused = Assert.ThrowsAny<IOException>(() => network.LoadOnnx(unreadable));
            Assert.Equal($"'{unreadable}' cannot be read: access is denied.", refused.Message.Split(". ")[0] + ".");
        }

        static bool IsRefused(string path)
        {
            try
            {
                if (File.Exists(path)) File.OpenRead(path).Dispose();
                return false;
            }
            catch (UnauthorizedAccessException)
            {
                return true;
            }
        }
    }

    [Fact]
    public void Files_that_are_no_files()
    {
        ITestNetwork<float> network = TestNetworks.ForFile<float>(Activation.Tanh);
        Assert.Throws<ModelFileException>(() => network.LoadOnnx(new MemoryStream()));
        Assert.Throws<ModelFileException>(() => network.LoadOnnx(new MemoryStream("not a model"u8.ToArray())));
        Assert.Throws<FileNotFoundException>(() => network.LoadOnnx("missing.onnx"));
        Assert.Equal(
            $"'{AppContext.BaseDirectory}' cannot be read: it is a folder. Name a file in it.",
            Assert.Throws<IOException>(() => network.LoadOnnx(AppContext.BaseDirectory)).Message);
        Assert.Throws<ArgumentNullException>("stream", () => network.LoadOnnx((Stream)null!));
        Assert.Throws<ArgumentNullException>("path", () => network.LoadOnnx((string)null!));
        Assert.Throws<ArgumentNullException>("stream", () => network.SaveOnnx((Stream)null!));
        Assert.Throws<ArgumentNullException>("path", () => network.SaveOnnx((string)null!));
    }
}
