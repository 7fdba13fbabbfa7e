using System.Numerics;
using NetGen.TestSupport;
using NetGen.Tests.Gradients;

namespace NetGen.Tests.Randomised;

/// <summary>Whatever the attribute allows compiles without a warning and computes what plain loops compute.</summary>
public class RandomNetworkTests
{
    private const int Rows = 11;

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, RandomNetworks.Batches)];

    [Theory]
    [MemberData(nameof(Batches))]
    public void Random_networks_agree_with_the_naive_engine(int batch)
    {
        IReadOnlyList<NetworkSpec> specs = RandomNetworks.Batch(batch);
        using CompiledNetworks compiled = NetworkCompiler.Compile(specs);
        var failures = new List<string>();
        foreach (NetworkSpec spec in specs)
        {
            try
            {
                var random = new Random(spec.Name.Length + spec.ParameterCount);
                if (spec.Precision == Precision.Double) Check(spec, compiled.Create<double>(spec), random);
                else Check(spec, compiled.Create<float>(spec), random);
            }
            catch (Exception failure)
            {
                failures.Add($"{spec.ToSource().Split('\n')[2].Trim()}\n{failure.Message}");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    private static void Check<T>(NetworkSpec spec, ITestNetwork<T> network, Random random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var comparison = new Comparison(Agreement.Reordered(spec.Precision));
        double[] parameters = Numbers.Random<double>(random, spec.ParameterCount, 1 / Math.Sqrt(spec.Sizes.Max()));
        (double[] x, double[] t) = Kinks.SampleFarFrom(spec, parameters, random, distance: 1e-4);
        double[] rows = Numbers.Random<double>(random, Rows * spec.Inputs);
        double[] targets = Networks.Targets(spec, random, Rows);
        var naive = new NaiveNetwork<T>(spec, Numbers.Of<T>(parameters));

        network.LoadParameters(Numbers.Of<T>(parameters));
        comparison.Add("parameters", naive.Parameters, network.Parameters());
        comparison.AddStep("sample", naive, network, Numbers.Of<T>(x), Numbers.Of<T>(t));
        comparison.Add("mean E", naive.BackwardBatch(Numbers.Of<T>(rows), Numbers.Of<T>(targets)),
            network.BackwardBatch(Numbers.Of<T>(rows), Numbers.Of<T>(targets)));
        comparison.Add("mean ∂", naive.Gradients, network.Gradients());
        comparison.Assert();

        Train(spec, naive, network, Numbers.Of<T>(x), Numbers.Of<T>(t), Numbers.Of<T>(rows), Numbers.Of<T>(targets));
    }

    /// <summary>A few steps, one by one and in batches.</summary>
    private static void Train<T>(
        NetworkSpec spec, NaiveNetwork<T> naive, ITestNetwork<T> network, T[] x, T[] t, T[] rows, T[] targets)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool normalizes = spec.Optimizer is not (Optimizer.GradientDescent or Optimizer.Momentum or Optimizer.Nesterov);
        if (normalizes && spec.Precision == Precision.Single)
        {
            // These divide by the gradient's size: where it is rounding noise, so is the step. One step, and its length.
            T[] before = network.Parameters();
            network.TrainBatch(rows, targets, T.CreateChecked(0.01));
            double longest = network.Parameters().Zip(before, (a, b) => Math.Abs(double.CreateChecked(a - b))).Max();
            Assert.InRange(longest, 0, 0.12);
            return;
        }

        // Rounding differences grow with every step, and the more where gradients are normalized.
        var comparison = new Comparison(
            spec.Precision == Precision.Single ? new(0, 2e-4, 1e-6) : normalizes ? new(1e-7, 0, 1e-7) : new(1e-9, 1e-10, 1e-12));
        T rate = T.CreateChecked(0.01);
        for (int n = 0; n < 3; n++)
        {
            comparison.Add($"E of step {n}", naive.TrainStep(x, t, rate), network.TrainStep(x, t, rate));
            comparison.Add($"mean E of step {n}", naive.TrainBatch(rows, targets, rate), network.TrainBatch(rows, targets, rate));
        }

        comparison.Add("w after training", naive.Parameters, network.Parameters());
        comparison.Assert();
    }
}
