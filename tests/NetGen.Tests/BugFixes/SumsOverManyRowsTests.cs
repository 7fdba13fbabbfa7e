using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.BugFixes;

/// <summary>
/// A plain sum of floats loses digits with every row: of E = 0.1 a row, 5·10⁶ rows had a mean of 0.0957. Mean E and mean
/// gradients are as exact as those of one row, in each kernel and each way that batches go.
/// </summary>
public class SumsOverManyRowsTests
{
    private const int Rows = 5_000_000;

    // Coprime with blocks, chunks and lanes.
    private const int Samples = 7;

    /// <summary>Tiny networks have their samples in the lanes of Kernel.Vector; 3-9-2 goes in chunks.</summary>
    public static TheoryData<Kernel, Precision, int, bool> Cases
    {
        get
        {
            var data = new TheoryData<Kernel, Precision, int, bool>();
            foreach (Kernel kernel in Networks.Kernels)
                foreach (Precision precision in Enum.GetValues<Precision>())
                    foreach (int hidden in new[] { 2, 9 })
                        data.Add(kernel, precision, hidden, false);
            data.Add(Kernel.Loop, Precision.Single, 9, true);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Means_do_not_depend_on_the_number_of_rows(Kernel kernel, Precision precision, int hidden, bool parallel)
    {
        var spec = new NetworkSpec
        {
            Name = "Many",
            Inputs = 1,
            Hidden = [hidden],
            Outputs = 1,
            Kernel = kernel,
            Precision = precision,
            InputGradients = false,
            Extra = parallel ? "Parallel = true" : null,
        };
        using CompiledNetworks compiled = NetworkCompiler.Compile([spec]);
        if (precision == Precision.Single) Check(compiled.Create<float>(spec, seed: 3), digits: 2e-6);
        else Check(compiled.Create<double>(spec, seed: 3), digits: 4e-15);
    }

    private static void Check<T>(ITestNetwork<T> network, double digits)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Targets on one side of y: terms of one sign are what a sum loses most of.
        T[] x = Numbers.Of<T>(Enumerable.Range(0, Rows).Select(row => (row % Samples) / 8.0));
        T[] t = Numbers.Of<T>(Enumerable.Range(0, Rows).Select(row => 2 + (0.1 * (row % Samples))));
        var error = 0.0;
        var gradients = new double[network.Topology.ParameterCount];
        for (int n = 0; n < Samples; n++)
        {
            double share = ((Rows / Samples) + (n < Rows % Samples ? 1 : 0)) / (double)Rows;
            network.Forward([x[n]]);
            error += share * double.CreateChecked(network.Backward([t[n]]));
            T[] sample = network.Gradients();
            for (int p = 0; p < gradients.Length; p++) gradients[p] += share * double.CreateChecked(sample[p]);
        }

        AssertNear(error, network.Evaluate(x, t), digits / 4, "Evaluate");
        AssertNear(error, network.BackwardBatch(x, t), digits, "BackwardBatch");
        T[] means = network.Gradients();
        for (int p = 0; p < gradients.Length; p++) AssertNear(gradients[p], means[p], digits, $"∂{p}");
        AssertNear(error, network.TrainBatch(x, t, T.CreateChecked(1e-3)), digits, "TrainBatch");
    }

    private static void AssertNear<T>(double expected, T actual, double digits, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double off = Math.Abs((double.CreateChecked(actual) / expected) - 1);
        Assert.True(off <= digits, $"{what}: {actual} for {expected:R}, off by {off:E2}, allowed {digits:E2}");
    }
}
