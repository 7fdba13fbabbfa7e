using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Allocation;

/// <summary>After construction, no generated method allocates a byte.</summary>
public class AllocationTests
{
    private static readonly (int Inputs, int[] Hidden, int Outputs)[] Shapes = [(2, [3], 1), (9, [20, 11], 6), (40, [64], 10)];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(
        from kernel in Networks.Kernels
        from precision in Enum.GetValues<Precision>()
        from shape in Enumerable.Range(0, Shapes.Length)
        select Spec(kernel, precision, shape)));

    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Nothing_is_allocated(Kernel kernel, Precision precision)
    {
        for (int shape = 0; shape < Shapes.Length; shape++)
        {
            NetworkSpec spec = Spec(kernel, precision, shape);
            if (precision == Precision.Double) Check(Compiled.Value.Create<double>(spec), spec);
            else Check(Compiled.Value.Create<float>(spec), spec);
        }
    }

    private static void Check<T>(ITestNetwork<T> network, NetworkSpec spec)
        where T : unmanaged, INumber<T>
    {
        const int Rows = 19;
        T rate = T.CreateChecked(0.01);
        T[] x = new T[spec.Inputs], y = new T[spec.Outputs], t = new T[spec.Outputs];
        T[] inputs = new T[Rows * spec.Inputs], outputs = new T[Rows * spec.Outputs];
        var parameters = new T[spec.ParameterCount];
        NothingFor("Initialize", () => network.Initialize(3));
        NothingFor("Predict", () => network.Predict(x, y));
        NothingFor("Forward", () => network.Forward(x));
        NothingFor("Backward", () => network.Backward(t));
        NothingFor("Update", () => network.Update(rate));
        NothingFor("TrainStep", () => network.TrainStep(x, t, rate));
        NothingFor("PredictBatch", () => network.PredictBatch(inputs, outputs));
        NothingFor("Evaluate", () => network.Evaluate(inputs, outputs));
        NothingFor("BackwardBatch", () => network.BackwardBatch(inputs, outputs));
        NothingFor("TrainBatch", () => network.TrainBatch(inputs, outputs, rate));
        NothingFor("CopyParametersTo", () => network.CopyParametersTo(parameters));
        NothingFor("LoadParameters", () => network.LoadParameters(parameters));
        NothingFor("CopyGradientsTo", () => network.CopyGradientsTo(parameters));

        void NothingFor(string method, Action call)
        {
            call();
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            call();
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(bytes == 0, $"{method} of {spec.Name} allocates {bytes / 2} bytes.");
        }
    }

    private static NetworkSpec Spec(Kernel kernel, Precision precision, int shape) => new()
    {
        Name = $"Shape{shape}{kernel}{precision}",
        Inputs = Shapes[shape].Inputs,
        Hidden = Shapes[shape].Hidden,
        Outputs = Shapes[shape].Outputs,
        Optimizer = Optimizer.Adam,
        Kernel = kernel,
        Precision = precision,
    };
}
