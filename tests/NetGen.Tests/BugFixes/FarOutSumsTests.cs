namespace NetGen.Tests.BugFixes;

/// <summary>e^x of a register overflows to ∞ and keeps NaN: functions made of it are right far out.</summary>
public partial class FarOutSumsTests
{
    [Theory]
    [InlineData(-1e3f)]
    [InlineData(-1e30f)]
    [InlineData(-3e38f)]
    [InlineData(1e30f)]
    public void SiLU_is_0_or_its_argument(float x)
    {
        var network = new Swish(1);
        network.LoadParameters([1, 1, 1, 0, 0, 0, 1, 0, 0, 0]);
        float y = network.Forward([x])[0];
        Assert.Equal(x < 0 ? 0 : x, y);
        network.Backward([y]);
        foreach (int j in Enumerable.Range(0, 3)) Assert.Equal(0, network.HiddenLayer.Deltas[j]);
    }

    [Theory]
    [InlineData(0x7FC00000)]
    [InlineData(0x7FC003FF)]
    [InlineData(0x7FC00101)]
    [InlineData(unchecked((int)0xFFC000A2))]
    public void NaN_stays_NaN_in_float(int bits)
    {
        float[] y = new float[1];
        new Single(1).Predict([BitConverter.Int32BitsToSingle(bits)], y);
        Assert.True(float.IsNaN(y[0]), $"{y[0]:R}");
    }

    [Theory]
    [InlineData(0x7FF80000000007A2)] // the missing value of R
    [InlineData(0x7FF8000000000FFF)]
    public void NaN_stays_NaN_in_double(long bits)
    {
        double[] y = new double[1];
        new Double(1).Predict([BitConverter.Int64BitsToDouble(bits)], y);
        Assert.True(double.IsNaN(y[0]), $"{y[0]:R}");
    }

    [Network(Inputs = 1, Hidden = 3, Outputs = 1, HiddenActivation = Activation.SiLU, Kernel = Kernel.Vector)]
    private sealed partial class Swish;

    [Network(Inputs = 1, Hidden = 3, Outputs = 1, Kernel = Kernel.Vector)]
    private sealed partial class Single;

    [Network(Inputs = 1, Hidden = 3, Outputs = 1, Precision = Precision.Double, Kernel = Kernel.Vector)]
    private sealed partial class Double;
}
