using System;

namespace NetGen;

/// <summary>
/// A sequence of uniform random numbers that a seed determines, to the bit, on every machine and framework.
/// </summary>
/// <remarks>
/// <para>
/// The recurrence is SplitMix64 (Steele, Lea, Flood 2014): s ← s + 9E3779B97F4A7C15₁₆, and each s is mixed by two
/// rounds of xor-shift and multiplication. Its period is 2⁶⁴, and every seed starts elsewhere on it. Not for secrets.
/// </para>
/// <para>
/// Every member draws once, so that <see cref="NextSingle"/> is <see cref="NextDouble"/> rounded to <c>float</c>: a
/// <c>float</c> network starts where its <c>double</c> twin does. (<see cref="Next"/> draws again where fairness
/// demands, less than once in 2³² / exclusiveMax draws.) Platform variance: none. A copy of the value repeats the
/// sequence.
/// </para>
/// </remarks>
public struct UniformGenerator
{
    private ulong _state;

    /// <summary>Starts a sequence.</summary>
    /// <param name="seed">Any number; neighbouring seeds give unrelated sequences.</param>
    public UniformGenerator(int seed) => _state = unchecked((ulong)seed);

    /// <summary>A number between −limit and limit: <see cref="NextDouble"/>, rounded to <c>float</c>.</summary>
    /// <param name="limit">
    /// The largest magnitude; a <c>double</c>, so that both precisions can be given the same.
    /// </param>
    public float NextSingle(double limit) => (float)NextDouble(limit);

    /// <summary>
    /// A number between −limit and limit: limit·(2·n + 1 − 2⁵³)/2⁵³ for one of the 2⁵³ values of n; symmetric, never 0
    /// and never ±limit before rounding.
    /// </summary>
    /// <param name="limit">The largest magnitude.</param>
    public double NextDouble(double limit)
    {
        long odd = (2 * (long)(NextBits() >> 11)) + 1 - (1L << 53);
        return limit * (odd * (1.0 / (1L << 53)));
    }

    /// <summary>An integer between 0 and exclusiveMax − 1, each exactly as likely.</summary>
    /// <param name="exclusiveMax">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveMax"/> is not positive.</exception>
    public int Next(int exclusiveMax)
    {
        if (exclusiveMax <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(exclusiveMax), exclusiveMax, "Must be positive.");
        }

        // 32 random bits times the maximum: the upper half is the answer. 2³² need not divide evenly, so the lower
        // halves below the remainder are drawn again.
        ulong range = (ulong)exclusiveMax;
        ulong remainder = (1UL << 32) % range;
        ulong product;
        do
        {
            product = (NextBits() >> 32) * range;
        }
        while ((product & 0xFFFFFFFF) < remainder);

        return (int)(product >> 32);
    }

    private ulong NextBits()
    {
        unchecked
        {
            ulong z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
