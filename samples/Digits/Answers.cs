namespace NetGen.Samples.Digits;

/// <summary>What the network says of every image of a set.</summary>
internal sealed class Answers
{
    private readonly DigitSet _set;
    private readonly float[] _probabilities;

    public Answers(DigitNetwork network, DigitSet set)
    {
        _set = set;
        _probabilities = new float[set.Count * DigitNetwork.OutputCount];
        network.PredictBatch(set.Inputs, _probabilities);
        Digits = [.. Enumerable.Range(0, set.Count).Select(row => IndexOfLargest(Row(row)))];
    }

    /// <summary>The most probable digit of each row.</summary>
    public int[] Digits { get; }

    public double Accuracy => (double)(_set.Count - Mistakes.Count()) / _set.Count;

    /// <summary>The rows where the most probable digit is the wrong one.</summary>
    public IEnumerable<int> Mistakes => Enumerable.Range(0, _set.Count).Where(row => Digits[row] != _set.Labels[row]);

    public float Probability(int row) => Row(row)[Digits[row]];

    private ReadOnlySpan<float> Row(int row) =>
        _probabilities.AsSpan(row * DigitNetwork.OutputCount, DigitNetwork.OutputCount);

    private static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int k = 1; k < values.Length; k++)
        {
            if (values[k] > values[largest])
            {
                largest = k;
            }
        }

        return largest;
    }
}
