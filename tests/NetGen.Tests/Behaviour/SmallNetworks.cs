using System.Collections.Concurrent;
using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Behaviour;

/// <summary>Networks of odd sizes, so that no layer fills a vector, for each optimizer, kernel and precision.</summary>
internal static class SmallNetworks
{
    private static readonly ConcurrentDictionary<(Kernel, Precision), Lazy<CompiledNetworks>> Batches = new();

    /// <summary>
    /// What there is of each kernel and precision: every optimizer with one hidden layer; with two, one without state and
    /// one with most (all with NETGEN_SOAK).
    /// </summary>
    public static IEnumerable<(Optimizer Optimizer, int Depth)> Variants =>
        from optimizer in Enum.GetValues<Optimizer>()
        from depth in Networks.Depths
        where depth == 1 || optimizer is Optimizer.GradientDescent or Optimizer.Adam || Soak.IsOn
        select (optimizer, depth);

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
        where T : unmanaged, INumber<T> =>
        Compiled(kernel, precision).Create<T>(Spec(kernel, precision, optimizer, depth), seed);

    public static CompiledNetworks Compiled(Kernel kernel, Precision precision) => Batches.GetOrAdd(
        (kernel, precision),
        _ => new(() => NetworkCompiler.Compile(
            Variants.Select(variant => Spec(kernel, precision, variant.Optimizer, variant.Depth))))).Value;

    /// <summary>Rows of inputs and targets for a spec.</summary>
    public static (T[] X, T[] T) Rows<T>(NetworkSpec spec, int rows, int seed = 3)
        where T : INumber<T>
    {
        var random = new Random(seed);
        return (Numbers.Random<T>(random, rows * spec.Inputs), Numbers.Of<T>(Networks.Targets(spec, random, rows)));
    }
}
