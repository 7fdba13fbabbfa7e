using System.Buffers.Binary;
using NetGen.Tests.ModelFiles;

namespace NetGen.Tests.Training.Checkpoints;

/// <summary>
/// Checkpoints that were changed on purpose, fingerprint and all: one kind of exception, no memory beyond their size, an
/// untouched network.
/// </summary>
public sealed class CraftedCheckpointTests : IDisposable
{
    private const int Count = 4000;
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File("run.checkpoint");

    public void Dispose() => _folder.Dispose();

    /// <param name="epochs">1: the file is only read; 6: two more epochs follow on what it says.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [Trait("Category", "Slow")]
    public void Mutated_content(int epochs)
    {
        (byte[] content, Func<IrisNetwork, FitHistory> fit) = Trained(epochs);
        byte[][] words =
        [
            [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0x80], [0xFF, 0xFF, 0xFF, 0x7F], [1, 0, 0, 0], [0x80, 0x80, 0x80, 0x80, 0x80],
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0, 0, 0, 0xF0, 0x7F], "network"u8.ToArray(),
            "Seed"u8.ToArray(), [],
        ];
        var mutator = new Mutator([content], words, seed: 11);
        var network = new IrisNetwork(1);
        float[] before = network.Parameters();
        int refused = 0;
        for (int n = 0; n < Count; n++)
        {
            byte[] changed = mutator.Next();
            System.IO.File.WriteAllBytes(File, Sealed(changed));
            long start = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                fit(network);
                network.Initialize(1);
            }
            catch (TrainingException) when (epochs > 4)
            {
                // Numbers that are in their range, and too large to train on.
                network.Initialize(1);
            }
            catch (InvalidDataException problem)
            {
                refused++;
                Assert.Equal(before, network.Parameters());
                Assert.Contains(File, problem.Message, StringComparison.Ordinal);
            }

            long bytes = GC.GetAllocatedBytesForCurrentThread() - start;
            Assert.True(bytes < 1 << 20, $"File {n}: {bytes} bytes for {changed.Length}.");
        }

        Assert.InRange(refused, Count / 2, Count);
    }

    /// <summary>Every number of 32 bits, at every place, made what a reader that trusts it would trip over.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Lengths_and_counts_that_lie()
    {
        (byte[] content, Func<IrisNetwork, FitHistory> fit) = Trained(epochs: 1);
        var network = new IrisNetwork(1);
        for (int at = 8; at + 4 <= content.Length; at += at < 1000 ? 1 : 13)
        {
            foreach (int value in (int[])[-1, int.MinValue, int.MaxValue, 2])
            {
                byte[] changed = [.. content];
                BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(at), value);
                System.IO.File.WriteAllBytes(File, Sealed(changed));
                try
                {
                    fit(network);
                }
                catch (InvalidDataException)
                {
                    // As documented.
                }
            }
        }
    }

    [Theory]
    [InlineData(0, double.NaN, "a loss, the best, is NaN")]
    [InlineData(8, double.NaN, "a loss, the one to undercut, is NaN")]
    [InlineData(16, 5, "5 epochs waited of 4 in all")]
    public void Losses_and_waiting_that_cannot_be(int at, double value, string words)
    {
        (byte[] content, Func<IrisNetwork, FitHistory> fit) = Trained(epochs: 1);

        // Without a MinDelta the best loss is the one to undercut.
        double best = fit(new IrisNetwork(1)).Best.ValidationLoss;
        int place = content.AsSpan().IndexOf([.. BitConverter.GetBytes(best), .. BitConverter.GetBytes(best)]) + at;
        Assert.True(place >= at);
        if (at == 16) BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(place), (int)value);
        else BinaryPrimitives.WriteDoubleLittleEndian(content.AsSpan(place), value);
        System.IO.File.WriteAllBytes(File, Sealed(content));
        string message = Assert.Throws<InvalidDataException>(() => fit(new IrisNetwork(1))).Message;
        Assert.Contains($"is damaged: {words}", message, StringComparison.Ordinal);
    }

    /// <returns>A checkpoint without its fingerprint, and the run that it belongs to, which it has ended.</returns>
    private (byte[] Content, Func<IrisNetwork, FitHistory> Fit) Trained(int epochs)
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Iris<float>());
        train = train.Select([.. Enumerable.Range(0, 8)]);
        heldOut = heldOut.Select([.. Enumerable.Range(0, 4)]);
        FitOptions<float> options = ResumeTests.Options(heldOut);
        options.Epochs = 4;
        options.Checkpoint = new(File);
        new IrisNetwork(1).Fit(train, options);
        FitOptions<float> again = options.Copy();
        again.Epochs = epochs;
        return (System.IO.File.ReadAllBytes(File)[..^8], network => network.Fit(train, again));
    }

    /// <summary>FNV-1a, as the format says.</summary>
    internal static byte[] Sealed(byte[] content)
    {
        ulong hash = 14695981039346656037;
        foreach (byte value in content) hash = (hash ^ value) * 1099511628211;
        byte[] whole = [.. content, .. new byte[8]];
        BinaryPrimitives.WriteUInt64LittleEndian(whole.AsSpan(content.Length), hash);
        return whole;
    }
}
