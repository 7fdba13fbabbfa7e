namespace NetGen.Tests.Training.Judging;

/// <summary>
/// Intervals and sets are the quantiles that the method states, and hold what they promise on other rows.
/// </summary>
public class ConformalTests
{
    [Fact]
    public void An_interval_is_the_quantile_of_the_errors()
    {
        // Errors 1 to 9: of (9 + 1)·0.9 = 9, the ninth.
        double[] outputs = [.. Enumerable.Range(0, 9).Select(n => 10.0 * n)];
        double[] targets = [.. Enumerable.Range(0, 9).Select(n => (10.0 * n) + (n % 2 == 0 ? n + 1 : -n - 1))];
        ConformalIntervals intervals = ConformalIntervals.Calibrate<double>(outputs, targets, 1, 0.9);
        Assert.Equal([9.0], intervals.Radii);
        Assert.Equal((41.0, 59.0), intervals.Around(50));
        Assert.Equal("± 9 with coverage 0.9, by 9 rows", intervals.ToString());
        Assert.Equal([5.0], ConformalIntervals.Calibrate<double>(outputs, targets, 1, 0.5).Radii);
        Assert.Equal([1.0], ConformalIntervals.Calibrate<double>(outputs, targets, 1, 0.01).Radii);
        Assert.Contains(
            "has 9 rows; a coverage of 0.95 needs at least 19",
            Message(() => ConformalIntervals.Calibrate<double>(outputs, targets, 1, 0.95)));
        Assert.Throws<ArgumentOutOfRangeException>(() => intervals.Around(1, k: 1));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    public void Intervals_hold_their_coverage_on_average(double coverage)
    {
        Dataset<double> all = RealData.Diabetes<double>();
        double held = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            (Dataset<double> train, Dataset<double> others) = all.Split(0.5, seed);
            (Dataset<double> calibration, Dataset<double> test) = others.Split(0.5, seed);
            Standardizer x = Standardizer.OfInputs(train), t = Standardizer.OfTargets(train);
            var network = new DiabetesNetwork(seed);
            network.Fit(t.ApplyToTargets(x.ApplyToInputs(train)), new() { Epochs = 10, LearningRate = 0.02 });
            x.FoldIntoFirstLayer(network);
            t.FoldIntoLastLayer(network);
            ConformalIntervals intervals = ConformalIntervals.Calibrate(network, calibration, coverage);
            held += intervals.CoverageOn(network, test)[0] / 20;
            double[] y = [.. Enumerable.Range(0, test.Count).Select(row => network.Predict(test.Input(row))[0])];
            Assert.Equal(
                y.Zip(test.Targets.ToArray()).Count(pair => Math.Abs(pair.First - pair.Second) <= intervals.Radii[0]),
                intervals.CoverageOn(network, test)[0] * test.Count,
                1e-9);
        }

        Assert.InRange(held, coverage - 0.025, coverage + 0.035);
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.95)]
    public void Sets_hold_their_coverage(double coverage)
    {
        Dataset<float> all = RealData.Digits<float>();
        (Dataset<float> train, Dataset<float> others) = all.Split(0.7, seed: 1, stratified: true);
        (Dataset<float> calibration, Dataset<float> test) = others.Split(0.5, seed: 2, stratified: true);
        Standardizer scale = Standardizer.OfInputs(train);
        var network = new DigitsNetwork(1);
        network.Fit(scale.ApplyToInputs(train), new() { Epochs = 3, LearningRate = 0.01 });
        scale.FoldIntoFirstLayer(network);
        ConformalSets sets = ConformalSets.Calibrate(network, calibration, coverage);
        (double held, double size) = sets.On(network, test);
        Assert.InRange(held, coverage - 0.05, coverage + 0.05);
        Assert.InRange(size, 0.6, 3);
        Assert.Equal(
            Enumerable.Range(0, test.Count).Average(row => sets.ClassesFor(network.Predict(test.Input(row))).Count),
            size,
            1e-12);
    }

    [Fact]
    public void A_set_has_every_class_that_is_likely_enough()
    {
        // The right class has 0.9, 0.8, …, 0.1: of 10·0.8 = 8, the eighth error is 0.8.
        double[] outputs = [.. Enumerable.Range(1, 9).SelectMany(n => new[] { 1 - (n / 10.0), n / 10.0, 0 })];
        double[] targets = [.. Enumerable.Range(1, 9).SelectMany(_ => new[] { 1.0, 0, 0 })];
        ConformalSets sets = ConformalSets.Calibrate<double>(outputs, targets, 3, 0.8);
        Assert.Equal(0.2, sets.LeastProbability, 1e-12);
        Assert.Equal([0, 1], sets.ClassesFor([0.5, 0.35, 0.15]));
        Assert.Equal([2], sets.ClassesFor([0.1, 0.1, 0.8]));
        Assert.Equal("classes of probability 0.2 or more, with coverage 0.8, by 9 rows", sets.ToString());
        Assert.Throws<ArgumentException>(() => sets.ClassesFor([0.5, 0.5]));

        // Yes or no: both, if neither is sure.
        ConformalSets binary = ConformalSets.Calibrate<double>(
            [0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9, 0.4], [0, 0, 0, 0, 1, 1, 1, 1, 1], 1, 0.9);
        Assert.Equal([0, 1], binary.ClassesFor([0.5]));
        Assert.Equal([1], binary.ClassesFor([0.95]));
        Assert.Equal([0], binary.ClassesFor([0.05]));
    }

    [Fact]
    public void What_cannot_be_calibrated_is_refused()
    {
        Dataset<float> iris = RealData.Iris<float>();
        foreach (double coverage in new[] { 0, 1, -0.1, 1.5, double.NaN })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => ConformalSets.Calibrate(new IrisNetwork(1), iris, coverage));
        }

        Assert.Contains("calibration has 5 rows", Message(
            () => ConformalSets.Calibrate(new IrisNetwork(1), iris.Select([0, 1, 2, 3, 4]), 0.9)));
        Assert.Contains("go through Identity", Message(() => ConformalSets.Calibrate(new XorNetwork(1), XorNetwork.Data, 0.5)));
        Assert.Contains("inputs per row", Message(() => ConformalIntervals.Calibrate(new DiabetesNetwork(1), XorNetwork.Data, 0.5)));
        Assert.Contains("is not a number", Message(
            () => ConformalIntervals.Calibrate<double>([double.NaN], [1], 1, 0.4)));
    }

    private static string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
}
