using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Golden;

/// <summary>Every optimizer's path over the whole batch, against PyTorch's.</summary>
/// <remarks>
/// Each optimizer is a class of its own to compile, and that takes minutes for all. So each case meets each optimizer in one
/// of the two precisions (of Vector, the largest code, every other one does), and in both where NETGEN_SOAK is set.
/// </remarks>
public class GoldenTrajectoryTests
{
    public static TheoryData<Optimizer, Kernel> DoubleCases => CasesOf(Enum.GetValues<Optimizer>());

    /// <summary>
    /// Without RProp: the sign of a gradient near zero decides whole steps, which in float is chaos, as the file's README says.
    /// </summary>
    public static TheoryData<Optimizer, Kernel> FloatCases =>
        CasesOf(Enum.GetValues<Optimizer>().Where(optimizer => optimizer != Optimizer.RProp));

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
        using CompiledNetworks networks = NetworkCompiler.Compile(
            Chosen(kernel, precision, optimizer).Select(golden => golden.Spec(kernel, precision, optimizer)));
        var comparison = new Comparison(Agreement.Golden(precision));
        foreach (GoldenCase golden in Chosen(kernel, precision, optimizer))
        {
            ITestNetwork<T> network = networks.Create<T>(golden.Spec(kernel, precision, optimizer));
            network.LoadParameters(Numbers.Of<T>(golden.Parameters));
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

    private static IEnumerable<GoldenCase> Chosen(Kernel kernel, Precision precision, Optimizer optimizer)
    {
        bool all = Environment.GetEnvironmentVariable("NETGEN_SOAK") is not null;
        int precisions = optimizer == Optimizer.RProp ? 1 : 2;
        int stride = all ? 1 : kernel == Kernel.Vector ? 2 * precisions : precisions;
        return GoldenCase.All.Where((_, index) => (index + (int)optimizer + (int)precision) % stride == 0);
    }

    private static TheoryData<Optimizer, Kernel> CasesOf(IEnumerable<Optimizer> optimizers)
    {
        var cases = new TheoryData<Optimizer, Kernel>();
        foreach (Kernel kernel in Networks.Kernels)
            foreach (Optimizer optimizer in optimizers)
                cases.Add(optimizer, kernel);
        return cases;
    }
}
