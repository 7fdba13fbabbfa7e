namespace NetGen.Tests.Training.Data;

/// <summary>
/// Standardised columns have mean 0 and deviation 1; folded into a network they are no longer needed.
/// </summary>
public partial class StandardizerTests
{
    [Fact]
    public void Columns_are_centred_and_scaled_by_the_training_part()
    {
        (Dataset<double> train, Dataset<double> heldOut) = RealData.Diabetes<double>().Split(0.25, seed: 1);
        Standardizer standardizer = Standardizer.OfInputs(train);
        Dataset<double> standardized = standardizer.ApplyToInputs(train);
        for (int i = 0; i < train.InputCount; i++)
        {
            double[] column = [.. Enumerable.Range(0, train.Count).Select(row => standardized.Input(row)[i])];
            Assert.Equal(0, column.Average(), 1e-12);
            Assert.Equal(1, Math.Sqrt(column.Sum(x => x * x) / train.Count), 1e-12);
        }

        // The held-out part is scaled by what the training part said.
        double[] raw = heldOut.Input(3).ToArray();
        Assert.Equal((raw[2] - standardizer.Means[2]) / standardizer.Deviations[2], standardizer.ApplyToInputs(heldOut).Input(3)[2], 1e-12);
        standardizer.Apply<double>(raw);
        standardizer.Undo<double>(raw);
        for (int i = 0; i < raw.Length; i++) Assert.Equal(heldOut.Input(3)[i], raw[i], 1e-10);
    }

    [Fact]
    public void A_network_with_folded_scales_takes_data_as_it_is()
    {
        (Dataset<double> train, Dataset<double> heldOut) = RealData.Diabetes<double>().Split(0.25, seed: 1);
        Standardizer inputs = Standardizer.OfInputs(train), targets = Standardizer.OfTargets(train);
        var network = new DiabetesNetwork(1);
        network.Fit(targets.ApplyToTargets(inputs.ApplyToInputs(train)), new() { Epochs = 5 });
        double[] expected = new double[heldOut.Count];
        network.PredictBatch(inputs.ApplyToInputs(heldOut).Inputs, expected);
        targets.Undo<double>(expected);

        inputs.FoldIntoFirstLayer(network);
        targets.FoldIntoLastLayer(network);
        double[] actual = new double[heldOut.Count];
        network.PredictBatch(heldOut.Inputs, actual);
        for (int row = 0; row < actual.Length; row++) Assert.Equal(expected[row], actual[row], 1e-9);
    }

    [Fact]
    public void In_single_precision_folding_keeps_six_digits()
    {
        (Dataset<float> train, _) = RealData.Iris<float>().Split(0.25, seed: 1);
        Standardizer inputs = Standardizer.OfInputs(train);
        var network = new IrisNetwork(1);
        float[] expected = new float[3 * train.Count], actual = new float[3 * train.Count];
        network.PredictBatch(inputs.ApplyToInputs(train).Inputs, expected);
        inputs.FoldIntoFirstLayer(network);
        network.PredictBatch(train.Inputs, actual);
        for (int n = 0; n < actual.Length; n++) Assert.Equal(expected[n], actual[n], 1e-5f);
    }

    [Fact]
    public void A_constant_column_becomes_0_and_its_weights_too()
    {
        // In float, 0.1 three times has no exact mean; the second column differs.
        var train = new Dataset<double>([0.1, 1, 7, 0.1, 2, 7, 0.1, 6, 7], [0, 0, 1, 0, 1, 0, 1, 0, 0], 3, 3);
        Standardizer standardizer = Standardizer.OfInputs(train);
        Assert.Equal([0.1, 3, 7], standardizer.Means);
        Assert.Equal(0, standardizer.Deviations[0]);
        Dataset<double> standardized = standardizer.ApplyToInputs(train);
        Assert.Equal(0, standardized.Input(1)[0]);

        var network = new ConstantNetwork(1);
        double[] expected = new double[9], actual = new double[9];
        network.PredictBatch(standardized.Inputs, expected);
        standardizer.FoldIntoFirstLayer(network);
        network.PredictBatch(train.Inputs, actual);
        for (int n = 0; n < 9; n++) Assert.Equal(expected[n], actual[n], 1e-12);
        Assert.Equal(0, network.HiddenLayer.Weights[0, 0]);

        // Another value than the one that was always there changes nothing: nothing was learned of it.
        double[] y = new double[3];
        network.Predict([100, 1, 7], y);
        Assert.Equal(actual[..3], y);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        (Dataset<float> train, _) = RealData.Iris<float>().Split(0.25, seed: 1);
        Standardizer inputs = Standardizer.OfInputs(train);
        Assert.Contains("30 inputs", Assert.Throws<ArgumentException>(
            () => inputs.FoldIntoFirstLayer(new TumourNetwork(1))).Message, StringComparison.Ordinal);
        Assert.Contains("Softmax", Assert.Throws<ArgumentException>(
            () => Standardizer.OfTargets(train).FoldIntoLastLayer(new IrisNetwork(1))).Message, StringComparison.Ordinal);
        Assert.Contains("5 values", Assert.Throws<ArgumentException>(
            () => inputs.Apply<float>(new float[5])).Message, StringComparison.Ordinal);
        Assert.Contains("10 columns", Assert.Throws<ArgumentException>(
            () => inputs.ApplyToInputs(RealData.Diabetes<float>())).Message, StringComparison.Ordinal);
    }

    [Network(Inputs = 3, Hidden = 4, Outputs = 3, Precision = Precision.Double, Kernel = Kernel.Scalar)]
    private sealed partial class ConstantNetwork;
}
