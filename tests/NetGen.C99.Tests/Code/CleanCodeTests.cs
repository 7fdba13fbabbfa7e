using NetGen.C99.Tests.Targets;

namespace NetGen.C99.Tests.Code;

/// <summary>
/// Exports are C99 and C++17 without a warning, and use nothing that a small machine has not. SameBitsTests compile
/// with
/// the same warnings for every machine.
/// </summary>
[Collection(nameof(Exports))]
public sealed class CleanCodeTests(Exports exports)
{
    [Fact]
    public void Files_are_ASCII_with_guards_and_no_blanks_at_ends() => Assert.All(exports.Names, name =>
    {
        string header = exports.Text($"{name}.h"), source = exports.Text($"{name}.c");
        Assert.All(header + source, letter => Assert.True(letter is '\n' or (>= ' ' and <= '~'), $"{name}: {(int)letter}"));
        Assert.DoesNotContain(" \n", header + source);
        Assert.Contains($"#ifndef {name.ToUpperInvariant()}_H\n", header);
        Assert.All(
            header.Split('\n').Where(line => line.StartsWith(" *", StringComparison.Ordinal)),
            line => Assert.InRange(line.Length, 2, 125));
        Assert.Contains("extern \"C\" {", header);
        Assert.DoesNotContain("math.h", header + source);
        Assert.DoesNotContain("?", source.Replace(" ? ", "", StringComparison.Ordinal));
    });

    [ToolchainFact("gcc")]
    public void Gcc_has_nothing_to_say_of_C99() => Compile("gcc", "-std=c99");

    [ToolchainFact("clang")]
    [Trait("Category", "Slow")]
    public void Clang_has_nothing_to_say_of_C99() => Compile("clang", "-std=c99");

    [ToolchainFact("g++")]
    public void Gcc_has_nothing_to_say_of_Cpp17() => Compile("g++", "-std=c++17", "-xc++");

    [ToolchainFact("clang++")]
    public void Clang_has_nothing_to_say_of_Cpp17() => Compile("clang++", "-std=c++17", "-xc++");

    private void Compile(string compiler, params string[] options) => Parallel.ForEach(
        exports.Names,
        name => Command.Run(
            exports.Folder,
            compiler,
            [.. options, "-O2", .. Toolchain.Strict, "-c", $"{name}.c", "-o", $"{name}.{compiler}.o"]));

    [ToolchainFact("gcc")]
    [Trait("Category", "Slow")]
    public void Nothing_is_called_but_copies_of_memory()
    {
        foreach (string name in exports.Names)
        {
            Command.Run(exports.Folder, "gcc", ["-std=c99", "-O2", "-c", $"{name}.c", "-o", $"{name}.o"]);
            string[] called =
            [
                .. Command.Run(exports.Folder, "nm", ["--undefined-only", "--format=posix", $"{name}.o"])
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]),
            ];
            Assert.Empty(called.Except(["memcpy", "memmove", "memset", "_GLOBAL_OFFSET_TABLE_", "__stack_chk_fail"]));
        }
    }

    /// <summary>Nothing is kept but constants: no data, no zeroed memory.</summary>
    [ToolchainFact("gcc")]
    public void There_is_no_global_state() => Assert.All(exports.Names, name =>
    {
        Command.Run(exports.Folder, "gcc", ["-std=c99", "-Os", "-c", $"{name}.c", "-o", $"{name}.o"]);
        string[] sizes = Command.Run(exports.Folder, "size", [$"{name}.o"]).Split('\n')[1]
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("0", sizes[1]);
        Assert.Equal("0", sizes[2]);
    });

    [ToolchainFact("Cortex-M0")]
    public void A_float_network_calls_no_function_of_double() => Assert.All(exports.Singles, name =>
    {
        Toolchains.CortexM0.Compile(exports.Folder, $"{name}.c", $"{name}.arm.o", "-Os");
        string called = Command.Run(exports.Folder, "arm-none-eabi-nm", ["--undefined-only", $"{name}.arm.o"]);
        Assert.DoesNotMatch(@"__aeabi_(?:d|f2d|i2d|l2d|ui2d)\w*", called);
    });

    /// <summary>
    /// A user's own options, in which gcc fuses where the hardware can: the source itself forbids it.
    /// </summary>
    [ToolchainTheory("Cortex-M4F")]
    [InlineData("-O2")]
    [InlineData("-Os")]
    public void Nothing_is_fused_though_the_hardware_could(string optimization) => Assert.All(exports.Singles, name =>
    {
        Command.Run(exports.Folder, "arm-none-eabi-gcc",
        [
            "-std=gnu99", .. Toolchains.CortexM4F.Options.Take(3), "-mthumb", optimization, "-c", $"{name}.c",
            "-o", $"{name}.m4.o",
        ]);
        string listing = Command.Run(exports.Folder, "arm-none-eabi-objdump", ["-d", $"{name}.m4.o"]);
        Assert.Contains(".f32", listing);
        Assert.DoesNotMatch(@"\bvfn?m[as]", listing);
    });

    [ToolchainFact("gcc")]
    public void Options_that_change_results_are_refused()
    {
        string name = exports.Names[0];
        (int code, string output) = Command.Try(
            exports.Folder, "gcc", ["-std=c99", "-ffast-math", "-c", $"{name}.c", "-o", "refused.o"]);
        Assert.NotEqual(0, code);
        Assert.Contains("compile it without -ffast-math", output);
    }

    [ToolchainFact("AVR")]
    public void A_double_network_refuses_a_machine_without_64_bits()
    {
        string name = exports.Doubles[0];
        (int code, string output) = Command.Try(
            exports.Folder, "avr-gcc", ["-std=c99", "-mmcu=atmega328p", "-c", $"{name}.c", "-o", "refused.o"]);
        Assert.NotEqual(0, code);
        Assert.Contains("double has to be IEEE 754 in 64 bits", output);
    }
}
