using NetGen.Tests.ModelFiles;

namespace NetGen.Tests.Training.Judging;

/// <summary>Early stopping follows any metric; what cannot be measured is refused before training.</summary>
public class FollowedMetricTests
{
    public static TheoryData<Metric> OfClasses => [.. Enum.GetValues<Metric>()];

    [Theory]
    [MemberData(nameof(OfClasses))]
    public void The_best_epoch_is_the_metrics_and_its_parameters_return(Metric metric)
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Iris<float>());
        FitOptions<float> options = new()
        {
            Epochs = 60,
            LearningRate = 0.05,
            Validation = heldOut,
            EarlyStopping = new(patience: 8) { Metric = metric },
        };
        var network = new IrisNetwork(3);
        FitHistory history = network.Fit(train, options);
        Assert.Equal([metric], history.Metrics);
        Assert.Equal(metric, history.Monitored);
        double[] values = [.. history.Epochs.Select(record => record.Metrics[0])];
        bool isLargerBetter = metric is Metric.Accuracy or Metric.R2 or Metric.BalancedAccuracy or Metric.MacroF1
            or Metric.RocAuc or Metric.AveragePrecision;
        double best = isLargerBetter ? values.Max() : values.Min();
        Assert.Equal(Array.IndexOf(values, best) + 1, history.BestEpoch);
        if (history.StopReason == StopReason.NoImprovement) Assert.Equal(history.BestEpoch + 8, history.Epochs.Count);

        // A run up to the best epoch, without early stopping, ends with the same parameters.
        FitOptions<float> shorter = options.Copy();
        (shorter.EarlyStopping, shorter.Epochs) = (null, history.BestEpoch);
        var other = new IrisNetwork(3);
        other.Fit(train, shorter);
        Assert.Equal(other.Parameters(), network.Parameters());
    }

    [Fact]
    public void It_is_measured_once_if_it_was_asked_for_too()
    {
        FitHistory history = new IrisNetwork(1).Fit(RealData.Iris<float>(), new()
        {
            Epochs = 2,
            Metrics = [Metric.LogLoss, Metric.Accuracy],
            EarlyStopping = new(5) { Metric = Metric.Accuracy },
        });
        Assert.Equal([Metric.LogLoss, Metric.Accuracy], history.Metrics);
        Assert.StartsWith(
            "epoch,learning_rate,training_loss,validation_loss,penalty,gradient_norm,log_loss,accuracy", history.ToCsv());
    }

    [Fact]
    public void A_checkpoint_goes_on_with_the_metric()
    {
        using var folder = new TemporaryFolder();
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Iris<float>());
        FitOptions<float> options = new()
        {
            Epochs = 12, Validation = heldOut, EarlyStopping = new(patience: 20) { Metric = Metric.RocAuc },
        };
        var whole = new IrisNetwork(1);
        FitHistory expected = whole.Fit(train, options);
        options.Checkpoint = new(folder.File("run.checkpoint"));
        options.Epochs = 5;
        new IrisNetwork(1).Fit(train, options);
        options.Epochs = 12;
        var resumed = new IrisNetwork(1);
        Assert.Equal(expected.ToCsv(), resumed.Fit(train, options).ToCsv());
        Assert.Equal(whole.Parameters(), resumed.Parameters());
        options.EarlyStopping = new(patience: 20);
        string message = Assert.Throws<InvalidDataException>(() => new IrisNetwork(1).Fit(train, options)).Message;
        Assert.Contains("EarlyStopping was \"20 0 True RocAuc\" and is \"20 0 True\"", message);
    }

    [Fact]
    public void Second_order_training_follows_it_too()
    {
        Dataset<double> all = RealData.Diabetes<double>();
        (Dataset<double> train, Dataset<double> heldOut) = RealData.Standardized(all, stratified: false);
        FitHistory history = new DiabetesNetwork(1).FitLbfgs(train, new()
        {
            Iterations = 30, Validation = heldOut, EarlyStopping = new(5) { Metric = Metric.MeanAbsoluteError },
        });
        double[] values = [.. history.Epochs.Select(record => record.Metrics[0])];
        Assert.Equal(Array.IndexOf(values, values.Min()) + 1, history.BestEpoch);
    }

    [Fact]
    public void What_cannot_be_measured_is_refused_before_training()
    {
        Dataset<float> cancer = RealData.BreastCancer<float>();
        int[] benign = [.. Enumerable.Range(0, cancer.Count).Where(row => cancer.Label(row) == 1).Take(20)];
        var network = new TumourNetwork(1);
        float[] before = network.Parameters();
        Refused(
            "all 20 rows here are of one class",
            () => network.Fit(cancer, new() { Validation = cancer.Select(benign), Metrics = [Metric.RocAuc] }));
        Refused(
            "The metric Brier needs probabilities; the outputs of",
            () => new XorNetwork(1).Fit(XorNetwork.Data, new() { Metrics = [Metric.Brier] }));
        Refused(
            "needs probabilities; the outputs of 2-3-2 Sigmoid, Sigmoid; SumSquares",
            () => new SquaredTagsNetwork(1).Fit(
                new Dataset<float>([0, 1, 1, 0], [1, 0, 0, 1], 2, 2), new() { Metrics = [Metric.LogLoss] }));
        var soft = new Dataset<float>(cancer.Inputs, [.. cancer.Targets.ToArray().Select(t => 0.9f * t)], 30, 1);
        Refused("needs targets that are 0 or 1", () => network.Fit(soft, new() { Metrics = [Metric.LogLoss] }));
        Assert.Equal(before, network.Parameters());
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(1) { Metric = (Metric)99 });

        static void Refused(string words, Action fit) =>
            Assert.Contains(words, Assert.Throws<ArgumentException>(fit).Message, StringComparison.Ordinal);
    }
}
