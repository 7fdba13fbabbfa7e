namespace NetGen.Tests.Training.SecondOrder;

/// <summary>
/// L-BFGS and Levenberg–Marquardt reach in tens of iterations what gradient descent needs tens of thousands for.
/// </summary>
public partial class SecondOrderTests
{
    [Fact]
    public void Both_beat_ten_thousand_epochs_of_gradient_descent()
    {
        (Dataset<double> train, _) = Patients();
        var descent = new DiabetesNetwork(1);
        // The largest rate of 0.3, 0.1, 0.03, … that does not diverge.
        double reached = descent.Fit(train, new() { Epochs = 10_000, BatchSize = 1000, LearningRate = 0.1 }).Last.TrainingLoss;

        FitHistory lbfgs = new DiabetesNetwork(1).FitLbfgs(train, new() { Iterations = 1000, TargetError = reached });
        Assert.Equal(StopReason.TargetReached, lbfgs.StopReason);
        Assert.InRange(lbfgs.Epochs.Count, 1, 400);

        FitHistory marquardt = new DiabetesNetwork(1).FitLevenbergMarquardt(train, new() { TargetError = reached });
        Assert.Equal(StopReason.TargetReached, marquardt.StopReason);
        Assert.InRange(marquardt.Epochs.Count, 1, 60);
    }

    [Fact]
    public void Levenberg_Marquardt_fits_a_curve_of_two_outputs_to_many_digits()
    {
        var network = new CurveNetwork(1);
        FitHistory history = network.FitLevenbergMarquardt(CurveNetwork.Data(), new() { Iterations = 200 });
        Assert.InRange(history.Last.TrainingLoss, 0, 1e-7);
        Assert.Equal(network.Evaluate(CurveNetwork.Data().Inputs, CurveNetwork.Data().Targets), history.Last.TrainingLoss, 1e-12);
        Assert.Equal(history.Epochs.Select(epoch => epoch.TrainingLoss), history.Epochs.Select(epoch => epoch.TrainingLoss).OrderDescending());
    }

    [Fact]
    public void Without_damping_its_step_is_the_solution_of_a_linear_problem()
    {
        // A network that is linear in what is trained well: one identity neuron. Least squares by the normal equations.
        double[] x = [0, 1, 2, 3, 4], t = [1, 3, 2, 5, 4];
        var network = new LineNetwork(1);
        network.FitLevenbergMarquardt(
            new Dataset<double>(x, t, 1, 1), new() { Iterations = 50, FirstDamping = 1e-12, GradientTolerance = 1e-13 });
        double[] y = new double[5];
        network.PredictBatch(x, y);
        double[] expected = [1.4, 2.2, 3, 3.8, 4.6]; // t = 1.4 + 0.8·x
        for (int n = 0; n < 5; n++) Assert.Equal(expected[n], y[n], 1e-9);
    }

    [Fact]
    public void Lbfgs_minimizes_any_loss()
    {
        (Dataset<double> train, Dataset<double> heldOut) = RealData.Standardized(RealData.Iris<double>());
        var network = new IrisMomentumNetwork(1);
        FitHistory history = network.FitLbfgs(train, new() { Iterations = 60, Validation = heldOut, EarlyStopping = new(10) });
        Assert.InRange(ClassificationMetrics.Of(network, heldOut).Accuracy, 0.9, 1);
        Assert.Equal(history.Best.ValidationLoss, network.Evaluate(heldOut.Inputs, heldOut.Targets), 1e-12);

        (Dataset<float> tumours, Dataset<float> others) = RealData.Standardized(RealData.BreastCancer<float>());
        var single = new TumourNetwork(1);
        single.FitLbfgs(tumours, new() { Iterations = 40, Validation = others, EarlyStopping = new(5) });
        Assert.InRange(ClassificationMetrics.Of(single, others).Accuracy, 0.94, 1);
    }

    [Fact]
    public void Both_end_at_a_minimum_where_the_gradient_vanishes()
    {
        foreach (Func<XorNetwork, FitHistory> fit in new Func<XorNetwork, FitHistory>[]
        {
            network => network.FitLbfgs(XorNetwork.Data, new() { Iterations = 2000 }),
            network => network.FitLevenbergMarquardt(XorNetwork.Data, new() { Iterations = 2000 }),
        })
        {
            var network = new XorNetwork(3);
            FitHistory history = fit(network);
            Assert.Equal(StopReason.Converged, history.StopReason);
            network.BackwardBatch(XorNetwork.Data.Inputs, XorNetwork.Data.Targets);
            Assert.InRange(Math.Sqrt(network.Gradients().Sum(g => g * g)), 0, 1e-6);
        }
    }

    [Fact]
    public void Single_precision_converges_as_far_as_it_goes()
    {
        (Dataset<float> train, _) = RealData.Standardized(RealData.Diabetes<float>(), stratified: false);
        Standardizer targets = Standardizer.OfTargets(train);
        train = targets.ApplyToTargets(train);
        FitHistory lbfgs = new DiabetesSingleNetwork(1).FitLbfgs(train, new() { Iterations = 300 });
        FitHistory marquardt = new DiabetesSingleNetwork(1).FitLevenbergMarquardt(train, new() { Iterations = 300 });
        Assert.InRange(lbfgs.Last.TrainingLoss, 0, 0.4);
        Assert.InRange(marquardt.Last.TrainingLoss, 0, 0.4);
    }

    [Fact]
    public void Weights_count_in_both()
    {
        // A row that weighs 2 is a row that stands there twice, but for a factor that the damping follows.
        Dataset<double> weighted = XorNetwork.Data.WithWeights([1, 2, 1, 1]);
        Dataset<double> repeated = XorNetwork.Data.Select([0, 1, 1, 2, 3]);
        XorNetwork one = new(1), other = new(1);
        one.FitLevenbergMarquardt(weighted, new() { Iterations = 4 });
        other.FitLevenbergMarquardt(repeated, new() { Iterations = 4 });
        Same(other, one);
        one.Initialize(2);
        other.Initialize(2);
        double ofWeighted = one.FitLbfgs(weighted, new() { Iterations = 1 }).Last.GradientNorm;
        Assert.NotEqual(ofWeighted, other.FitLbfgs(XorNetwork.Data, new() { Iterations = 1 }).Last.GradientNorm);

        static void Same(XorNetwork expected, XorNetwork actual)
        {
            double[] w = expected.Parameters(), v = actual.Parameters();
            for (int p = 0; p < w.Length; p++) Assert.Equal(w[p], v[p], 1e-6);
        }
    }

    [Fact]
    public void Cancelling_keeps_what_was_learned_and_the_same_start_gives_the_same_bits()
    {
        (Dataset<double> train, _) = Patients();
        using var cancellation = new CancellationTokenSource();
        var progress = new Fitting.FitTests.Recorder
        {
            OnReport = report => { if (report.Last.Epoch == 5) cancellation.Cancel(); },
        };
        DiabetesNetwork cancelled = new(1), limited = new(1);
        FitHistory history = cancelled.FitLbfgs(train, null, progress, cancellation.Token);
        Assert.Equal((StopReason.Cancelled, 5), (history.StopReason, history.Epochs.Count));
        limited.FitLbfgs(train, new() { Iterations = 5 });
        Assert.Equal(limited.Parameters(), cancelled.Parameters());
        DiabetesNetwork first = new(1), second = new(1);
        first.FitLevenbergMarquardt(train, new() { Iterations = 7 });
        second.FitLevenbergMarquardt(train, new() { Iterations = 7 });
        Assert.Equal(first.Parameters(), second.Parameters());
    }

    [Fact]
    public void What_it_is_not_for_is_refused()
    {
        Dataset<float> iris = RealData.Iris<float>();
        Assert.Contains("CrossEntropy", Assert.Throws<ArgumentException>(
            () => new IrisNetwork(1).FitLevenbergMarquardt(iris)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new XorNetwork(1).FitLbfgs(XorNetwork.Data, new() { Memory = 0 }));
        foreach (double number in new[] { double.NaN, double.PositiveInfinity, -1 })
        {
            Says("TargetError", new() { TargetError = number });
            Says("GradientTolerance", new() { GradientTolerance = number });
            string message = Assert.Throws<ArgumentException>(() => new XorNetwork(1).FitLevenbergMarquardt(
                XorNetwork.Data, new() { FirstDamping = number })).Message;
            Assert.Contains("FirstDamping", message, StringComparison.Ordinal);
        }

        Says("Metrics[0] is 99", new() { Metrics = [(Metric)99] });
        Says("Metrics is null", new() { Metrics = null! });
        Assert.Throws<ArgumentException>(() => new DiabetesNetwork(1).FitLbfgs(XorNetwork.Data));
        Assert.Throws<ArgumentException>(() => new DiabetesNetwork(1).FitLevenbergMarquardt(XorNetwork.Data));

        var network = new DiabetesNetwork(1);
        double[] parameters = network.Parameters();
        parameters[^1] = double.MaxValue;
        network.LoadParameters(parameters);
        Assert.Throws<TrainingException>(() => network.FitLbfgs(Patients().Train));
        Assert.Throws<TrainingException>(() => network.FitLevenbergMarquardt(Patients().Train));

        static void Says(string words, LbfgsOptions<double> options) => Assert.Contains(
            words,
            Assert.Throws<ArgumentException>(() => new XorNetwork(1).FitLbfgs(XorNetwork.Data, options)).Message,
            StringComparison.Ordinal);
    }

    private static (Dataset<double> Train, Dataset<double> HeldOut) Patients()
    {
        (Dataset<double> train, Dataset<double> heldOut) = RealData.Standardized(RealData.Diabetes<double>(), stratified: false);
        Standardizer targets = Standardizer.OfTargets(train);
        return (targets.ApplyToTargets(train), targets.ApplyToTargets(heldOut));
    }

    [Network(Inputs = 1, Hidden = 1, Outputs = 1, HiddenActivation = Activation.Identity, Precision = Precision.Double)]
    private sealed partial class LineNetwork;
}
