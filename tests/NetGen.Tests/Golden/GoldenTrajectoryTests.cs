using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Golden;

/// <summary>Every optimizer's path over the whole batch, against PyTorch's.</summary>
public class GoldenTrajectoryTests
{
    public static TheoryData<Optimizer, Kernel> Cases
    {
        get
        {
            var cases = new TheoryData<Optimizer, Kernel>();
            foreach (Kernel kernel in Networks.Kernels)
                foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
                    cases.Add(optimizer, kernel);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Parameters_agree_in_double(Optimizer optimizer, Kernel kernel) =>
        Train<double>(optimizer, kernel, Precision.Double);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Parameters_agree_in_float(Optimizer optimizer, Kernel kernel)
    {
        // The sign of a gradient near zero decides whole steps: in float that is chaos, and the file's README says so.
        if (optimizer != Optimizer.RProp) Train<float>(optimizer, kernel, Precision.Single);
    }

    private static void Train<T>(Optimizer optimizer, Kernel kernel, Precision precision)
        where T : unmanaged, INumberBase<T>, INumber<T>
    {
        var comparison = new Comparison(Agreement.Golden(precision));
        foreach (GoldenCase golden in GoldenCase.All)
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
}
