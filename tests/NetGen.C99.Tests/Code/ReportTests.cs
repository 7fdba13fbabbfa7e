using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.C99.Tests.Targets;

namespace NetGen.C99.Tests.Code;

/// <summary>
/// What a header says is so: RAM exactly, flash within a quarter of gcc's -Os, and the stack too, or within 16 bytes, in
/// nine cases of ten.
/// </summary>
[Collection(nameof(Exports))]
public sealed partial class ReportTests(Exports exports)
{
    private const double MostOff = 0.25;

    /// <summary>The same where layers do not learn: gcc knows their weights, which saves more than is foreseen.</summary>
    private const double MostOffWithConstants = 0.35;

    /// <summary>Bytes of stack that are not a quarter of a small one: a frame is a multiple of 8, or of 16.</summary>
    private const int MostOffStack = 16;

    /// <summary>Of all functions: no stack is off by more than this.</summary>
    private const double MostOffEver = 1;

    /// <summary>Of all functions: so many may be off by more than a quarter.</summary>
    private const double FewOff = 0.1;

    /// <summary>The functions that the estimate leaves out.</summary>
    private static readonly string[] Kept =
    [
        "trained", "store", "restore", "save", "load", "newest", "is_whole", "put", "get", "put_numbers", "get_numbers",
        "crc",
    ];

    [ToolchainFact("Cortex-M0")]
    [Trait("Category", "Slow")]
    public void Flash_of_a_Cortex_M0_is_estimated() => Estimated(Toolchains.CortexM0, "Cortex-M0", "arm-none-eabi-");

    [ToolchainFact("Cortex-M4F")]
    public void Flash_of_a_Cortex_M4F_is_estimated() =>
        Estimated(Toolchains.CortexM4F, "Cortex-M4F", "arm-none-eabi-");

    [ToolchainFact("Cortex-M7")]
    [Trait("Category", "Slow")]
    public void Flash_of_a_Cortex_M7_is_estimated() => Estimated(Toolchains.CortexM7, "Cortex-M7", "arm-none-eabi-");

    [ToolchainFact("RV32")]
    [Trait("Category", "Slow")]
    public void Flash_of_a_RiscV_is_estimated() =>
        Estimated(Toolchains.RiscV32, "RV32IMAC", "riscv64-unknown-elf-");

    [ToolchainFact("AVR")]
    public void Flash_of_an_AVR_is_estimated() => Estimated(Toolchains.Avr, "AVR", "avr-");

    [ToolchainFact("gcc")]
    public void RAM_is_what_the_header_says()
    {
        foreach (string name in exports.Names)
        {
            string header = exports.Text($"{name}.h");
            Match stated = Ram().Match(header);
            if (stated.Success)
            {
                File.WriteAllText(Path.Combine(exports.Folder, "ram.c"), $"""
                    #include "{name}.h"
                    typedef char check[sizeof({name}_network) == {Number(stated)} ? 1 : -1];
                    """);
                Command.Run(exports.Folder, "gcc", ["-std=c99", "-c", "ram.c", "-o", "ram.o"]);
            }
        }
    }

    private void Estimated(Toolchain toolchain, string name, string prefix)
    {
        var wrong = new List<string>();
        var far = new List<string>();
        int functions = 0;
        foreach (string network in toolchain.HasDouble ? exports.Names : exports.Singles)
        {
            string file = $"{network}.{prefix}size";
            toolchain.Compile(
                exports.Folder, $"{network}.c", $"{file}.o", "-Os", "-ffunction-sections", "-fstack-usage",
                // Without a library, gcc would call memcpy for a number's bits.
                "-fbuiltin");
            string header = exports.Text($"{network}.h");
            bool learns = header.Contains("_train_step(", StringComparison.Ordinal);
            string[] stated = [.. Line(name).Match(header).Groups[1].Value
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            int estimate = int.Parse(stated[^1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            int parameters = Number(Parameters().Match(header));
            int measured = parameters + Section()
                .Matches(Command.Run(exports.Folder, $"{prefix}size", ["-A", $"{file}.o"]))
                .Where(section => IsCounted(network, section.Groups[1].Value.Split('.')[0], learns))
                .Sum(section => int.Parse(section.Groups[2].Value, CultureInfo.InvariantCulture));
            bool hasConstants = header.Contains("_TRAINABLE ", StringComparison.Ordinal);
            double mostOff = hasConstants ? MostOffWithConstants : MostOff;
            if (Math.Abs(estimate - measured) > mostOff * measured)
            {
                wrong.Add($"{network}: {estimate} estimated, {measured} measured");
            }

            string stacks = header[header.IndexOf(" stack ", StringComparison.Ordinal)..];
            int[] stack = [.. Line(name).Match(stacks).Groups[1].Value
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(bytes => int.Parse(bytes, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];
            var usage = new StackUsage(
                exports.Text($"{file}.su"), Command.Run(exports.Folder, $"{prefix}objdump", ["-dr", $"{file}.o"]));
            Check("predict", stack[0]);
            if (learns)
            {
                Check("train_step", stack[1]);
            }

            void Check(string function, int stated)
            {
                int most = usage.Of($"{network}_{function}");
                Assert.True(most > 0);
                int off = Math.Abs(stated - most);
                string found = $"{network}_{function}: {stated} bytes of stack estimated, {most} measured";
                Assert.True(off <= Math.Max(MostOffEver * most, MostOffStack), found);
                // The estimate was not made for constant weights, which a compiler need not hold, nor for inputs that
                // the output layer reads again.
                bool isHeld = !hasConstants && !exports.WithInputSkip.Contains(network);
                functions += isHeld ? 1 : 0;
                if (isHeld && off > Math.Max(MostOff * most, MostOffStack))
                {
                    far.Add(found);
                }
            }
        }

        Assert.True(far.Count <= Math.Ceiling(FewOff * functions), $"{far.Count} of {functions}: {string.Join("; ", far)}");
        Assert.Empty(wrong);
    }

    private static bool IsCounted(string network, string section, bool learns)
    {
        // What puts sums of double right has no network's name.
        string function = section.StartsWith("__", StringComparison.Ordinal) ? "" : section[(network.Length + 1)..];
        return !Kept.Contains(function)
            && (!learns || (function != "predict" && !function.StartsWith("trained_", StringComparison.Ordinal)));
    }

    private static int Number(Match match) =>
        int.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static Regex Line(string name) => new($@"^ \*  +{name} +([\d, ]+)$", RegexOptions.Multiline);

    [GeneratedRegex(@"in ([\d,]+) bytes of flash")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"RAM +([\d,]+) bytes per network")]
    private static partial Regex Ram();

    [GeneratedRegex(@"^\.text\.(\S+) +(\d+)", RegexOptions.Multiline)]
    private static partial Regex Section();
}
