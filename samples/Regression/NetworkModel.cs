namespace NetGen.Samples.Regression;

/// <summary>
/// Five networks and the mean of what they say. Each is trained on four fifths of the patients and stopped where the
/// last fifth says so, another fifth each time: together they have seen exactly what the baseline has.
/// </summary>
internal sealed class NetworkModel : IModel
{
    private const int Folds = 5;

    private readonly Standardiser[] _measurements;
    private readonly Standardiser _progression;
    private readonly DiabetesNetwork[] _networks;

    public NetworkModel(Patients train, int seed)
    {
        _measurements =
        [
            .. Enumerable.Range(0, DiabetesNetwork.InputCount)
                .Select(i => Standardiser.Fit(train.Measurements.Select(row => row[i]))),
        ];
        _progression = Standardiser.Fit(train.Progression);
        _networks =
        [
            .. Enumerable.Range(0, Folds).Select(fold =>
            {
                (Patients others, Patients part) = train.Fold(fold, Folds);
                return EarlyStopping.Train(Rows(others), Rows(part), (Folds * seed) + fold);
            }),
        ];
    }

    public double[] Predict(Patients patients)
    {
        float[] inputs = Rows(patients).Inputs;
        float[] outputs = new float[patients.Count];
        double[] sums = new double[patients.Count];
        foreach (DiabetesNetwork network in _networks)
        {
            network.PredictBatch(inputs, outputs);
            for (int row = 0; row < sums.Length; row++)
            {
                sums[row] += _progression.Undo(outputs[row]);
            }
        }

        return [.. sums.Select(sum => sum / _networks.Length)];
    }

    private Rows Rows(Patients patients) => new(
        [.. patients.Measurements.SelectMany(row => row.Select((value, i) => _measurements[i].Apply(value)))],
        [.. patients.Progression.Select(_progression.Apply)]);
}
