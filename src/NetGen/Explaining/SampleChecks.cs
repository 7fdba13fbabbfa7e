using System;
using System.Globalization;
using System.Linq;

namespace NetGen;

/// <summary>Whether a sample and a network can be explained; asked before anything is changed.</summary>
internal static class SampleChecks
{
    /// <param name="topology">The network's.</param>
    /// <param name="x">Inputs.</param>
    /// <param name="t">Targets.</param>
    /// <param name="network">Its parameters.</param>
    /// <param name="tolerance">Of the gradient check.</param>
    /// <exception cref="ArgumentException">They cannot.</exception>
    public static void Check(NetworkTopology topology, double[] x, double[] t, double[] network, double tolerance)
    {
        Row(x, topology.Inputs, "inputs", nameof(x), topology);
        Row(t, topology.Outputs, "targets", nameof(t), topology);
        int broken = FirstNotFinite(network);
        if (broken >= 0)
        {
            throw new ArgumentException(
                $"Parameter {broken} of the network is {Text(network[broken])}; all must be finite. Call "
                + "Initialize(seed), or load parameters.",
                nameof(network));
        }

        Targets(topology.Loss, t, tolerance);
    }

    private static void Row(double[] values, int wanted, string what, string name, NetworkTopology topology)
    {
        if (values.Length != wanted)
        {
            throw new ArgumentException(
                $"{name} has {values.Length} values; the network ({topology}) has {wanted} {what}. Pass one row of "
                + $"{wanted}.",
                name);
        }

        int broken = FirstNotFinite(values);
        if (broken >= 0)
        {
            throw new ArgumentException(
                $"{name}[{broken}] is {Text(values[broken])}; all {what} must be finite. Pass a row without missing "
                + "values.",
                name);
        }
    }

    /// <summary>
    /// Cross-entropies are defined on targets from 0 to 1; with softmax, δ = y − t is the slope only if they add up to
    /// 1.
    /// </summary>
    private static void Targets(Loss loss, double[] t, double tolerance)
    {
        if (loss is not (Loss.CrossEntropy or Loss.BinaryCrossEntropy))
        {
            return;
        }

        int outside = Array.FindIndex(t, target => target < 0 || target > 1);
        if (outside >= 0)
        {
            throw new ArgumentException(
                $"t[{outside}] is {Text(t[outside])}; {loss} is defined on targets between 0 and 1. Pass "
                + "probabilities, or 0 and 1.",
                nameof(t));
        }

        if (loss == Loss.CrossEntropy && Math.Abs(t.Sum() - 1) is var off && off > tolerance / 10)
        {
            throw new ArgumentException(
                $"The targets add up to {Text(t.Sum())}; {loss} is defined on targets that add up to 1. Pass a one-hot "
                + "row, or divide the targets by their sum.",
                nameof(t));
        }
    }

    private static int FirstNotFinite(double[] values) =>
        Array.FindIndex(values, value => !Finite.Is(value));

    private static string Text(double value) => value.ToString("G9", CultureInfo.InvariantCulture);
}
