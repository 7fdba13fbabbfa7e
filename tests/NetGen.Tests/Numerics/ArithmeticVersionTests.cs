using System.Globalization;
using System.Runtime.InteropServices;
using NetGen.Tests.Training;

namespace NetGen.Tests.Numerics;

/// <summary>
/// Scalar's bits belong to a version of the arithmetic, which checkpoints carry: who changes the bits raises
/// ArithmeticVersion (once a release) and writes the new ones down here.
/// </summary>
public partial class ArithmeticVersionTests
{
    [Fact]
    public void These_are_the_bits_of_this_version()
    {
        (Dataset<double> doubles, _) = RealData.Standardized(RealData.Iris<double>());
        (Dataset<float> singles, _) = RealData.Standardized(RealData.Iris<float>());
        Assert.Equal(
            (1, "aa3b08f953284f54", "4a1198b248e110da"),
            (Single.Topology.ArithmeticVersion, Trained(new Single(1), singles), Trained(new IrisMomentumNetwork(1), doubles)));
    }

    private static string Trained<T>(INetwork<T> network, Dataset<T> data)
        where T : unmanaged
    {
        network.Fit(data, new() { Epochs = 20, LearningRate = 0.02 });
        ulong hash = 14695981039346656037;
        foreach (byte value in MemoryMarshal.AsBytes<T>(network.Parameters())) hash = (hash ^ value) * 1099511628211;
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    [Network(Inputs = 4, HiddenLayers = [6, 5], Outputs = 3, HiddenActivation = Activation.GELU, Loss = Loss.CrossEntropy,
        Optimizer = Optimizer.Adam, Kernel = Kernel.Scalar)]
    private sealed partial class Single;
}
