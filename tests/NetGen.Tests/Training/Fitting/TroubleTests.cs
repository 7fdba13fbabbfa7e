namespace NetGen.Tests.Training.Fitting;

/// <summary>Trouble is told, not hidden: what happened, where, and what to try.</summary>
public partial class TroubleTests
{
    [Fact]
    public void A_loss_that_stops_being_finite_ends_training_with_good_parameters()
    {
        (Dataset<float> train, _) = RealData.Standardized(RealData.Diabetes<float>(), stratified: false);
        var network = new DiabetesSingleNetwork(1);
        float before = network.Evaluate(train.Inputs, train.Targets);
        TrainingException trouble = Assert.Throws<TrainingException>(
            () => network.Fit(train, new() { Epochs = 500, LearningRate = LearningRate.Exponential(1e-4, 1.2) }));
        Assert.True(trouble.Epoch > 1);
        Assert.Equal(trouble.Epoch - 1, trouble.History.Epochs.Count);
        Assert.InRange(trouble.Batch, 1, 11);
        Assert.True(trouble.LearningRate > 1e-4);
        Assert.All(
            [$"epoch {trouble.Epoch}", $"batch {trouble.Batch} of 11", "learning rate", "ClipNorm", "LearningRateRange"],
            word => Assert.Contains(word, trouble.Message, StringComparison.Ordinal));

        Assert.All(network.Parameters(), value => Assert.True(float.IsFinite(value)));
        float kept = network.Evaluate(train.Inputs, train.Targets);
        Assert.InRange(kept, 0, before);

        // They are those with which the best epoch began, and can be trained on.
        Assert.InRange(kept, 0.5 * trouble.History.Best.TrainingLoss, 2 * trouble.History.Best.TrainingLoss);
        network.Fit(train, new() { Epochs = 2, LearningRate = 1e-5 });
    }

    [Fact]
    public void Optimizer_state_is_finite_afterwards_too()
    {
        (Dataset<double> train, _) = RealData.Standardized(RealData.Diabetes<double>(), stratified: false);
        var network = new MomentumNetwork(1);
        Assert.Throws<TrainingException>(() => network.Fit(train, new() { LearningRate = 1e3 }));
        Assert.All(
            [.. network.OptimizerState(), .. network.Parameters()], value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Inputs_that_are_not_standardised_are_pointed_out()
    {
        var data = new Dataset<float>([1e20f, 2e20f, 3e20f, 4e20f], [1e20f, 0, 1e20f, 0], 1, 1);
        var network = new WideNetwork(1);
        string message = Assert.Throws<TrainingException>(() => network.Fit(data)).Message;
        Assert.Contains("standardise", message, StringComparison.Ordinal);
        Assert.Equal(new WideNetwork(1).Parameters(), network.Parameters());
    }

    [Fact]
    public void Parameters_that_are_not_finite_before_training_are_told_as_such()
    {
        var network = new WideNetwork(1);
        float[] parameters = network.Parameters();
        parameters[2] = float.NaN;
        network.LoadParameters(parameters);
        var trouble = Assert.Throws<ArgumentException>(
            () => network.Fit(new Dataset<float>([1], [1], 1, 1)));
        Assert.StartsWith("Parameter 2 of the network is NaN before training", trouble.Message, StringComparison.Ordinal);
        Assert.Equal(parameters, network.Parameters());
    }

    [Fact]
    public void A_gradient_that_is_not_finite_is_not_followed()
    {
        var data = new Dataset<float>([1e30f], [1e9f], 1, 1);
        string message = Assert.Throws<TrainingException>(() => new WideNetwork(1).Fit(data, new() { ClipNorm = 1 })).Message;
        Assert.Contains("stopped being finite in epoch 1", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_outside_of_the_loss_s_domain_are_named_by_row()
    {
        float[] x = new float[3 * 4];
        Says(new IrisNetwork(1), new Dataset<float>(x, [1, 0, 0, 0, 1, 1, 0, 0, 1], 4, 3), "row 1", "2", "one-hot");
        Says(new IrisNetwork(1), new Dataset<float>(x, [1, 0, 0, 0, 1, 0, 0, 0, 0], 4, 3), "row 2", "add up to 0");
        Says(new IrisNetwork(1), new Dataset<float>(x, [1, 0, 0, 2, -1, 0, 0, 0, 1], 4, 3), "Row 1", "2", "target 0");
        Says(new TumourNetwork(1), new Dataset<float>(new float[60], [1, 1.5f], 30, 1), "Row 1", "1.5", "between 0 and 1");

        // Probabilities that add up to 1 are as good as one-hot.
        new IrisNetwork(1).Fit(new Dataset<float>(x, [0.5f, 0.25f, 0.25f, 0, 1, 0, 0, 0, 1], 4, 3), new() { Epochs = 1 });
    }

    [Fact]
    public void Data_of_another_width_is_refused()
    {
        Says(new IrisNetwork(1), new Dataset<float>(new float[6], [0, 0, 1, 0, 0, 1], 3, 3), "3 inputs", "4-8-3", "takes 4");
        Says(new IrisNetwork(1), new Dataset<float>(new float[8], [0, 1, 0, 1], 4, 2), "2 targets", "gives 3");
        Dataset<float> iris = RealData.Iris<float>();
        var wrong = new Dataset<float>(new float[8], [0, 1, 0, 1], 4, 2);
        Assert.Contains("validation", Assert.Throws<ArgumentException>(
            () => new IrisNetwork(1).Fit(iris, new() { Validation = wrong })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Options_that_make_no_sense_are_refused(FitOptions<float> options, string word)
    {
        var network = new IrisNetwork(1);
        float[] before = network.Parameters();
        Assert.Contains(word, Assert.Throws<ArgumentException>(
            () => network.Fit(RealData.Iris<float>(), options)).Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters());
    }

    public static TheoryData<FitOptions<float>, string> BadOptions => new()
    {
        { new() { Epochs = 0 }, "Epochs is 0" },
        { new() { BatchSize = -1 }, "BatchSize is -1" },
        { new() { ClipNorm = 0 }, "ClipNorm is 0" },
        { new() { ClipNorm = double.NaN }, "ClipNorm is NaN" },
        { new() { TargetError = double.NaN }, "TargetError is NaN" },
        { new() { TargetError = -0.1 }, "TargetError is -0.1" },
        { new() { TargetError = double.PositiveInfinity }, "TargetError is Infinity" },
        { new() { Metrics = null! }, "Metrics is null" },
        { new() { Metrics = [Metric.R2, (Metric)99] }, "Metrics[1] is 99" },
        { new() { LearningRate = null! }, "LearningRate" },
        { new() { Checkpoint = new("x") { EveryEpochs = 0 } }, "EveryEpochs is 0" },
    };

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.1)]
    public void A_schedule_that_gives_no_rate_is_named(double rate)
    {
        var network = new XorNetwork(1);
        TrainingException trouble = Assert.Throws<TrainingException>(
            () => network.Fit(XorNetwork.Data, new() { LearningRate = new Schedule(rate), Epochs = 5 }));
        Assert.Contains(
            FormattableString.Invariant($"broken at epoch 2 gave the learning rate {rate} in epoch 3, batch 1"),
            trouble.Message,
            StringComparison.Ordinal);
        Assert.Equal((3, 1, 2), (trouble.Epoch, trouble.Batch, trouble.History.Epochs.Count));
        Assert.All(network.Parameters(), value => Assert.True(double.IsFinite(value)));
    }

    private sealed class Schedule(double rate) : LearningRate
    {
        public override double At(in TrainingTime time, ReadOnlySpan<double> memory) => time.Epoch == 2 ? rate : 0.1;

        public override string ToString() => "broken at epoch 2";
    }

    private static void Says(INetwork<float> network, Dataset<float> data, params string[] words)
    {
        float[] before = network.Parameters();
        string message = Assert.Throws<ArgumentException>(() => network.Fit(data)).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
        Assert.Equal(before, network.Parameters());
    }

    [Network(Inputs = 1, Hidden = 2, Outputs = 1, HiddenActivation = Activation.ReLU)]
    private sealed partial class WideNetwork;

    [Network(Inputs = 10, Hidden = 4, Outputs = 1, HiddenActivation = Activation.ReLU, Optimizer = Optimizer.Momentum,
        Precision = Precision.Double)]
    private sealed partial class MomentumNetwork;
}
