namespace NetGen.Samples.FashionMnist.AgainstC;

/// <summary>What a race came to.</summary>
/// <param name="Variant">The C that was fastest here.</param>
/// <param name="Times">Nanoseconds an image, of each block.</param>
/// <param name="Loss">The mean of E over the epoch.</param>
/// <param name="CParameters">What C learned, in canonical order.</param>
internal sealed record RaceResult(
    string Variant, IReadOnlyList<(double NetGen, double C)> Times, (double NetGen, double C) Loss, float[] CParameters)
{
    public double NetGen => Quantile(Times.Select(time => time.NetGen), 0.5);

    public double C => Quantile(Times.Select(time => time.C), 0.5);

    /// <summary>Of NetGen's time to C's, block by block: below 1, NetGen is faster.</summary>
    public double Ratio(double quantile) => Quantile(Times.Select(time => time.NetGen / time.C), quantile);

    private static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        double place = share * (sorted.Length - 1);
        int below = (int)place, above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
