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

        Assert.All(Others(heldOut), other => Refused(train, options, other.Words, other.Change));
        Refused(train.Select([.. Enumerable.Range(0, 112).Reverse()]), options, "training data", _ => { });
        Refused(
            train.WithWeights([2, .. Enumerable.Repeat(1.0, train.Count - 1)]), options, "training data was", _ => { });

        var other = new IrisMomentumNetwork(1);
        (Dataset<double> doubles, _) = RealData.Standardized(RealData.Iris<double>());
        Assert.Contains("network was", Assert.Throws<InvalidDataException>(
            () => other.Fit(doubles, new() { Epochs = 3, Checkpoint = new(File) })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void So_is_one_that_stops_early_by_another_rule()
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Iris<float>());
        FitOptions<float> options = new()
        {
            Epochs = 3, Validation = heldOut, EarlyStopping = new(3), Checkpoint = new(File),
        };
        new IrisNetwork(1).Fit(train, options);
        Dictionary<string, (string Words, Action<FitOptions<float>> Change)> others = new()
        {
            [nameof(EarlyStopping.Patience)] = ("\"4 0 True\"", o => o.EarlyStopping = new(4)),
            [nameof(EarlyStopping.MinDelta)] = ("\"3 0.1 True\"", o => o.EarlyStopping = new(3) { MinDelta = 0.1 }),
            [nameof(EarlyStopping.RestoreBest)] =
                ("\"3 0 False\"", o => o.EarlyStopping = new(3) { RestoreBest = false }),
            [nameof(EarlyStopping.Metric)] =
                ("\"3 0 True R2\"", o => o.EarlyStopping = new(3) { Metric = Metric.R2 }),
        };
        Assert.All(others.Values, other =>
            Refused(train, options, $"EarlyStopping was \"3 0 True\" and is {other.Words}", other.Change));
        Assert.Equal(
            typeof(EarlyStopping).GetProperties().Select(property => property.Name).Order(), others.Keys.Order());

        // The validation part's rows and their weights are compared as those of the training part are.
        Refused(
            train, options, "validation data was", o => o.Validation = heldOut.WithWeights(
                [2, .. Enumerable.Repeat(1.0, heldOut.Count - 1)]));
    }

    /// <summary>A new option changes a run, or has a reason here why a checkpoint need not know it.</summary>
    [Fact]
    public void Every_option_is_compared_or_has_a_reason_not_to_be()
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Iris<float>());
        Dictionary<string, Action<FitOptions<float>>> free = new()
        {
            // More of them prolong a run.
            [nameof(FitOptions<float>.Epochs)] = o => o.Epochs = 4,
            // Where the file is, and how often it is written, changes no number.
            [nameof(FitOptions<float>.Checkpoint)] = o => o.Checkpoint = new(File) { EveryEpochs = 2 },
        };
        Assert.Equal(
            typeof(FitOptions<float>).GetProperties().Select(property => property.Name).Order(),
            Others(heldOut).Select(other => other.Option).Concat(free.Keys).Order());

        FitOptions<float> options = new() { Epochs = 3, Checkpoint = new(File) };
        double[] expected = Losses(new IrisNetwork(1).Fit(train, options));
        Assert.All(free.Values, change =>
        {
            FitOptions<float> changed = options.Copy();
            change(changed);
            Assert.Equal(expected, Losses(new IrisNetwork(9).Fit(train, changed))[..3]);
        });

        static double[] Losses(FitHistory history) => [.. history.Epochs.Select(epoch => epoch.TrainingLoss)];
    }

    /// <summary>The file was written by the library of version 1 of the format, and is whole.</summary>
    [Fact]
    public void A_file_of_an_older_format_is_refused_and_left_alone()
    {
        byte[] old = System.IO.File.ReadAllBytes(
            Path.Combine(AppContext.BaseDirectory, "Training", "Checkpoints", "version1.checkpoint"));
        Assert.Equal(CraftedCheckpointTests.Sealed(old[..^8]), old);
        System.IO.File.WriteAllBytes(File, old);
        (Dataset<float> train, _) = RealData.Standardized(RealData.Iris<float>());
        FitOptions<float> options = new() { Epochs = 3, Checkpoint = new(File) };
        var network = new IrisNetwork(1);
        float[] before = network.Parameters();
        Assert.Equal(
            $"The checkpoint {File} has version 1; this library reads version 3. "
                + "Delete it, name another file, or set Resume = false to start again.",
            Assert.Throws<InvalidDataException>(() => network.Fit(train, options)).Message);
        Assert.Equal(before, network.Parameters());
        Assert.Equal(old, System.IO.File.ReadAllBytes(File));

        options.Checkpoint = new(File) { Resume = false };
        network.Fit(train, options);
        options.Checkpoint = new(File);
        var resumed = new IrisNetwork(9);
        resumed.Fit(train, options);
        Assert.Equal(network.Parameters(), resumed.Parameters());
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

    /// <summary>What makes another run of one with default options: an option each, and words of the message.</summary>
    private static (string Option, string Words, Action<FitOptions<float>> Change)[] Others(Dataset<float> heldOut) =>
    [
        ("Seed", "Seed was \"0\" and is \"4\"", o => o.Seed = 4),
        ("LearningRate", "LearningRate was \"constant 0.01\" and is \"cosine",
            o => o.LearningRate = LearningRate.Cosine(0.01)),
        ("BatchSize", "BatchSize", o => o.BatchSize = 16),
        ("ClipNorm", "ClipNorm", o => o.ClipNorm = 2),
        ("TargetError", "TargetError", o => o.TargetError = 0.1),
        ("EarlyStopping", "EarlyStopping", o => o.EarlyStopping = new(3)),
        ("Validation", "validation data", o => o.Validation = heldOut),
        ("Shuffle", "Shuffle was \"True\" and is \"False\"", o => o.Shuffle = false),
        ("Metrics", "Metrics was \"\" and is \"R2 Accuracy\"", o => o.Metrics = [Metric.R2, Metric.Accuracy]),
        ("OnGradient", "OnGradient was \"none\" and is \"some\"", o => o.OnGradient = static (_, _) => { }),
        ("Augment", "Augment was \"none\" and is \"some\"",
            o => o.Augment = static (Span<float> _, Span<float> _, ref UniformGenerator _) => { }),
    ];

    private static void Refused(Dataset<float> train, FitOptions<float> options, string word, Action<FitOptions<float>> change)
    {
        FitOptions<float> changed = options.Copy();
        change(changed);
        string message = Assert.Throws<InvalidDataException>(() => new IrisNetwork(1).Fit(train, changed)).Message;
        Assert.Contains(word, message, StringComparison.Ordinal);
        Assert.Contains("Resume = false", message, StringComparison.Ordinal);
    }
}
