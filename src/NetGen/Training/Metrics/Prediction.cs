namespace NetGen;

/// <summary>What a network predicts for a dataset.</summary>
internal static class Prediction
{
    public static T[] Of<T>(IPredictor<T> network, Dataset<T> dataset)
        where T : unmanaged
    {
        var outputs = new T[dataset.Count * dataset.TargetCount];
        network.PredictBatch(dataset.Inputs, outputs);
        return outputs;
    }
}
