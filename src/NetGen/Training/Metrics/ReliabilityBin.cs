using System;

namespace NetGen;

/// <summary>The rows whose probability lies in one interval, and how often they are of the class.</summary>
public readonly struct ReliabilityBin
{
    internal ReliabilityBin(double low, double high, int count, double meanProbability, double share) =>
        (Low, High, Count, MeanProbability, Share) = (low, high, count, meanProbability, share);

    /// <summary>The interval's lower end; it belongs to the interval only if it is 0.</summary>
    public double Low { get; }

    /// <summary>The interval's upper end, which belongs to it.</summary>
    public double High { get; }

    /// <summary>The number of rows in it.</summary>
    public int Count { get; }

    /// <summary>The mean of their probabilities.</summary>
    public double MeanProbability { get; }

    /// <summary>The share of them that are of the class. Calibrated probabilities are equal to it.</summary>
    public double Share { get; }

    /// <summary>Such as "0.8–0.9: 57 rows, mean probability 0.8512, share 0.7895".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Low:0.###}–{High:0.###}: {Count} rows, mean probability {MeanProbability:F4}, share {Share:F4}");
}
