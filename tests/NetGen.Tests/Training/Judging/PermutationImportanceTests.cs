namespace NetGen.Tests.Training.Judging;

/// <summary>An input that decides is important, one that is not looked at has no importance at all.</summary>
public class PermutationImportanceTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(Metric.R2)]
    [InlineData(Metric.MeanAbsoluteError)]
    public void It_is_how_much_worse_the_metric_gets(Metric? metric)
    {
        (DiabetesNetwork network, Dataset<double> rows) = Blind();
        PermutationImportance importance = PermutationImportance.Of(network, rows, metric, repeats: 5, seed: 3);
        Assert.Equal(Measured(rows), importance.Baseline, 1e-12);
        Assert.All(importance.Inputs[4].Values, value => Assert.Equal(0, value));
        Assert.True(importance.Inputs[2].Mean > 0, importance.ToString());
        Assert.Equal(5, importance.Inputs[2].Values.Count);

        // Of two rows there are two orders: what is swapped makes a difference that is known.
        Dataset<double> two = rows.Select([0, 1]);
        double[] x = two.Inputs.ToArray();
        (x[2], x[12]) = (x[12], x[2]);
        double swapped = Measured(new Dataset<double>(x, two.Targets, 10, 1)) - Measured(two);
        swapped = metric == Metric.R2 ? -swapped : swapped;
        double[] values = [.. PermutationImportance.Of(network, two, metric, repeats: 40).Inputs[2].Values];
        Assert.All(values, value => Assert.True(value == 0 || Math.Abs(value - swapped) < 1e-12));
        Assert.InRange(values.Count(value => value != 0), 8, 32);

        double Measured(Dataset<double> data) => metric switch
        {
            null => network.Evaluate(data.Inputs, data.Targets),
            Metric.R2 => RegressionMetrics.Of(network, data).R2,
            _ => RegressionMetrics.Of(network, data).MeanAbsoluteError,
        };
    }

    [Fact]
    public void It_is_the_same_for_the_same_seed_and_names_its_inputs()
    {
        (DiabetesNetwork network, Dataset<double> rows) = Blind();
        string text = PermutationImportance.Of(network, rows, Metric.R2, seed: 1).ToString();
        Assert.Equal(text, PermutationImportance.Of(network, rows, Metric.R2, seed: 1).ToString());
        Assert.NotEqual(text, PermutationImportance.Of(network, rows, Metric.R2, seed: 2).ToString());
        Assert.StartsWith("R² 0.", text, StringComparison.Ordinal);
        Assert.Contains("\nbmi: ", text, StringComparison.Ordinal);
        Assert.Contains("\ns1: 0 ± 0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_shuffled_is_refused()
    {
        (DiabetesNetwork network, Dataset<double> rows) = Blind();
        Assert.Throws<ArgumentException>(() => PermutationImportance.Of(network, rows, repeats: 0));
        Assert.Throws<ArgumentException>(() => PermutationImportance.Of(network, rows.Select([0])));
        Assert.Throws<ArgumentException>(() => PermutationImportance.Of(network, rows, Metric.RocAuc));
        Assert.Throws<ArgumentException>(() => PermutationImportance.Of(network, rows, (Metric)99));
        Assert.Throws<ArgumentException>(() => PermutationImportance.Of(network, XorNetwork.Data));
    }

    /// <summary>A network that does not look at input 4, s1.</summary>
    private static (DiabetesNetwork Network, Dataset<double> Rows) Blind()
    {
        (Dataset<double> train, Dataset<double> heldOut) = RealData.Standardized(RealData.Diabetes<double>(), stratified: false);
        Standardizer targets = Standardizer.OfTargets(train);
        (train, heldOut) = (targets.ApplyToTargets(train), targets.ApplyToTargets(heldOut));
        var network = new DiabetesNetwork(1);
        network.Fit(train, new() { Epochs = 100, LearningRate = 0.02 });
        for (int j = 0; j < 6; j++) network.HiddenLayer.Weights[4, j] = 0;
        return (network, heldOut);
    }
}
