using System.Text;

namespace NetGen.Explain.Tests.Numbers;

/// <summary>No page is larger than 2 MB, and small networks are shown whole.</summary>
public sealed class SizeTests
{
    private const int Most = 2_000_000;

    [Fact]
    public void Some_hundred_weights_are_shown_whole()
    {
        string page = new Hundreds(1).ToExplanation(Samples.Inputs(16), [0, 0, 1, 0], 0.1f);
        Assert.Equal(Hundreds.ParameterCount, new PageNumbers(page).Parameters(5).Length);
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 0, Most);
    }

    [Fact]
    public void Of_64_64_10_each_neuron_is_shown()
    {
        string page = Samples.Digits;
        var numbers = new PageNumbers(page);
        Assert.Equal(64, numbers.Neurons(1, 2).Length);
        Assert.Equal(10, numbers.Neurons(2, 2).Length);
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 500_000, Most);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Of_784_128_10_each_neuron_is_shown_and_Scalar_has_no_code()
    {
        float[] t = new float[10];
        t[7] = 1;
        string page = new Images(1).ToExplanation(Samples.Inputs(784), t, 0.01f);
        var numbers = new PageNumbers(page);
        Assert.Equal(128, numbers.Neurons(1, 2).Length);
        Assert.Equal(["Compact", "C99"], numbers.Listings);
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 500_000, Most);
    }

    /// <summary>More neurons than a page has room for: the most important are shown.</summary>
    [Fact]
    public void A_layer_of_thousands_fits()
    {
        var topology = new NetworkTopology(
            Precision.Single,
            Loss.SumSquares,
            Optimizer.GradientDescent,
            new LayerTopology(20, 4_000, Activation.Tanh),
            new LayerTopology(4_000, 2, Activation.Identity));
        float[] parameters = [.. Enumerable.Range(0, topology.ParameterCount).Select(p => (float)Math.Sin(p))];
        string page = topology.ToExplanation(parameters, Samples.Inputs(20));
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 100_000, Most);
        Assert.Equal(2, new PageNumbers(page).Neurons(2, 2).Length);
    }
}
