using System.Collections.Concurrent;
using NetGen.TestSupport;

namespace NetGen.Tests.Golden;

/// <summary>The golden cases' classes, compiled once a kernel, precision and optimizer.</summary>
internal static class GoldenNetworks
{
    private static readonly ConcurrentDictionary<(Kernel, Precision, Optimizer), Lazy<CompiledNetworks>> Batches = new();

    /// <summary>A network with the case's parameters.</summary>
    public static ITestNetwork<T> Create<T>(GoldenCase golden, Kernel kernel, Precision precision, Optimizer optimizer)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        CompiledNetworks batch = Batches.GetOrAdd(
            (kernel, precision, optimizer),
            _ => new(() => NetworkCompiler.Compile(GoldenCase.All.Select(one => one.Spec(kernel, precision, optimizer)))))
            .Value;
        ITestNetwork<T> network = batch.Create<T>(golden.Spec(kernel, precision, optimizer));
        network.LoadParameters(Numbers.Of<T>(golden.Parameters));
        return network;
    }
}
