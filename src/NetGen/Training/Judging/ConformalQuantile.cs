using System;
using System.Globalization;

namespace NetGen;

/// <summary>The score that a share of new rows does not exceed, by the scores of rows that were held out.</summary>
internal static class ConformalQuantile
{
    /// <param name="scores">How wrong each row is; the order becomes another.</param>
    /// <param name="coverage">The share, between 0 and 1.</param>
    /// <param name="name">The parameter that the rows came as.</param>
    /// <returns>The ⌈(n + 1)·coverage⌉-th smallest score.</returns>
    /// <exception cref="ArgumentException">There are too few rows for the coverage.</exception>
    public static double Of(double[] scores, double coverage, string name)
    {
        int rank = Rank(scores.Length, coverage);
        if (rank > scores.Length)
        {
            int needed = scores.Length;
            while (Rank(needed, coverage) > needed)
            {
                needed++;
            }

            throw new ArgumentException(
                $"{name} has {scores.Length} rows; a coverage of {coverage.ToString(CultureInfo.InvariantCulture)} "
                + $"needs at least {needed}. Use more rows, or a smaller coverage.",
                name);
        }

        Array.Sort(scores);
        return scores[rank - 1];
    }

    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1.</exception>
    public static void CheckCoverage(double coverage)
    {
        // Closer to 1, no number of rows that fits into memory is enough.
        if (!(coverage > 0 && coverage <= 1 - 1e-6))
        {
            throw new ArgumentOutOfRangeException(
                nameof(coverage),
                coverage,
                FormattableString.Invariant($"coverage is {coverage}; it must lie between 0 and 1, such as 0.9."));
        }
    }

    /// <remarks>A product such as 10·0.9 must not be rounded up to the next whole number.</remarks>
    private static int Rank(int rows, double coverage) =>
        Math.Max(1, (int)Math.Ceiling(((rows + 1.0) * coverage) - 1e-9));
}
