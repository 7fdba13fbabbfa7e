namespace NetGen.Tests.Training.Judging;

/// <summary>The gradient of E by the inputs, by central differences.</summary>
public class SaliencyTests
{
    [Fact]
    public void It_is_how_E_changes_with_each_input()
    {
        Dataset<double> rows = RealData.Standardized(RealData.Iris<double>()).HeldOut;
        var network = new IrisMomentumNetwork(1);
        network.Fit(rows, new() { Epochs = 30, LearningRate = 0.05 });
        AssertDifferences(network, rows);
        Dataset<double> curve = CurveNetwork.Data();
        var deep = new CurveNetwork(1);
        deep.Fit(curve, new() { Epochs = 30, LearningRate = 0.05 });
        AssertDifferences(deep, curve);
        (Dataset<double> patients, _) = RealData.Standardized(RealData.Diabetes<double>(), stratified: false);
        AssertDifferences(new DiabetesLinearNetwork(1), patients.Select([.. Enumerable.Range(0, 20)]));
    }

    [Fact]
    public void Inputs_are_ordered_and_named()
    {
        (Dataset<double> train, _) = RealData.Standardized(RealData.Diabetes<double>(), stratified: false);
        var network = new DiabetesNetwork(1);
        for (int j = 0; j < 6; j++) network.HiddenLayer.Weights[4, j] = 0;
        Saliency saliency = Saliency.Of(network, train);
        Assert.Equal(0, saliency.Inputs[4]);
        Assert.All(Enumerable.Range(0, 10).Where(i => i != 4), i => Assert.True(saliency.Inputs[i] > 0));
        string[] lines = saliency.ToString().Split('\n');
        Assert.Equal("change of E by one deviation", lines[0]);
        Assert.Equal("s1: 0", lines[^1]);
        Assert.Contains("fill-opacity", saliency.ToSvg(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Saliency.Of(network, XorNetwork.Data));
        Assert.Throws<ArgumentException>(() => Saliency.OfRow<double>(network, [1], [1]));
    }

    private static void AssertDifferences(INetwork<double> network, Dataset<double> rows)
    {
        const double Step = 1e-5;
        double[] sums = new double[rows.InputCount];
        for (int row = 0; row < rows.Count; row++)
        {
            double[] saliency = Saliency.OfRow(network, rows.Input(row), rows.Target(row));
            for (int i = 0; i < sums.Length; i++)
            {
                double slope = (At(row, i, Step) - At(row, i, -Step)) / (2 * Step);
                Assert.Equal(slope, saliency[i], 1e-6 * Math.Max(1, Math.Abs(slope)));
                sums[i] += Math.Abs(saliency[i]);
            }
        }

        IReadOnlyList<double> deviations = Standardizer.OfInputs(rows).Deviations;
        Saliency all = Saliency.Of(network, rows);
        Assert.All(
            Enumerable.Range(0, sums.Length),
            i => Assert.Equal(sums[i] * deviations[i] / rows.Count, all.Inputs[i], 1e-12 * (1 + sums[i])));

        double At(int row, int input, double step)
        {
            double[] x = rows.Input(row).ToArray();
            x[input] += step;
            return network.Evaluate(x, rows.Target(row));
        }
    }
}
