using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetGen;

/// <summary>Whether targets are classes and outputs their probabilities; asked before anything is measured.</summary>
internal static class ClassChecks
{
    /// <param name="topology">The network's.</param>
    /// <param name="dataset">The rows.</param>
    /// <param name="name">The parameter that the rows came as.</param>
    /// <param name="user">Who needs classes, at the start of the message.</param>
    /// <exception cref="ArgumentException">The targets are numbers, not classes.</exception>
    public static void AreClasses<T>(NetworkTopology topology, Dataset<T> dataset, string name, string user)
        where T : unmanaged
    {
        bool learnsClasses = topology.Loss is Loss.CrossEntropy or Loss.BinaryCrossEntropy;
        if (learnsClasses || !HasThreeNumbers(dataset, out double[] some))
        {
            return;
        }

        throw new ArgumentException(
            FormattableString.Invariant($"{user} is for classes; the targets are numbers, such as {some[0]}, ")
            + FormattableString.Invariant($"{some[1]} and {some[2]}, and the network ({topology}) learns them so. ")
            + "Use RegressionMetrics, or the metrics R2, MeanAbsoluteError and RootMeanSquaredError. If they are the "
            + "numbers of classes, make one target per class: Dataset.FromLabels, or CsvDataset.LoadClasses.",
            name);
    }

    /// <exception cref="ArgumentException">The targets are classes, not numbers.</exception>
    public static void AreNumbers<T>(NetworkTopology topology, Dataset<T> dataset, string name, string user)
        where T : unmanaged
    {
        bool learnsClasses = topology.Loss is Loss.CrossEntropy or Loss.BinaryCrossEntropy;
        foreach (T target in dataset.Targets)
        {
            learnsClasses &= Real.ToDouble(target) is 0 or 1;
        }

        if (learnsClasses)
        {
            throw new ArgumentException(
                $"{user} is for numbers; the targets are classes, 0 or 1, and the network ({topology}) learns them so: "
                + "an interval around a probability would say nothing. Use ConformalSets.",
                name);
        }
    }

    /// <exception cref="ArgumentException">
    /// The outputs are not between 0 and 1, or those of one class per row do not add up to 1.
    /// </exception>
    public static void GivesProbabilities(NetworkTopology topology, string name, string user)
    {
        LayerTopology last = topology.Layers[topology.Layers.Count - 1];
        Activation activation = last.Activation;
        bool isBetween = activation is Activation.Sigmoid or Activation.Softmax or Activation.HardSigmoid;
        bool addsUp = activation == Activation.Softmax
            || topology.Outputs == 1 || MetricTraits.AreIndependent(topology);
        if (!isBetween || !addsUp)
        {
            throw new ArgumentException(
                $"{user} needs probabilities; the outputs of {topology} go through {last.ActivationName}. Give the "
                + "network Loss = Loss.CrossEntropy for one class of several, or Loss.BinaryCrossEntropy for yes or "
                + "no.",
                name);
        }
    }

    /// <exception cref="ArgumentException">A row has shares of classes, several classes, or none.</exception>
    public static void AreHard<T>(Dataset<T> dataset, bool independent, string name, string user)
        where T : unmanaged => AreHard(dataset.Targets, dataset.TargetCount, independent, name, user);

    /// <inheritdoc cref="AreHard{T}(Dataset{T}, bool, string, string)"/>
    public static void AreHard<T>(ReadOnlySpan<T> targets, int width, bool independent, string name, string user)
        where T : unmanaged
    {
        int ones = 0;
        for (int n = 0; n < targets.Length; n++)
        {
            double target = Real.ToDouble(targets[n]);
            if (target != 0 && target != 1)
            {
                throw new ArgumentException(
                    $"{user} needs targets that are 0 or 1; row {n / width} has "
                    + $"{target.ToString("G6", CultureInfo.InvariantCulture)} as target {n % width}.",
                    name);
            }

            ones += target == 1 ? 1 : 0;
            if (width > 1 && !independent && n % width == width - 1)
            {
                if (ones != 1)
                {
                    throw new ArgumentException(
                        $"{user} needs one class per row; row {n / width} has {ones}. If each target is a yes or no of "
                        + "its own, give the network Loss = Loss.BinaryCrossEntropy with sigmoid outputs.",
                        name);
                }

                ones = 0;
            }
        }
    }

    /// <exception cref="ArgumentException">In no class are there rows that are in it and rows that are not.</exception>
    public static void CanBeRanked<T>(Dataset<T> dataset, string name, string user)
        where T : unmanaged
    {
        bool first = false, second = false;
        for (int k = 0; k < dataset.TargetCount && !(first && second); k++)
        {
            (first, second) = (false, false);
            for (int row = 0; row < dataset.Count; row++)
            {
                bool isIn = Real.ToDouble(dataset.Target(row)[k]) > 0.5;
                (first, second) = (first || isIn, second || !isIn);
            }
        }

        if (!(first && second))
        {
            throw new ArgumentException(
                $"{user} compares rows of a class with other rows; all {dataset.Count} rows here are of one class. Use "
                + "a larger part, or divide it with stratified: true.",
                name);
        }
    }

    /// <summary>A class as messages call it.</summary>
    public static string Name(int label, IReadOnlyList<string>? names) =>
        FormattableString.Invariant($"class {label}") + (names is null ? "" : $" (\"{Excerpt.Of(names[label])}\")");

    /// <summary>Whether the targets are more than two different numbers; classes are two: in a class, or not.</summary>
    private static bool HasThreeNumbers<T>(Dataset<T> dataset, out double[] some)
        where T : unmanaged
    {
        some = new double[3];
        int found = 0;
        foreach (T target in dataset.Targets)
        {
            double value = Real.ToDouble(target);
            if (Array.IndexOf(some, value, 0, found) < 0)
            {
                some[found++] = value;
                if (found == some.Length)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
