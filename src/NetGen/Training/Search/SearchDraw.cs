using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>Random numbers for one trial of a random search, which follow from its seed.</summary>
public sealed class SearchDraw
{
    private UniformGenerator _random;

    internal SearchDraw(int seed) => _random = new UniformGenerator(seed);

    /// <summary>A number between two others, each equally likely.</summary>
    /// <exception cref="ArgumentException">The ends are not finite, or not in order.</exception>
    public double Uniform(double least, double most)
    {
        Check(least, most, double.NegativeInfinity);
        return least + ((most - least) * Share());
    }

    /// <summary>
    /// A number between two positive ones, whose logarithm is equally likely everywhere: for learning rates and the
    /// like, of which 0.001 and 0.01 differ as much as 0.1 and 1.
    /// </summary>
    /// <exception cref="ArgumentException">The ends are not positive and finite, or not in order.</exception>
    public double LogUniform(double least, double most)
    {
        Check(least, most, 0);
        double low = PortableMath.Log(least), high = PortableMath.Log(most);
        return Math.Min(Math.Max(PortableMath.Exp(low + ((high - low) * Share())), least), most);
    }

    /// <summary>A whole number from one to another, both included.</summary>
    /// <exception cref="ArgumentException">They are not in order, or more than 2³¹ − 1 apart.</exception>
    public int Integer(int least, int most) => (long)most - least is >= 0 and < int.MaxValue
        ? least + _random.Next(most - least + 1)
        : throw new ArgumentException($"least is {least} and most is {most}; most must not be less, and not too far.");

    /// <summary>One of several.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public TValue OneOf<TValue>(params TValue[] values) => values is { Length: > 0 }
        ? values[_random.Next(values.Length)]
        : throw new ArgumentException("There is nothing to choose from.", nameof(values));

    /// <summary>Between 0 and 1.</summary>
    private double Share() => 0.5 + (_random.NextDouble(1) / 2);

    private static void Check(double least, double most, double above)
    {
        if (!(least > above) || !(most >= least) || !double.IsFinite(least) || !double.IsFinite(most))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"least is {least} and most is {most}; they must be ")
                + $"{(above == 0 ? "positive and " : "")}finite, and most must not be less.");
        }
    }
}
