namespace NetGen.Samples.Regression;

/// <summary>
/// Five networks and the mean of what they say. Each is trained on four fifths of the patients and stopped where the
/// last fifth says so, another fifth each time: together they have seen exactly what the baseline has.
/// </summary>
internal sealed class FiveNetworks
{
    private const int Folds = 5;

    private readonly DiabetesNetwork[] _networks;

    public FiveNetworks(Dataset<double> train, int seed)
    {
        Standardizer inputs = Standardizer.OfInputs(train), targets = Standardizer.OfTargets(train);
        Dataset<double> scaled = targets.ApplyToTargets(inputs.ApplyToInputs(train));
        _networks = [.. Enumerable.Range(0, Folds).Select(fold => Train(scaled, fold, seed))];

        // From here on they take measurements as they are, and answer in the progression's own unit.
        foreach (DiabetesNetwork network in _networks)
        {
            inputs.FoldIntoFirstLayer(network);
            targets.FoldIntoLastLayer(network);
        }
    }

    public double[] Predict(Dataset<double> patients) => Ensemble.Of(_networks).Predict(patients).Means;

    private static DiabetesNetwork Train(Dataset<double> all, int fold, int seed)
    {
        var (train, validation) = all.Fold(fold, Folds, seed);
        var network = new DiabetesNetwork((Folds * seed) + fold);
        network.Fit(train, new()
        {
            Epochs = 500,
            LearningRate = 0.003,
            Seed = (Folds * seed) + fold,
            Validation = validation,
            EarlyStopping = new(patience: 40),
        });
        return network;
    }
}
