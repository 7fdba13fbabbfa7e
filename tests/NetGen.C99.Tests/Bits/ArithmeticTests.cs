using System.Numerics;
using NetGen.C99.Tests.Targets;
using NetGen.TestSupport;

namespace NetGen.C99.Tests.Bits;

/// <summary>
/// Sums, differences, products and quotients are rounded as IEEE 754 says where a compiler's library computes them:
/// operands of every size, many of them near ties and powers of two.
/// </summary>
/// <remarks>
/// Where they are not, exports bring what puts them right (see CDoubleSums), or docs/devices.md says what differs.
/// </remarks>
public sealed class ArithmeticTests
{
    private const int Count = 20_000;

    private static readonly NetworkSpec Network = new()
    {
        Name = "Net0", Inputs = 1, Hidden = [], Outputs = 1, Kernel = Kernel.Scalar, Precision = Precision.Double,
    };

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile([Network]));

    [ToolchainTheory("Cortex-M0")]
    [InlineData(false)]
    [InlineData(true)]
    public void Cortex_M0(bool isDouble) => Compare(Toolchains.CortexM0, isDouble);

    [ToolchainTheory("Cortex-M3")]
    [InlineData(false)]
    [InlineData(true)]
    public void Cortex_M3(bool isDouble) => Compare(Toolchains.CortexM3, isDouble);

    [ToolchainTheory("Cortex-M4F")]
    [InlineData(false)]
    [InlineData(true)]
    public void Cortex_M4F(bool isDouble) => Compare(Toolchains.CortexM4F, isDouble);

    [ToolchainTheory("Cortex-M7")]
    [InlineData(true)]
    public void Cortex_M7(bool isDouble) => Compare(Toolchains.CortexM7, isDouble);

    [ToolchainTheory("RV32")]
    [InlineData(false)]
    [InlineData(true)]
    public void RiscV32(bool isDouble) => Compare(Toolchains.RiscV32, isDouble);

    /// <summary>Quotients below 2^−126 are left out: avr-libc rounds some of them twice.</summary>
    [ToolchainTheory("AVR")]
    [InlineData(false)]
    public void Avr(bool isDouble) => Compare(Toolchains.Avr, isDouble, count: 500);

    [ToolchainFact("Cortex-M4F")]
    public void A_network_of_double_refuses_wrong_sums()
    {
        using var folder = new TemporaryFolder();
        Compiled.Value.CreateTrainable<double>(Network, 1).SaveC(folder.File(""), new CExport());
        string[] options = [.. Toolchains.CortexM4F.Options.Except(Toolchains.WrappedSums)];
        (int code, string output) =
            Command.Try(folder.File(""), "arm-none-eabi-gcc", [.. options, "-c", "net0.c", "-o", "refused.o"]);
        Assert.NotEqual(0, code);
        Assert.Contains("--wrap=__aeabi_dadd", output);
        Command.Run(
            folder.File(""), "arm-none-eabi-gcc", [.. options, "-DNETGEN_WRAPPED_SUMS=0", "-c", "net0.c", "-o", "0.o"]);
    }

    private static void Compare(Toolchain toolchain, bool isDouble, int count = Count)
    {
        using var folder = new TemporaryFolder();
        var file = new List<string>();
        if (isDouble)
        {
            Compiled.Value.CreateTrainable<double>(Network, 1).SaveC(folder.File(""), new CExport());
            file.Add("#include \"net0.c\"");
        }

        string real = isDouble ? "double" : "float", word = isDouble ? "uint64_t" : "uint32_t";
        file.AddRange(
        [
            "#include \"print.h\"",
            "#include <stdint.h>",
            "#include <string.h>",
            toolchain == Toolchains.Avr ? "#include <avr/interrupt.h>\n#include <avr/sleep.h>" : "",
            $"#define FRACTION {(isDouble ? 52 : 23)}",
            $"#define EXPONENTS {(isDouble ? 0x800 : 0x100)}u",
            .. Hash.InC(real, !isDouble),
            $$"""
            static uint32_t state = 1u;
            static uint32_t draw(void)
            {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                return state >> 4;
            }
            static {{real}} operand(uint32_t exponent)
            {
                {{real}} x;
                {{word}} bits = ({{word}})((uint64_t)draw() * 0x9E3779B97F4A7C15u >> {{(isDouble ? 0 : 32)}});
                {{word}} mask = (({{word}})1 << FRACTION) - 1u;
                switch (draw() % 6u)
                {
                    case 0: bits = 0u; break;
                    case 1: bits = mask; break;
                    case 2: bits &= 7u; break;
                    case 3: bits = mask - (bits & 7u); break;
                    case 4: bits &= mask >> (FRACTION / 2 - 6); break;
                    default: break;
                }
                bits = (bits & mask) | (({{word}})(exponent % EXPONENTS) << FRACTION);
                bits |= ({{word}})(draw() % 2u) << {{(isDouble ? 63 : 31)}};
                memcpy(&x, &bits, sizeof x);
                return x;
            }
            int main(void)
            {
                char line[10];
                for (uint32_t n = 0; n < {{count}}u; ++n)
                {
                    uint32_t k = n % 4u, e = draw(), f = draw();
                    e = k == 0u ? e : k == 1u ? e % (FRACTION + 20u) : EXPONENTS / 2u - 1u + e % 8u;
                    f = k == 0u ? f : k == 1u ? f % (FRACTION + 20u) : k == 2u ? e - FRACTION - 10u + f % (2u * FRACTION + 20u)
                        : e - 31u - f % 4u;
                    volatile {{real}} a = operand(e), b = operand(f);
                    add(a + b);
                    add(b - a);
                    add(a * b);
                    volatile {{real}} quotient = a / b;
                    if ({{(toolchain == Toolchains.Avr ? "quotient >= 1.2e-38f || quotient <= -1.2e-38f" : "1")}})
                    {
                        add(quotient);
                    }
                }
                for (int digit = 0; digit < 8; ++digit)
                {
                    line[digit] = "0123456789ABCDEF"[(hash >> (28 - 4 * digit)) & 15u];
                }
                line[8] = '\n';
                line[9] = '\0';
                print(line);
                {{(toolchain == Toolchains.Avr ? "cli(); sleep_enable(); sleep_cpu();" : "")}}
                return 0;
            }
            """,
        ]);
        File.WriteAllLines(folder.File("sums.c"), file);
        string device = $"-I{Path.Combine(AppContext.BaseDirectory, "Targets", "Device")}";
        Command.Run(
            folder.File(""),
            toolchain.Compiler,
            [.. toolchain.Standard, .. toolchain.Options, "-O2", "-w", device, "-c", "sums.c", "-o", "sums.o"]);
        toolchain.Link(folder.File(""), "sums.elf", ["sums.o"], device);
        string expected = isDouble ? Expected<double>(count, toolchain) : Expected<float>(count, toolchain);
        Assert.Contains(expected, toolchain.Run(folder.File(""), "sums.elf"), StringComparison.Ordinal);
    }

    private static string Expected<T>(int count, Toolchain toolchain)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isDouble = typeof(T) == typeof(double);
        uint fraction = isDouble ? 52u : 23u, exponents = isDouble ? 0x800u : 0x100u, state = 1;
        var hash = new Hash();
        for (uint n = 0; n < count; n++)
        {
            uint k = n % 4, e = Draw(), f = Draw();
            unchecked
            {
                e = k == 0 ? e : k == 1 ? e % (fraction + 20) : (exponents / 2) - 1 + (e % 8);
                f = k == 0 ? f : k == 1 ? f % (fraction + 20)
                    : k == 2 ? e - fraction - 10 + (f % ((2 * fraction) + 20)) : e - 31 - (f % 4);
            }

            T a = Operand(e), b = Operand(f);
            hash.Add(a + b);
            hash.Add(b - a);
            hash.Add(a * b);
            T quotient = a / b;
            if (toolchain != Toolchains.Avr || T.Abs(quotient) >= T.CreateChecked(1.2e-38f))
            {
                hash.Add(quotient);
            }
        }

        return hash.ToString();

        uint Draw()
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return state >> 4;
        }

        T Operand(uint exponent)
        {
            ulong bits = unchecked(Draw() * 0x9E3779B97F4A7C15u) >> (isDouble ? 0 : 32);
            ulong mask = (1ul << (int)fraction) - 1;
            bits = (Draw() % 6) switch
            {
                0 => 0,
                1 => mask,
                2 => bits & 7,
                3 => mask - (bits & 7),
                4 => bits & (mask >> (((int)fraction / 2) - 6)),
                _ => bits,
            };
            bits = (bits & mask) | ((ulong)(exponent % exponents) << (int)fraction);
            bits |= (ulong)(Draw() % 2) << (isDouble ? 63 : 31);
            return isDouble ? (T)(object)BitConverter.UInt64BitsToDouble(bits)
                : (T)(object)BitConverter.UInt32BitsToSingle((uint)bits);
        }
    }
}
