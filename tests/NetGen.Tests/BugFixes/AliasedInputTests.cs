using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.BugFixes;

/// <summary>x may be what Forward returned, a view of the network's own memory: it counts as it is at the call.</summary>
public class AliasedInputTests
{
    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(
        from kernel in Networks.Kernels
        from precision in Enum.GetValues<Precision>()
        from depth in Networks.Depths
        select Spec(kernel, precision, depth)));

    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    private delegate T[] Call<T>(ITestNetwork<T> network, ReadOnlySpan<T> x)
        where T : unmanaged;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_view_of_the_outputs_is_as_good_as_a_copy(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Check<double>(kernel, precision);
        else Check<float>(kernel, precision);
    }

    private static void Check<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        var comparison = new Comparison(Agreement.Bits);
        foreach (int depth in Networks.Depths)
        {
            NetworkSpec spec = Spec(kernel, precision, depth);
            var random = new Random(9);
            T[] x = Numbers.Random<T>(random, spec.Inputs), t = Numbers.Random<T>(random, spec.Outputs);
            T rate = T.CreateChecked(0.1);
            Same("TrainStep", (network, y) => [network.TrainStep(y, t, rate), .. network.Parameters()]);
            Same("TrainBatch", (network, y) => [network.TrainBatch(y, t, rate), .. network.Parameters()]);
            Same("BackwardBatch", (network, y) => [network.BackwardBatch(y, t), .. network.Gradients()]);
            Same("Evaluate", (network, y) => [network.Evaluate(y, t)]);
            Same("Forward", (network, y) => network.Forward(y).ToArray());
            Same("Backward", (network, y) =>
            {
                network.Forward(y);
                return [network.Backward(t), .. network.Gradients(), .. network.InputGradientsArray];
            });
            Same("Predict", (network, y) =>
            {
                var predicted = new T[spec.Outputs];
                network.Predict(y, predicted);
                return predicted;
            });

            void Same(string what, Call<T> call)
            {
                ITestNetwork<T> copied = Compiled.Value.Create<T>(spec, seed: 1);
                ITestNetwork<T> aliased = Compiled.Value.Create<T>(spec, seed: 1);
                T[] expected = call(copied, copied.Forward(x).ToArray());
                comparison.Add($"{spec.Name} {what}", expected, call(aliased, aliased.Forward(x)));
            }
        }

        comparison.Assert();
    }

    private static NetworkSpec Spec(Kernel kernel, Precision precision, int depth) => new()
    {
        Name = $"Aliased{kernel}{precision}{depth}",
        Inputs = 6,
        Hidden = depth == 1 ? [7] : [5, 9],
        Outputs = 6,
        HiddenActivation = Activation.Tanh,
        Kernel = kernel,
        Precision = precision,
    };
}
