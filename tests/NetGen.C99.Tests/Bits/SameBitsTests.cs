using System.Collections.Concurrent;
using NetGen.C99.Tests.Targets;
using NetGen.TestSupport;

namespace NetGen.C99.Tests.Bits;

/// <summary>
/// An export computes what .NET computes, bit for bit: every E of a training, then predictions and parameters, compared
/// by hash. A few networks per machine; NETGEN_SOAK asks for 200, and for 60 more with formulas of the user's.
/// </summary>
public sealed class SameBitsTests
{
    private const int Few = 5;
    private const int Some = 12;
    private static readonly ConcurrentDictionary<(int Widest, bool HasDouble, int First, int Count), Drawn> All = new();
    private const int Many = 200;
    private const int ManyWithFormulas = 60;

    /// <summary>
    /// Neurons of the widest layers on AVR, in 2 kB of RAM and 32 kB of flash: sums that are loops, in loops alone, and
    /// sums that are written out, in every form.
    /// </summary>
    private const int WidestLooped = 4, WidestWritten = 3;

    public static TheoryData<string, string, int> Soak
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach (Toolchain toolchain in Toolchains.All.Where(toolchain => toolchain.Missing is null))
            {
                int[] networks = toolchain == Toolchains.Avr ? [WidestLooped, WidestWritten] : [Widest(toolchain)];
                foreach (int widest in networks)
                {
                    data.Add(toolchain.Name, "-O2", widest);
                    data.Add(toolchain.Name, "-Os", widest);
                }
            }

            return data;
        }
    }

    [ToolchainTheory("x86-64 gcc")]
    [InlineData("-O2")]
    [InlineData("-Os")]
    [Trait("Category", "Slow")]
    public void Gcc(string optimization) => Compare(Toolchains.Gcc, optimization, Some);

    [ToolchainTheory("x86-64 clang")]
    [InlineData("-O2")]
    [Trait("Category", "Slow")]
    public void Clang(string optimization) => Compare(Toolchains.Clang, optimization, Some);

    [ToolchainTheory("x86-64 gcc")]
    [InlineData("-O2", DrawnNetworks.FirstOfFormulas)]
    [InlineData("-O2", DrawnNetworks.FirstOfDrawnFormulas)]
    [Trait("Category", "Slow")]
    public void Formulas_of_the_user(string optimization, int first) =>
        Compare(Toolchains.Gcc, optimization, Some, first);

    [ToolchainTheory("Cortex-M4F")]
    [InlineData("-Os", DrawnNetworks.FirstOfFormulas)]
    [InlineData("-Os", DrawnNetworks.FirstOfDrawnFormulas)]
    [Trait("Category", "Slow")]
    public void Formulas_of_the_user_on_a_Cortex_M4F(string optimization, int first) =>
        Compare(Toolchains.CortexM4F, optimization, Few, first);

    [ToolchainTheory("Cortex-M0")]
    [InlineData("-Os")]
    [Trait("Category", "Slow")]
    public void Cortex_M0(string optimization) => Compare(Toolchains.CortexM0, optimization, Few);

    [ToolchainTheory("Cortex-M3")]
    [InlineData("-O2")]
    [Trait("Category", "Slow")]
    public void Cortex_M3(string optimization) => Compare(Toolchains.CortexM3, optimization, Few);

    [ToolchainTheory("Cortex-M4F")]
    [InlineData("-Os")]
    public void Cortex_M4F(string optimization) => Compare(Toolchains.CortexM4F, optimization, Few);

    [ToolchainTheory("Cortex-M7")]
    [InlineData("-O2")]
    [Trait("Category", "Slow")]
    public void Cortex_M7(string optimization) => Compare(Toolchains.CortexM7, optimization, Few);

    [ToolchainTheory("RV32")]
    [InlineData("-Os")]
    [Trait("Category", "Slow")]
    public void RiscV32(string optimization) => Compare(Toolchains.RiscV32, optimization, Few);

    [ToolchainTheory("RV32F")]
    [InlineData("-O2")]
    public void RiscV32F(string optimization) => Compare(Toolchains.RiscV32F, optimization, Few);

    /// <summary>
    /// Networks that fit. avr-gcc 5.4 makes numbers 7, 17 and 124 read a wrong address, unless their source
    /// forbids three optimizations.
    /// </summary>
    [ToolchainTheory("AVR")]
    [InlineData("-Os", WidestWritten, 0, 2)]
    [InlineData("-Os", WidestWritten, 7, 1)]
    [InlineData("-Os", WidestWritten, 17, 1)]
    [InlineData("-Os", WidestWritten, 124, 1)]
    [InlineData("-Os", WidestLooped, 0, 2)]
    public void Avr(string optimization, int widest, int first, int count) =>
        Compare(Toolchains.Avr, optimization, count, first, widest);

    [SoakTheory]
    [MemberData(nameof(Soak))]
    public void Training_of_200_networks_gives_the_same_bits(string machine, string optimization, int widest) =>
        Compare(Toolchains.Of(machine), optimization, Many, widest: widest);

    /// <summary>60 networks; drawn formulas that are written out for each neuron are too long for AVR.</summary>
    [SoakTheory]
    [MemberData(nameof(Soak))]
    public void Training_with_formulas_gives_the_same_bits(string machine, string optimization, int widest)
    {
        bool fits = machine != Toolchains.Avr.Name || widest != WidestWritten;
        int count = fits ? ManyWithFormulas : DrawnNetworks.FirstOfDrawnFormulas - DrawnNetworks.FirstOfFormulas;
        Compare(Toolchains.Of(machine), optimization, count, DrawnNetworks.FirstOfFormulas, widest);
    }

    /// <summary>Small machines get small networks.</summary>
    private static int Widest(Toolchain toolchain) =>
        toolchain.Ram is null ? 12 : toolchain.Ram > 2048 ? 6 : WidestWritten;

    private static void Compare(
        Toolchain toolchain, string optimization, int count, int first = 0, int? widest = null)
    {
        // …a few per program, and on the slowest fewer steps.
        int steps = toolchain == Toolchains.Avr ? 100 : 1000;
        int together = toolchain.Runner.Count == 0 ? count : toolchain == Toolchains.Avr ? 1 : 8;
        Drawn drawn = All.GetOrAdd(
            (widest ?? Widest(toolchain), toolchain.HasDouble, first, count),
            key => new Drawn(key.Widest, key.HasDouble, key.First, key.Count));
        bool allForms = widest != WidestLooped;
        foreach (NetworkSpec[] some in drawn.Specs.Chunk(together))
        {
            using var folder = new TemporaryFolder();
            Twin[] twins =
            [
                .. some.Select(spec =>
                    Twin.Of(drawn.Networks, spec, Export(spec, allForms), folder.File(""), steps)),
            ];
            Assert.Equal(
                twins.Select(twin => twin.Expected), TwinProgram.Run(toolchain, twins, folder.File(""), optimization));
        }
    }

    /// <summary>Networks, compiled once for all machines.</summary>
    private sealed class Drawn(int widest, bool hasDouble, int first, int count)
    {
        private readonly Lazy<CompiledNetworks> _networks =
            new(() => NetworkCompiler.Compile(Draw(widest, hasDouble, first, count)));

        public NetworkSpec[] Specs { get; } = [.. Draw(widest, hasDouble, first, count)];

        public CompiledNetworks Networks => _networks.Value;

        private static IEnumerable<NetworkSpec> Draw(int widest, bool hasDouble, int first, int count) =>
            Enumerable.Range(first, count).Select(number => DrawnNetworks.Of(number, widest, hasDouble));
    }

    /// <summary>Every form of code or loops alone, with and without gradients.</summary>
    private static CExport Export(NetworkSpec spec, bool allForms)
    {
        int number = spec.ParameterCount;
        return new()
        {
            Training = true, Gradients = number % 4 >= 2, Form = allForms ? (CForm)(number % 3) : CForm.Loops,
        };
    }
}
