namespace NetGen.Tests.Training.Fitting;

/// <summary>A run that learns nothing because its numbers are far from 1 in size says so; no other does.</summary>
public partial class HintTests
{
    [Fact]
    public void Inputs_as_they_were_measured_are_pointed_out()
    {
        (Dataset<float> train, Dataset<float> heldOut) = Wine();
        var network = new WineNetwork(1);
        FitHistory history = network.Fit(train, new()
        {
            Epochs = 200, Validation = heldOut, EarlyStopping = new(patience: 20), LearningRate = 0.01,
        });
        Assert.True(ClassificationMetrics.Of(network, heldOut).Accuracy < 0.6);
        Assert.NotNull(history.Hint);
        Assert.Contains("input 12 (proline) is about 7", history.Hint, StringComparison.Ordinal);
        Assert.Contains("Standardizer.OfInputs(train)", history.Hint, StringComparison.Ordinal);
        Assert.EndsWith($". {history.Hint}", history.ToString(), StringComparison.Ordinal);

        // Done as it says, it learns, and there is nothing to say.
        Standardizer scale = Standardizer.OfInputs(train);
        network.Initialize(1);
        history = network.Fit(scale.ApplyToInputs(train), new() { Epochs = 200, LearningRate = 0.01 });
        Assert.True(ClassificationMetrics.Of(network, scale.ApplyToInputs(heldOut)).Accuracy > 0.9);
        Assert.Null(history.Hint);
        Assert.DoesNotContain("Standardise", history.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_that_are_far_too_small_are_pointed_out()
    {
        Dataset<double> data = Line(1e-4);
        FitHistory history = new LineNetwork(1).Fit(data, new() { Epochs = 20 });
        Assert.Contains("input 0 is about", history.Hint, StringComparison.Ordinal);
        Assert.Null(new LineNetwork(1).Fit(Line(1), new() { Epochs = 200, LearningRate = 0.1 }).Hint);
    }

    [Fact]
    public void A_long_name_is_cut()
    {
        Dataset<double> line = Line(1e-4);
        var data = new Dataset<double>(line.Inputs, line.Targets, 1, 1, [new string('n', 100_000)]);
        string? hint = new LineNetwork(1).Fit(data, new() { Epochs = 20 }).Hint;
        Assert.Contains("input 0 (nnn", hint, StringComparison.Ordinal);
        Assert.Contains("n…) is about", hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_that_hardly_differ_are_pointed_out()
    {
        double[] x = [.. Enumerable.Range(0, 50).Select(n => 3 + (n / 10_000.0))];
        var data = new Dataset<double>(x, [.. x.Select((_, n) => (n - 25) / 25.0)], 1, 1);
        string? hint = new LineNetwork(1).Fit(data, new() { Epochs = 20 }).Hint;
        Assert.Contains("input 0 is about 3 ± 0.0014", hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_far_from_1_are_pointed_out()
    {
        (Dataset<double> train, _) = RealData.Standardized(RealData.Diabetes<double>(), stratified: false);
        FitHistory history = new DiabetesNetwork(1).Fit(train, new() { Epochs = 3, LearningRate = 1e-4 });
        Assert.Contains("targets are far from 1 in size: target 0 (progression) is about 1", history.Hint,
            StringComparison.Ordinal);
        Assert.Contains("OfTargets(train)", history.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void What_learns_though_its_inputs_are_large_is_left_alone()
    {
        // Grey levels from 0 to 16.
        Dataset<float> digits = RealData.Digits<float>();
        FitHistory history = new DigitsNetwork(1).Fit(digits, new() { Epochs = 5, LearningRate = 0.002 });
        Assert.Null(history.Hint);
    }

    [Fact]
    public void What_learns_nothing_from_numbers_of_usual_size_is_left_alone()
    {
        Assert.Null(new XorNetwork(1).Fit(XorNetwork.Data, new() { Epochs = 1, LearningRate = 1e-6 }).Hint);
        (Dataset<float> train, _) = RealData.Standardized(RealData.Iris<float>());
        Assert.Null(new IrisNetwork(1).Fit(train, new() { Epochs = 1, LearningRate = 1e-6 }).Hint);
    }

    [Fact]
    public void What_was_cancelled_or_reached_its_target_is_left_alone()
    {
        (Dataset<float> train, _) = Wine();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Null(new WineNetwork(1).Fit(train, cancellationToken: cancelled.Token).Hint);
        FitHistory reached = new WineNetwork(1).Fit(train, new() { TargetError = 100 });
        Assert.Equal(StopReason.TargetReached, reached.StopReason);
        Assert.Null(reached.Hint);
    }

    [Fact]
    public void Second_order_says_so_too()
    {
        Dataset<double> data = Line(1e-9);
        FitHistory lbfgs = new LineNetwork(1).FitLbfgs(data, new() { Iterations = 1 });
        FitHistory marquardt = new LineNetwork(1).FitLevenbergMarquardt(data, new() { Iterations = 1 });
        Assert.Contains("input 0", lbfgs.Hint, StringComparison.Ordinal);
        Assert.Contains("input 0", marquardt.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_decide_what_was_learned()
    {
        // All that is learned from are 10 rows of weight; the other 990 are of no account, and wrong.
        double[] x = [.. Enumerable.Range(0, 1000).Select(n => n < 10 ? 20.0 * (n % 2) : 20)];
        double[] t = [.. Enumerable.Range(0, 1000).Select(n => n < 10 ? n % 2 : -5.0)];
        double[] weights = [.. Enumerable.Range(0, 1000).Select(n => n < 10 ? 100.0 : 0)];
        Dataset<double> data = new Dataset<double>(x, t, 1, 1).WithWeights(weights);
        FitHistory history = new LineNetwork(1).Fit(data, new() { Epochs = 300, BatchSize = 1000, LearningRate = 0.1 });
        Assert.Null(history.Hint);
    }

    private static Dataset<double> Line(double size)
    {
        double[] t = [.. Enumerable.Range(0, 50).Select(n => (n - 25) / 25.0)];
        return new Dataset<double>([.. t.Select(value => value * size)], t, 1, 1);
    }

    /// <summary>
    /// Drawn like the wines of three growers: means and deviations of their 13 measurements, and three classes.
    /// </summary>
    private static (Dataset<float> Train, Dataset<float> HeldOut) Wine()
    {
        string[] names =
        [
            "alcohol", "malic_acid", "ash", "alcalinity", "magnesium", "phenols", "flavanoids", "nonflavanoids",
            "proanth", "colour", "hue", "od280", "proline",
        ];
        double[][] means =
        [
            [13.7, 2.0, 2.5, 17, 106, 2.8, 3.0, 0.3, 1.9, 5.5, 1.06, 3.2, 1116],
            [12.3, 1.9, 2.2, 20, 95, 2.3, 2.1, 0.4, 1.6, 3.1, 1.06, 2.8, 520],
            [13.2, 3.3, 2.4, 21, 99, 1.7, 0.8, 0.4, 1.2, 7.4, 0.68, 1.7, 630],
        ];
        double[] deviations = [0.5, 0.9, 0.2, 2.8, 13, 0.4, 0.4, 0.1, 0.5, 1.4, 0.12, 0.35, 160];
        var random = new UniformGenerator(5);
        var inputs = new List<float>();
        var labels = new List<int>();
        for (int row = 0; row < 180; row++)
        {
            int label = row % 3;
            labels.Add(label);
            for (int i = 0; i < 13; i++)
            {
                double noise = Enumerable.Range(0, 12).Sum(_ => random.NextDouble(0.5));
                inputs.Add((float)(means[label][i] + (deviations[i] * noise)));
            }
        }

        return Dataset.FromLabels<float>([.. inputs], [.. labels], 13, 3, names).Split(0.25, seed: 1, stratified: true);
    }

    [Network(Inputs = 13, Hidden = 8, Outputs = 3, Loss = Loss.CrossEntropy, Optimizer = Optimizer.Adam)]
    private sealed partial class WineNetwork;

    [Network(Inputs = 1, Hidden = 3, Outputs = 1, HiddenActivation = Activation.Tanh, Precision = Precision.Double)]
    private sealed partial class LineNetwork;
}
