namespace NetGen.Samples.Digits;

/// <summary>What the network says of every image of a set.</summary>
internal sealed class Answers
{
    private readonly Dataset<float> _set;
    private readonly float[] _probabilities;

    public Answers(DigitNetwork network, Dataset<float> set)
    {
        _set = set;
        _probabilities = new float[set.Count * set.TargetCount];
        network.PredictBatch(set.Inputs, _probabilities);
        Digits = [.. Enumerable.Range(0, set.Count).Select(row => IndexOfLargest(Row(row)))];
    }

    /// <summary>The most probable digit of each row.</summary>
    public int[] Digits { get; }

    public IEnumerable<int> Rows => Enumerable.Range(0, _set.Count);

    public bool IsRight(int row) => Digits[row] == _set.Label(row);

    public float Probability(int row) => Row(row)[Digits[row]];

    private ReadOnlySpan<float> Row(int row) => _probabilities.AsSpan(row * _set.TargetCount, _set.TargetCount);

    private static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int k = 1; k < values.Length; k++)
        {
            largest = values[k] > values[largest] ? k : largest;
        }

        return largest;
    }
}
