using System;

namespace NetGen;

/// <summary>How far numbers of a precision are moved for a difference, and how well the result can be known.</summary>
/// <remarks>
/// With ε the precision's rounding, a central difference errs by about h²·E‴/6 + ε·E/h, which is least, some ε^(2/3),
/// near h = ε^(1/3): 4·10⁻³ for <c>float</c>, 5·10⁻⁶ for <c>double</c>. The smallest step is below that, for kinks
/// nearby, and never so small that rounding the number itself would matter. The steps above it serve extrapolation and
/// inputs of any unit.
/// </remarks>
internal sealed class DifferenceSteps
{
    private readonly double _smallest;
    private readonly double _smallestShare;

    private DifferenceSteps(double epsilon, double smallest, double smallestShare, int count, double tolerance)
    {
        (Epsilon, _smallest, _smallestShare) = (epsilon, smallest, smallestShare);
        (Count, Tolerance) = (count, tolerance);
    }

    /// <summary>2⁻²⁴ or 2⁻⁵³: half a unit in the last place of 1.</summary>
    public double Epsilon { get; }

    /// <summary>How many steps, each 4 times the next.</summary>
    public int Count { get; }

    /// <summary>
    /// The largest relative deviation that is no mistake: ε^(2/3) times some 60 for <c>float</c>, where the gradient is
    /// rounded as well; for <c>double</c>, there is room for functions that bend sharply.
    /// </summary>
    public double Tolerance { get; }

    /// <summary>Neighbours in a table can agree by chance: what they say of their error is taken times this.</summary>
    public double Safety => 8;

    public static DifferenceSteps For<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? new(Math.Pow(2, -24), Math.Pow(2, -10), Math.Pow(2, -14), 6, 1e-3)
        : typeof(T) == typeof(double) ? new(Math.Pow(2, -53), Math.Pow(2, -22), Math.Pow(2, -26), 11, 1e-6)
        : throw new NotSupportedException($"Networks are of float or double, not of {typeof(T).Name}.");

    /// <summary>A power of 2, so that the moved number is exact.</summary>
    public double SmallestFor(double at)
    {
        double share = Math.Abs(at) * _smallestShare;
        return share <= _smallest ? _smallest : Math.Pow(2, Math.Ceiling(Math.Log(share, 2)));
    }

    /// <summary>The nearest number of the precision.</summary>
    public double Round(double value) => Epsilon > 1e-10 ? (float)value : value;
}
