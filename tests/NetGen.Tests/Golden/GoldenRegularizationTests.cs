using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Golden;

/// <summary>Every optimizer's path with L1 and L2, against PyTorch's, which derives the penalty with the loss.</summary>
[Trait("Category", "Slow")]
public sealed class GoldenRegularizationTests
{
    private static readonly Lazy<RegularizedCase[]> LazyAll = new(
        () => GoldenFile.Read<RegularizedCase[]>("golden.regularization.json"));

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
                Trajectory: one.Trajectories[optimizer.ToString()],
                Spec: golden.Spec(kernel, precision, optimizer) with
                {
                    L1 = one.L1, L2 = one.L2, DecayBiases = one.DecayBiases,
                })).ToArray();
        using CompiledNetworks compiled = NetworkCompiler.Compile(runs.Select(run => run.Spec));
        var comparison = new Comparison(Agreement.Golden(precision));
        foreach ((GoldenCase golden, RegularizedTrajectory trajectory, NetworkSpec spec) in runs)
        {
            ITestNetwork<T> network = compiled.Create<T>(spec);
            network.LoadParameters(Numbers.Of<T>(golden.Parameters));
            (T[] x, T[] t) = (Numbers.Of<T>(golden.Batch.FlatX), Numbers.Of<T>(golden.Batch.FlatT));
            for (int n = 0; n < trajectory.Steps; n++)
            {
                // The E that operations return leaves the penalty out.
                T error = network.TrainBatch(x, t, T.CreateChecked(trajectory.LearningRate));
                if (n == 0) comparison.Add($"{spec.Name} mean E", golden.Batch.MeanE, error);
            }

            comparison.Add($"{spec.Name} w", trajectory.Parameters, network.Parameters());
            comparison.Add($"{spec.Name} penalty", trajectory.Penalty, network.Penalty());
        }

        comparison.Assert();
    }

    private sealed record RegularizedCase(
        string Name, double L1, double L2, bool DecayBiases, Dictionary<string, RegularizedTrajectory> Trajectories);

    private sealed record RegularizedTrajectory(double LearningRate, int Steps, double[] Parameters, double Penalty);
}
