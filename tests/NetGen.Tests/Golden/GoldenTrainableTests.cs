using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Golden;

/// <summary>Gradients and every optimizer's path where some layers do not learn, against PyTorch's.</summary>
public sealed class GoldenTrainableTests
{
    private static readonly Lazy<TrainableCase[]> LazyAll = new(
        () => GoldenFile.Read<TrainableCase[]>("golden.trainable.json"));

    [Theory]
    [MemberData(nameof(GoldenNetworks.Kernels), MemberType = typeof(GoldenNetworks))]
    public void Parameters_agree(Kernel kernel, Precision precision)
    {
        if (precision == Precision.Double) Train<double>(kernel, precision);
        else Train<float>(kernel, precision);
    }

    private static void Train<T>(Kernel kernel, Precision precision)
        where T : unmanaged, INumber<T>
    {
        var runs = (
            from one in LazyAll.Value
            let golden = GoldenCase.All.Single(each => each.Name == one.Name)
            from optimizer in GoldenNetworks.Optimizers(precision)
            select (
                Golden: golden,
                Case: one,
                Trajectory: one.Trajectories[optimizer.ToString()],
                Spec: golden.Spec(kernel, precision, optimizer) with { Trainable = one.Trainable })).ToArray();
        using CompiledNetworks compiled = NetworkCompiler.Compile(runs.Select(run => run.Spec));
        var comparison = new Comparison(Agreement.Golden(precision));
        foreach ((GoldenCase golden, TrainableCase one, TrainableTrajectory trajectory, NetworkSpec spec) in runs)
        {
            ITestNetwork<T> network = compiled.Create<T>(spec), inBatches = compiled.Create<T>(spec);
            T[] parameters = Numbers.Of<T>(golden.Parameters);
            (T[] x, T[] t) = (Numbers.Of<T>(golden.Batch.FlatX), Numbers.Of<T>(golden.Batch.FlatT));
            T rate = T.CreateChecked(trajectory.LearningRate);
            network.LoadParameters(parameters);
            inBatches.LoadParameters(parameters);
            for (int n = 0; n < trajectory.Steps; n++)
            {
                network.BackwardBatch(x, t);
                if (n == 0) comparison.Add($"{spec.Name} mean ∂", one.MeanGradients, network.Gradients());
                network.Update(rate);
                inBatches.TrainBatch(x, t, rate);
            }

            comparison.Add($"{spec.Name} w", trajectory.Parameters, network.Parameters());
            comparison.Add($"{spec.Name} w by TrainBatch", trajectory.Parameters, inBatches.Parameters());

            // What does not learn has the bits that were loaded.
            T[] now = network.Parameters();
            foreach ((bool learns, int p) in spec.Learns.Select((learns, p) => (learns, p)))
            {
                Assert.True(learns || parameters[p] == now[p], $"{spec.Name}: parameter {p} has changed");
            }
        }

        comparison.Assert();
    }

    private sealed record TrainableCase(
        string Name, bool[] Trainable, double[] MeanGradients, Dictionary<string, TrainableTrajectory> Trajectories);

    private sealed record TrainableTrajectory(double LearningRate, int Steps, double[] Parameters);
}
