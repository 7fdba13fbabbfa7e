using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace NetGen;

/// <summary>
/// E over two weights or biases, and its gradient. Gradient descent steps against the gradient: w ← w − η·∂w for both.
/// </summary>
/// <remarks>
/// E is the mean over the rows of data, each with its weight if the data has weights. All other weights and biases stay
/// what they are, so this is a cut through E: a minimum on it need not be one of E. The penalty of L1 and L2 is no part
/// of it.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class LossSurface
{
    private const double UsualReach = 4;
    private const int UsualPoints = 61;

    private readonly double[] _errors;

    private LossSurface(MovedWeight first, MovedWeight second, double error, double[] errors)
    {
        (First, Second, Error, _errors) = (first, second, error, errors);
        (LowestAtFirst, LowestAtSecond, LowestError) = (first.At, second.At, error);
        for (int n = 0; n < errors.Length; n++)
        {
            if (errors[n] < LowestError)
            {
                LowestError = errors[n];
                LowestAtFirst = first.Values[n / second.Values.Count];
                LowestAtSecond = second.Values[n % second.Values.Count];
            }
        }
    }

    /// <summary>The first weight, its gradient, and what it is moved to.</summary>
    public MovedWeight First { get; }

    /// <summary>The second weight.</summary>
    public MovedWeight Second { get; }

    /// <summary>E where the weights are as they are.</summary>
    public double Error { get; }

    /// <summary>The smallest E that was measured.</summary>
    public double LowestError { get; }

    /// <summary>The first weight where E is smallest.</summary>
    public double LowestAtFirst { get; }

    /// <summary>The second weight where E is smallest.</summary>
    public double LowestAtSecond { get; }

    /// <summary>
    /// E with the first weight at its value number <paramref name="first"/>, and the second at its value number
    /// <paramref name="second"/>, from 0; it can overflow.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public double this[int first, int second]
    {
        get
        {
            Check(first, First.Values.Count, nameof(first));
            Check(second, Second.Values.Count, nameof(second));
            return _errors[(first * Second.Values.Count) + second];
        }
    }

#if HAS_SPAN
    /// <summary>Measures E from w − 4 to w + 4 for both weights, at 61 × 61 points.</summary>
    /// <inheritdoc cref="Over{T}(IPredictor{T}, Dataset{T}, WeightIndex, WeightIndex, double, int)"/>
    public static LossSurface Over<T>(
        IPredictor<T> network, Dataset<T> data, WeightIndex first, WeightIndex second)
        where T : unmanaged => Over(network, data, first, second, UsualReach, UsualPoints);

    /// <summary>Measures E from w − reach to w + reach for both weights.</summary>
    /// <remarks>
    /// Parameters and optimizer state are afterwards what they were, to the bit, also if this method throws. y, δ and
    /// the gradients are not. It takes one <c>Evaluate</c> per point. No other thread may use the network meanwhile.
    /// </remarks>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">Any network that has an instance. Frozen networks have none.</param>
    /// <param name="data">The rows whose mean E is drawn.</param>
    /// <param name="first">The layer (0 is the first hidden layer), i and j of w_ij; with i = fan-in, of b_j.</param>
    /// <param name="second">Another one.</param>
    /// <param name="reach">How far to both sides; more than 0, in the weights' own unit.</param>
    /// <param name="points">How many per weight; at least 3.</param>
    /// <exception cref="ArgumentException">The data does not fit the network, or both weights are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such weight, or no such range.</exception>
    /// <exception cref="InvalidOperationException">A weight or E there is not finite.</exception>
    public static LossSurface Over<T>(
        IPredictor<T> network,
        Dataset<T> data,
        WeightIndex first,
        WeightIndex second,
        double reach,
        int points)
        where T : unmanaged => Measure(ErrorOfWeights<T>.Of(network, data), first, second, reach, points);
#endif

    /// <summary>Measures E from w − 4 to w + 4 for both weights, at 61 × 61 points.</summary>
    /// <inheritdoc cref="Over{T}(IArrayPredictor{T}, T[], T[], WeightIndex, WeightIndex, double, int)"/>
    public static LossSurface Over<T>(
        IArrayPredictor<T> network,
        T[] inputs,
        T[] targets,
        WeightIndex first,
        WeightIndex second)
        where T : unmanaged => Over(network, inputs, targets, first, second, UsualReach, UsualPoints);

    /// <summary>Measures E from w − reach to w + reach for both weights.</summary>
    /// <remarks>
    /// Parameters and optimizer state are afterwards what they were, to the bit, also if this method throws. y, δ and
    /// the gradients are not. It takes one <c>Evaluate</c> per point. No other thread may use the network meanwhile.
    /// </remarks>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">Any network that has an instance. Frozen networks have none.</param>
    /// <param name="inputs">Rows of l inputs.</param>
    /// <param name="targets">As many rows of n targets.</param>
    /// <param name="first">The layer (0 is the first hidden layer), i and j of w_ij; with i = fan-in, of b_j.</param>
    /// <param name="second">Another one.</param>
    /// <param name="reach">How far to both sides; more than 0, in the weights' own unit.</param>
    /// <param name="points">How many per weight; at least 3.</param>
    /// <exception cref="ArgumentException">The rows do not fit the network, or both weights are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such weight, or no such range.</exception>
    /// <exception cref="InvalidOperationException">A weight or E there is not finite.</exception>
    public static LossSurface Over<T>(
        IArrayPredictor<T> network,
        T[] inputs,
        T[] targets,
        WeightIndex first,
        WeightIndex second,
        double reach,
        int points)
        where T : unmanaged => Measure(ErrorOfWeights<T>.Of(network, inputs, targets), first, second, reach, points);

    /// <summary>
    /// The surface from above: the more E, the more color. A dot marks the weights as they are, its arrow the way
    /// against the gradient, a ring the smallest E.
    /// </summary>
    /// <param name="title">The text above it; null: "E over two weights"; the axes name them.</param>
    /// <exception cref="ArgumentException">The title has a character that XML does not have.</exception>
    public string ToSvg(string? title = null) =>
        new SvgSurface(title ?? "E over two weights", this).Draw();

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all.</summary>
    /// <param name="path">Such as "surface.svg".</param>
    /// <param name="title">The text above it; null: "E over two weights"; the axes name them.</param>
    /// <exception cref="ArgumentException">The title is not valid; no file is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveSvg(string path, string? title = null) => AtomicFile.Write(path, AtomicFile.Utf8(ToSvg(title)));

    /// <summary>The weights and E.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{First.Name} = {First.At:G5}, {Second.Name} = {Second.At:G5}: E = {Error:G5}");

    private static LossSurface Measure<T>(
        ErrorOfWeights<T> network,
        WeightIndex first,
        WeightIndex second,
        double reach,
        int points)
        where T : unmanaged
    {
        var one = WeightPlace.Of(network.Topology, first, nameof(first));
        var other = WeightPlace.Of(network.Topology, second, nameof(second));
        if (one.Index == other.Index)
        {
            throw new ArgumentException(
                $"Both weights are {one.Name}. Pass two, or call LossCurve.Along.", nameof(second));
        }

        double[] firsts = network.Around(one, reach, points), seconds = network.Around(other, reach, points);
        return network.Restoring(() =>
        {
            double error = network.Here();
            double[] slopes = network.Slopes(error, one, other);
            var errors = new List<double>();
            foreach (double weight in firsts)
            {
                network.Move(one, weight);
                errors.AddRange(seconds.Select(value => network.With(other, value)));
            }

            return new LossSurface(
                new MovedWeight(one.Name, network[one], slopes[0], firsts),
                new MovedWeight(other.Name, network[other], slopes[1], seconds),
                error,
                errors.ToArray());
        });
    }

    private static void Check(int index, int count, string name)
    {
        if (index < 0 || index >= count)
        {
            throw new ArgumentOutOfRangeException(
                name, FormattableString.Invariant($"{name} is {index}; there are {count} points."));
        }
    }
}
