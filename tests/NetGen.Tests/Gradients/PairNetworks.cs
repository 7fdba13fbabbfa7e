using System.Collections.Concurrent;
using NetGen.TestSupport;

namespace NetGen.Tests.Gradients;

/// <summary>
/// Networks for valid pairs of loss and output activation; hidden activations go round. Where all tests are asked for, all
/// pairs at both depths in Scalar and double, whose code is the formulas themselves. By default, and for other kernels and
/// float, which print the same formulas, each loss, output activation and hidden activation at least once, in combinations
/// that differ from kernel to kernel. Compiled once per kernel and precision.
/// </summary>
internal static class PairNetworks
{
    private static readonly ConcurrentDictionary<(Kernel, Precision), Lazy<CompiledNetworks>> Batches = new();

    private static readonly Activation[] Outputs = BuiltIn.Activations;

    public static IReadOnlyList<NetworkSpec> Specs(Kernel kernel, Precision precision) =>
        Soak.IsOn || (AllTests.AreAskedFor && (kernel, precision) == (Kernel.Scalar, Precision.Double))
            ? [.. All(kernel, precision)]
            : [.. Covering(kernel, precision)];

    public static CompiledNetworks Compiled(Kernel kernel, Precision precision) => Batches.GetOrAdd(
        (kernel, precision), _ => new(() => NetworkCompiler.Compile(Specs(kernel, precision)))).Value;

    /// <summary>Parameters that both precisions hold exactly.</summary>
    public static double[] Parameters(NetworkSpec spec, Random random) =>
        Numbers.Random<double>(random, spec.ParameterCount, 1.2);

    private static IEnumerable<NetworkSpec> All(Kernel kernel, Precision precision) =>
        from depth in Networks.Depths
        from n in Enumerable.Range(0, Networks.Pairs.Length)
        select Spec(kernel, precision, Networks.Pairs[n], Hidden((n * 5) + depth), depth, outputs: 2 + (n % 3));

    /// <summary>A network for each output activation.</summary>
    private static IEnumerable<NetworkSpec> Covering(Kernel kernel, Precision precision)
    {
        int shift = (2 * (int)kernel) + (int)precision;
        for (int n = 0; n < Outputs.Length; n++)
        {
            // A loss that few outputs have goes to those; the others take turns.
            (Loss, Activation)[] pairs = [.. Networks.Pairs.Where(pair => pair.Output == Outputs[n])];
            (Loss, Activation) pair = Outputs[n] switch
            {
                Activation.Softmax => (Loss.CrossEntropy, Activation.Softmax),
                Activation.Sigmoid => (Loss.BinaryCrossEntropy, Activation.Sigmoid),
                _ => pairs[(n + shift) % pairs.Length],
            };
            int depth = 1 + ((n + shift) % 2);
            yield return Spec(kernel, precision, pair, Hidden(n + shift), depth, outputs: 2 + (n % 3));
        }
    }

    private static Activation Hidden(int n) => Networks.HiddenActivations[n % Networks.HiddenActivations.Length];

    private static NetworkSpec Spec(
        Kernel kernel,
        Precision precision,
        (Loss Loss, Activation Output) pair,
        Activation hidden,
        int depth,
        int outputs) => new()
    {
        Name = $"{pair.Loss}{pair.Output}{depth}{kernel}{precision}",
        Inputs = 3,
        Hidden = depth == 1 ? [5] : [4, 6],
        Outputs = outputs,
        HiddenActivation = hidden,
        OutputActivation = pair.Output,
        Loss = pair.Loss,
        Kernel = kernel,
        Precision = precision,
    };
}
