using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>Rows from the largest score to the smallest: how many of each kind are above each score.</summary>
internal sealed class RankedRows
{
    private readonly double[] _scores;
    private readonly int[] _truePositives;
    private readonly int[] _falsePositives;

    /// <param name="scores">One per row; the order becomes another.</param>
    /// <param name="isPositive">Whether the row is of the class.</param>
    public RankedRows(double[] scores, bool[] isPositive)
    {
        Array.Sort(scores, isPositive);
        List<double> distinct = new();
        List<int> truePositives = new(), falsePositives = new();
        int right = 0, wrong = 0;
        for (int n = scores.Length - 1; n >= 0; n--)
        {
            (right, wrong) = isPositive[n] ? (right + 1, wrong) : (right, wrong + 1);

            // Rows with the same score are on the same side of every threshold.
            if (n == 0 || scores[n - 1] != scores[n])
            {
                distinct.Add(scores[n]);
                truePositives.Add(right);
                falsePositives.Add(wrong);
            }
        }

        (Positives, Negatives) = (right, wrong);
        (_scores, _truePositives, _falsePositives) =
            (distinct.ToArray(), truePositives.ToArray(), falsePositives.ToArray());
    }

    public int Positives { get; }

    public int Negatives { get; }

    /// <summary>The number of different scores.</summary>
    public int Count => _scores.Length;

    /// <summary>A score, from the largest down.</summary>
    public double Score(int n) => _scores[n];

    /// <summary>The rows of the class whose score is at least the n-th.</summary>
    public int TruePositives(int n) => _truePositives[n];

    /// <summary>The other rows whose score is at least the n-th.</summary>
    public int FalsePositives(int n) => _falsePositives[n];

    /// <summary>
    /// The share of pairs in which the row of the class has the larger score; equal scores count half.
    /// </summary>
    public double RocAuc()
    {
        // Whole numbers: exact, whatever the order.
        long twice = 0;
        int right = 0, wrong = 0;
        for (int n = 0; n < Count; n++)
        {
            twice += (long)(_falsePositives[n] - wrong) * (_truePositives[n] + right);
            (right, wrong) = (_truePositives[n], _falsePositives[n]);
        }

        return Positives == 0 || Negatives == 0 ? double.NaN : twice / (2.0 * Positives * Negatives);
    }

    /// <summary>Σ (recall − the recall before)·precision; NaN if the class has no row.</summary>
    public double AveragePrecision()
    {
        double sum = 0;
        int before = 0;
        for (int n = 0; n < Count; n++)
        {
            double precision = (double)_truePositives[n] / (_truePositives[n] + _falsePositives[n]);
            sum += (_truePositives[n] - before) * precision;
            before = _truePositives[n];
        }

        return sum / Positives;
    }
}
