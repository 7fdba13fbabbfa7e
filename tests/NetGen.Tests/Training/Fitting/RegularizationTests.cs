namespace NetGen.Tests.Training.Fitting;

/// <summary>
/// Training minimizes E + L1·Σ|w| + ½·L2·Σw²: on a line through five points, whose minima have closed forms.
/// </summary>
public sealed partial class RegularizationTests
{
    /// <summary>Σ(x − 2)² = 10, Σ(x − 2)·(t − 3) = 8; the best line without a penalty is 1.4 + 0.8·x.</summary>
    private static readonly Dataset<double> Points = new([0, 1, 2, 3, 4], [1, 3, 2, 5, 4], 1, 1);

    [Fact]
    public void L2_gives_ridge_regression_by_every_method()
    {
        // Sxy / (Sxx + N·L2), where the bias is free: 8 / (10 + 5).
        const double W = 8.0 / 15, B = 3 - (2 * W), R = 0.5 * W * W;
        Check(network => network.Fit(Points, new() { Epochs = 2000, BatchSize = 5, LearningRate = 0.1 }));
        Check(network => network.FitLbfgs(Points, new() { Iterations = 100, GradientTolerance = 1e-12 }));
        Check(network => network.FitLevenbergMarquardt(Points, new() { Iterations = 100, GradientTolerance = 1e-12 }));

        static void Check(Func<Ridge, FitHistory> fit)
        {
            var network = new Ridge(1);
            FitHistory history = fit(network);
            AssertLine(W, B, network);
            Assert.Equal(R, network.Penalty(), 1e-8);
            Assert.Equal(R, history.Last.Penalty, 1e-8);
            Assert.Equal(network.Evaluate(Points.Inputs, Points.Targets), history.Last.TrainingLoss, 1e-8);
        }
    }

    [Fact]
    public void A_mean_of_squares_counts_the_penalty_alike()
    {
        // Twice the error of Ridge, and ½ of its L2: the same line. The bias decays too.
        const double Half = 0.5;
        double[] expected = Solve(30 + (5 * Half), 10, 10, 5 + (5 * Half), 38, 15);
        var network = new MeanRidge(1);
        network.FitLevenbergMarquardt(Points, new() { Iterations = 100, GradientTolerance = 1e-12 });
        AssertLine(expected[0], expected[1], network);
        network = new MeanRidge(2);
        network.FitLbfgs(Points, new() { Iterations = 100, GradientTolerance = 1e-12 });
        AssertLine(expected[0], expected[1], network);

        static double[] Solve(double a, double b, double c, double d, double x, double y) =>
            [((x * d) - (b * y)) / ((a * d) - (b * c)), ((a * y) - (c * x)) / ((a * d) - (b * c))];
    }

    [Fact]
    public void Weights_of_rows_and_L2_count_together()
    {
        Dataset<double> weighted = Points.WithWeights([1, 1, 1, 1, 3]);
        double[] byLbfgs = Fitted(network => network.FitLbfgs(weighted, new() { GradientTolerance = 1e-12 }));
        double[] byLevenberg = Fitted(
            network => network.FitLevenbergMarquardt(weighted, new() { GradientTolerance = 1e-12 }));
        double[] byFit = Fitted(network => network.Fit(
            weighted, new() { Epochs = 2000, BatchSize = 5, LearningRate = 0.1 }));
        double[] alike = Fitted(network => network.FitLbfgs(Points, new() { GradientTolerance = 1e-12 }));
        for (int p = 0; p < 2; p++)
        {
            Assert.Equal(byFit[p], byLbfgs[p], 1e-8);
            Assert.Equal(byFit[p], byLevenberg[p], 1e-8);
        }

        Assert.NotEqual(alike[0], byFit[0], 1e-3);

        static double[] Fitted(Action<Ridge> fit)
        {
            var network = new Ridge(1);
            fit(network);
            return network.Parameters();
        }
    }

    [Fact]
    public void Restarts_compare_what_training_minimizes()
    {
        Restarts<Ridge> search = Restarts.Run(
            () => new Ridge(), Points, new() { Epochs = 50, BatchSize = 5, LearningRate = 0.1 }, new() { Count = 3 });
        Assert.Equal(
            search.Network.Evaluate(Points.Inputs, Points.Targets) + search.Network.Penalty(), search.Best.Loss, 1e-12);
    }

    [Fact]
    public void L1_gives_the_lasso()
    {
        // (Sxy − N·L1) / Sxx = (8 − 3) / 10.
        var network = new Lasso(1);
        FitHistory history = network.Fit(Points, new() { Epochs = 2000, BatchSize = 5, LearningRate = 0.1 });
        AssertLine(0.5, 2, network);
        Assert.Equal(0.3, history.Last.Penalty, 1e-8);
        Assert.Equal(history.Last.TrainingLoss + history.Last.Penalty, history.Last.MonitoredLoss);
        Assert.InRange(history.Best.MonitoredLoss, 0, history.Last.MonitoredLoss);
        Assert.InRange(history.Last.MonitoredLoss, 0, history.Best.MonitoredLoss + 1e-3);
        Assert.Contains("penalty 0.3", history.Last.ToString(), StringComparison.Ordinal);
        Assert.Contains(",0.3", history.ToCsv().Split('\n')[2000], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_either_there_is_no_penalty()
    {
        var network = new XorNetwork(1);
        FitHistory history = network.Fit(XorNetwork.Data, new() { Epochs = 2 });
        Assert.Equal((0, 0), (network.Penalty(), history.Last.Penalty));
        Assert.DoesNotContain("penalty", history.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Second_order_methods_refuse_L1()
    {
        var network = new Lasso(1);
        double[] before = network.Parameters();
        Refused(Assert.Throws<ArgumentException>("network", () => network.FitLbfgs(Points)));
        Refused(Assert.Throws<ArgumentException>("network", () => network.FitLevenbergMarquardt(Points)));
        Assert.Equal(before, network.Parameters());

        static void Refused(ArgumentException problem)
        {
            Assert.Contains("L1 = 0.6", problem.Message, StringComparison.Ordinal);
            Assert.Contains("Use Fit, or L2", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_run_with_another_penalty_does_not_continue()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.checkpoint");
        try
        {
            FitOptions<double> options = new() { Epochs = 3, Checkpoint = new(path) };
            new Ridge(1).Fit(Points, options);
            string message = Assert.Throws<InvalidDataException>(() => new WeakRidge(1).Fit(Points, options)).Message;
            Assert.Contains("L2 was \"1\" and is \"0.5\"", message, StringComparison.Ordinal);
            Assert.Contains("DecayBiases was \"False\" and is \"True\"", message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void AssertLine(double w, double b, INetwork<double> network)
    {
        double[] parameters = network.Parameters();
        Assert.Equal(w, parameters[0], 1e-8);
        Assert.Equal(b, parameters[1], 1e-8);
    }

    [Network(Inputs = 1, HiddenLayers = new int[0], Outputs = 1, L2 = 1, DecayBiases = false, Precision = Precision.Double)]
    private sealed partial class Ridge;

    [Network(Inputs = 1, HiddenLayers = new int[0], Outputs = 1, L2 = 0.5, Precision = Precision.Double)]
    private sealed partial class WeakRidge;

    [Network(
        Inputs = 1, HiddenLayers = new int[0], Outputs = 1, Loss = Loss.MeanSquaredError, L2 = 1,
        Precision = Precision.Double)]
    private sealed partial class MeanRidge;

    [Network(Inputs = 1, HiddenLayers = new int[0], Outputs = 1, L1 = 0.6, DecayBiases = false, Precision = Precision.Double)]
    private sealed partial class Lasso;
}
