using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Golden;

/// <summary>Every optimizer's path over the whole batch, against PyTorch's.</summary>
/// <remarks>
/// Of most optimizers three cases per kernel and precision, and all of them where NETGEN_SOAK is set. By default in Scalar
/// and Vector alone.
/// </remarks>
public class GoldenTrajectoryTests
{
    public static TheoryData<Optimizer, Kernel> DoubleCases => CasesIn(Precision.Double);

    public static TheoryData<Optimizer, Kernel> FloatCases => CasesIn(Precision.Single);

    [Theory]
    [MemberData(nameof(DoubleCases))]
    public void Parameters_agree_in_double(Optimizer optimizer, Kernel kernel) =>
        Train<double>(optimizer, kernel, Precision.Double);

    [Theory]
    [MemberData(nameof(FloatCases))]
    public void Parameters_agree_in_float(Optimizer optimizer, Kernel kernel) =>
        Train<float>(optimizer, kernel, Precision.Single);

    private static void Train<T>(Optimizer optimizer, Kernel kernel, Precision precision)
        where T : unmanaged, INumberBase<T>, INumber<T>
    {
        var comparison = new Comparison(Agreement.Golden(precision));
        foreach (GoldenCase golden in GoldenNetworks.CasesOf(optimizer))
        {
            ITestNetwork<T> network = GoldenNetworks.Create<T>(golden, kernel, precision, optimizer);
            GoldenTrajectory trajectory = golden.Trajectories[optimizer.ToString()];
            T[] x = Numbers.Of<T>(golden.Batch.FlatX), t = Numbers.Of<T>(golden.Batch.FlatT);
            for (int n = 0; n < trajectory.Steps; n++)
            {
                T error = network.TrainBatch(x, t, T.CreateChecked(trajectory.LearningRate));
                if (n == 0) comparison.Add($"{golden.Name} mean E", golden.Batch.MeanE, error);
            }

            comparison.Add($"{golden.Name} w", trajectory.Parameters, network.Parameters());
        }

        comparison.Assert();
    }

    private static TheoryData<Optimizer, Kernel> CasesIn(Precision precision)
    {
        var cases = new TheoryData<Optimizer, Kernel>();
        foreach ((Kernel kernel, _) in Networks.Combinations.Where(combination =>
            combination.Precision == precision && (combination.Kernel != Kernel.Loop || AllTests.AreAskedFor)))
            foreach (Optimizer optimizer in GoldenNetworks.Optimizers(precision))
                cases.Add(optimizer, kernel);
        return cases;
    }
}
