using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Behaviour;

/// <summary>Hidden neurons have no order: renumbering them changes nothing but the numbers.</summary>
public class PermutationTests
{
    private static readonly int[] Order = [4, 0, 6, 2, 5, 1, 3];

    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Renumbering_hidden_neurons_changes_no_output_and_renumbers_gradients(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Check<double>(kernel, precision);
        else Check<float>(kernel, precision);
    }

    private static void Check<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        NetworkSpec spec = SmallNetworks.Spec(kernel, precision, Optimizer.GradientDescent);
        ITestNetwork<T> network = SmallNetworks.Create<T>(kernel, precision);
        ITestNetwork<T> renumbered = SmallNetworks.Create<T>(kernel, precision, seed: 2);
        network.LoadParameters(Numbers.Random<T>(new Random(8), spec.ParameterCount));
        renumbered.LoadParameters(Renumbered(spec, network.Parameters()));

        (T[] x, T[] t) = SmallNetworks.Rows<T>(spec, 1);
        var comparison = new Comparison(Agreement.Reordered(precision));
        comparison.Add("y", network.Forward(x).ToArray(), renumbered.Forward(x).ToArray());
        comparison.Add("E", network.Backward(t), renumbered.Backward(t));
        comparison.Add("∂", Renumbered(spec, network.Gradients()), renumbered.Gradients());
        comparison.Add("∂y_i", network.InputGradientsArray, renumbered.InputGradientsArray);
        comparison.Assert();
    }

    /// <summary>Columns of w_ij, entries of b_j and rows of w_jk in the new order.</summary>
    private static T[] Renumbered<T>(NetworkSpec spec, T[] canonical)
    {
        int l = spec.Inputs, m = spec.Hidden[0], n = spec.Outputs;
        var copy = (T[])canonical.Clone();
        for (int j = 0; j < m; j++)
        {
            for (int i = 0; i <= l; i++) copy[(i * m) + j] = canonical[(i * m) + Order[j]];
            for (int k = 0; k < n; k++) copy[((l + 1) * m) + (j * n) + k] = canonical[((l + 1) * m) + (Order[j] * n) + k];
        }

        return copy;
    }
}
