namespace NetGen.Tests.Training.Fitting;

/// <summary>Training stops where it no longer helps, and the network is what it was at its best.</summary>
public class EarlyStoppingTests
{
    [Fact]
    public void It_stops_after_the_patience_and_goes_back_to_the_best()
    {
        (Dataset<float> train, Dataset<float> heldOut) = Patients();
        var network = new DiabetesSingleNetwork(1);
        FitHistory history = network.Fit(train, new()
        {
            Epochs = 5000,
            LearningRate = 0.05,
            Validation = heldOut,
            EarlyStopping = new(patience: 15),
        });
        Assert.Equal(StopReason.NoImprovement, history.StopReason);
        Assert.Equal(history.BestEpoch + 15, history.Epochs.Count);
        Assert.Equal(history.Epochs.Min(epoch => epoch.ValidationLoss), history.Best.ValidationLoss);
        Assert.Equal((float)history.Best.ValidationLoss, network.Evaluate(heldOut.Inputs, heldOut.Targets));

        // The very parameters of that epoch.
        var again = new DiabetesSingleNetwork(1);
        again.Fit(train, new() { Epochs = history.BestEpoch, LearningRate = 0.05 });
        Assert.Equal(again.Parameters(), network.Parameters());
    }

    [Fact]
    public void Without_restoring_the_last_parameters_stay()
    {
        (Dataset<float> train, Dataset<float> heldOut) = Patients();
        var network = new DiabetesSingleNetwork(1);
        FitHistory history = network.Fit(train, new()
        {
            Epochs = 5000,
            LearningRate = 0.05,
            Validation = heldOut,
            EarlyStopping = new(patience: 15) { RestoreBest = false },
        });
        Assert.Equal(StopReason.NoImprovement, history.StopReason);
        Assert.Equal((float)history.Last.ValidationLoss, network.Evaluate(heldOut.Inputs, heldOut.Targets));
    }

    [Fact]
    public void The_best_is_restored_when_epochs_run_out_too()
    {
        (Dataset<float> train, Dataset<float> heldOut) = Patients();
        var network = new DiabetesSingleNetwork(1);
        FitHistory history = network.Fit(train, new()
        {
            Epochs = 200,
            LearningRate = 0.05,
            Validation = heldOut,
            EarlyStopping = new(patience: 1000),
        });
        Assert.Equal(StopReason.Completed, history.StopReason);
        Assert.True(history.BestEpoch < 200);
        Assert.Equal((float)history.Best.ValidationLoss, network.Evaluate(heldOut.Inputs, heldOut.Targets));
    }

    [Fact]
    public void A_smaller_loss_must_be_smaller_by_the_least_difference()
    {
        var network = new XorNetwork(1);
        FitHistory history = network.Fit(XorNetwork.Data, new()
        {
            Epochs = 1000,
            LearningRate = 1e-6,
            EarlyStopping = new(patience: 5) { MinDelta = 0.01 },
        });
        Assert.Equal(6, history.Epochs.Count);

        // It decides about patience alone: the parameters are those of the smallest loss, here the last.
        var six = new XorNetwork(1);
        six.Fit(XorNetwork.Data, new() { Epochs = 6, LearningRate = 1e-6 });
        Assert.Equal(six.Parameters(), network.Parameters());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e-9)]
    public void A_least_difference_that_makes_no_sense_is_refused(double difference)
    {
        var rule = new EarlyStopping(patience: 3);
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => rule.MinDelta = difference).Message;
        Assert.Contains(FormattableString.Invariant($"MinDelta is {difference}"), message, StringComparison.Ordinal);
        Assert.Equal(0, rule.MinDelta);
    }

    private static (Dataset<float> Train, Dataset<float> HeldOut) Patients()
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Diabetes<float>(), stratified: false);
        Standardizer targets = Standardizer.OfTargets(train);
        return (targets.ApplyToTargets(train), targets.ApplyToTargets(heldOut));
    }
}
