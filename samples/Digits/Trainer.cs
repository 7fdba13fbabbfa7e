namespace NetGen.Samples.Digits;

/// <summary>
/// Mini-batches in a new order every epoch. Fresh noise on every image keeps a network of 2410 parameters from learning
/// 1347 images by heart, and the learning rate falls to zero along a cosine.
/// </summary>
internal sealed class Trainer(DigitNetwork network, DigitSet train, int epochs, int seed)
{
    private const int BatchSize = 32;
    private const float FirstLearningRate = 0.01f;
    private const float Noise = 0.3f;

    private readonly Random _random = new(seed);
    private readonly int[] _order = [.. Enumerable.Range(0, train.Count)];
    private readonly float[] _inputs = new float[BatchSize * DigitNetwork.InputCount];
    private readonly float[] _targets = new float[BatchSize * DigitNetwork.OutputCount];

    /// <summary>Shows the network every image once.</summary>
    /// <returns>The mean of E.</returns>
    public float RunEpoch(int epoch)
    {
        float learningRate = FirstLearningRate * (1 + MathF.Cos(MathF.PI * epoch / epochs)) / 2;
        float sum = 0;
        _random.Shuffle(_order);
        for (int start = 0; start < _order.Length; start += BatchSize)
        {
            // The last batch of an epoch may be smaller.
            ReadOnlySpan<int> rows = _order.AsSpan(start, Math.Min(BatchSize, _order.Length - start));
            Gather(rows);
            sum += rows.Length * network.TrainBatch(
                _inputs.AsSpan(0, rows.Length * DigitNetwork.InputCount),
                _targets.AsSpan(0, rows.Length * DigitNetwork.OutputCount),
                learningRate);
        }

        return sum / _order.Length;
    }

    private void Gather(ReadOnlySpan<int> rows)
    {
        for (int n = 0; n < rows.Length; n++)
        {
            train.Input(rows[n]).CopyTo(_inputs.AsSpan(n * DigitNetwork.InputCount));
            train.Target(rows[n]).CopyTo(_targets.AsSpan(n * DigitNetwork.OutputCount));
        }

        foreach (ref float grey in _inputs.AsSpan(0, rows.Length * DigitNetwork.InputCount))
        {
            grey += Noise * ((2 * _random.NextSingle()) - 1);
        }
    }
}
