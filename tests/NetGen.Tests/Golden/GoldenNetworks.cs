using System.Collections.Concurrent;
using NetGen.TestSupport;

namespace NetGen.Tests.Golden;

/// <summary>The golden cases' classes, compiled once a kernel and precision.</summary>
internal static class GoldenNetworks
{
    private static readonly ConcurrentDictionary<(Kernel, Precision), Lazy<CompiledNetworks>> Batches = new();

    /// <summary>A network with the case's parameters.</summary>
    public static ITestNetwork<T> Create<T>(GoldenCase golden, Kernel kernel, Precision precision)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        CompiledNetworks batch = Batches.GetOrAdd(
            (kernel, precision), _ => new(() => NetworkCompiler.Compile(GoldenCase.All.Select(Spec)))).Value;
        ITestNetwork<T> network = batch.Create<T>(Spec(golden));
        network.LoadParameters(Numbers.Of<T>(golden.Parameters));
        return network;

        NetworkSpec Spec(GoldenCase one) => one.Spec(kernel, precision, Optimizer.GradientDescent);
    }
}
