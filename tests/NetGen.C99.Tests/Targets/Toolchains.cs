namespace NetGen.C99.Tests.Targets;

/// <summary>The machines that exports are tried on.</summary>
internal static class Toolchains
{
    private static readonly string Scripts = Path.Combine(AppContext.BaseDirectory, "Targets", "Device");

    /// <summary>What networks of <c>double</c> ask for where gcc's library rounds sums wrongly.</summary>
    public static readonly string[] WrappedSums =
        ["-DNETGEN_WRAPPED_SUMS=1", "-Wl,--wrap=__aeabi_dadd,--wrap=__aeabi_dsub"];

    public static Toolchain Gcc { get; } = new("x86-64 gcc", "gcc", [], ["print_host.c"], []);

    public static Toolchain Clang { get; } = new("x86-64 clang", "clang", [], ["print_host.c"], []);

    public static Toolchain CortexM0 { get; } = Arm("Cortex-M0", "microbit", ["-mcpu=cortex-m0"]);

    public static Toolchain CortexM3 { get; } = Arm("Cortex-M3", "mps2-an385", ["-mcpu=cortex-m3"]);

    public static Toolchain CortexM4F { get; } = Arm(
        "Cortex-M4F", "mps2-an386", ["-mcpu=cortex-m4", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16"]);

    public static Toolchain CortexM7 { get; } = Arm(
        "Cortex-M7", "mps2-an500", ["-mcpu=cortex-m7", "-mfloat-abi=hard", "-mfpu=fpv5-sp-d16"]);

    public static Toolchain RiscV32 { get; } = RiscV("RV32", ["-march=rv32imac", "-mabi=ilp32"]);

    public static Toolchain RiscV32F { get; } = RiscV("RV32F", ["-march=rv32imafc", "-mabi=ilp32f"]);

    public static Toolchain Avr { get; } = new(
        "AVR",
        "avr-gcc",
        ["-mmcu=atmega328p", "-DF_CPU=16000000UL"],
        ["print_avr.c"],
        ["simavr", "-m", "atmega328p", "-f", "16000000"])
    {
        Ram = 2048,
        HasDouble = false,
    };

    public static IReadOnlyList<Toolchain> All { get; } =
        [Gcc, Clang, CortexM0, CortexM3, CortexM4F, CortexM7, RiscV32, RiscV32F, Avr];

    public static Toolchain Of(string name) => All.Single(toolchain => toolchain.Name == name);

    private static Toolchain Arm(string name, string machine, string[] options) => new(
        name,
        "arm-none-eabi-gcc",
        [
            .. options, "-mthumb", "-nostartfiles", "--specs=nano.specs", $"-T{Path.Combine(Scripts, "arm.ld")}",
            .. name == "Cortex-M0" ? [] : WrappedSums,
        ],
        ["print_arm.c"],
        ["qemu-system-arm", "-M", machine, "-nographic", "-semihosting", "-kernel"])
    {
        Ram = name == "Cortex-M0" ? 16384 : null,
    };

    private static Toolchain RiscV(string name, string[] options) => new(
        name,
        "riscv64-unknown-elf-gcc",
        [
            .. options, "-ffreestanding", "-fno-tree-loop-distribute-patterns", "-nostdlib", "-nostartfiles",
            "-mcmodel=medany", $"-I{Path.Combine(Scripts, "freestanding")}", $"-T{Path.Combine(Scripts, "riscv.ld")}",
        ],
        ["print_riscv.c", "memory.c"],
        [
            "qemu-system-riscv32", "-M", "virt", "-bios", "none", "-nographic", "-semihosting-config",
            "enable=on,target=native", "-kernel",
        ])
    {
        Libraries = ["-lgcc"],
    };
}
