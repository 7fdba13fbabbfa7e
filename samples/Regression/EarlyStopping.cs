namespace NetGen.Samples.Regression;

/// <summary>
/// Trains until the error on other patients has not fallen for a while, and goes back to the parameters where it was
/// smallest.
/// </summary>
internal static class EarlyStopping
{
    private const int BatchSize = 16;
    private const int MostEpochs = 500;
    private const int Patience = 40;
    private const float LearningRate = 0.01f;

    public static DiabetesNetwork Train(Rows train, Rows validation, int seed)
    {
        var network = new DiabetesNetwork(seed);
        var random = new Random(seed);
        int[] order = [.. Enumerable.Range(0, train.Count)];
        float[] best = new float[DiabetesNetwork.ParameterCount];
        float smallest = float.PositiveInfinity;
        int bestEpoch = 0;
        for (int epoch = 0; epoch < MostEpochs && epoch - bestEpoch < Patience; epoch++)
        {
            random.Shuffle(order);
            RunEpoch(network, train, order);
            float error = network.Evaluate(validation.Inputs, validation.Targets);
            if (error < smallest)
            {
                (smallest, bestEpoch) = (error, epoch);
                network.CopyParametersTo(best);
            }
        }

        network.LoadParameters(best);
        return network;
    }

    private static void RunEpoch(DiabetesNetwork network, Rows train, int[] order)
    {
        Span<float> inputs = stackalloc float[BatchSize * DiabetesNetwork.InputCount];
        Span<float> targets = stackalloc float[BatchSize];
        foreach (int[] rows in order.Chunk(BatchSize))
        {
            for (int n = 0; n < rows.Length; n++)
            {
                train.Input(rows[n]).CopyTo(inputs[(n * DiabetesNetwork.InputCount)..]);
                targets[n] = train.Targets[rows[n]];
            }

            network.TrainBatch(
                inputs[..(rows.Length * DiabetesNetwork.InputCount)], targets[..rows.Length], LearningRate);
        }
    }
}
