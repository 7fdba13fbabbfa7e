using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Gradients;

/// <summary>
/// Generated code against plain loops: Scalar adds the same terms in the same order, so it agrees to the last bit; the
/// other kernels within rounding.
/// </summary>
public class NaiveEngineTests
{
    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Forward_gradients_and_update_agree(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Check<double>(kernel, precision);
        else Check<float>(kernel, precision);
    }

    private static void Check<T>(Kernel kernel, Precision precision)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var exact = new Comparison(Agreement.Bits);
        var near = new Comparison(Agreement.Reordered(precision));
        var random = new Random(12);
        foreach (NetworkSpec spec in PairNetworks.Specs(kernel, precision))
        {
            double[] parameters = PairNetworks.Parameters(spec, random);
            (double[] x, double[] t) = Kinks.SampleFarFrom(spec, parameters, random);
            ITestNetwork<T> network = PairNetworks.Compiled(kernel, precision).Create<T>(spec);
            network.LoadParameters(Numbers.Of<T>(parameters));
            var naive = new NaiveNetwork<T>(spec, Numbers.Of<T>(parameters));

            Comparison comparison = kernel == Kernel.Scalar && HasOneOrder(spec) ? exact : near;
            comparison.AddStep(spec.Name, naive, network, Numbers.Of<T>(x), Numbers.Of<T>(t));
            if (kernel == Kernel.Scalar) exact.Add($"{spec.Name} y", naive.Layers[^1].Outputs, network.Layers[^1].Outputs.ToArray());
            T rate = T.CreateChecked(0.1);
            naive.Update(rate);
            network.Update(rate);
            comparison.Add($"{spec.Name} w after a step", naive.Parameters, network.Parameters());
        }

        exact.Assert();
        near.Assert();
    }

    /// <summary>
    /// Whether δ has a closed form whose factors nobody would write in another order: all but GELU's, which has a dozen
    /// terms, and products that the generator's algebra sorts or folds (Huber's choice goes last, 2/n · 1/6 is one number).
    /// </summary>
    private static bool HasOneOrder(NetworkSpec spec) =>
        spec.HiddenActivation != Activation.GELU
        && (spec.Loss, spec.OutputActivation) is not (
            (_, Activation.GELU)
            or (Loss.Huber, Activation.Sigmoid or Activation.SiLU or Activation.Softsign)
            or (Loss.MeanSquaredError, Activation.HardSigmoid));
}
