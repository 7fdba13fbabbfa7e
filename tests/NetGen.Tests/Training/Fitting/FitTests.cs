namespace NetGen.Tests.Training.Fitting;

/// <summary>Fit does what the loop does that one would write by hand, to the bit.</summary>
public class FitTests
{
    [Fact]
    public void Without_shuffling_it_is_the_loop_over_batches_the_last_one_smaller()
    {
        (Dataset<float> train, _) = RealData.Standardized(RealData.Iris<float>());
        var byHand = new IrisNetwork(1);
        var fitted = new IrisNetwork(1);
        const int Size = 10;
        Assert.NotEqual(0, train.Count % Size);
        double loss = 0;
        for (int epoch = 0; epoch < 3; epoch++)
        {
            loss = 0;
            for (int row = 0; row < train.Count; row += Size)
            {
                int rows = Math.Min(Size, train.Count - row);
                loss += (double)rows * byHand.TrainBatch(
                    train.Inputs.Slice(4 * row, 4 * rows), train.Targets.Slice(3 * row, 3 * rows), 0.02f);
            }
        }

        FitHistory history = fitted.Fit(train, new() { Epochs = 3, BatchSize = Size, Shuffle = false, LearningRate = 0.02f });
        Assert.Equal(byHand.Parameters(), fitted.Parameters());
        Assert.Equal(3, history.Epochs.Count);
        Assert.Equal(StopReason.Completed, history.StopReason);
        Assert.Equal(loss / train.Count, history.Last.TrainingLoss, 1e-12);
        Assert.Equal(0.02f, history.Last.LearningRate);
        Assert.Equal(double.NaN, history.Last.ValidationLoss);
    }

    [Fact]
    public void A_batch_of_one_is_the_chapter_s_step_a_row()
    {
        var byHand = new XorNetwork(1);
        var fitted = new XorNetwork(1);
        for (int n = 0; n < 4 * 50; n++)
        {
            byHand.TrainStep(XorNetwork.Data.Input(n % 4), XorNetwork.Data.Target(n % 4), 0.5);
        }

        fitted.Fit(XorNetwork.Data, new() { Epochs = 50, BatchSize = 1, Shuffle = false, LearningRate = 0.5 });
        Assert.Equal(byHand.Parameters(), fitted.Parameters());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1000)]
    public void Every_epoch_shows_every_row_once_in_an_order_of_its_own(int batchSize)
    {
        var seen = new List<double[]>();
        var shown = new List<double>();
        double[] x = [.. Enumerable.Range(0, 100).Select(n => n / 100.0)];
        var data = new Dataset<double>(x, [.. x.SelectMany(value => new[] { value, -value })], 1, 2);
        new CurveNetwork(1).Fit(data, new()
        {
            Epochs = 3,
            BatchSize = batchSize,
            Seed = 5,
            LearningRate = 0.001,
            Augment = (Span<double> inputs, Span<double> targets, ref UniformGenerator _) =>
            {
                for (int n = 0; n < inputs.Length; n++)
                {
                    Assert.Equal(inputs[n], targets[2 * n]);
                    Assert.Equal(-inputs[n], targets[(2 * n) + 1]);
                }

                shown.AddRange(inputs.ToArray());
                if (shown.Count == 100)
                {
                    seen.Add([.. shown]);
                    shown.Clear();
                }
            },
        });
        Assert.Equal(3, seen.Count);
        Assert.All(seen, epoch => Assert.Equal(x, epoch.Order()));
        if (batchSize < 100)
        {
            Assert.NotEqual(x, seen[0]);
            Assert.NotEqual(seen[0], seen[1]);
            Assert.NotEqual(seen[1], seen[2]);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_gives_others()
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Digits<float>());
        float[] Run(int seed)
        {
            var network = new DigitsNetwork(1);
            network.Fit(train, new()
            {
                Epochs = 2,
                Seed = seed,
                Validation = heldOut,
                LearningRate = LearningRate.OneCycle(0.01),
                ClipNorm = 1,
                Augment = Noise,
            });
            return network.Parameters();
        }

        float[] first = Run(3);
        Assert.Equal(first, Run(3));
        Assert.NotEqual(first, Run(4));

        static void Noise(Span<float> inputs, Span<float> targets, ref UniformGenerator random)
        {
            foreach (ref float input in inputs) input += random.NextSingle(0.1);
        }
    }

    [Fact]
    public void Augmenting_leaves_the_dataset_alone()
    {
        (Dataset<float> train, _) = RealData.Standardized(RealData.Iris<float>());
        float[] before = train.Inputs.ToArray();
        new IrisNetwork(1).Fit(train, new()
        {
            Epochs = 1,
            BatchSize = 1000,
            Augment = (Span<float> inputs, Span<float> _, ref UniformGenerator _) => inputs.Clear(),
        });
        Assert.Equal(before, train.Inputs);
    }

    [Fact]
    public void It_learns_real_classes()
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Iris<float>());
        var network = new IrisNetwork(1);
        FitHistory history = network.Fit(train, new()
        {
            Epochs = 60,
            Validation = heldOut,
            Metrics = [Metric.Accuracy],
        });
        Assert.InRange(ClassificationMetrics.Of(network, heldOut).Accuracy, 0.92, 1);
        Assert.Equal(ClassificationMetrics.Of(network, heldOut).Accuracy, history.Last.Metrics[0]);
        Assert.Equal(network.Evaluate(heldOut.Inputs, heldOut.Targets), (float)history.Last.ValidationLoss);
        Assert.True(history.Last.TrainingLoss < 0.3 * history.Epochs[0].TrainingLoss);
    }

    [Fact]
    public void Progress_tells_of_every_epoch_in_order()
    {
        var progress = new Recorder();
        FitHistory history = new XorNetwork(1).Fit(XorNetwork.Data, new() { Epochs = 9 }, progress);
        Assert.Equal(Enumerable.Range(1, 9), progress.Reports.Select(report => report.Last.Epoch));
        Assert.All(progress.Reports, report => Assert.Equal(9, report.Epochs));
        Assert.Equal(history.Epochs.Select(epoch => epoch.TrainingLoss), progress.Reports.Select(report => report.Last.TrainingLoss));
        Assert.Equal(history.BestEpoch, progress.Reports[^1].BestEpoch);
    }

    [Fact]
    public void Cancelling_ends_it_after_a_step_and_keeps_what_was_learned()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new Recorder { OnReport = report => { if (report.Last.Epoch == 4) cancellation.Cancel(); } };
        var network = new XorNetwork(1);
        FitHistory history = network.Fit(XorNetwork.Data, new() { Epochs = 100 }, progress, cancellation.Token);
        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.Equal(4, history.Epochs.Count);
        var other = new XorNetwork(1);
        other.Fit(XorNetwork.Data, new() { Epochs = 4 });
        Assert.Equal(other.Parameters(), network.Parameters());
    }

    [Fact]
    public void A_target_error_ends_it_when_the_network_is_there()
    {
        var network = new XorNetwork(1);
        FitHistory history = network.Fit(
            XorNetwork.Data, new() { Epochs = 100_000, LearningRate = 0.5, TargetError = 0.001 });
        Assert.Equal(StopReason.TargetReached, history.StopReason);
        Assert.InRange(network.Evaluate(XorNetwork.Data.Inputs, XorNetwork.Data.Targets), 0, 0.001);
        Assert.InRange(history.Epochs.Count, 10, 99_999);
    }

    internal sealed class Recorder : IProgress<FitProgress>
    {
        public List<FitProgress> Reports { get; } = [];

        public Action<FitProgress>? OnReport { get; init; }

        public void Report(FitProgress value)
        {
            Reports.Add(value);
            OnReport?.Invoke(value);
        }
    }
}
