using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Behaviour;

/// <summary>Gradients = false costs nothing but the gradients: the same training in less memory.</summary>
public class WithoutGradientsTests
{
    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(
        from kernel in Networks.Kernels
        from optimizer in Enum.GetValues<Optimizer>()
        select Without(kernel, optimizer)));

    public static TheoryData<Kernel, Optimizer> Cases
    {
        get
        {
            var cases = new TheoryData<Kernel, Optimizer>();
            foreach (Kernel kernel in Networks.Kernels)
                foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
                    cases.Add(kernel, optimizer);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Training_is_the_same(Kernel kernel, Optimizer optimizer)
    {
        if (PrecisionOf(kernel, optimizer) == Precision.Double) Train<double>(kernel, optimizer);
        else Train<float>(kernel, optimizer);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_state_is_smaller(Kernel kernel, Optimizer optimizer)
    {
        Precision precision = PrecisionOf(kernel, optimizer);
        NetworkSpec with = SmallNetworks.Spec(kernel, precision, optimizer), without = Without(kernel, optimizer);
        long gradients = with.ParameterCount * (precision == Precision.Single ? 4 : 8);
        CompiledNetworks full = SmallNetworks.Compiled(kernel, precision);
        Assert.InRange(Compiled.Value.InstanceBytes(without), 0, full.InstanceBytes(with) - gradients);
        Assert.InRange(Compiled.Value.StatedBytes(without), 0, full.StatedBytes(with) - gradients);
    }

    private static void Train<T>(Kernel kernel, Optimizer optimizer)
        where T : unmanaged, INumber<T>
    {
        NetworkSpec spec = SmallNetworks.Spec(kernel, PrecisionOf(kernel, optimizer), optimizer);
        ITestNetwork<T> full = SmallNetworks.Create<T>(kernel, spec.Precision, optimizer, seed: 4);
        ITrainable<T> small = Compiled.Value.CreateTrainable<T>(Without(kernel, optimizer), seed: 4);
        Assert.Equal(full.Parameters(), small.Parameters());
        var comparison = new Comparison(Agreement.Bits);
        T rate = T.CreateChecked(0.02);
        for (int n = 0; n < 10; n++)
        {
            (T[] x, T[] t) = SmallNetworks.Rows<T>(spec, 1, seed: n);
            comparison.Add($"E of step {n}", full.TrainStep(x, t, rate), small.TrainStep(x, t, rate));
            comparison.Add($"w after step {n}", full.Parameters(), small.Parameters());
        }

        (T[] rows, T[] targets) = SmallNetworks.Rows<T>(spec, 9);
        comparison.Add("Evaluate", full.Evaluate(rows, targets), small.Evaluate(rows, targets));
        comparison.Assert();
    }

    /// <summary>Each kernel in both precisions, and each optimizer too.</summary>
    private static Precision PrecisionOf(Kernel kernel, Optimizer optimizer) =>
        ((int)kernel + (int)optimizer) % 2 == 0 ? Precision.Double : Precision.Single;

    private static NetworkSpec Without(Kernel kernel, Optimizer optimizer) =>
        SmallNetworks.Spec(kernel, PrecisionOf(kernel, optimizer), optimizer) with
        {
            Name = $"Without{optimizer}{kernel}",
            InputGradients = false,
            Gradients = false,
        };
}
