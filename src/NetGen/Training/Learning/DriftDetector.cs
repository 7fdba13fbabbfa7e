using System;

namespace NetGen;

/// <summary>
/// Says when a network's errors have become larger than they were: the data has changed, and the network should learn
/// again.
/// </summary>
/// <remarks>
/// The test of Page and Hinkley. m is the sum of error − mean error so far − tolerance; drift is reported when m lies
/// more than the threshold above its smallest value. Page (1954), Continuous inspection schemes; Hinkley (1971),
/// Inference about the change-point from cumulative sum tests. For one thread at a time.
/// </remarks>
public sealed class DriftDetector
{
    private readonly int _atLeast;
    private double _mean;
    private double _sum;
    private double _smallest;

    /// <summary>Watches errors.</summary>
    /// <param name="threshold">
    /// How large the sum must be, in the errors' unit; positive. A larger one reports later, and is wrong less often:
    /// begin with 50 times the usual error.
    /// </param>
    /// <param name="tolerance">How much larger an error may be than the mean without counting; 0 or more.</param>
    /// <param name="atLeast">How many errors make a mean that is worth comparing with; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public DriftDetector(double threshold, double tolerance = 0, int atLeast = 30)
    {
        Threshold = threshold > 0 && double.IsFinite(threshold)
            ? threshold
            : throw new ArgumentOutOfRangeException(
                nameof(threshold), threshold, "threshold must be a positive, finite number.");
        Tolerance = tolerance >= 0 && double.IsFinite(tolerance)
            ? tolerance
            : throw new ArgumentOutOfRangeException(
                nameof(tolerance), tolerance, "tolerance must be 0 or a positive, finite number.");
        _atLeast = atLeast >= 1
            ? atLeast
            : throw new ArgumentOutOfRangeException(nameof(atLeast), atLeast, "atLeast must be at least 1.");
    }

    /// <summary>How large the sum must be.</summary>
    public double Threshold { get; }

    /// <summary>How much larger an error may be than the mean without counting.</summary>
    public double Tolerance { get; }

    /// <summary>The errors since the beginning, or since <see cref="Reset"/>.</summary>
    public long Count { get; private set; }

    /// <summary>Their mean; 0 if there is none.</summary>
    public double Mean => _mean;

    /// <summary>Adds an error, such as what <c>Evaluate</c> or <c>TrainStep</c> returns.</summary>
    /// <param name="error">0 or more, finite.</param>
    /// <returns>Whether errors have become larger. Call <see cref="Reset"/> after you have dealt with it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The error is negative, NaN or infinite; it was not added.
    /// </exception>
    public bool Add(double error)
    {
        if (!(error >= 0) || double.IsInfinity(error))
        {
            throw new ArgumentOutOfRangeException(
                nameof(error),
                error,
                FormattableString.Invariant($"error is {error}; it must be 0 or a positive, finite number."));
        }

        Count++;
        _mean += (error - _mean) / Count;
        _sum += error - _mean - Tolerance;
        _smallest = Math.Min(_smallest, _sum);
        return Count >= _atLeast && _sum - _smallest > Threshold;
    }

    /// <summary>Begins again: what comes now is what later errors are compared with.</summary>
    public void Reset() => (Count, _mean, _sum, _smallest) = (0, 0, 0, 0);
}
