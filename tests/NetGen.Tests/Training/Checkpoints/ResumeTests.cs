using NetGen.Tests.ModelFiles;

namespace NetGen.Tests.Training.Checkpoints;

/// <summary>A run that goes on from a checkpoint ends with the bits of the run that was never stopped.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File("run.checkpoint");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(7, 3)]
    [InlineData(13, 5)]
    public void A_resumed_run_ends_with_the_same_bits(int stopAfter, int every)
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Iris<float>());
        var whole = new IrisNetwork(1);
        FitHistory expected = whole.Fit(train, Options(heldOut));

        using var cancellation = new CancellationTokenSource();
        var stopper = new Fitting.FitTests.Recorder
        {
            OnReport = report => { if (report.Last.Epoch == stopAfter) cancellation.Cancel(); },
        };
        FitOptions<float> options = Options(heldOut);
        options.Checkpoint = new(File) { EveryEpochs = every };
        new IrisNetwork(1).Fit(train, options, stopper, cancellation.Token);
        Assert.Equal(stopAfter >= every, System.IO.File.Exists(File));

        // Another start: all of it comes from the file.
        var resumed = new IrisNetwork(stopAfter >= every ? 99 : 1);
        FitHistory actual = resumed.Fit(train, options);
        Assert.Equal(whole.Parameters(), resumed.Parameters());
        Assert.Equal(whole.OptimizerState(), resumed.OptimizerState());
        Assert.Equal(expected.ToCsv(), actual.ToCsv());
        Assert.Equal((expected.StopReason, expected.BestEpoch), (actual.StopReason, actual.BestEpoch));
    }

    [Fact]
    public void A_finished_run_is_not_run_again_and_can_be_prolonged()
    {
        (Dataset<float> train, _) = RealData.Standardized(RealData.Iris<float>());
        FitOptions<float> options = new() { Epochs = 10, LearningRate = 0.02, Checkpoint = new(File) };
        var first = new IrisNetwork(1);
        first.Fit(train, options);

        var again = new IrisNetwork(2);
        FitHistory history = again.Fit(train, options, new Fitting.FitTests.Recorder { OnReport = _ => Assert.Fail("It ran.") });
        Assert.Equal(first.Parameters(), again.Parameters());
        Assert.Equal(10, history.Epochs.Count);

        options.Epochs = 5; // fewer than there are
        Assert.Equal(10, again.Fit(train, options).Epochs.Count);
        Assert.Equal(first.Parameters(), again.Parameters());

        options.Epochs = 25;
        again.Fit(train, options);
        var whole = new IrisNetwork(1);
        whole.Fit(train, new() { Epochs = 25, LearningRate = 0.02 });
        Assert.Equal(whole.Parameters(), again.Parameters());
    }

    [Fact]
    public void Without_resuming_it_begins_anew()
    {
        (Dataset<float> train, _) = RealData.Standardized(RealData.Iris<float>());
        FitOptions<float> options = new() { Epochs = 3, Checkpoint = new(File) };
        new IrisNetwork(1).Fit(train, options);
        options.Seed = 5;
        options.Checkpoint = new(File) { Resume = false };
        FitHistory history = new IrisNetwork(1).Fit(train, options);
        Assert.Equal(new IrisNetwork(1).Fit(train, new() { Epochs = 3, Seed = 5 }).ToCsv(), history.ToCsv());
    }

    [Fact]
    public void Another_run_s_checkpoint_is_refused_by_what_differs()
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Iris<float>());
        FitOptions<float> options = new() { Epochs = 3, Checkpoint = new(File) };
        new IrisNetwork(1).Fit(train, options);

        Refused(train, options, "Seed was \"0\" and is \"4\"", o => o.Seed = 4);
        Refused(train, options, "LearningRate was \"constant 0.01\" and is \"cosine", o => o.LearningRate = LearningRate.Cosine(0.01));
        Refused(train, options, "BatchSize", o => o.BatchSize = 16);
        Refused(train, options, "ClipNorm", o => o.ClipNorm = 2);
        Refused(train, options, "TargetError", o => o.TargetError = 0.1);
        Refused(train, options, "EarlyStopping", o => o.EarlyStopping = new(3));
        Refused(train, options, "validation data", o => o.Validation = heldOut);
        Refused(train.Select([.. Enumerable.Range(0, 112).Reverse()]), options, "training data", _ => { });

        var other = new IrisMomentumNetwork(1);
        (Dataset<double> doubles, _) = RealData.Standardized(RealData.Iris<double>());
        Assert.Contains("network was", Assert.Throws<InvalidDataException>(
            () => other.Fit(doubles, new() { Epochs = 3, Checkpoint = new(File) })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_refused_and_nothing_is_changed()
    {
        (Dataset<float> train, _) = RealData.Standardized(RealData.Iris<float>());
        FitOptions<float> options = new() { Epochs = 3, Checkpoint = new(File) };
        new IrisNetwork(1).Fit(train, options);
        byte[] whole = System.IO.File.ReadAllBytes(File);

        for (int n = 0; n < whole.Length; n += 7)
        {
            byte[] changed = [.. whole];
            changed[n] ^= 0x10;
            Refused(changed, n < 4 ? "not a NetGen checkpoint" : n < 8 ? "version" : "damaged");
        }

        for (int length = 0; length < whole.Length; length += 11)
        {
            Refused(whole[..length], length < 16 ? "not a NetGen checkpoint" : "damaged");
        }

        Refused([.. whole, 0], "damaged");
        Refused("epoch,loss\n1,2,3,4,5\n"u8.ToArray(), "not a NetGen checkpoint");

        void Refused(byte[] bytes, string word)
        {
            System.IO.File.WriteAllBytes(File, bytes);
            var network = new IrisNetwork(1);
            float[] before = network.Parameters();
            string message = Assert.Throws<InvalidDataException>(() => network.Fit(train, options)).Message;
            Assert.Contains(word, message, StringComparison.Ordinal);
            Assert.Contains(File, message, StringComparison.Ordinal);
            Assert.Equal(before, network.Parameters());
        }
    }

    /// <summary>
    /// Whatever has state: momentum's powers, a plateau's memory, early stopping, shuffling, augmentation.
    /// </summary>
    internal static FitOptions<float> Options(Dataset<float> validation) => new()
    {
        Epochs = 40,
        BatchSize = 10,
        Seed = 3,
        LearningRate = LearningRate.ReduceOnPlateau(0.05, patience: 2).WithWarmUp(1.5),
        ClipNorm = 0.5,
        Validation = validation,
        EarlyStopping = new(patience: 12),
        Metrics = [Metric.Accuracy],
        Augment = static (Span<float> inputs, Span<float> _, ref UniformGenerator random) =>
        {
            foreach (ref float input in inputs) input += random.NextSingle(0.1);
        },
    };

    private static void Refused(Dataset<float> train, FitOptions<float> options, string word, Action<FitOptions<float>> change)
    {
        FitOptions<float> changed = options.Copy();
        change(changed);
        string message = Assert.Throws<InvalidDataException>(() => new IrisNetwork(1).Fit(train, changed)).Message;
        Assert.Contains(word, message, StringComparison.Ordinal);
        Assert.Contains("Resume = false", message, StringComparison.Ordinal);
    }
}
