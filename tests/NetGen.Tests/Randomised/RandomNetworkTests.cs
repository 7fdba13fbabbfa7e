using System.Numerics;
using NetGen.TestSupport;

namespace NetGen.Tests.Randomised;

/// <summary>Whatever the attribute allows compiles without a warning and computes what plain loops compute.</summary>
[Trait("Category", "Soak")]
[Trait("Category", "Slow")]
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
        for (int n = 0; n < specs.Count; n++)
        {
            if (specs[n].Precision == Precision.Double) Check<double>(specs[n], n);
            else Check<float>(specs[n], n);
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));

        void Check<T>(NetworkSpec spec, int n)
            where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            Try(() => NaiveCheck.Run(spec, compiled.Create<T>(spec)));
            Try(() => OwnTargetsCheck.Run(spec, () => compiled.Create<T>(spec)));

            // What takes longer, of every fifth network but in a soak.
            if (!Soak.IsOn && n % 5 != seed % 5) return;
            Try(() => ManyRowsCheck.Run(spec, compiled.Create<T>(spec), pick: n));
            Try(() => ExtremesCheck.Run(spec, compiled.Create<T>(spec)));

            void Try(Action check)
            {
                try
                {
                    check();
                }
                catch (Exception failure)
                {
                    failures.Add($"{spec.ToSource().Split('\n')[2].Trim()}\n{failure.Message}");
                }
            }
        }
    }
}
