namespace NetGen.Tests.Training.Fitting;

/// <summary>Schedules are their formulas.</summary>
public class LearningRateTests
{
    private const int StepsPerEpoch = 5, Epochs = 20;

    [Fact]
    public void Constant() => Assert.All(Rates(0.3), rate => Assert.Equal(0.3, rate));

    [Fact]
    public void Step_falls_every_so_many_epochs() => Same(
        step => 0.8 * Math.Pow(0.5, step / StepsPerEpoch / 3), Rates(LearningRate.Step(0.8, 3, 0.5)));

    [Fact]
    public void Exponential_falls_by_the_factor_in_an_epoch() => Same(
        step => 0.8 * Math.Pow(0.9, (double)step / StepsPerEpoch), Rates(LearningRate.Exponential(0.8, 0.9)));

    [Fact]
    public void Cosine_ends_at_the_last_rate()
    {
        double[] rates = Rates(LearningRate.Cosine(0.8, 0.1));
        Same(step => 0.1 + (0.7 * (1 + Math.Cos(Math.PI * step / 99.0)) / 2), rates);
        Assert.Equal((0.8, 0.1), (rates[0], rates[^1]));
    }

    [Fact]
    public void One_cycle_rises_and_falls()
    {
        double[] rates = Rates(LearningRate.OneCycle(1, rising: 0.25));
        int most = Array.IndexOf(rates, rates.Max());
        Assert.Equal(1 / 25.0, rates[0], 1e-12);
        Assert.Equal(1, rates.Max(), 1e-3);
        Assert.Equal(25, most);
        Assert.Equal(1e-4, rates[^1], 1e-12);
        Assert.Equal(rates[..most], rates[..most].Order());
        Assert.Equal(rates[most..], rates[most..].OrderDescending());
    }

    [Fact]
    public void Warm_up_rises_in_a_straight_line_to_the_schedule()
    {
        double[] plain = Rates(LearningRate.Cosine(0.8)), warm = Rates(LearningRate.Cosine(0.8).WithWarmUp(2));
        Same(step => Math.Min(1, (step + 1) / 10.0) * plain[step], warm);
        Assert.Equal(plain[10..], warm[10..]);
    }

    [Fact]
    public void Plateau_falls_where_the_loss_does_not()
    {
        LearningRate rate = LearningRate.ReduceOnPlateau(1, factor: 0.1, patience: 2, least: 0.005);
        double[] memory = new double[rate.MemoryCount];
        rate.Start(memory);
        double[] losses = [5, 4, 4, 4, 3, 3.5, 3.5, 3.5, 3.5, 2, 2, 2, 2];
        double[] expected = [1, 1, 1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.005, 0.005, 0.005, 0.005, 0.005];
        for (int epoch = 0; epoch < losses.Length; epoch++)
        {
            rate.EpochEnded(losses[epoch], memory);
            Assert.Equal(expected[epoch], rate.At(new TrainingTime((epoch + 1) * StepsPerEpoch, StepsPerEpoch, Epochs), memory), 1e-12);
        }
    }

    [Fact]
    public void Fit_follows_the_schedule_and_a_user_s_own()
    {
        (Dataset<float> train, _) = RealData.Standardized(RealData.Iris<float>());
        FitHistory history = new IrisNetwork(1).Fit(
            train, new() { Epochs = 6, LearningRate = LearningRate.Step(0.01, 2, 0.5) });
        Assert.Equal([0.01, 0.01, 0.005, 0.005, 0.0025, 0.0025], history.Epochs.Select(epoch => epoch.LearningRate));

        var losses = new List<double>();
        history = new IrisNetwork(1).Fit(train, new() { Epochs = 3, LearningRate = new Own(losses) });
        Assert.Equal(history.Epochs.Select(epoch => epoch.TrainingLoss), losses);
        Assert.Equal([0.01, 0.02, 0.03], history.Epochs.Select(epoch => epoch.LearningRate));
    }

    [Fact]
    public void Numbers_that_make_no_sense_are_refused()
    {
        Assert.StartsWith(
            "learningRate is -0.5; it must be a positive, finite number.",
            Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => (LearningRate)(-0.5)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => (LearningRate)0);
        Assert.Throws<ArgumentOutOfRangeException>(() => (LearningRate)double.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRate.Step(0.1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRate.Cosine(0.1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRate.OneCycle(0.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRate.ReduceOnPlateau(0.1, 1.5));
        Assert.Contains("least is 0.2", Assert.Throws<ArgumentOutOfRangeException>(
            () => LearningRate.ReduceOnPlateau(0.1, least: 0.2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRate.Constant(0.1).WithWarmUp(-1));
    }

    private static double[] Rates(LearningRate rate)
    {
        double[] memory = new double[rate.MemoryCount];
        rate.Start(memory);
        return [.. Enumerable.Range(0, Epochs * StepsPerEpoch).Select(
            step => rate.At(new TrainingTime(step, StepsPerEpoch, Epochs), memory))];
    }

    private static void Same(Func<int, double> expected, double[] actual)
    {
        for (int step = 0; step < actual.Length; step++) Assert.Equal(expected(step), actual[step], 1e-12);
    }

    private sealed class Own(List<double> losses) : LearningRate
    {
        public override int MemoryCount => 1;

        public override void Start(Span<double> memory) => memory[0] = 1;

        public override double At(in TrainingTime time, ReadOnlySpan<double> memory) => 0.01 * memory[0];

        public override void EpochEnded(double loss, Span<double> memory)
        {
            losses.Add(loss);
            memory[0]++;
        }

        public override string ToString() => "own";
    }
}
