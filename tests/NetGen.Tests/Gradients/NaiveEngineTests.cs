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
        var comparison = new Comparison(kernel == Kernel.Scalar ? Agreement.Bits : Agreement.Reordered(precision));
        var random = new Random(12);
        foreach (NetworkSpec spec in PairNetworks.Specs(kernel, precision))
        {
            double[] parameters = PairNetworks.Parameters(spec, random);
            (double[] x, double[] t) = Kinks.SampleFarFrom(spec, parameters, random);
            ITestNetwork<T> network = PairNetworks.Compiled(kernel, precision).Create<T>(spec);
            network.LoadParameters(Numbers.Of<T>(parameters));
            var naive = new NaiveNetwork<T>(spec, Numbers.Of<T>(parameters));

            comparison.AddStep(spec.Name, naive, network, Numbers.Of<T>(x), Numbers.Of<T>(t));
            T rate = T.CreateChecked(0.1);
            naive.Update(rate);
            network.Update(rate);
            comparison.Add($"{spec.Name} w after a step", naive.Parameters, network.Parameters());
        }

        comparison.Assert();
    }
}
