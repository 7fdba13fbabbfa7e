namespace NetGen.Samples.FashionMnist.AgainstC;

internal static class Quantile
{
    /// <summary>The value below which a share of all lies, interpolated; 0.5 is the median.</summary>
    public static double Of(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        double place = share * (sorted.Length - 1);
        int below = (int)place, above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
