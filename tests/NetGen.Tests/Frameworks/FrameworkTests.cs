using NetGen.TestSupport;
using NetGen.Tests.Golden;

namespace NetGen.Tests.Frameworks;

/// <summary>
/// A consumer's program in C# 9 compiles without a warning for each framework, and computes what PyTorch does.
/// </summary>
[Trait("Category", "Slow")]
public class FrameworkTests
{
    public static TheoryData<string> Names => [.. Framework.All.Select(framework => framework.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_is_right(string framework) =>
        ConsumerCheck.Golden(ConsumerProgram.For(Named(framework)).Run());

    [Theory]
    [MemberData(nameof(Names))]
    public void Scalar_code_gives_the_same_bits_on_each(string framework)
    {
        Transcript expected = ConsumerProgram.For(Framework.Net10).Run();
        Transcript printed = ConsumerProgram.For(Named(framework)).Run();
        ConsumerCheck.SameBits(expected, printed, name => name.Contains(nameof(Kernel.Scalar)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Arrays_that_are_shared_are_as_good_as_copies_or_refused(string name)
    {
        Framework framework = Named(name);
        ConsumerCheck.Shared(ConsumerProgram.For(framework).Run(), isInPlace: !framework.HasSpan);
    }

    /// <summary>A class library compiled for less, in a program that has the net10.0 build of the library.</summary>
    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("netstandard2.1")]
    [InlineData("net9.0")]
    public void A_richer_build_of_the_library_serves_as_well(string framework)
    {
        ConsumerProgram program = ConsumerProgram.For(Named(framework));
        ConsumerCheck.SameBits(program.Run(), program.Run(Framework.Net10), _ => true);
    }

    /// <summary>The builds for .NET Standard ask .NET for what their own framework does not have.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_saved_file_keeps_its_permissions_and_a_link_its_target(string framework) => ConsumerCheck.Saving(
        script => ConsumerProgram.Print(ConsumerProgram.For(Named(framework)).Image, Named(framework).Library, script),
        isModern: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernels_and_signatures_are_those_of_the_table(string name)
    {
        Framework framework = Named(name);
        IReadOnlyDictionary<string, string> generated = ConsumerProgram.For(framework).Generated;
        string all = string.Concat(generated.Values);
        Assert.Equal(framework.HasVectors, generated.Keys.Any(hintName => hintName.Contains(".Vector")));
        Assert.Equal(framework.HasSpan, all.Contains("Span<"));
        Assert.Equal(!framework.HasSpan, all.Contains("IArrayNetwork<"));
    }

    [Fact]
    public void The_networks_cover_what_there_is()
    {
        NetworkSpec[] specs = [.. ConsumerNetworks.All.Select(network => network.Spec)];
        Assert.Equal(
            BuiltIn.Activations,
            specs.SelectMany(spec => Enumerable.Range(0, spec.Hidden.Count + 1).Select(spec.ActivationOf))
                .Distinct().Order());
        Assert.Equal(BuiltIn.Losses, specs.Select(spec => spec.Loss).Distinct().Order());
        Assert.Equal(Enum.GetValues<Optimizer>(), specs.Select(spec => spec.Optimizer).Distinct().Order());
    }

    private static Framework Named(string name) => Framework.All.Single(framework => framework.Name == name);
}
