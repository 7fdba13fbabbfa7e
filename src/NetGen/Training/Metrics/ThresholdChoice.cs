using System;

namespace NetGen;

/// <summary>A threshold, and what it makes of the rows it was chosen on: a row above it counts as the class.</summary>
public sealed class ThresholdChoice
{
    internal ThresholdChoice(double threshold, double value, int truePositives, int falsePositives, RankedRows rows)
    {
        (Threshold, Value) = (threshold, value);
        (TruePositives, FalsePositives) = (truePositives, falsePositives);
        (FalseNegatives, TrueNegatives) = (rows.Positives - truePositives, rows.Negatives - falsePositives);
    }

    /// <summary>
    /// Halfway between the smallest probability that counts as the class and the largest that does not. If all rows
    /// count as the class, 0, or −∞ if one has the probability 0; 1 if none does.
    /// </summary>
    public double Threshold { get; }

    /// <summary>What the criterion came to; for costs, the cost per row.</summary>
    public double Value { get; }

    /// <summary>Rows of the class that count as it.</summary>
    public int TruePositives { get; }

    /// <summary>Other rows that count as the class.</summary>
    public int FalsePositives { get; }

    /// <summary>Rows of the class that do not count as it.</summary>
    public int FalseNegatives { get; }

    /// <summary>Other rows that do not count as the class.</summary>
    public int TrueNegatives { get; }

    /// <summary>The share of rows of the class among those that count as it; NaN if none does.</summary>
    public double Precision => (double)TruePositives / (TruePositives + FalsePositives);

    /// <summary>The share of the class's rows that count as it; NaN if there is none.</summary>
    public double Recall => (double)TruePositives / (TruePositives + FalseNegatives);

    /// <summary>The share of other rows that count as the class; NaN if there is none.</summary>
    public double FalsePositiveRate => (double)FalsePositives / (FalsePositives + TrueNegatives);

    /// <summary>Such as "threshold 0.3127: precision 0.9412, recall 0.9697, false-positive rate 0.0374".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"threshold {Threshold:G4}: precision {Precision:F4}, recall {Recall:F4}, ")
        + FormattableString.Invariant($"false-positive rate {FalsePositiveRate:F4}");

    /// <summary>The threshold with the largest value; of equals, the largest threshold.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="value">What to compare, of true and false positives.</param>
    internal static ThresholdChoice Best(RankedRows rows, Func<int, int, double> value)
    {
        int best = -1;
        double most = value(0, 0);
        for (int n = 0; n < rows.Count; n++)
        {
            double now = value(rows.TruePositives(n), rows.FalsePositives(n));
            if (now > most)
            {
                (best, most) = (n, now);
            }
        }

        double threshold = best < 0 ? 1
            : best == rows.Count - 1 ? (rows.Score(best) > 0 ? 0 : double.NegativeInfinity)
            : Between(rows.Score(best + 1), rows.Score(best));
        return best < 0
            ? new ThresholdChoice(threshold, most, 0, 0, rows)
            : new ThresholdChoice(threshold, most, rows.TruePositives(best), rows.FalsePositives(best), rows);
    }

    /// <summary>
    /// The middle of two scores; the lower one where it rounds to the higher, which must stay above it.
    /// </summary>
    private static double Between(double lower, double higher)
    {
        double middle = lower + ((higher - lower) / 2);
        return middle < higher ? middle : lower;
    }
}
