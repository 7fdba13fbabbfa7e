using System;

namespace NetGen;

/// <summary>The mean of E over a dataset.</summary>
internal static class Losses
{
    /// <summary>(1/N)·Σ weight·E</summary>
    public static double Mean<T>(IPredictor<T> network, Dataset<T> dataset)
        where T : unmanaged
    {
        if (!dataset.IsWeighted)
        {
            return Real.ToDouble(network.Evaluate(dataset.Inputs, dataset.Targets));
        }

        double sum = 0;
        for (int row = 0; row < dataset.Count; row++)
        {
            sum += dataset.Weight(row) * Real.ToDouble(network.Evaluate(dataset.Input(row), dataset.Target(row)));
        }

        return sum / dataset.Count;
    }

    public static double LargestInput<T>(Dataset<T> dataset)
        where T : unmanaged
    {
        double largest = 0;
        foreach (T value in dataset.Inputs)
        {
            largest = Math.Max(largest, Math.Abs(Real.ToDouble(value)));
        }

        return largest;
    }
}
