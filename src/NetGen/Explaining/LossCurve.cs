using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace NetGen;

/// <summary>
/// E over one weight or bias w, and its tangent E + ∂w·(v − w), where v is what the weight is moved to. Gradient
/// descent goes down along this tangent: w ← w − η·∂w.
/// </summary>
/// <remarks>
/// E is the mean over the rows of data, each with its weight if the data has weights. All other weights and biases stay
/// what they are, so this is a cut through E: a minimum on it need not be one of E. The penalty of L1 and L2 is no part
/// of it.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class LossCurve
{
    private const double UsualReach = 4;
    private const int UsualPoints = 201;

    private LossCurve(MovedWeight weight, double error, double[] errors)
    {
        (Weight, Error, Errors) = (weight, error, errors);
        (LowestAt, LowestError) = (weight.At, error);
        for (int n = 0; n < errors.Length; n++)
        {
            if (errors[n] < LowestError)
            {
                (LowestAt, LowestError) = (weight.Values[n], errors[n]);
            }
        }
    }

    /// <summary>The weight, its gradient, and what it is moved to.</summary>
    public MovedWeight Weight { get; }

    /// <summary>E where the weight is as it is.</summary>
    public double Error { get; }

    /// <summary>E for each of the weight's <see cref="MovedWeight.Values"/>; it can overflow.</summary>
    public IReadOnlyList<double> Errors { get; }

    /// <summary>The smallest E that was measured.</summary>
    public double LowestError { get; }

    /// <summary>The weight that has it.</summary>
    public double LowestAt { get; }

#if HAS_SPAN
    /// <summary>Measures E from w − 4 to w + 4, at 201 points.</summary>
    /// <inheritdoc cref="Along{T}(IPredictor{T}, Dataset{T}, int, int, int, double, int)"/>
    public static LossCurve Along<T>(IPredictor<T> network, Dataset<T> data, int layer, int i, int j)
        where T : unmanaged => Along(network, data, layer, i, j, UsualReach, UsualPoints);

    /// <summary>Measures E from w − reach to w + reach.</summary>
    /// <remarks>
    /// Parameters and optimizer state are afterwards what they were, to the bit, also if this method throws. y, δ and
    /// the gradients are not. It takes one <c>Evaluate</c> per point. No other thread may use the network meanwhile.
    /// </remarks>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">Any network that has an instance. Frozen networks have none.</param>
    /// <param name="data">The rows whose mean E is drawn.</param>
    /// <param name="layer">The layer that has the weight: 0 is the first hidden layer, the last is the output.</param>
    /// <param name="i">The input or neuron that w_ij comes from; the number of them (fan-in) for the bias b_j.</param>
    /// <param name="j">The neuron that it leads to.</param>
    /// <param name="reach">How far to both sides; more than 0, in the weight's own unit.</param>
    /// <param name="points">How many; at least 3.</param>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such weight, or no such range.</exception>
    /// <exception cref="InvalidOperationException">The weight or E there is not finite.</exception>
    public static LossCurve Along<T>(
        IPredictor<T> network, Dataset<T> data, int layer, int i, int j, double reach, int points)
        where T : unmanaged => Measure(ErrorOfWeights<T>.Of(network, data), layer, i, j, reach, points);
#endif

    /// <summary>Measures E from w − 4 to w + 4, at 201 points.</summary>
    /// <inheritdoc cref="Along{T}(IArrayPredictor{T}, T[], T[], int, int, int, double, int)"/>
    public static LossCurve Along<T>(IArrayPredictor<T> network, T[] inputs, T[] targets, int layer, int i, int j)
        where T : unmanaged => Along(network, inputs, targets, layer, i, j, UsualReach, UsualPoints);

    /// <summary>Measures E from w − reach to w + reach.</summary>
    /// <remarks>
    /// Parameters and optimizer state are afterwards what they were, to the bit, also if this method throws. y, δ and
    /// the gradients are not. It takes one <c>Evaluate</c> per point. No other thread may use the network meanwhile.
    /// </remarks>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="network">Any network that has an instance. Frozen networks have none.</param>
    /// <param name="inputs">Rows of l inputs.</param>
    /// <param name="targets">As many rows of n targets.</param>
    /// <param name="layer">The layer that has the weight: 0 is the first hidden layer, the last is the output.</param>
    /// <param name="i">The input or neuron that w_ij comes from; the number of them (fan-in) for the bias b_j.</param>
    /// <param name="j">The neuron that it leads to.</param>
    /// <param name="reach">How far to both sides; more than 0, in the weight's own unit.</param>
    /// <param name="points">How many; at least 3.</param>
    /// <exception cref="ArgumentException">The rows do not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such weight, or no such range.</exception>
    /// <exception cref="InvalidOperationException">The weight or E there is not finite.</exception>
    public static LossCurve Along<T>(
        IArrayPredictor<T> network, T[] inputs, T[] targets, int layer, int i, int j, double reach, int points)
        where T : unmanaged => Measure(ErrorOfWeights<T>.Of(network, inputs, targets), layer, i, j, reach, points);

    /// <summary>The tangent: E + ∂w·(<paramref name="weight"/> − w).</summary>
    public double Tangent(double weight) => Error + (Weight.Gradient * (weight - Weight.At));

    /// <summary>The curve, its tangent (dashed), and the weight.</summary>
    /// <param name="title">The text above it; null: "E over" and the weight's name.</param>
    /// <exception cref="ArgumentException">The title has a character that XML does not have.</exception>
    public string ToSvg(string? title = null)
    {
        (double from, double to) = Touching();
        string mark = FormattableString.Invariant(
            $"w = {Weight.At:G3}, E = {Error:G3}, ∂w = {Weight.Gradient:G3}");
        return new SvgChart(title ?? $"E over {Weight.Name}", Weight.Name, "mean of E")
        {
            Curves = new[] { new Curve("E", Weight.Values.ToArray(), Errors.ToArray()) },
            Reference = new Curve("tangent", new[] { from, to }, new[] { Tangent(from), Tangent(to) }),
            Mark = (Weight.At, Error, mark),
        }.Draw();
    }

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all.</summary>
    /// <param name="path">Such as "curve.svg".</param>
    /// <param name="title">The text above it; null: "E over" and the weight's name.</param>
    /// <exception cref="ArgumentException">The title is not valid; no file is written.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void SaveSvg(string path, string? title = null) => AtomicFile.Write(path, AtomicFile.Utf8(ToSvg(title)));

    /// <summary>The weight, E and ∂w.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Weight.Name} = {Weight.At:G5}: E = {Error:G5}, ∂w = {Weight.Gradient:G5}");

    private static LossCurve Measure<T>(
        ErrorOfWeights<T> network, int layer, int i, int j, double reach, int points)
        where T : unmanaged
    {
        var place = WeightPlace.Of(network.Topology, new WeightIndex(layer, i, j));
        double[] weights = network.Around(place, reach, points);
        return network.Restoring(() =>
        {
            double error = network.Here();
            var weight = new MovedWeight(place.Name, network[place], network.Slopes(error, place)[0], weights);
            return new LossCurve(weight, error, weights.Select(value => network.With(place, value)).ToArray());
        });
    }

    /// <summary>The part of the tangent that is drawn: half of the range, and little beyond the curve's E.</summary>
    private (double From, double To) Touching()
    {
        double[] errors = Errors.Where(Finite.Is).Append(Error).ToArray();
        double reach = (Weight.Values[Weight.Values.Count - 1] - Weight.Values[0]) / 4;
        double beyond = (errors.Max() - errors.Min()) / 8, slope = Weight.Gradient;
        double down = Math.Min(reach, (Error - errors.Min() + beyond) / Math.Abs(slope));
        double up = Math.Min(reach, (errors.Max() - Error + beyond) / Math.Abs(slope));
        (double left, double right) = slope > 0 ? (down, up) : slope < 0 ? (up, down) : (reach, reach);
        return (Weight.At - left, Weight.At + right);
    }
}
