using System;
using System.Globalization;
using NetGen.CompilerServices;

namespace NetGen;

/// <content>Rows that count more than others.</content>
public sealed partial class Dataset<T>
{
    /// <summary>
    /// The same rows, each counting as much as its weight says: training follows (1/N)·Σ weight·∂E, and losses are
    /// (1/N)·Σ weight·E. Metrics count all rows equally.
    /// </summary>
    /// <param name="weights">One per row, 0 or more.</param>
    /// <remarks>Weighted rows are trained one by one, which is slower than a batch.</remarks>
    /// <exception cref="ArgumentException">
    /// There is not one per row, one is negative or not finite, or all are 0.
    /// </exception>
    public Dataset<T> WithWeights(ReadOnlySpan<double> weights)
    {
        Guard.Length(weights.Length, Count, nameof(weights));
        double sum = 0;
        for (int row = 0; row < weights.Length; row++)
        {
            if (!(weights[row] >= 0) || !double.IsFinite(weights[row]))
            {
                string value = weights[row].ToString(CultureInfo.InvariantCulture);
                throw new ArgumentException(
                    $"Row {row} has the weight {value}; it must be 0 or more.", nameof(weights));
            }

            sum += weights[row];
        }

        if (sum == 0)
        {
            throw new ArgumentException("Every weight is 0: there is nothing to learn from.", nameof(weights));
        }

        return Like(_inputs, _targets, weights.ToArray(), _classNames);
    }

    /// <summary>
    /// The same rows, weighted so that all classes count equally: N / (classes that occur · rows of the row's class).
    /// For data in which one class is rare.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The targets are not one class per row: see <see cref="Label"/>.
    /// </exception>
    public Dataset<T> Balanced()
    {
        int[] rows = new int[ClassCount];
        int occurring = 0;
        for (int row = 0; row < Count; row++)
        {
            if (rows[Label(row)]++ == 0)
            {
                occurring++;
            }
        }

        double[] weights = new double[Count];
        for (int row = 0; row < Count; row++)
        {
            weights[row] = Count / ((double)occurring * rows[Label(row)]);
        }

        return WithWeights(weights);
    }
}
