using System.Collections.Concurrent;
using NetGen.TestSupport;

namespace NetGen.Tests.Gradients;

/// <summary>
/// A network for each valid pair of loss and output activation, with one hidden layer and with two; the hidden activation
/// goes round, so that each occurs at both depths. Compiled once a kernel and precision.
/// </summary>
internal static class PairNetworks
{
    private static readonly ConcurrentDictionary<(Kernel, Precision), Lazy<CompiledNetworks>> Batches = new();

    public static IReadOnlyList<NetworkSpec> Specs(Kernel kernel, Precision precision) =>
    [
        .. from depth in Networks.Depths
           from n in Enumerable.Range(0, Networks.Pairs.Length)
           select new NetworkSpec
           {
               Name = $"{Networks.Pairs[n].Loss}{Networks.Pairs[n].Output}{depth}{kernel}{precision}",
               Inputs = 3,
               Hidden = depth == 1 ? [5] : [4, 6],
               Outputs = 2 + (n % 3),
               HiddenActivation = Networks.HiddenActivations[((n * 5) + depth) % Networks.HiddenActivations.Length],
               OutputActivation = Networks.Pairs[n].Output,
               Loss = Networks.Pairs[n].Loss,
               Kernel = kernel,
               Precision = precision,
           },
    ];

    public static CompiledNetworks Compiled(Kernel kernel, Precision precision) => Batches.GetOrAdd(
        (kernel, precision), _ => new(() => NetworkCompiler.Compile(Specs(kernel, precision)))).Value;

    /// <summary>Parameters that both precisions hold exactly.</summary>
    public static double[] Parameters(NetworkSpec spec, Random random) =>
        Numbers.Random<double>(random, spec.ParameterCount, 1.2);
}
