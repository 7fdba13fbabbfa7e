namespace NetGen.Tests.Training.Search;

/// <summary>Trials follow from the seed, each is a cross-validation, and the best is the best.</summary>
public class RandomSearchTests
{
    [Fact]
    public void Trials_are_drawn_and_judged()
    {
        Dataset<float> iris = RealData.Iris<float>();
        CrossValidationOptions folds = new() { Folds = 3, StandardizeInputs = true };
        RandomSearch<float> search = RandomSearch.Run(
            () => new IrisNetwork(), iris, Draw, trials: 6, folds, Metric.Accuracy, seed: 5);
        Assert.Equal(6, search.Trials.Count);
        Assert.Equal(search.Trials.Max(trial => trial.Value.Mean), search.Best.Value.Mean);
        Assert.Equal(6, search.Trials.Select(trial => trial.Options.LearningRate.ToString()).Distinct().Count());
        SearchTrial<float> third = search.Trials[2];
        Assert.Equal(
            CrossValidation.Run(() => new IrisNetwork(), iris, third.Options, folds)[Metric.Accuracy].Values,
            third.Value.Values);

        // Trial 2 of seed 5 is trial 0 of seed 7.
        Assert.Equal(
            third.Value.Values,
            RandomSearch.Run(() => new IrisNetwork(), iris, Draw, trials: 1, folds, Metric.Accuracy, seed: 7).Best.Value.Values);
        string[] lines = search.ToString().Split('\n');
        Assert.Equal(7, lines.Length);
        Assert.Matches($"^trial {search.Best.Number}: .*, 10 epochs of batches of (8|16|32)$", lines[1]);
    }

    [Fact]
    public void Draws_stay_between_their_ends()
    {
        List<double> rates = [];
        List<int> sizes = [];
        RandomSearch.Run(() => new XorNetwork(), XorNetwork.Data, draw =>
        {
            rates.Add(draw.LogUniform(1e-4, 1));
            sizes.Add(draw.Integer(3, 5));
            Assert.InRange(draw.Uniform(-2, 3), -2, 3);
            Assert.Equal(7, draw.Uniform(7, 7));
            Assert.Contains(draw.OneOf('a', 'b'), "ab");
            Assert.Throws<ArgumentException>(() => draw.LogUniform(0, 1));
            Assert.Throws<ArgumentException>(() => draw.Uniform(1, 0));
            Assert.Throws<ArgumentException>(() => draw.Integer(2, 1));
            Assert.Throws<ArgumentException>(() => draw.OneOf<int>());
            return new() { Epochs = 1 };
        }, trials: 300, new() { Kind = FoldKind.InOrder, Folds = 1 });
        Assert.All(rates, rate => Assert.InRange(rate, 1e-4, 1));

        // A quarter of them in each of the four decades.
        Assert.All(
            Enumerable.Range(0, 4),
            decade => Assert.InRange(rates.Count(rate => (int)Math.Floor(Math.Log10(rate)) == -1 - decade), 45, 105));
        Assert.Equal([3, 4, 5], sizes.Distinct().Order());
    }

    [Fact]
    public void A_trial_that_fails_has_lost()
    {
        Dataset<double> data = RealData.Diabetes<double>();
        int trial = 0;
        RandomSearch<double> search = RandomSearch.Run(
            () => new DiabetesNetwork(),
            data,
            _ => trial++ == 0 ? new() { LearningRate = 100 } : new() { Epochs = 2, LearningRate = 1e-6 },
            trials: 2);
        Assert.NotNull(search.Trials[0].Failure);
        Assert.Equal(1, search.Best.Number);
        Assert.Throws<TrainingException>(() => RandomSearch.Run(
            () => new DiabetesNetwork(), data, _ => new() { LearningRate = 100 }, trials: 2));
        Assert.Throws<ArgumentException>(() => RandomSearch.Run(() => new DiabetesNetwork(), data, _ => new(), trials: 0));
        Assert.Throws<ArgumentException>(() => RandomSearch.Run(() => new DiabetesNetwork(), data, _ => null!));
    }

    private static FitOptions<float> Draw(SearchDraw draw) => new()
    {
        Epochs = 10,
        LearningRate = draw.LogUniform(1e-4, 0.1),
        BatchSize = draw.OneOf(8, 16, 32),
    };
}
