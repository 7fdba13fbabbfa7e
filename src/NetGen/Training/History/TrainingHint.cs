using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>Looks for the most frequent reason why a network learns nothing: numbers far from 1 in size.</summary>
internal static class TrainingHint
{
    /// <summary>This many rows, spread over the dataset, are enough.</summary>
    private const int MostRows = 1000;

    /// <summary>R² below which next to nothing was learned.</summary>
    private const double Little = 0.1;

    /// <summary>Beyond it, a sigmoid of a weighted sum is as good as constant, and steps are as good as 0.</summary>
    private const double Large = 10;

    private const double Small = 0.05;

    /// <summary>A mean this many deviations from 0 hides how values differ.</summary>
    private const double FarOut = 100;

    /// <returns>What to do; null if there is nothing to say.</returns>
    public static string? Of<T>(INetwork<T> network, Dataset<T> train, FitHistory history)
        where T : unmanaged
    {
        if (history.Epochs.Count == 0 || history.StopReason is StopReason.TargetReached or StopReason.Cancelled)
        {
            return null;
        }

        Dataset<T> rows = Some(train);
        string? inputs = FarFromOne("input", Standardizer.OfInputs(rows), rows.InputNames);
        LayerTopology last = network.Topology.Layers[network.Topology.Layers.Count - 1];
        string? targets = last.Activation == Activation.Identity
            ? FarFromOne("target", Standardizer.OfTargets(rows), rows.TargetNames)
            : null;
        if (inputs is null && targets is null)
        {
            return null;
        }

        double learned = R2(network, rows);
        if (!(learned < Little))
        {
            return null;
        }

        string little = FormattableString.Invariant(
            $"Next to nothing was learned (R² is {learned:G2} on the training part)");
        return inputs is not null
            ? $"{little}, and inputs are far from 1 in size: {inputs}. Standardise them: "
                + "Standardizer.OfInputs(train), ApplyToInputs, and FoldIntoFirstLayer after training."
            : $"{little}, and targets are far from 1 in size: {targets}. Standardise them: "
                + "Standardizer.OfTargets(train), ApplyToTargets, and FoldIntoLastLayer after training.";
    }

    private static Dataset<T> Some<T>(Dataset<T> train)
        where T : unmanaged
    {
        if (train.Count <= MostRows)
        {
            return train;
        }

        int[] rows = new int[MostRows];
        for (int n = 0; n < MostRows; n++)
        {
            rows[n] = (int)((long)n * train.Count / MostRows);
        }

        return train.Select(rows);
    }

    /// <returns>
    /// The column that is farthest from 1, such as "input 12 (proline) is about 747 ± 315"; null if all are near.
    /// </returns>
    private static string? FarFromOne(string what, Standardizer columns, IReadOnlyList<string>? names)
    {
        int largest = -1, farthest = -1;
        double size = 0, ratio = FarOut;
        for (int n = 0; n < columns.Means.Count; n++)
        {
            (double mean, double deviation) = (Math.Abs(columns.Means[n]), columns.Deviations[n]);
            if (deviation == 0)
            {
                // A constant column is a bias, unless it is large.
                mean = mean > Large ? mean : 0;
            }
            else if (mean / deviation > ratio)
            {
                (farthest, ratio) = (n, mean / deviation);
            }

            if (Math.Max(mean, deviation) > size)
            {
                (largest, size) = (n, Math.Max(mean, deviation));
            }
        }

        int column = size > Large || (size > 0 && size < Small) ? largest : farthest;
        if (column < 0)
        {
            return null;
        }

        string name = names is null ? "" : $" ({Excerpt.Of(names[column])})";
        return FormattableString.Invariant(
            $"{what} {column}{name} is about {columns.Means[column]:G3} ± {columns.Deviations[column]:G3}");
    }

    /// <summary>1 − Σ weight·(y − t)²/Σ weight·(t − t̄)², over all targets.</summary>
    private static double R2<T>(INetwork<T> network, Dataset<T> rows)
        where T : unmanaged
    {
        T[] outputs = Prediction.Of(network, rows);
        double errors = 0, around = 0;
        for (int k = 0; k < rows.TargetCount; k++)
        {
            double mean = 0, weights = 0;
            for (int row = 0; row < rows.Count; row++)
            {
                mean += rows.Weight(row) * Real.ToDouble(rows.Target(row)[k]);
                weights += rows.Weight(row);
            }

            mean /= weights;
            for (int row = 0; row < rows.Count; row++)
            {
                double target = Real.ToDouble(rows.Target(row)[k]);
                double error = Real.ToDouble(outputs[(row * rows.TargetCount) + k]) - target;
                errors += rows.Weight(row) * error * error;
                around += rows.Weight(row) * (target - mean) * (target - mean);
            }
        }

        // Where all targets are alike, there was nothing to learn.
        return around > 0 ? 1 - (errors / around) : 1;
    }
}
