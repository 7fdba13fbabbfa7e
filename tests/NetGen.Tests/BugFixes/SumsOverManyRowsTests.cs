using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.BugFixes;

/// <summary>
/// A plain sum of floats loses digits with every row: of E = 0.1 a row, 5·10⁶ rows had a mean of 0.0957. Mean E and mean
/// gradients are as exact as those of one row, in each kernel and each way that batches go, at any number of rows.
/// </summary>
[Trait("Category", "Slow")]
public partial class SumsOverManyRowsTests
{
    private const int Rows = 5_000_000;

    // Plain sums of floats lose three digits and more of so many.
    private const int FewerRows = 100_003;

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

    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Means_do_not_depend_on_the_number_of_rows(Kernel kernel, Precision precision, int hidden, bool parallel)
    {
        NetworkSpec spec = Spec(kernel, precision, hidden) with { Extra = parallel ? "Parallel = true" : null };
        Run(spec, [Rows]);
    }

    /// <summary>E of these is computed from u, where Evaluate goes row by row.</summary>
    [Theory]
    [MemberData(nameof(Kernels))]
    public void Nor_do_those_of_cross_entropy_and_binary_cross_entropy(Kernel kernel, Precision precision)
    {
        foreach (int hidden in new[] { 2, 9 })
        {
            NetworkSpec spec = Spec(kernel, precision, hidden) with { Outputs = 3 };
            Run(spec with { OutputActivation = Activation.Softmax, Loss = Loss.CrossEntropy }, [FewerRows]);
            Run(spec with { OutputActivation = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy }, [FewerRows]);
        }
    }

    /// <summary>So wide that a batch would take too much of the stack, and goes row by row.</summary>
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Nor_do_those_of_wide_layers(Precision precision)
    {
        using CompiledNetworks compiled = Run(Spec(Kernel.Loop, precision, hidden: 2600), [FewerRows / 4]);
        string source = string.Concat(compiled.GeneratedSources.Values);
        Assert.Contains("Vector512", source);
        Assert.DoesNotContain("AddBatchGradients", source);
    }

    /// <summary>More weights than locals hold, in unrolled scalar code.</summary>
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Nor_do_those_of_scalar_code_with_values_in_arrays(Precision precision) =>
        Run(Spec(Kernel.Scalar, precision, hidden: 200), [FewerRows]);

    /// <summary>The last batch that is one block, the first that is two, and their neighbours.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Nor_at_the_borders_of_blocks(Kernel kernel, Precision precision, int hidden, bool parallel)
    {
        NetworkSpec spec = Spec(kernel, precision, hidden) with { Extra = parallel ? "Parallel = true" : null };
        int[] borders = [64, 71, 128, 135, 1024, 1031, 2048, 2055];
        Run(spec, [.. borders.SelectMany(rows => new[] { rows - 1, rows, rows + 1 })]);
    }

    [Fact]
    public void Fit_stops_at_a_target_that_the_mean_has_reached_and_at_no_other()
    {
        var network = new Still(1);
        network.LoadParameters(new float[Still.ParameterCount]);
        // 0.1 a row: a plain sum of floats makes 0.0957 of it.
        var data = new Dataset<float>(new float[Rows], [.. Enumerable.Repeat(MathF.Sqrt(0.2f), Rows)], 1, 1);
        double mean = 0.5 * MathF.Sqrt(0.2f) * MathF.Sqrt(0.2f);

        Assert.Equal(StopReason.Completed, Fit(mean * (1 - 1e-5)));
        Assert.Equal(StopReason.TargetReached, Fit(mean * (1 + 1e-5)));

        StopReason Fit(double target) => network.Fit(
            data,
            new() { Epochs = 1, BatchSize = Rows, LearningRate = 1e-30, Shuffle = false, TargetError = target }).StopReason;
    }

    [Network(Inputs = 1, Hidden = 2, Outputs = 1)]
    private sealed partial class Still;

    private static NetworkSpec Spec(Kernel kernel, Precision precision, int hidden) => new()
    {
        Name = "Many",
        Inputs = 1,
        Hidden = [hidden],
        Outputs = 1,
        Kernel = kernel,
        Precision = precision,
        InputGradients = false,
    };

    /// <param name="spec">The network.</param>
    /// <param name="rowCounts">Batches.</param>
    private static CompiledNetworks Run(NetworkSpec spec, int[] rowCounts)
    {
        CompiledNetworks compiled = NetworkCompiler.Compile([spec]);
        foreach (int rows in rowCounts)
        {
            if (spec.Precision == Precision.Single) Check(spec, compiled.Create<float>(spec, 3), rows, 5e-7, 4e-6);
            else Check(spec, compiled.Create<double>(spec, 3), rows, 2e-15, 8e-15);
        }

        return compiled;
    }

    /// <param name="spec">The network.</param>
    /// <param name="network">It, compiled.</param>
    /// <param name="rows">Of the batch.</param>
    /// <param name="exact">Of E by Evaluate: four units in the last place of 1, or eight.</param>
    /// <param name="digits">Of what a block adds up as it comes: 32 units. A row alone may be off by as much.</param>
    private static void Check<T>(NetworkSpec spec, ITestNetwork<T> network, int rows, double exact, double digits)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] x = Numbers.Of<T>(Enumerable.Range(0, rows).Select(row => (row % Samples) / 8.0));
        T[] t = Numbers.Of<T>(Enumerable.Range(0, rows).SelectMany(row => Target(spec, row % Samples)));
        var error = 0.0;
        double[] gradients = new double[spec.ParameterCount], sizes = new double[spec.ParameterCount];
        for (int n = 0; n < Samples; n++)
        {
            double share = ((rows / Samples) + (n < rows % Samples ? 1 : 0)) / (double)rows;
            network.Forward([x[n]]);
            error += share * double.CreateChecked(network.Backward(t.AsSpan(n * spec.Outputs, spec.Outputs)));
            T[] sample = network.Gradients();
            for (int p = 0; p < gradients.Length; p++)
            {
                double gradient = share * double.CreateChecked(sample[p]);
                gradients[p] += gradient;
                sizes[p] += Math.Abs(gradient);
            }
        }

        string of = $"of {rows} rows";
        AssertNear(error, error, network.Evaluate(x, t), exact, $"Evaluate {of}");
        AssertNear(error, error, network.BackwardBatch(x, t), digits, $"BackwardBatch {of}");
        T[] means = network.Gradients();
        for (int p = 0; p < gradients.Length; p++) AssertNear(gradients[p], sizes[p], means[p], digits, $"∂{p} {of}");
        AssertNear(error, error, network.TrainBatch(x, t, T.CreateChecked(1e-3)), digits, $"TrainBatch {of}");
    }

    /// <summary>On one side of y where they may be: terms of one sign are what a sum loses most of.</summary>
    private static double[] Target(NetworkSpec spec, int sample) => spec.Loss switch
    {
        Loss.CrossEntropy => sample % 2 == 0 ? [1, 0, 0] : [0.75, 0.25, 0],
        Loss.BinaryCrossEntropy => [1, 0, sample / 64.0],
        _ => [2 + (0.1 * sample)],
    };

    private static void AssertNear<T>(double expected, double size, T actual, double digits, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double off = Math.Abs(double.CreateChecked(actual) - expected) / size;
        Assert.True(off <= digits, $"{what}: {actual} for {expected:R}, off by {off:E2}, allowed {digits:E2}");
    }
}
