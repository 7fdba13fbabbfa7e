using NetGen.TestSupport;

namespace NetGen.Tests.Gradients;

/// <summary>That no function is left out where not every pair is compiled.</summary>
public class PairCoverageTests
{
    public static TheoryData<Kernel, Precision> Kernels => Networks.KernelsAndPrecisions;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Every_loss_and_every_activation_occurs_at_its_place(Kernel kernel, Precision precision)
    {
        IReadOnlyList<NetworkSpec> specs = PairNetworks.Specs(kernel, precision);
        Assert.Equal(BuiltIn.Losses.Order(), specs.Select(spec => spec.Loss).Distinct().Order());
        Assert.Equal(BuiltIn.Activations.Order(), specs.Select(spec => spec.OutputActivation).Distinct().Order());
        Assert.Equal(Networks.HiddenActivations.Order(), specs.Select(spec => spec.HiddenActivation).Distinct().Order());
        Assert.Equal(Networks.Depths, specs.Select(spec => spec.Hidden.Count).Distinct().Order());
        Assert.All(specs, spec => Assert.Contains((spec.Loss, spec.OutputActivation), Networks.Pairs));
    }
}
