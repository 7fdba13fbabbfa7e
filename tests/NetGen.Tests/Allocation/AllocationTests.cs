using System.Linq.Expressions;
using System.Numerics;
using NetGen.TestSupport;
using NetGen.Tests.Behaviour;

namespace NetGen.Tests.Allocation;

/// <summary>After construction, no generated method allocates a byte.</summary>
public class AllocationTests
{
    /// <summary>
    /// Fewer rows than a chunk, exactly some, and a rest; around 32, where chunks begin; and more than one chunk.
    /// </summary>
    private static readonly int[] Rows = [1, 8, 19, 31, 32, 40, 70];

    // Smaller than a register (samples may be in the lanes then), and larger than what goes into locals and registers.
    private static readonly Lazy<CompiledNetworks> Others =
        new(() => NetworkCompiler.Compile([.. Networks.Kernels.Select(TinySpec), .. Networks.Kernels.Select(LargeSpec)]));

    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Nothing_is_allocated(Kernel kernel, Precision precision)
    {
        foreach (int depth in Networks.Depths)
        {
            NetworkSpec spec = SmallNetworks.Spec(kernel, precision, Optimizer.Adam, depth);
            CompiledNetworks networks = SmallNetworks.Compiled(kernel, precision);
            if (precision == Precision.Double) Check(networks.Create<double>(spec), spec);
            else Check(networks.Create<float>(spec), spec);
        }
    }

    [Theory]
    [InlineData(Kernel.Scalar)]
    [InlineData(Kernel.Vector)]
    [InlineData(Kernel.Loop)]
    public void Nothing_is_allocated_for_tiny_and_for_larger_layers(Kernel kernel)
    {
        Check(Others.Value.Create<float>(TinySpec(kernel)), TinySpec(kernel));
        Check(Others.Value.Create<float>(LargeSpec(kernel)), LargeSpec(kernel));
    }

    private static void Check<T>(ITestNetwork<T> network, NetworkSpec spec)
        where T : unmanaged, INumber<T>
    {
        T rate = T.CreateChecked(0.01);
        T[] x = new T[spec.Inputs], y = new T[spec.Outputs], t = new T[spec.Outputs];
        T[] parameters = new T[spec.ParameterCount], both = new T[spec.Inputs + spec.Outputs];
        NothingFor("Initialize", () => network.Initialize(3));
        NothingFor("Predict", () => network.Predict(x, y));
        NothingFor("Forward", () => network.Forward(x));
        NothingFor("Backward", () => network.Backward(t));
        NothingFor("Update", () => network.Update(rate));
        NothingFor("TrainStep", () => network.TrainStep(x, t, rate));
        foreach (int rows in Rows)
        {
            T[] inputs = new T[rows * spec.Inputs], outputs = new T[rows * spec.Outputs];
            NothingFor($"PredictBatch of {rows} rows", () => network.PredictBatch(inputs, outputs));
            NothingFor($"Evaluate of {rows} rows", () => network.Evaluate(inputs, outputs));
            NothingFor($"BackwardBatch of {rows} rows", () => network.BackwardBatch(inputs, outputs));
            NothingFor($"TrainBatch of {rows} rows", () => network.TrainBatch(inputs, outputs, rate));
        }

        // Arguments in the network's own memory, and what a clone takes over.
        Action copyFrom = CopyFrom(network);
        NothingFor("TrainStep on what Forward returned", () => network.TrainStep(x, network.Forward(x), rate));
        NothingFor("TrainBatch on what Forward returned", () => network.TrainBatch(x, network.Forward(x), rate));
        NothingFor("BackwardBatch on what Forward returned", () => network.BackwardBatch(x, network.Forward(x)));
        NothingFor("Backward on what Forward returned", () => network.Backward(network.Forward(x)));
        NothingFor("Evaluate on what Forward returned", () => network.Evaluate(x, network.Forward(x)));
        NothingFor("Predict in place", () => network.Predict(both.AsSpan(0, x.Length), both.AsSpan(0, y.Length)));
        NothingFor("CopyFrom", copyFrom);

        NothingFor("CopyParametersTo", () => network.CopyParametersTo(parameters));
        NothingFor("LoadParameters", () => network.LoadParameters(parameters));
        NothingFor("CopyGradientsTo", () => network.CopyGradientsTo(parameters));

        void NothingFor(string method, Action call)
        {
            call();
            long bytes = Allocated.By(call);
            Assert.True(bytes == 0, $"{method} of {spec.Name} allocates {bytes} bytes.");
        }
    }

    /// <summary>A call of the class's own CopyFrom, with another instance.</summary>
    private static Action CopyFrom<T>(ITestNetwork<T> network)
        where T : unmanaged
    {
        Type type = network.GetType();
        return Expression.Lambda<Action>(Expression.Call(
            Expression.Constant(network),
            type.GetMethod("CopyFrom")!,
            Expression.Constant(Activator.CreateInstance(type)))).Compile();
    }

    private static NetworkSpec TinySpec(Kernel kernel) => new()
    {
        Name = $"Tiny{kernel}",
        Inputs = 2,
        Hidden = [3],
        Outputs = 1,
        Optimizer = Optimizer.Adam,
        Kernel = kernel,
    };

    private static NetworkSpec LargeSpec(Kernel kernel) => new()
    {
        Name = $"Large{kernel}",
        Inputs = kernel == Kernel.Scalar ? 14 : 40,
        Hidden = [kernel == Kernel.Scalar ? 20 : 64],
        Outputs = 10,
        Optimizer = Optimizer.Adam,
        Kernel = kernel,
    };
}
