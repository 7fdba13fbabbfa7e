namespace NetGen.Samples.Quantiles;

/// <summary>How good bands are on held-out rows.</summary>
/// <param name="Inside">The share of targets in the band; 0.8 is what was asked for.</param>
/// <param name="Width">The mean width.</param>
/// <param name="Loss">The mean of both pinball losses.</param>
internal sealed record Score(double Inside, double Width, double Loss)
{
    /// <param name="heldOut">The rows.</param>
    /// <param name="band">A band for the inputs of a row.</param>
    public static Score Of(Dataset<double> heldOut, Func<int, (double Low, double High)> band)
    {
        double inside = 0, width = 0, loss = 0;
        for (int row = 0; row < heldOut.Count; row++)
        {
            (double low, double high) = band(row);
            double t = heldOut.Target(row)[0];
            inside += t >= low && t <= high ? 1 : 0;
            width += high - low;
            loss += Math.Max(0.1 * (t - low), -0.9 * (t - low)) + Math.Max(0.9 * (t - high), -0.1 * (t - high));
        }

        return new Score(inside / heldOut.Count, width / heldOut.Count, loss / heldOut.Count);
    }

    /// <summary>The same band for everyone: the quantiles of the training part.</summary>
    public static (double Low, double High) Constant(Dataset<double> train)
    {
        double[] sorted = train.Targets.ToArray();
        Array.Sort(sorted);
        return (sorted[sorted.Length / 10], sorted[sorted.Length - 1 - (sorted.Length / 10)]);
    }

    public static Score Mean(IReadOnlyCollection<Score> scores) => new(
        scores.Average(score => score.Inside),
        scores.Average(score => score.Width),
        scores.Average(score => score.Loss));
}
