using NetGen.TestSupport;

namespace NetGen.Tests.Gradients;

/// <summary>∂E/∂w against (E(w + h) − E(w − h)) / 2h in double, for every pair of loss and output activation.</summary>
public class CentralDifferenceTests
{
    private const double Step = 1e-5;

    public static TheoryData<Kernel> Kernels => [.. Networks.Combinations
        .Where(combination => combination.Precision == Precision.Double).Select(combination => combination.Kernel)];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Every_gradient_is_the_slope_of_the_error(Kernel kernel)
    {
        var comparison = new Comparison(new Agreement(1e-6, 1e-7, 1e-8));
        var random = new Random(11);
        foreach (NetworkSpec spec in PairNetworks.Specs(kernel, Precision.Double))
        {
            ITestNetwork<double> network = PairNetworks.Compiled(kernel, Precision.Double).Create<double>(spec);
            double[] parameters = PairNetworks.Parameters(spec, random);
            (double[] x, double[] t) = Kinks.SampleFarFrom(spec, parameters, random);
            network.LoadParameters(parameters);
            network.Forward(x);
            network.Backward(t);

            comparison.Add($"{spec.Name} ∂", Slopes(parameters, ErrorOfParameters), network.Gradients());
            network.LoadParameters(parameters);
            comparison.Add($"{spec.Name} ∂y_i", Slopes(x, changed => network.Evaluate(changed, t)), network.InputGradientsArray);

            double ErrorOfParameters(double[] changed)
            {
                network.LoadParameters(changed);
                return network.Evaluate(x, t);
            }
        }

        comparison.Assert();
    }

    private static double[] Slopes(double[] at, Func<double[], double> error)
    {
        var changed = (double[])at.Clone();
        return [.. at.Select((value, n) =>
        {
            changed[n] = value + Step;
            double above = error(changed);
            changed[n] = value - Step;
            double below = error(changed);
            changed[n] = value;
            return (above - below) / (2 * Step);
        })];
    }
}
