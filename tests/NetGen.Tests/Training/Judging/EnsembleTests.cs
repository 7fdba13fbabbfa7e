namespace NetGen.Tests.Training.Judging;

/// <summary>An ensemble answers with the mean of its networks, and says how much they disagree.</summary>
public class EnsembleTests
{
    [Fact]
    public void Restarts_make_an_ensemble()
    {
        (Dataset<float> train, Dataset<float> heldOut) = RealData.Standardized(RealData.Iris<float>());
        Restarts<IrisNetwork> search = Restarts.Run(
            () => new IrisNetwork(), train, new() { Epochs = 8, Validation = heldOut }, new() { Count = 5, FirstSeed = 3 });
        Assert.Equal(5, search.Networks.Count);
        Assert.Contains(search.Network, search.Networks);
        Assert.Equal(search.Runs.Select(run => run.Loss), search.Loss.Values);
        Assert.Equal(search.Runs.Average(run => run.Loss), search.Loss.Mean, 1e-12);
        for (int n = 0; n < 5; n++)
        {
            Assert.Equal((float)search.Runs[n].Loss, search.Networks[n].Evaluate(heldOut.Inputs, heldOut.Targets));
        }

        Ensemble<float> ensemble = Ensemble.Of(search.Networks);
        (float[] means, float[] deviations) = ensemble.Predict(heldOut);
        for (int row = 0; row < heldOut.Count; row++)
        {
            float[][] each = [.. search.Networks.Select(network => network.Predict(heldOut.Input(row)))];
            float[] alone = ensemble.Predict(heldOut.Input(row));
            for (int k = 0; k < 3; k++)
            {
                double mean = each.Average(y => (double)y[k]);
                double deviation = Math.Sqrt(each.Sum(y => (y[k] - mean) * (y[k] - mean)) / 4);
                Assert.Equal(mean, means[(3 * row) + k], 1e-6);
                Assert.Equal(mean, alone[k], 1e-5);
                Assert.Equal(deviation, deviations[(3 * row) + k], 1e-5);
            }
        }

        // Its outputs are probabilities that every metric takes.
        Assert.InRange(ProbabilityMetrics.Of(means, heldOut.Targets.ToArray(), 3).LogLoss, 0, 1);
    }

    [Fact]
    public void Networks_that_do_not_belong_together_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Ensemble.Of<float>([]));
        Assert.Throws<ArgumentException>(() => Ensemble.Of<float>([null!]));
        Assert.Contains(
            "30 inputs and 1 outputs",
            Assert.Throws<ArgumentException>(() => Ensemble.Of<float>([new IrisNetwork(1), new TumourNetwork(1)])).Message);
        Ensemble<float> one = Ensemble.Of<float>([new IrisNetwork(1)]);
        Assert.Throws<ArgumentException>(() => one.Predict([1f, 2]));
        Assert.Throws<ArgumentException>(() => one.Predict(RealData.BreastCancer<float>()));
        float[] deviation = [9, 9, 9];
        one.Predict([1f, 2, 3, 4], new float[3], deviation);
        Assert.Equal([0f, 0, 0], deviation);
    }
}
