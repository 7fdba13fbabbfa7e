using NetGen.TestSupport;
using NetGen.Tests.Randomised;

namespace NetGen.Tests.Processes;

/// <summary>Vector code is written for 512, 256 and 128 bits, and each must compute the same, as must what is there without.</summary>
public class LesserMachineTests
{
    private static readonly Lazy<CompiledNetworks> Networks = new(() => NetworkCompiler.Compile(
        RandomNetworks.Batch(100)
            .Select((spec, n) => spec with { Kernel = n % 2 == 0 ? Kernel.Vector : Kernel.Loop })));

    [Theory]
    [InlineData("", 512)]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 0)]
    public void Every_register_width_agrees_with_the_naive_engine(string switchedOff, int widest)
    {
        IReadOnlyList<string> lines = Child.Run("values", Networks.Value, switchedOff);
        Assert.InRange(int.Parse(lines[0], System.Globalization.CultureInfo.InvariantCulture), 0, widest);
        Assert.Empty(lines.Skip(1));
    }
}
