using System.Numerics;
using NetGen.TestSupport;
using NetGen.Tests.Gradients;

namespace NetGen.Tests.Randomised;

/// <summary>Everything that a network computes, against the naive engine.</summary>
internal static class NaiveCheck
{
    private const int Rows = 35; // whole groups of 8, 16 and 32 samples, and a rest

    public static void Run<T>(NetworkSpec spec, ITestNetwork<T> network)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var comparison = new Comparison(Agreement.Reordered(spec.Precision));
        var random = new Random(spec.Name.Length + spec.ParameterCount);
        double[] parameters = Numbers.Random<double>(random, spec.ParameterCount, 1 / Math.Sqrt(spec.Sizes.Max()));
        (double[] x, double[] t) = Kinks.SampleFarFrom(spec, parameters, random, distance: 1e-4);
        double[] rows = Numbers.Random<double>(random, Rows * spec.Inputs);
        double[] targets = Networks.Targets(spec, random, Rows);
        var naive = new NaiveNetwork<T>(spec, Numbers.Of<T>(parameters));

        network.LoadParameters(Numbers.Of<T>(parameters));
        comparison.Add("parameters", naive.Parameters, network.Parameters());
        comparison.AddStep("sample", naive, network, Numbers.Of<T>(x), Numbers.Of<T>(t));
        comparison.Add("Predict", naive.Forward(Numbers.Of<T>(x)), Predicted(spec, network, Numbers.Of<T>(x)));
        T mean = naive.BackwardBatch(Numbers.Of<T>(rows), Numbers.Of<T>(targets));
        comparison.Add("Evaluate", mean, network.Evaluate(Numbers.Of<T>(rows), Numbers.Of<T>(targets)));
        comparison.Add("mean E", mean, network.BackwardBatch(Numbers.Of<T>(rows), Numbers.Of<T>(targets)));
        comparison.Add("mean ∂", naive.Gradients, network.Gradients());
        comparison.Assert();

        Train(spec, naive, network, Numbers.Of<T>(x), Numbers.Of<T>(t), Numbers.Of<T>(rows), Numbers.Of<T>(targets));
    }

    /// <summary>What Predict writes into a row, and nothing beside it.</summary>
    private static T[] Predicted<T>(NetworkSpec spec, ITestNetwork<T> network, T[] x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int Beside = 16; // a widest register
        T[] memory = [.. Enumerable.Repeat(T.E, Beside + spec.Outputs + Beside)];
        network.Predict(x, memory.AsSpan(Beside, spec.Outputs));
        Assert.All(memory[..Beside].Concat(memory[^Beside..]), number => Assert.Equal(T.E, number));
        return memory[Beside..^Beside];
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
