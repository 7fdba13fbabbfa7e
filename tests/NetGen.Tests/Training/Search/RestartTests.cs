namespace NetGen.Tests.Training.Search;

/// <summary>
/// Several seeds find what one may miss, and the result does not depend on how many threads there are.
/// </summary>
public class RestartTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Any_number_of_threads_gives_the_same_result(int threads)
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Iris<float>());
        FitOptions<float> options = new() { Epochs = 15, Validation = heldOut, LearningRate = 0.02 };
        Restarts<IrisNetwork> result = Restarts.Run(
            () => new IrisNetwork(), train, options, new() { Count = 7, FirstSeed = 20, MaxDegreeOfParallelism = threads });
        Assert.Equal(Enumerable.Range(20, 7), result.Runs.Select(run => run.Seed));

        // Each is what Fit alone makes of its seed; the best is the one with the smallest loss.
        foreach (RestartRun run in result.Runs)
        {
            var alone = new IrisNetwork(run.Seed);
            FitOptions<float> own = options.Copy();
            own.Seed = run.Seed;
            Assert.Equal(alone.Fit(train, own).ToCsv(), run.History.ToCsv());
            Assert.Equal(alone.Evaluate(heldOut.Inputs, heldOut.Targets), (float)run.Loss);
            if (run == result.Best) Assert.Equal(alone.Parameters(), result.Network.Parameters());
        }

        Assert.Equal(result.Runs.Min(run => run.Loss), result.Best.Loss);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void With_a_target_the_first_seed_that_reaches_it_wins(int threads)
    {
        FitOptions<double> options = new() { Epochs = 640, LearningRate = 0.5, TargetError = 0.001 };
        int expected = Enumerable.Range(0, 40).First(seed =>
            new XorNetwork(seed).Fit(XorNetwork.Data, options).StopReason == StopReason.TargetReached);
        Assert.True(expected > 0); // or this shows nothing
        Restarts<XorNetwork> result = Restarts.Run(
            () => new XorNetwork(), XorNetwork.Data, options, new() { Count = 40, MaxDegreeOfParallelism = threads });
        Assert.Equal(expected, result.Best.Seed);
        Assert.Equal(Enumerable.Range(0, expected + 1), result.Runs.Select(run => run.Seed));
        Assert.Equal(StopReason.TargetReached, result.Best.History.StopReason);
    }

    [Fact]
    public void A_run_that_fails_has_lost_and_when_all_fail_it_is_told()
    {
        (Dataset<double> train, _) = RealData.Standardized(RealData.Diabetes<double>(), stratified: false);
        FitOptions<double> options = new() { Epochs = 20, LearningRate = 10 };
        Assert.Throws<TrainingException>(() => Restarts.Run(() => new DiabetesNetwork(), train, options, new() { Count = 3 }));

        var progress = new Runs();
        options.LearningRate = new FailsEverySecond();
        Restarts<DiabetesNetwork> result = Restarts.Run(
            () => new DiabetesNetwork(), train, options, new() { Count = 4, MaxDegreeOfParallelism = 1, Progress = progress });
        Assert.Equal([true, false, true, false], result.Runs.Select(run => run.Failure is not null));
        Assert.True(double.IsFinite(result.Best.Loss));
        Assert.Equal(result.Runs, progress.All);
    }

    [Fact]
    public void What_cannot_work_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Restarts.Run(
            () => new XorNetwork(), XorNetwork.Data, new() { Checkpoint = new("x") }));
        Assert.Throws<ArgumentException>(() => Restarts.Run(() => new XorNetwork(), XorNetwork.Data, null, new() { Count = 0 }));
        var shared = new XorNetwork();
        Assert.Throws<InvalidOperationException>(() => Restarts.Run(() => shared, XorNetwork.Data));
        Assert.Throws<ArgumentException>(() => Restarts.Run(() => new DiabetesNetwork(), XorNetwork.Data));
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => Restarts.Run(
            () => new XorNetwork(), XorNetwork.Data, null, new() { CancellationToken = cancellation.Token }));
    }

    private sealed class Runs : IProgress<RestartRun>
    {
        public List<RestartRun> All { get; } = [];

        public void Report(RestartRun value) => All.Add(value);
    }

    /// <summary>Not for use: every second run that starts has a rate at which the loss overflows.</summary>
    private sealed class FailsEverySecond : LearningRate
    {
        private int _runs;

        public override int MemoryCount => 1;

        public override void Start(Span<double> memory) => memory[0] = _runs++ % 2 == 0 ? 10 : 1e-5;

        public override double At(in TrainingTime time, ReadOnlySpan<double> memory) => memory[0];

        public override string ToString() => "fails every second";
    }
}
