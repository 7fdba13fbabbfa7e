using System.Collections.Concurrent;
using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Behaviour;

/// <summary>Networks of odd sizes, so that no layer fills a vector, for each optimizer, kernel and precision.</summary>
internal static class SmallNetworks
{
    private static readonly ConcurrentDictionary<(Kernel, Precision), Lazy<CompiledNetworks>> Batches = new();

    public static NetworkSpec Spec(Kernel kernel, Precision precision, Optimizer optimizer, int depth = 1) => new()
    {
        Name = $"{optimizer}{depth}{kernel}{precision}",
        Inputs = 5,
        Hidden = depth == 1 ? [7] : [11, 6],
        Outputs = 3,
        HiddenActivation = depth == 1 ? Activation.Sigmoid : Activation.Tanh,
        OutputActivation = depth == 1 ? Activation.Identity : Activation.Softmax,
        Loss = depth == 1 ? Loss.SumSquares : Loss.CrossEntropy,
        Optimizer = optimizer,
        Kernel = kernel,
        Precision = precision,
    };

    public static ITestNetwork<T> Create<T>(
        Kernel kernel, Precision precision, Optimizer optimizer = Optimizer.GradientDescent, int depth = 1, int seed = 1)
        where T : unmanaged, INumber<T>
    {
        CompiledNetworks batch = Batches.GetOrAdd((kernel, precision), _ => new(() => NetworkCompiler.Compile(
            from one in Enum.GetValues<Optimizer>()
            from layers in Networks.Depths
            select Spec(kernel, precision, one, layers)))).Value;
        return batch.Create<T>(Spec(kernel, precision, optimizer, depth), seed);
    }

    /// <summary>Rows of inputs and targets for a spec.</summary>
    public static (T[] X, T[] T) Rows<T>(NetworkSpec spec, int rows, int seed = 3)
        where T : INumber<T>
    {
        var random = new Random(seed);
        return (Numbers.Random<T>(random, rows * spec.Inputs), Numbers.Of<T>(Networks.Targets(spec, random, rows)));
    }
}
