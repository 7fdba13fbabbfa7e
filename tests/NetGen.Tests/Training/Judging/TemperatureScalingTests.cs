namespace NetGen.Tests.Training.Judging;

/// <summary>
/// The temperature is where the cross-entropy of held-out rows is smallest, and becomes part of the network.
/// </summary>
public class TemperatureScalingTests
{
    [Fact]
    public void No_other_temperature_is_better()
    {
        (IrisMomentumNetwork network, Dataset<double> heldOut) = TooSure();
        double[] before = network.Parameters();
        TemperatureScaling scaling = TemperatureScaling.Fit(network, heldOut);
        Assert.Equal(before, network.Parameters());
        Assert.Equal(Loss(network, heldOut, 1), scaling.LossBefore, 1e-12);
        Assert.Equal(Loss(network, heldOut, scaling.Temperature), scaling.LossAfter, 1e-12);
        Assert.True(scaling.Temperature > 1, scaling.ToString());
        Assert.True(scaling.LossAfter < scaling.LossBefore);

        // By golden section, without a derivative.
        double low = Math.Log(0.01), high = Math.Log(100), ratio = (Math.Sqrt(5) - 1) / 2;
        for (int n = 0; n < 100; n++)
        {
            double a = high - (ratio * (high - low)), b = low + (ratio * (high - low));
            (low, high) = Loss(network, heldOut, Math.Exp(a)) < Loss(network, heldOut, Math.Exp(b)) ? (low, b) : (a, high);
        }

        Assert.Equal(Math.Exp(low), scaling.Temperature, 1e-6);
        Assert.Equal(scaling.LossAfter, Loss(network, heldOut, Math.Exp(low)), 1e-9);
    }

    [Fact]
    public void It_is_folded_into_the_last_layer()
    {
        (IrisMomentumNetwork network, Dataset<double> heldOut) = TooSure();
        TemperatureScaling scaling = TemperatureScaling.Fit(network, heldOut);
        double[] sure = ProbabilitiesAt(network, heldOut, scaling.Temperature);
        ClassificationMetrics before = ClassificationMetrics.Of(network, heldOut);
        scaling.FoldIntoLastLayer(network);
        double[] folded = new double[sure.Length];
        network.PredictBatch(heldOut.Inputs, folded);
        Assert.All(Enumerable.Range(0, folded.Length), n => Assert.Equal(sure[n], folded[n], 1e-12));
        Assert.Equal(scaling.LossAfter, network.Evaluate(heldOut.Inputs, heldOut.Targets), 1e-12);
        Assert.Equal(before.ToArray(), ClassificationMetrics.Of(network, heldOut).ToArray());
        Assert.Equal(1, TemperatureScaling.Fit(network, heldOut).Temperature, 1e-6);
    }

    [Fact]
    public void It_is_folded_once()
    {
        (IrisMomentumNetwork network, Dataset<double> heldOut) = TooSure();
        TemperatureScaling scaling = TemperatureScaling.Fit(network, heldOut);
        IrisMomentumNetwork copy = network.Clone();
        scaling.FoldIntoLastLayer(network);
        double[] folded = network.Parameters();
        Assert.Contains("is part of this network already", Assert.Throws<InvalidOperationException>(
            () => scaling.FoldIntoLastLayer(network)).Message, StringComparison.Ordinal);
        Assert.Equal(folded, network.Parameters());

        // A copy from before is the network that it was fitted on; after a new fit, the temperature is a new one.
        scaling.FoldIntoLastLayer(copy);
        Assert.Equal(folded, copy.Parameters());
        TemperatureScaling.Fit(network, heldOut).FoldIntoLastLayer(network);
    }

    [Fact]
    public void Another_network_of_the_same_shape_is_refused()
    {
        (IrisMomentumNetwork network, Dataset<double> heldOut) = TooSure();
        TemperatureScaling scaling = TemperatureScaling.Fit(network, heldOut);
        Refused(new IrisMomentumNetwork(7));
        IrisMomentumNetwork trained = network.Clone();
        trained.Fit(heldOut, new() { Epochs = 1 });
        Refused(trained);

        // A standardizer in the first layer leaves the last one as it was.
        Standardizer.OfInputs(heldOut).FoldIntoFirstLayer(network);
        scaling.FoldIntoLastLayer(network);

        void Refused(IrisMomentumNetwork other)
        {
            double[] before = other.Parameters();
            Assert.Contains("not the one that the temperature was fitted on", Assert.Throws<ArgumentException>(
                "network", () => scaling.FoldIntoLastLayer(other)).Message, StringComparison.Ordinal);
            Assert.Equal(before, other.Parameters());
        }
    }

    /// <summary>There the last layer is the first, which the standardizer of the inputs changes.</summary>
    [Fact]
    public void Without_a_hidden_layer_the_temperature_comes_before_the_standardizer()
    {
        Dataset<float> iris = RealData.Iris<float>();
        Standardizer scale = Standardizer.OfInputs(iris);
        Dataset<float> scaled = scale.ApplyToInputs(iris);
        var network = new IrisLogisticNetwork(1);
        network.Fit(scaled, new() { Epochs = 100, LearningRate = 0.02 });
        TemperatureScaling scaling = TemperatureScaling.Fit(network, scaled);
        IrisLogisticNetwork late = network.Clone();
        scaling.FoldIntoLastLayer(network);
        scale.FoldIntoFirstLayer(network);
        Assert.Equal(scaling.LossAfter, network.Evaluate(iris.Inputs, iris.Targets), 1e-5);

        scale.FoldIntoFirstLayer(late);
        float[] before = late.Parameters();
        Assert.Contains("Fold the temperature first, then the standardizer", Assert.Throws<ArgumentException>(
            "network", () => scaling.FoldIntoLastLayer(late)).Message, StringComparison.Ordinal);
        Assert.Equal(before, late.Parameters());

        // Or it is fitted on the network as it is, on inputs as they are; then the standardizer is still known.
        TemperatureScaling again = TemperatureScaling.Fit(late, iris);
        Assert.Equal(scaling.Temperature, again.Temperature, 1e-3);
        again.FoldIntoLastLayer(late);
        Assert.Equal(scaling.LossAfter, late.Evaluate(iris.Inputs, iris.Targets), 1e-5);
        Assert.Throws<InvalidOperationException>(() => scale.FoldIntoFirstLayer(late));
    }

    [Fact]
    public void Yes_or_no_in_single_precision()
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.BreastCancer<float>());
        var network = new TumourNetwork(1);
        network.Fit(train, new() { Epochs = 400, LearningRate = 0.02 });
        TemperatureScaling scaling = TemperatureScaling.Fit(network, heldOut);
        scaling.FoldIntoLastLayer(network);
        Assert.Throws<InvalidOperationException>(() => scaling.FoldIntoLastLayer(network));
        Assert.Equal(scaling.LossAfter, ProbabilityMetrics.Of(network, heldOut).LogLoss, 1e-4);
        Assert.True(scaling.LossAfter <= scaling.LossBefore);
    }

    [Fact]
    public void What_has_no_temperature_is_refused()
    {
        Refused("has neither", () => TemperatureScaling.Fit(new XorNetwork(1), XorNetwork.Data));
        (IrisMomentumNetwork network, Dataset<double> heldOut) = TooSure();
        Refused("inputs per row", () => TemperatureScaling.Fit(network, RealData.BreastCancer<double>()));

        // Rows that are all predicted correctly would be best at a temperature of 0.
        int[] right = [.. Enumerable.Range(0, heldOut.Count)
            .Where(row => ClassificationMetrics.Of(network, heldOut.Select([row])).Right == 1)];
        double[] before = network.Parameters();
        Refused("best temperature is not between 0.01 and 100", () => TemperatureScaling.Fit(network, heldOut.Select(right)));
        Assert.Equal(before, network.Parameters());
        TemperatureScaling scaling = TemperatureScaling.Fit(network, heldOut);
        Refused("fitted on a network of 4-8-3", () => scaling.FoldIntoLastLayer(new TumourNetwork(1)));

        static void Refused(string words, Action action) =>
            Assert.Contains(words, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    /// <summary>Trained for long on few rows: sure of answers of which some are wrong.</summary>
    private static (IrisMomentumNetwork Network, Dataset<double> HeldOut) TooSure()
    {
        (Dataset<double> heldOut, Dataset<double> train) = RealData.Standardized(RealData.Iris<double>());
        var network = new IrisMomentumNetwork(1);
        network.Fit(train, new() { Epochs = 500, LearningRate = 0.1 });
        Assert.InRange(ClassificationMetrics.Of(network, heldOut).Accuracy, 0.8, 0.999);
        return (network, heldOut);
    }

    private static double Loss(IrisMomentumNetwork network, Dataset<double> rows, double temperature) =>
        ProbabilityMetrics.Of(ProbabilitiesAt(network, rows, temperature), rows.Targets.ToArray(), 3).LogLoss;

    /// <summary>Softmax of u/T, where u = ln p but for a number that all classes share.</summary>
    private static double[] ProbabilitiesAt(IrisMomentumNetwork network, Dataset<double> rows, double temperature)
    {
        double[] p = new double[rows.Count * 3];
        network.PredictBatch(rows.Inputs, p);
        for (int row = 0; row < rows.Count; row++)
        {
            double[] logits = [.. p.Skip(3 * row).Take(3).Select(value => Math.Log(value) / temperature)];
            double most = logits.Max(), sum = logits.Sum(u => Math.Exp(u - most));
            for (int k = 0; k < 3; k++) p[(3 * row) + k] = Math.Exp(logits[k] - most) / sum;
        }

        return p;
    }
}
