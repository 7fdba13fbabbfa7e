using NetGen.Benchmarks.Cases;

namespace NetGen.Benchmarks.Measuring;

/// <summary>
/// One contender at one operation: nanoseconds a sample in every round, and the bytes that all of them allocated.
/// </summary>
public sealed record Series(string Engine, Operation Operation, IReadOnlyList<double> Nanoseconds, long AllocatedBytes)
{
    public double Median => Statistics.Median(Nanoseconds);

    /// <summary>The median of this one's cost over the other's in the same round.</summary>
    public double Ratio(Series other) => Statistics.Median(Nanoseconds.Zip(other.Nanoseconds, (a, b) => a / b));
}
