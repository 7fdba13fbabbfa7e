using System.Numerics;

namespace NetGen.Tests;

/// <summary>Arrays of either precision.</summary>
internal static class Numbers
{
    public static T[] Of<T>(IEnumerable<double> values)
        where T : INumberBase<T> => [.. values.Select(T.CreateChecked)];

    /// <summary>Uniform between −limit and limit, in steps of 2⁻¹⁶ that both precisions hold exactly.</summary>
    public static T[] Random<T>(Random random, int count, double limit = 1)
        where T : INumberBase<T> => [.. Enumerable.Range(0, count)
            .Select(_ => T.CreateChecked(Math.Round(((random.NextDouble() * 2) - 1) * limit * 65536) / 65536))];

    /// <summary>Copies, so that a later comparison sees what was there.</summary>
    public static T[] Parameters<T>(this IPredictor<T> network)
        where T : unmanaged
    {
        var copy = new T[network.Topology.ParameterCount];
        network.CopyParametersTo(copy);
        return copy;
    }

    public static T[] Gradients<T>(this INetwork<T> network)
        where T : unmanaged
    {
        var copy = new T[network.Topology.ParameterCount];
        network.CopyGradientsTo(copy);
        return copy;
    }

    public static double[] OptimizerState<T>(this ITrainable<T> network)
        where T : unmanaged
    {
        var copy = new double[network.OptimizerStateCount];
        network.CopyOptimizerStateTo(copy);
        return copy;
    }
}
