using System;
using System.Globalization;
using System.Linq;

namespace NetGen;

/// <summary>Whether data and network belong together; asked before anything is changed.</summary>
internal static class DataChecks
{
    /// <summary>The most elements that an array holds.</summary>
    public const int MostNumbers = 0x7FFFFFC7;

    /// <summary>Targets that are one-hot but for rounding.</summary>
    private const double SumTolerance = 1e-3;

    /// <summary>How many numbers the rows hold.</summary>
    /// <exception cref="ArgumentException">They are more than an array holds.</exception>
    public static int Numbers(int rows, int width, string name) => (long)rows * width <= MostNumbers
        ? rows * width
        : throw new ArgumentException(
            $"{rows} rows of {width} are {(long)rows * width} numbers; an array holds {MostNumbers}.", name);

    /// <exception cref="ArgumentException">The dataset's widths are not the network's.</exception>
    public static void Widths<T>(NetworkTopology topology, Dataset<T> dataset, string name)
        where T : unmanaged
    {
        if (dataset is null)
        {
            throw new ArgumentNullException(name);
        }

        if (dataset.InputCount != topology.Inputs)
        {
            throw new ArgumentException(
                $"{name} has {dataset.InputCount} inputs per row; the network ({topology}) takes {topology.Inputs}.",
                name);
        }

        if (dataset.TargetCount != topology.Outputs)
        {
            throw new ArgumentException(
                $"{name} has {dataset.TargetCount} targets per row; the network ({topology}) gives {topology.Outputs}. "
                + TargetsRemedy(dataset, topology.Outputs),
                name);
        }
    }

    /// <exception cref="ArgumentException">A row's targets are outside of what the loss is defined on.</exception>
    public static void Targets<T>(NetworkTopology topology, Dataset<T> dataset, string name)
        where T : unmanaged
    {
        Widths(topology, dataset, name);
        bool areShares = topology.Loss == Loss.CrossEntropy;
        if (!areShares && topology.Loss != Loss.BinaryCrossEntropy)
        {
            return;
        }

        for (int row = 0; row < dataset.Count; row++)
        {
            double sum = 0;
            ReadOnlySpan<T> targets = dataset.Target(row);
            for (int k = 0; k < targets.Length; k++)
            {
                double target = Real.ToDouble(targets[k]);
                sum += target;
                if (target < 0 || target > 1)
                {
                    string column = $"target {k}"
                        + (dataset.TargetNames is { } names ? $" ({Excerpt.Of(names[k])})" : "");
                    throw new ArgumentException(
                        $"Row {row} of {name} has {Text(target)} as {column}; {topology.Loss} is defined on targets "
                        + $"between 0 and 1. {Remedy(areShares)}",
                        name);
                }
            }

            if (areShares && Math.Abs(sum - 1) > SumTolerance)
            {
                throw new ArgumentException(
                    $"The targets of row {row} of {name} add up to {Text(sum)}; {topology.Loss} is defined on one-hot "
                    + $"targets, or probabilities that add up to 1. {Remedy(areShares)}",
                    name);
            }
        }
    }

    /// <summary>A loss of the user's says its domain by its values: E of each row, with the network as it is.</summary>
    /// <exception cref="ArgumentException">E of a row is not finite.</exception>
    public static void Errors<T>(INetwork<T> network, Dataset<T> dataset, string name)
        where T : unmanaged
    {
        for (int row = 0; network.Topology.LossFormula is not null && row < dataset.Count; row++)
        {
            double error = Real.ToDouble(network.Evaluate(dataset.Input(row), dataset.Target(row)));
            if (!Finite.Is(error))
            {
                throw new ArgumentException(
                    $"{network.Topology.LossName} of row {row} of {name} is {Text(error)}; its targets are "
                    + $"{string.Join(", ", dataset.Target(row).ToArray().Select(Real.ToDouble).Select(Text))}. The "
                    + "formula may divide by zero there, or take a logarithm or a root of a negative number. Change "
                    + "the targets or the formula.",
                    name);
            }
        }
    }

    /// <exception cref="ArgumentException">A parameter is not finite: training cannot make it so.</exception>
    public static void Parameters<T>(INetwork<T> network, string name)
        where T : unmanaged
    {
        var parameters = new T[network.Topology.ParameterCount];
        network.CopyParametersTo(parameters);
        int broken = Real.FirstNotFinite<T>(parameters);
        if (broken >= 0)
        {
            throw new ArgumentException(
                $"Parameter {broken} of the network is {Text(Real.ToDouble(parameters[broken]))} before training, "
                + "which no learning rate can fix: call Initialize(seed), or load parameters.",
                name);
        }
    }

    private static string TargetsRemedy<T>(Dataset<T> dataset, int outputs)
        where T : unmanaged
    {
        int targets = dataset.TargetCount;
        string positive = dataset.ClassNames is { } names ? Excerpt.Of(names[names.Count - 1]) : "yes";
        return (targets, outputs) switch
        {
            (2, 1) => "One output for yes or no learns one target, 0 or 1: CsvDataset.LoadBinary makes it from text "
                + $"(positive: \"{positive}\"). Or give the network Outputs = 2.",
            (1, > 1) => "Several outputs for classes learn one target each: CsvDataset.LoadClasses makes them from "
                + "text, Dataset.FromLabels from class numbers. Or give the network Outputs = 1.",
            _ => $"Give the network Outputs = {targets}, or the dataset {outputs} targets per row.",
        };
    }

    private static string Remedy(bool areShares) => areShares
        ? "Dataset.FromLabels makes them from class numbers."
        : "For numbers of any size, use another loss, such as SumSquares.";

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
