namespace NetGen.Samples.Quantiles;

/// <summary>Two networks that say between which values the target lies in eight of ten cases.</summary>
internal sealed class Band
{
    private readonly Low _low;
    private readonly High _high;

    /// <summary>Trains both, and folds the scales into them, so that they take and give values as they are.</summary>
    public Band(Dataset<double> train, int seed)
    {
        Standardizer inputs = Standardizer.OfInputs(train), targets = Standardizer.OfTargets(train);
        Dataset<double> standardized = targets.ApplyToTargets(inputs.ApplyToInputs(train));
        (_low, _high) = (new Low(seed), new High(seed));
        foreach (INetwork<double> network in new INetwork<double>[] { _low, _high })
        {
            network.Fit(standardized, new()
            {
                Epochs = 60, BatchSize = 16, LearningRate = LearningRate.Cosine(0.01), Seed = seed,
            });
            inputs.FoldIntoFirstLayer(network);
            targets.FoldIntoLastLayer(network);
        }
    }

    public (double Low, double High) Of(ReadOnlySpan<double> x) => (_low.Predict(x)[0], _high.Predict(x)[0]);
}
