using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>
/// Brings columns to mean 0 and standard deviation 1: x′ = (x − μ)/σ. What it knows comes from the dataset it was
/// fitted on: the training part alone, or the held-out part is no longer held out.
/// </summary>
/// <remarks>
/// σ = √(Σ(x − μ)²/N). A column that is constant while fitting becomes 0 for every value: nothing was learned of it.
/// </remarks>
public sealed partial class Standardizer
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    private Standardizer(double[] means, double[] deviations) => (_means, _deviations) = (means, deviations);

    /// <summary>μ of each column.</summary>
    public IReadOnlyList<double> Means => Array.AsReadOnly(_means);

    /// <summary>σ of each column; 0 for a constant one.</summary>
    public IReadOnlyList<double> Deviations => Array.AsReadOnly(_deviations);

    /// <summary>Fits the inputs' columns.</summary>
    public static Standardizer OfInputs<T>(Dataset<T> train)
        where T : unmanaged => Fit(train.Inputs, train.InputCount);

    /// <summary>Fits the targets' columns, for regression.</summary>
    public static Standardizer OfTargets<T>(Dataset<T> train)
        where T : unmanaged => Fit(train.Targets, train.TargetCount);

    /// <summary>The dataset with standardised inputs.</summary>
    /// <exception cref="ArgumentException">Its inputs are not as many as the columns fitted.</exception>
    public Dataset<T> ApplyToInputs<T>(Dataset<T> dataset)
        where T : unmanaged => dataset.With(Applied(dataset.Inputs, dataset.InputCount), dataset.Targets.ToArray());

    /// <summary>The dataset with standardised targets.</summary>
    /// <exception cref="ArgumentException">Its targets are not as many as the columns fitted.</exception>
    public Dataset<T> ApplyToTargets<T>(Dataset<T> dataset)
        where T : unmanaged => dataset.With(dataset.Inputs.ToArray(), Applied(dataset.Targets, dataset.TargetCount));

    /// <summary>Standardises rows in place.</summary>
    /// <exception cref="ArgumentException">The rows are not whole.</exception>
    public void Apply<T>(Span<T> rows)
        where T : unmanaged
    {
        Guard.Rows(rows.Length, _means.Length, nameof(rows), rows.Length, _means.Length, nameof(rows));
        for (int n = 0; n < rows.Length; n++)
        {
            int column = n % _means.Length;
            rows[n] = Real.Of<T>((Real.ToDouble(rows[n]) - _means[column]) * Inverse(column));
        }
    }

    /// <summary>Brings standardised rows back, in place: x = μ + σ·x′.</summary>
    /// <exception cref="ArgumentException">The rows are not whole.</exception>
    public void Undo<T>(Span<T> rows)
        where T : unmanaged
    {
        Guard.Rows(rows.Length, _means.Length, nameof(rows), rows.Length, _means.Length, nameof(rows));
        for (int n = 0; n < rows.Length; n++)
        {
            int column = n % _means.Length;
            rows[n] = Real.Of<T>(_means[column] + (_deviations[column] * Real.ToDouble(rows[n])));
        }
    }

    /// <summary>1/σ; 0 for a constant column.</summary>
    private double Inverse(int column) => _deviations[column] == 0 ? 0 : 1 / _deviations[column];

    private T[] Applied<T>(ReadOnlySpan<T> rows, int width)
        where T : unmanaged
    {
        if (width != _means.Length)
        {
            throw new ArgumentException($"The dataset has {width} columns; {_means.Length} were fitted.");
        }

        T[] copy = rows.ToArray();
        Apply<T>(copy);
        return copy;
    }

    private static Standardizer Fit<T>(ReadOnlySpan<T> values, int width)
        where T : unmanaged
    {
        double[] means = new double[width], deviations = new double[width];
        int rows = values.Length / width;
        for (int column = 0; column < width; column++)
        {
            // Around the first value: a column far from 0 loses no digits, and a constant one is exactly constant.
            double first = Real.ToDouble(values[column]), sum = 0, squares = 0;
            for (int row = 0; row < rows; row++)
            {
                sum += Real.ToDouble(values[(row * width) + column]) - first;
            }

            double mean = sum / rows;
            for (int row = 0; row < rows; row++)
            {
                double difference = Real.ToDouble(values[(row * width) + column]) - first - mean;
                squares += difference * difference;
            }

            (means[column], deviations[column]) = (first + mean, Math.Sqrt(squares / rows));
        }

        return new Standardizer(means, deviations);
    }
}
