using NetGen.TestSupport;

namespace NetGen.Tests.Processes;

/// <summary>Vector code is written for 512, 256 and 128 bits, and each must compute the same, as must what is there without.</summary>
[Trait("Category", "Slow")]
public class LesserMachineTests
{
    // One neuron, less than the narrowest register, between registers, whole ones, and more of them than are unrolled.
    private static readonly (int Inputs, int[] Hidden, int Outputs)[] Shapes =
        [(2, [3], 1), (5, [9, 17], 3), (16, [32], 8), (7, [33], 12), (40, [37], 20)];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(
        from kernel in new[] { Kernel.Vector, Kernel.Loop }
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
            Optimizer = (Optimizer)(n % 3),
            Kernel = kernel,
            Precision = precision,
        }));

    [Theory]
    [InlineData("", 512)]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 0)]
    public void Every_register_width_agrees_with_the_naive_engine(string switchedOff, int widest)
    {
        IReadOnlyList<string> lines = Child.Run("values", Compiled.Value, switchedOff);
        Assert.InRange(int.Parse(lines[0], System.Globalization.CultureInfo.InvariantCulture), 0, widest);
        Assert.Empty(lines.Skip(1));
    }
}
