using System.Collections.Concurrent;
using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Golden;

/// <summary>
/// The golden cases' classes, compiled once per kernel and precision for all golden tests: those of gradient descent, whose
/// values are compared, and those of all other optimizers.
/// </summary>
internal static class GoldenNetworks
{
    private static readonly ConcurrentDictionary<(Kernel, Precision, bool), Lazy<CompiledNetworks>> Batches = new();

    /// <summary>Every kernel, in one precision or in both.</summary>
    public static TheoryData<Kernel, Precision> Kernels => new()
    {
        { Kernel.Scalar, Precision.Double },
        { Kernel.Compact, Precision.Single },
        { Kernel.Vector, Precision.Single },
        { Kernel.Vector, Precision.Double },
        { Kernel.Loop, Precision.Double },
    };

    /// <summary>The optimizers whose trajectories say something in a precision.</summary>
    /// <remarks>
    /// The sign of a gradient near zero decides whole steps of RProp, which in float is chaos, as the file's README says.
    /// </remarks>
    public static IEnumerable<Optimizer> Optimizers(Precision precision) =>
        Enum.GetValues<Optimizer>().Where(optimizer => (optimizer, precision) != (Optimizer.RProp, Precision.Single));

    /// <summary>
    /// The cases that an optimizer meets: all, where it is what the values are compared with anyway or NETGEN_SOAK is set;
    /// otherwise one with one hidden layer, one with more, one with softmax and one with skips, others for each optimizer.
    /// </summary>
    public static IEnumerable<GoldenCase> CasesOf(Optimizer optimizer)
    {
        if (Soak.IsOn || optimizer == Optimizer.GradientDescent) return GoldenCase.All;

        return GoldenCase.All
            .GroupBy(golden => golden.Residual || golden.InputSkip ? 3
                : golden.OutputActivation == nameof(Activation.Softmax) ? 0 : golden.Hidden.Length == 1 ? 1 : 2)
            .Select(group => group.OrderBy(golden => golden.Parameters.Length).ElementAt((int)optimizer % 4));
    }

    /// <summary>A network with the case's parameters.</summary>
    public static ITestNetwork<T> Create<T>(
        GoldenCase golden, Kernel kernel, Precision precision, Optimizer optimizer = Optimizer.GradientDescent)
        where T : unmanaged, INumberBase<T>
    {
        bool isPlain = optimizer == Optimizer.GradientDescent;
        CompiledNetworks batch = Batches.GetOrAdd((kernel, precision, isPlain), _ => new(() => NetworkCompiler.Compile(
            from one in Optimizers(precision)
            where one == Optimizer.GradientDescent == isPlain
            from each in CasesOf(one)
            select each.Spec(kernel, precision, one)))).Value;
        ITestNetwork<T> network = batch.Create<T>(golden.Spec(kernel, precision, optimizer));
        network.LoadParameters(Numbers.Of<T>(golden.Parameters));
        return network;
    }
}
