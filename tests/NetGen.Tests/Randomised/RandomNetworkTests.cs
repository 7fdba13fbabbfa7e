using NetGen.TestSupport;

namespace NetGen.Tests.Randomised;

/// <summary>Whatever the attribute allows compiles without a warning and computes what plain loops compute.</summary>
[Trait("Category", "Soak")]
public class RandomNetworkTests
{
    public static TheoryData<int> Seeds => [.. RandomNetworks.Seeds];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_networks_agree_with_the_naive_engine(int seed)
    {
        IReadOnlyList<NetworkSpec> specs = RandomNetworks.Batch(seed);
        using CompiledNetworks compiled = NetworkCompiler.Compile(specs);
        var failures = new List<string>();
        foreach (NetworkSpec spec in specs)
        {
            try
            {
                if (spec.Precision == Precision.Double) NaiveCheck.Run(spec, compiled.Create<double>(spec));
                else NaiveCheck.Run(spec, compiled.Create<float>(spec));
            }
            catch (Exception failure)
            {
                failures.Add($"{spec.ToSource().Split('\n')[2].Trim()}\n{failure.Message}");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }
}
