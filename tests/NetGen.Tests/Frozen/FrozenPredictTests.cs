using Microsoft.CodeAnalysis.CSharp;
using NetGen.TestSupport;
using NetGen.Tests.Processes;
using NetGen.Tests.Randomised;

namespace NetGen.Tests.Frozen;

/// <summary>A frozen network computes what the network computed that it was written from.</summary>
[Trait("Category", "Slow")]
public class FrozenPredictTests
{
    // One neuron, less than the narrowest register, between registers, whole ones, and more of them than are unrolled.
    private static readonly (int Inputs, int[] Hidden, int Outputs)[] Shapes =
        [(2, [3], 1), (5, [9, 17], 3), (16, [32], 8), (7, [33], 12), (40, [37], 20)];

    private static readonly Lazy<CompiledNetworks> OfAllKernels = new(() => FrozenPairs.Compile(
    [
        .. from kernel in Networks.Kernels
           from precision in Enum.GetValues<Precision>()
           from n in Enumerable.Range(0, Shapes.Length)
           select new NetworkSpec
           {
               Name = $"{kernel}{precision}{n}",
               Inputs = Shapes[n].Inputs,
               Hidden = Shapes[n].Hidden,
               Outputs = Shapes[n].Outputs,
               HiddenActivation = Networks.HiddenActivations[((int)precision * 7) + n],
               OutputActivation = n % 2 == 0 ? Activation.Identity : Activation.Softmax,
               Loss = n % 2 == 0 ? Loss.Huber : Loss.CrossEntropy,
               Kernel = kernel,
               Precision = precision,
           },
    ]));

    public static TheoryData<Kernel> Kernels => [.. Networks.Kernels];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Every_activation(Kernel kernel)
    {
        NetworkSpec[] specs =
        [
            .. from activation in BuiltIn.Activations
               select new NetworkSpec
               {
                   Name = $"{activation}",
                   Inputs = 5,
                   Hidden = [9, 3],
                   Outputs = 6,
                   HiddenActivation = activation == Activation.Softmax ? Activation.Tanh : activation,
                   OutputActivation = activation,
                   Loss = activation == Activation.Softmax ? Loss.CrossEntropy : Loss.SumSquares,
                   Kernel = kernel,
                   Precision = ((int)activation + (int)kernel) % 2 == 0 ? Precision.Single : Precision.Double,
               },
        ];
        FrozenPairs.Check(specs);
    }

    [Fact]
    public void Random_networks() => FrozenPairs.Check(RandomNetworks.Batch(0));

    [Theory]
    [InlineData("", 512)]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 0)]
    public void Every_register_width(string switchedOff, int widest)
    {
        IReadOnlyList<string> lines = Child.Run("frozen", OfAllKernels.Value, switchedOff);
        Assert.InRange(int.Parse(lines[0], System.Globalization.CultureInfo.InvariantCulture), 0, widest);
        Assert.Equal($"{Networks.Kernels.Length * 2 * Shapes.Length} compared", lines[1]);
        Assert.Empty(lines.Skip(2));
    }

    /// <summary>Wide networks are loops, and no method is too large for the JIT to optimize.</summary>
    [Theory]
    [InlineData(Kernel.Auto)]
    [InlineData(Kernel.Loop)]
    public void A_wide_network(Kernel kernel) => FrozenPairs.Check(new NetworkSpec
    {
        Name = "Wide",
        Inputs = 784,
        Hidden = [128],
        Outputs = 10,
        HiddenActivation = Activation.ReLU,
        OutputActivation = Activation.Softmax,
        Loss = Loss.CrossEntropy,
        Kernel = kernel,
    });

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Every_method_is_optimized(Kernel kernel)
    {
        NetworkSpec[] specs = [.. new[] { 2, kernel == Kernel.Loop ? 784 : 40 }.Select(width => new NetworkSpec
        {
            Name = $"Of{width}",
            Inputs = width,
            Hidden = [40, 16],
            Outputs = 10,
            OutputActivation = Activation.Softmax,
            Loss = Loss.CrossEntropy,
            Kernel = kernel,
        })];
        string[] sources = [.. specs.Select(spec => $$"""
            namespace {{NetworkCompiler.Namespace}}
            {
                public static class Calls{{spec.Name}}
                {
                    public static void Run()
                    {
                        Frozen{{spec.Name}}.Predict(new float[{{spec.Inputs}}], new float[10]);
                        Frozen{{spec.Name}}.PredictBatch(new float[35 * {{spec.Inputs}}], new float[350]);
                    }
                }
            }
            """)];
        using CompiledNetworks frozen = FrozenPairs.CompileFrozen([.. FrozenPairs.Frozen(specs), .. sources]);
        foreach (string lesser in kernel == Kernel.Scalar ? [""] : Child.LesserMachines)
        {
            IReadOnlyList<string> all = Child.Run("tiers", frozen, "DOTNET_TieredCompilation", lesser);
            string[] methods = [.. all.Where(line => line.Contains("Frozen", StringComparison.Ordinal))];
            Assert.NotEmpty(methods);
            Assert.All(methods, method => Assert.StartsWith("Optimized", method, StringComparison.Ordinal));
        }
    }
}
