namespace NetGen.Tests.Training.Fitting;

/// <summary>
/// Clipping shortens long gradients and leaves short ones alone; weights are what rows repeated would be.
/// </summary>
public class ClippingTests
{
    [Fact]
    public void A_long_gradient_is_shortened_to_the_norm()
    {
        const double Rate = 0.1, Norm = 0.01;
        var network = new XorNetwork(1);
        double[] before = network.Parameters();
        network.BackwardBatch(XorNetwork.Data.Inputs, XorNetwork.Data.Targets);
        double[] gradient = network.Gradients();
        double length = Math.Sqrt(gradient.Sum(g => g * g));
        Assert.True(length > 10 * Norm);

        FitHistory history = network.Fit(XorNetwork.Data, new() { Epochs = 1, LearningRate = Rate, ClipNorm = Norm });
        Assert.Equal(length, history.Last.GradientNorm, 1e-12);
        double[] step = [.. network.Parameters().Zip(before, (after, w) => after - w)];
        Assert.Equal(Rate * Norm, Math.Sqrt(step.Sum(s => s * s)), 1e-12);
        for (int p = 0; p < step.Length; p++) Assert.Equal(-Rate * Norm * gradient[p] / length, step[p], 1e-12);
    }

    [Fact]
    public void Short_gradients_are_left_alone()
    {
        (Dataset<float> train, _) = RealData.Standardized(RealData.Iris<float>());
        IrisNetwork clipped = new(1), plain = new(1);
        FitHistory history = clipped.Fit(train, new() { Epochs = 3, Seed = 1, ClipNorm = 1e6 });
        plain.Fit(train, new() { Epochs = 3, Seed = 1 });
        Assert.Equal(plain.Parameters(), clipped.Parameters());
        Assert.InRange(history.Last.GradientNorm, 1e-6, 10);
    }

    [Fact]
    public void Equal_weights_change_nothing_but_rounding()
    {
        (Dataset<double> train, _) = RealData.Standardized(RealData.Iris<double>());
        double[] ones = new double[train.Count];
        Array.Fill(ones, 1);
        IrisMomentumNetwork weighted = new(1), plain = new(1);
        FitHistory one = weighted.Fit(train.WithWeights(ones), new() { Epochs = 3 });
        FitHistory other = plain.Fit(train, new() { Epochs = 3 });
        Assert.Equal(other.Last.TrainingLoss, one.Last.TrainingLoss, 1e-12);
        double[] expected = plain.Parameters(), actual = weighted.Parameters();
        for (int p = 0; p < expected.Length; p++) Assert.Equal(expected[p], actual[p], 1e-12);
    }

    [Fact]
    public void A_weight_of_3_is_a_row_three_times()
    {
        // (1/N)·Σ weight·E: 4 rows that weigh 6 in all, or 6 rows; 6/4 is taken up by the learning rate.
        var repeated = new Dataset<double>([0, 0, 0, 1, 0, 1, 0, 1, 1, 0, 1, 1], [0, 1, 1, 1, 1, 0], 2, 1);
        XorNetwork weighted = new(1), plain = new(1);
        weighted.Fit(XorNetwork.Data.WithWeights([1, 3, 1, 1]), new() { Epochs = 20, LearningRate = 0.4 });
        plain.Fit(repeated, new() { Epochs = 20, LearningRate = 0.6 });
        double[] expected = plain.Parameters(), actual = weighted.Parameters();
        for (int p = 0; p < expected.Length; p++) Assert.Equal(expected[p], actual[p], 1e-10);
    }

    [Fact]
    public void Balancing_finds_more_of_a_rare_class()
    {
        // 20 malignant tumours among 377: not to be overlooked.
        Dataset<float> all = RealData.BreastCancer<float>();
        int[] rows = [.. Enumerable.Range(0, all.Count).Where(row => all.Label(row) == 1)];
        int[] rare = [.. Enumerable.Range(0, all.Count).Where(row => all.Label(row) == 0)];
        Dataset<float> train = all.Select([.. rows[..200], .. rare[..8]]);
        Dataset<float> heldOut = all.Select([.. rows[200..], .. rare[8..]]);
        Standardizer inputs = Standardizer.OfInputs(train);
        (train, heldOut) = (inputs.ApplyToInputs(train), inputs.ApplyToInputs(heldOut));
        double Recall(Dataset<float> data)
        {
            var network = new TumourNetwork(1);
            network.Fit(data, new() { Epochs = 10, LearningRate = 0.003 });
            return ClassificationMetrics.Of(network, heldOut).Recall(0);
        }

        Assert.True(Recall(train.Balanced()) > Recall(train) + 0.02, $"{Recall(train.Balanced())} {Recall(train)}");
    }
}
