namespace NetGen.Samples.FashionMnist.AgainstC;

/// <summary>What a race came to.</summary>
/// <param name="NetGen">Its times and loss.</param>
/// <param name="C">The C that was fastest here.</param>
/// <param name="CParameters">What that C learned, in canonical order.</param>
internal sealed record RaceResult(Contender NetGen, Contender C, float[] CParameters)
{
    public int Blocks => NetGen.Nanoseconds.Count;

    /// <summary>Of NetGen's time to C's, block by block: below 1, NetGen is faster.</summary>
    public double Ratio(double quantile) =>
        Quantile.Of(NetGen.Nanoseconds.Zip(C.Nanoseconds, (netGen, c) => netGen / c), quantile);
}
