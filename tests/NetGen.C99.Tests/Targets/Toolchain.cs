namespace NetGen.C99.Tests.Targets;

/// <summary>A compiler for a machine, and what runs its programs here.</summary>
/// <param name="Name">Of the machine and the compiler.</param>
/// <param name="Compiler">The compiler's command.</param>
/// <param name="Options">Those that choose the machine.</param>
/// <param name="Device">The files around an export: what prints, and what starts a program.</param>
/// <param name="Runner">What runs a program, whose file follows; empty: it runs by itself.</param>
internal sealed record Toolchain(
    string Name,
    string Compiler,
    IReadOnlyList<string> Options,
    IReadOnlyList<string> Device,
    IReadOnlyList<string> Runner)
{
    /// <summary>What every export is compiled with here, without a warning.</summary>
    public static readonly string[] Strict =
    [
        "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wdouble-promotion", "-Wshadow", "-Werror",
    ];

    /// <summary>The options that C of an export may be compiled with.</summary>
    public string[] Standard { get; init; } = ["-std=c99"];

    /// <summary>What is linked behind everything else.</summary>
    public string[] Libraries { get; init; } = [];

    /// <summary>Bytes of RAM for networks, stack included; null: enough.</summary>
    public int? Ram { get; init; }

    /// <summary>Whether <c>double</c> has 64 bits.</summary>
    public bool HasDouble { get; init; } = true;

    /// <summary>What is missing, in a sentence; null: nothing.</summary>
    public string? Missing => Tools.FirstOrDefault(tool => !Command.Exists(tool)) is { } tool
        ? $"{tool} is not installed (tests/install-c-toolchains does it)."
        : null;

    private IEnumerable<string> Tools => Runner.Count == 0 ? [Compiler] : [Compiler, Runner[0]];

    /// <summary>Compiles one file; a warning is a failure.</summary>
    public void Compile(string folder, string source, string result, params IEnumerable<string> more) => Command.Run(
        folder, Compiler, [.. Standard, .. Options, "-ffp-contract=off", .. Strict, .. more, "-c", source, "-o", result]);

    /// <summary>Links objects with the files around them.</summary>
    public void Link(string folder, string result, IEnumerable<string> objects, params IEnumerable<string> more) =>
        Command.Run(
            folder,
            Compiler,
            [
                .. Options, .. more, .. objects,
                .. Device.Select(file => Path.Combine(AppContext.BaseDirectory, "Targets", "Device", file)),
                "-o", result, .. Libraries,
            ]);

    /// <summary>What a program prints.</summary>
    public string Run(string folder, string program) => Runner.Count == 0
        ? Command.Run(folder, Path.Combine(folder, program), [])
        : Command.Run(folder, Runner[0], [.. Runner.Skip(1), program]);

    public override string ToString() => Name;
}
