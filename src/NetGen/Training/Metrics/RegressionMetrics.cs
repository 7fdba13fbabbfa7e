using System;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>How close predictions are to targets.</summary>
public sealed class RegressionMetrics
{
    private RegressionMetrics(double r2, double meanAbsoluteError, double rootMeanSquaredError) =>
        (R2, MeanAbsoluteError, RootMeanSquaredError) = (r2, meanAbsoluteError, rootMeanSquaredError);

    /// <summary>
    /// R² = 1 − Σ(y − t)²/Σ(t − t̄)²: 1 is perfect, 0 no better than the mean. For several outputs, their mean. An
    /// output whose targets are all equal has 1 if every prediction is right, else −∞ (scikit-learn: 0).
    /// </summary>
    public double R2 { get; }

    /// <summary>MAE = Σ|y − t|/N, in the targets' unit.</summary>
    public double MeanAbsoluteError { get; }

    /// <summary>RMSE = √(Σ(y − t)²/N), in the targets' unit.</summary>
    public double RootMeanSquaredError { get; }

    /// <summary>Predicts a dataset's rows and compares.</summary>
    /// <exception cref="ArgumentException">The dataset does not fit the network.</exception>
    public static RegressionMetrics Of<T>(IPredictor<T> network, Dataset<T> dataset)
        where T : unmanaged
    {
        DataChecks.Widths(network.Topology, dataset, "dataset");
        return Of<T>(Prediction.Of(network, dataset), dataset.Targets, dataset.TargetCount);
    }

    /// <summary>Compares predictions with targets, one per row.</summary>
    /// <param name="outputs">One prediction per row.</param>
    /// <param name="targets">As many targets.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, the lengths do not fit, or a number is NaN or infinite.
    /// </exception>
    public static RegressionMetrics Of<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets)
        where T : unmanaged => Of(outputs, targets, width: 1);

    /// <inheritdoc cref="Of{T}(ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    public static RegressionMetrics Of<T>(T[] outputs, T[] targets)
        where T : unmanaged => Of(outputs, targets, width: 1);

    /// <inheritdoc cref="Of{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int)"/>
    public static RegressionMetrics Of<T>(T[] outputs, T[] targets, int width)
        where T : unmanaged => Of<T>(outputs.AsSpan(), targets.AsSpan(), width);

    /// <summary>Compares predictions with targets, row by row.</summary>
    /// <param name="outputs">Rows of predictions.</param>
    /// <param name="targets">As many rows of targets.</param>
    /// <param name="width">Values per row.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, the lengths do not fit, or a number is NaN or infinite.
    /// </exception>
    public static RegressionMetrics Of<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int width)
        where T : unmanaged
    {
        int rows = Guard.SomeRows(outputs.Length, width, nameof(outputs), targets.Length, width, nameof(targets));
        CheckFinite(outputs, width, "Output", nameof(outputs));
        CheckFinite(targets, width, "Target", nameof(targets));
        double absolute = 0, squared = 0, r2 = 0;
        for (int k = 0; k < width; k++)
        {
            double mean = 0, ofColumn = 0, around = 0;
            bool varies = false;
            for (int row = 0; row < rows; row++)
            {
                mean += Real.ToDouble(targets[(row * width) + k]);
                varies |= Real.ToDouble(targets[(row * width) + k]) != Real.ToDouble(targets[k]);
            }

            mean /= rows;
            for (int row = 0; row < rows; row++)
            {
                double target = Real.ToDouble(targets[(row * width) + k]);
                double error = Real.ToDouble(outputs[(row * width) + k]) - target;
                absolute += Math.Abs(error);
                ofColumn += error * error;
                around += (target - mean) * (target - mean);
            }

            squared += ofColumn;

            // The mean of equal targets may be rounded: the sum around it is then not 0.
            r2 += varies && around > 0 ? 1 - (ofColumn / around) : ofColumn == 0 ? 1 : double.NegativeInfinity;
        }

        double count = (double)rows * width;
        return new RegressionMetrics(r2 / width, absolute / count, Math.Sqrt(squared / count));
    }

    /// <exception cref="ArgumentException">
    /// A target is the same in all rows: R² has nothing to compare with.
    /// </exception>
    internal static void CheckVaries<T>(Dataset<T> dataset, string name)
        where T : unmanaged
    {
        for (int k = 0; k < dataset.TargetCount; k++)
        {
            double first = Real.ToDouble(dataset.Targets[k]);
            bool varies = false;
            for (int row = 1; row < dataset.Count && !varies; row++)
            {
                varies = Real.ToDouble(dataset.Target(row)[k]) != first;
            }

            if (!varies)
            {
                string column = FormattableString.Invariant($"target {k}")
                    + (dataset.TargetNames is { } names ? $" ({Excerpt.Of(names[k])})" : "");
                throw new ArgumentException(
                    FormattableString.Invariant($"The metric R2 compares with the mean of the targets; {column} is ")
                    + FormattableString.Invariant($"{first} in ")
                    + (dataset.Count == 1 ? "the only row" : FormattableString.Invariant($"all {dataset.Count} rows"))
                    + ". Use a larger part, or MeanAbsoluteError or RootMeanSquaredError.",
                    name);
            }
        }
    }

    private static void CheckFinite<T>(ReadOnlySpan<T> values, int width, string what, string name)
        where T : unmanaged
    {
        if (Real.FirstNotFinite(values) is var broken and >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{what} {broken % width} of row {broken / width} is ")
                + FormattableString.Invariant($"{Real.ToDouble(values[broken])}; finite numbers are ")
                + FormattableString.Invariant($"expected. If a network ")
                + "said so, its parameters are too large or not finite.",
                name);
        }
    }

    /// <summary>Such as "R² 0.482, MAE 43.1, RMSE 54.2".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"R² {R2:G4}, MAE {MeanAbsoluteError:G4}, RMSE {RootMeanSquaredError:G4}");
}
