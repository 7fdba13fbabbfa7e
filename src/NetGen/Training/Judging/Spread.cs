using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>Several values of the same thing: their mean, and how much they vary.</summary>
public readonly struct Spread
{
    internal Spread(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        Values = values;
        Mean = mean;
        Deviation = values.Count > 1
            ? Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1))
            : double.NaN;
    }

    /// <summary>The values, in their order.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Σ v/N.</summary>
    public double Mean { get; }

    /// <summary>√(Σ(v − mean)²/(N − 1)); NaN of a single value.</summary>
    public double Deviation { get; }

    /// <summary>The smallest value.</summary>
    public double Minimum => Values.Min();

    /// <summary>The largest value.</summary>
    public double Maximum => Values.Max();

    /// <summary>
    /// Such as "0.9533 ± 0.0298"; a single value stands alone, because it says nothing about a deviation.
    /// </summary>
    public override string ToString() => Values.Count > 1
        ? FormattableString.Invariant($"{Mean:G4} ± {Deviation:G3}")
        : FormattableString.Invariant($"{Mean:G4}");
}
