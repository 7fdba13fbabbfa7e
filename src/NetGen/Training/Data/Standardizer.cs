using System;
using System.Collections.Generic;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>
/// Brings columns to mean 0 and standard deviation 1: x′ = (x − μ)/σ. Fit it on the training part alone: otherwise, the
/// held-out part is no longer held out.
/// </summary>
/// <remarks>
/// σ = √(Σ(x − μ)²/N). A column that is constant while fitting becomes 0 for every value: nothing was learned about it.
/// To use means and deviations from elsewhere, call the constructor; to keep them, <see cref="Save(string)"/> and
/// <see cref="Load(string)"/>.
/// </remarks>
public sealed partial class Standardizer
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    private Standardizer(double[] means, double[] deviations) => (_means, _deviations) = (means, deviations);

    /// <summary>Takes means and deviations that are known, from a file, a database, or another library.</summary>
    /// <param name="means">μ of each column, finite.</param>
    /// <param name="deviations">σ of each column, finite; 0 for a constant one, which then becomes 0.</param>
    /// <exception cref="ArgumentException">
    /// There is no column, there is not one σ per μ, a number is not finite, or a deviation is negative.
    /// </exception>
    public Standardizer(IReadOnlyList<double> means, IReadOnlyList<double> deviations)
    {
        _means = Finite(means, nameof(means));
        _deviations = Finite(deviations, nameof(deviations));
        if (_means.Length != _deviations.Length)
        {
            throw new ArgumentException(
                $"There are {_deviations.Length} deviations for {_means.Length} means; one per mean is expected.",
                nameof(deviations));
        }

        int negative = Array.FindIndex(_deviations, deviation => deviation < 0);
        if (negative >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"deviations[{negative}] is {_deviations[negative]}; it must be 0 (constant column) or more."),
                nameof(deviations));
        }
    }

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
    /// <exception cref="ArgumentException">
    /// It does not have one input per fitted column, or one is so far from the mean that it leaves T's range.
    /// </exception>
    public Dataset<T> ApplyToInputs<T>(Dataset<T> dataset)
        where T : unmanaged => dataset.With(Applied(dataset.Inputs, dataset.InputCount), dataset.Targets.ToArray());

    /// <summary>The dataset with standardised targets.</summary>
    /// <exception cref="ArgumentException">
    /// It does not have one target per fitted column, or one is so far from the mean that it leaves T's range.
    /// </exception>
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
            rows[n] = Real.Of<T>(Scaled(Real.ToDouble(rows[n]), _means[column], _deviations[column]));
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
            double value = Real.ToDouble(rows[n]), mean = _means[column], deviation = _deviations[column];
            double original = mean + (deviation * value);

            // Halves, where the product alone is beyond the largest number.
            rows[n] = Real.Of<T>(double.IsInfinity(original) ? 2 * ((mean / 2) + (deviation / 2 * value)) : original);
        }
    }

    /// <summary>(x − μ)/σ; 0 for a constant column.</summary>
    private static double Scaled(double value, double mean, double deviation)
    {
        if (deviation == 0)
        {
            return 0;
        }

        double difference = value - mean;
        return double.IsInfinity(difference)
            ? 2 * OfDeviation((value / 2) - (mean / 2), deviation)
            : OfDeviation(difference, deviation);
    }

    /// <summary>value/σ, by 1/σ unless that leaves the range of normal numbers.</summary>
    private static double OfDeviation(double value, double deviation) =>
        deviation == 0 ? 0 : deviation is > 1e-300 and < 1e300 ? value * (1 / deviation) : value / deviation;

    private T[] Applied<T>(ReadOnlySpan<T> rows, int width)
        where T : unmanaged
    {
        if (width != _means.Length)
        {
            throw new ArgumentException($"The dataset has {width} columns; {_means.Length} were fitted.");
        }

        T[] copy = rows.ToArray();
        Apply<T>(copy);
        int broken = Real.FirstNotFinite<T>(copy);
        return broken < 0
            ? copy
            : throw new ArgumentException(
                FormattableString.Invariant($"Row {broken / width} has {Real.ToDouble(rows[broken])} in column ")
                + FormattableString.Invariant($"{broken % width}, which has mean ")
                + FormattableString.Invariant($"{_means[broken % width]} and deviation ")
                + FormattableString.Invariant($"{_deviations[broken % width]}: it becomes ")
                + FormattableString.Invariant($"too large for {typeof(T).Name}. ")
                + "Leave the row out, or fit the standardizer on rows like it.");
    }

    private static Standardizer Fit<T>(ReadOnlySpan<T> values, int width)
        where T : unmanaged
    {
        double[] means = new double[width], deviations = new double[width];
        for (int column = 0; column < width; column++)
        {
            (means[column], deviations[column]) = MeanAndDeviation(values, width, column);
        }

        return new Standardizer(means, deviations);
    }

    private static (double Mean, double Deviation) MeanAndDeviation<T>(ReadOnlySpan<T> values, int width, int column)
        where T : unmanaged
    {
        int rows = values.Length / width;
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        for (int n = column; n < values.Length; n += width)
        {
            double value = Real.ToDouble(values[n]);
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        // Times a power of 2, which rounds nothing: neither sums nor squares leave the range of numbers.
        (double scale, double back) = PowerOfTwo(Math.Max(Math.Abs(least), Math.Abs(most)));

        // Around the first value: a column far from 0 loses no digits, and a constant one is exactly constant.
        double first = Real.ToDouble(values[column]) * scale, sum = 0, squares = 0;
        for (int n = column; n < values.Length; n += width)
        {
            sum += (Real.ToDouble(values[n]) * scale) - first;
        }

        double mean = sum / rows;
        for (int n = column; n < values.Length; n += width)
        {
            double difference = (Real.ToDouble(values[n]) * scale) - first - mean;
            squares += difference * difference;
        }

        // Rounding may exceed the largest possible value by one last digit: at the end of the range, by infinity.
        double deviation = Math.Min(Math.Sqrt(squares / rows) * back, double.MaxValue);
        return (Math.Min(Math.Max((first + mean) * back, least), most), deviation);
    }

    /// <summary>2^−e and 2^e for a value of about 2^e, both normal numbers.</summary>
    private static (double Scale, double Back) PowerOfTwo(double value)
    {
        int exponent = (int)(BitConverter.DoubleToInt64Bits(value) >> 52) - 1023;
        exponent = Math.Min(Math.Max(exponent, -1000), 1000);
        return (Power(-exponent), Power(exponent));

        static double Power(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
    }

    private static double[] Finite(IReadOnlyList<double> values, string name)
    {
        _ = values ?? throw new ArgumentNullException(name);
        double[] copy = new double[values.Count];
        for (int n = 0; n < copy.Length; n++)
        {
            copy[n] = double.IsFinite(values[n])
                ? values[n]
                : throw new ArgumentException(
                    FormattableString.Invariant($"{name}[{n}] is {values[n]}; finite numbers are expected."), name);
        }

        return copy.Length > 0
            ? copy
            : throw new ArgumentException($"{name} is empty; one number per column is expected.", name);
    }
}
