using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.C99.Tests.Targets;

namespace NetGen.C99.Tests.Code;

/// <summary>What a header says of flash and RAM is so: RAM exactly, flash within a quarter of gcc's -Os.</summary>
[Collection(nameof(Exports))]
public sealed partial class ReportTests(Exports exports)
{
    private const double MostOff = 0.25;

    /// <summary>The functions that the estimate leaves out.</summary>
    private static readonly string[] Kept =
    [
        "trained", "store", "restore", "save", "load", "newest", "is_whole", "put", "get", "put_numbers", "get_numbers",
        "crc",
    ];

    [ToolchainFact("Cortex-M0")]
    public void Flash_of_a_Cortex_M0_is_estimated() => Estimated(Toolchains.CortexM0, "Cortex-M0", "arm-none-eabi-size");

    [ToolchainFact("Cortex-M4F")]
    public void Flash_of_a_Cortex_M4F_is_estimated() =>
        Estimated(Toolchains.CortexM4F, "Cortex-M4F", "arm-none-eabi-size");

    [ToolchainFact("Cortex-M7")]
    public void Flash_of_a_Cortex_M7_is_estimated() => Estimated(Toolchains.CortexM7, "Cortex-M7", "arm-none-eabi-size");

    [ToolchainFact("RV32")]
    public void Flash_of_a_RiscV_is_estimated() =>
        Estimated(Toolchains.RiscV32, "RV32IMAC", "riscv64-unknown-elf-size");

    [ToolchainFact("AVR")]
    public void Flash_of_an_AVR_is_estimated() => Estimated(Toolchains.Avr, "AVR", "avr-size");

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

    private void Estimated(Toolchain toolchain, string name, string size)
    {
        var wrong = new List<string>();
        foreach (string network in exports.Singles)
        {
            toolchain.Compile(exports.Folder, $"{network}.c", $"{network}.size.o", "-Os", "-ffunction-sections");
            string header = exports.Text($"{network}.h");
            bool learns = header.Contains("_train_step(", StringComparison.Ordinal);
            string[] stated = [.. Line(name).Match(header).Groups[1].Value
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            int estimate = int.Parse(stated[^1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            int parameters = Number(Parameters().Match(header));
            int measured = parameters + Section()
                .Matches(Command.Run(exports.Folder, size, ["-A", $"{network}.size.o"]))
                .Where(section => IsCounted(section.Groups[1].Value[(network.Length + 1)..].Split('.')[0], learns))
                .Sum(section => int.Parse(section.Groups[2].Value, CultureInfo.InvariantCulture));
            if (Math.Abs(estimate - measured) > MostOff * measured)
            {
                wrong.Add($"{network}: {estimate} estimated, {measured} measured");
            }
        }

        Assert.Empty(wrong);
    }

    private static bool IsCounted(string function, bool learns) => !Kept.Contains(function)
        && (!learns || (function != "predict" && !function.StartsWith("trained_", StringComparison.Ordinal)));

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
